import type { BandPoint } from "../../_charts/BandChart.tsx";
import { count, decimal } from "../../_i18n/format.ts";
import type { Language } from "../../_i18n/language.ts";
import type { useWords } from "../../_i18n/Words.tsx";
import type { ForecastMade, ShownDay } from "../../_state/useForecast.ts";
import { dayTitle, shortDay } from "../history/dates.ts";

type Words = ReturnType<typeof useWords>;

/** A day of the chart: of the past, or to come. */
export interface DayPlace {
  readonly date: string;
  readonly point: BandPoint;
}

/** Contacts, with one decimal where there are few. */
export function contacts(value: number, language: Language): string {
  return value < 10 && value % 1 !== 0 ? decimal(value, 1, language) : count(value, language);
}

/** `540` → `9:00`. */
export function minuteText(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

/** Totals of the last days that came, and of all days to come. */
export function dayPlaces(made: ForecastMade, pastDays: number, language: Language, words: Words): readonly DayPlace[] {
  const past = made.series.days.slice(-pastDays);
  const plan = new Map(made.plan.days.map((day) => [day.date, day]));
  const changed = new Set(made.changed.map(({ date }) => date));
  const came = past.map((day): DayPlace => {
    const known = day.counts.every((value) => !Number.isNaN(value));
    const total = day.counts.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);
    const title = dayTitle(day.date, language);
    const isToday = made.today?.date === day.date;
    const names = day.special.length > 0 ? `, ${day.special.join(", ")}` : "";
    const told = isToday
      ? words("forecast.toldToday", { day: title, n: contacts(total, language) })
      : words(known ? "forecast.toldCame" : "forecast.toldPartly", { day: title, n: contacts(total, language) });
    return {
      date: day.date,
      point: {
        label: shortDay(day.date, language),
        told: `${told}${names}${day.excluded === true ? `, ${words("forecast.excluded")}` : ""}`,
        // What is only partly known would stand as a fall.
        actual: known && !isToday ? total : undefined,
        marked: day.special.length > 0 || day.excluded === true,
        ...(isToday && made.today !== undefined ? bandOfTotal(made.today.after) : {}),
      },
    };
  });
  const ahead = made.model.days
    .filter((day) => day.date !== made.today?.date)
    .map((day): DayPlace => {
      const planned = changed.has(day.date) ? plan.get(day.date)?.total.mean : undefined;
      return {
        date: day.date,
        point: {
          label: shortDay(day.date, language),
          told: toldDay(day, planned, language, words),
          planned,
          marked: day.special.length > 0,
          ...bandOfTotal(day),
        },
      };
    });
  return [...came, ...ahead];
}

function bandOfTotal({ total }: ShownDay): Pick<BandPoint, "band"> {
  const { median, low50, high50, low90, high90 } = total;
  return { band: { median, low50, high50, low90, high90 } };
}

function toldDay(day: ShownDay, planned: number | undefined, language: Language, words: Words): string {
  const { median, low50, high50, low90, high90 } = day.total;
  const of = (value: number) => contacts(value, language);
  const expected = words("forecast.toldAhead", {
    ...{ day: dayTitle(day.date, language), n: of(median) },
    ...{ low50: of(low50), high50: of(high50), low90: of(low90), high90: of(high90) },
  });
  const special = day.special.length > 0 ? `, ${day.special.join(", ")}` : "";
  return `${expected}${special}${planned === undefined ? "" : `, ${words("forecast.toldPlanned", { n: of(planned) })}`}`;
}

/** The intervals of one day: what came, what was or is expected. Empty for a date nothing is known of. */
export function intervalPoints(
  made: ForecastMade,
  date: string,
  language: Language,
  words: Words,
): readonly BandPoint[] {
  const { fromMinute, intervalMinutes, intervals } = made.series;
  const came = made.series.days.find((day) => day.date === date);
  const isToday = made.today?.date === date;
  const ahead = isToday ? made.today?.after : made.model.days.find((day) => day.date === date);
  const before = isToday ? made.today?.before : undefined;
  const isChanged = made.changed.some((one) => one.date === date);
  const planned = isChanged && !isToday ? made.plan.days.find((day) => day.date === date) : undefined;
  const usual = came === undefined && ahead === undefined ? undefined : lastSameWeekday(made, date);
  return Array.from({ length: intervals }, (_, i): BandPoint => {
    const actual = came?.counts[i];
    const known = actual === undefined || Number.isNaN(actual) ? undefined : actual;
    const of = (value: number | undefined) => (value === undefined ? "" : contacts(value, language));
    const minute = fromMinute + i * intervalMinutes;
    const time = `${minuteText(minute)}–${minuteText(minute + intervalMinutes)}`;
    const band =
      ahead === undefined || (isToday && known !== undefined)
        ? undefined
        : {
            median: ahead.counts.median[i] ?? 0,
            low50: ahead.counts.low50[i] ?? 0,
            high50: ahead.counts.high50[i] ?? 0,
            low90: ahead.counts.low90[i] ?? 0,
            high90: ahead.counts.high90[i] ?? 0,
          };
    const told =
      band === undefined
        ? words("forecast.toldInterval", { time, n: known === undefined ? "—" : of(known) })
        : words("forecast.toldIntervalAhead", {
            ...{ time, n: of(band.median), low50: of(band.low50), high50: of(band.high50) },
            ...{ low90: of(band.low90), high90: of(band.high90) },
          });
    return {
      label: minuteText(minute),
      told,
      actual: known,
      band,
      planned: planned?.counts.mean[i],
      ghost: before?.counts.median[i] ?? usual?.[i],
    };
  });
}

/** Counts of the last whole day before `date` of the same weekday; absent: there is none. */
function lastSameWeekday(made: ForecastMade, date: string): readonly number[] | undefined {
  const weekday =
    made.series.days.find((day) => day.date === date)?.weekday ??
    made.model.days.find((day) => day.date === date)?.weekday;
  const found = made.series.days.findLast(
    (day) =>
      day.date < date &&
      day.weekday === weekday &&
      day.special.length === 0 &&
      day.excluded !== true &&
      day.counts.every((value) => !Number.isNaN(value)),
  );
  return found === undefined ? undefined : [...found.counts];
}
