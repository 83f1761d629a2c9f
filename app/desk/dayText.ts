import { clock, decimal, duration, percent } from "../_i18n/format.ts";
import type { Language } from "../_i18n/language.ts";
import type { useWords } from "../_i18n/Words.tsx";
import type { DayFigure } from "./dayFigures.ts";

type Say = ReturnType<typeof useWords>;

/** Noon of a date: inside it in every zone when read in UTC. */
function noon(date: string): number {
  return Date.parse(`${date}T12:00:00Z`);
}

function dated(date: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", { ...options, timeZone: "UTC" }).format(
    noon(date),
  );
}

/** `Sat 21 Nov 2026`; of today `Today, Sun 22 Nov 2026`. */
export function dayName(date: string, isToday: boolean, words: Say, language: Language): string {
  const text = dated(date, language, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
  return isToday ? `${words("day.today")}, ${text}` : text;
}

/** `Saturday`. */
export function weekdayName(date: string, language: Language): string {
  return dated(date, language, { weekday: "long" });
}

/** Begin of every second hour of a day, with its local time. */
export function hoursOf(
  startsAt: number,
  endsAt: number,
  timeZone: string,
): { readonly at: number; readonly text: string }[] {
  const hours: { at: number; text: string }[] = [];
  for (let at = startsAt + 7_200_000; at < endsAt; at += 7_200_000) hours.push({ at, text: clock(at, timeZone) });
  return hours;
}

/** The axis of a figure: 0–100 % always; of others from 0 to a round number at or above everything drawn. */
export function ticksOf(
  figure: DayFigure,
  lists: readonly (readonly (number | null)[])[],
  language: Language,
): { readonly most: number; readonly ticks: readonly { readonly value: number; readonly text: string }[] } {
  if (figure === "serviceLevel") {
    return { most: 1, ticks: [0.5, 1].map((value) => ({ value, text: percent(value, language) })) };
  }
  const highest = Math.max(1, ...lists.flat().map((value) => value ?? 0));
  const unit = figure === "averageHandleMs" ? 60_000 : 1;
  const most = roundUp(highest / unit) * unit;
  return { most, ticks: [most / 2, most].map((value) => ({ value, text: figureText(figure, value, language) })) };
}

/** A figure with its unit. */
export function figureText(figure: DayFigure, value: number, language: Language): string {
  switch (figure) {
    case "serviceLevel":
      return percent(value, language);
    case "averageHandleMs":
      return duration(value, language);
    case "offered":
    case "waiting":
      return decimal(value, value % 1 === 0 ? 0 : 1, language);
    case "agents":
      return decimal(value, 1, language);
  }
}

/** The next of 1, 2, 4, 6, 8, 10 times a power of ten: its half is round too. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 6, 8, 10].find((step) => step * power >= value) ?? 10) * power;
}
