import type { Language } from "../../_i18n/language.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** The local day of an instant: `3 Mar 2003`, `3 мар. 2003 г.` */
export function localDate(at: number, timeZone: string, language: Language): string {
  return plain(formatOf(language, timeZone, { day: "numeric", month: "short", year: "numeric" }).format(at));
}

/** A local date `YYYY-MM-DD` as people say it, with the day of the week: `Mon 3 Mar 2003`. */
export function dayTitle(date: string, language: Language): string {
  const [year, month, day] = date.split("-").map(Number);
  const at = Date.UTC(year ?? 1970, (month ?? 1) - 1, day ?? 1);
  return plain(
    formatOf(language, "UTC", { weekday: "short", day: "numeric", month: "short", year: "numeric" }).format(at),
  );
}

/** A local date `YYYY-MM-DD` under an axis: `3 Mar`. */
export function shortDay(date: string, language: Language): string {
  const [year, month, day] = date.split("-").map(Number);
  const at = Date.UTC(year ?? 1970, (month ?? 1) - 1, day ?? 1);
  return formatOf(language, "UTC", { day: "numeric", month: "short" }).format(at);
}

/** An instant with its minute, for lists: `22 Nov 2026, 12:40`. */
export function localMoment(at: number, timeZone: string, language: Language): string {
  return plain(formatOf(language, timeZone, { dateStyle: "medium", timeStyle: "short" }).format(at));
}

/** Russian dates end in “г.”, which a sentence cannot bear. */
function plain(text: string): string {
  return text.replace(/(\d)\s*г\.(?=$|,|\s)/u, "$1");
}

function formatOf(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${Object.keys(options).join()}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", {
    timeZone,
    hourCycle: "h23",
    ...options,
  });
  formats.set(key, format);
  return format;
}

/** The month of a local date, with its year: `Mar 2003`. */
export function monthTitle(date: string, language: Language): string {
  const [year, month] = date.split("-").map(Number);
  return plain(
    formatOf(language, "UTC", { month: "short", year: "numeric" }).format(Date.UTC(year ?? 1970, (month ?? 1) - 1, 1)),
  );
}

/** A minute of the day: `08:30`; the end of the day is `24:00`. */
export function clockOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
