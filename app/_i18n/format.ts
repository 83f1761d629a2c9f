import type { Language } from "./language.ts";

const NO_BREAK = "\u00a0";
const MINUS = "\u2212";
const DASH = "\u2013";
/** Unknown, or division by zero. A measured zero is `0`. */
export const NONE = "\u2014";

const clocks = new Map<string, Intl.DateTimeFormat>();

/** A fraction as whole percent: 0.8 → `80%`, `80 %` in Russian; `—` when there is none. */
export function percent(fraction: number | undefined, language: Language): string {
  if (fraction === undefined) return NONE;
  return `${percentNumber(fraction)}${language === "ru" ? NO_BREAK : ""}%`;
}

/** A fraction as percent with `digits` decimals: 0.0467 → `4.7%`, `4,7 %` in Russian; `—` when there is none. */
export function percentExact(fraction: number | undefined, digits: number, language: Language): string {
  if (fraction === undefined) return NONE;
  return `${decimal(100 * fraction, digits, language)}${language === "ru" ? NO_BREAK : ""}%`;
}

/** A fraction as whole percent without the sign, for figures whose heading carries it. */
export function percentNumber(fraction: number | undefined): string {
  return fraction === undefined ? NONE : String(Math.round(fraction * 100));
}

/** An interval of fractions: `41–93`. Empty when there is none. */
export function percentRange(low: number | undefined, high: number | undefined): string {
  return low === undefined || high === undefined ? "" : `${percentNumber(low)}${DASH}${percentNumber(high)}`;
}

/** A whole number with thousands: `14,751`, `14 751` in Russian. */
export function count(value: number, language: Language): string {
  return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+(?!\d))/g, language === "ru" ? NO_BREAK : ",");
}

/** A number with `digits` decimals: `0.4`, `0,4` in Russian, with a true minus; what rounds to zero has none. */
export function decimal(value: number, digits: number, language: Language): string {
  const text = Math.abs(value).toFixed(digits);
  return `${value < 0 && Number(text) !== 0 ? MINUS : ""}${language === "ru" ? text.replace(".", ",") : text}`;
}

/** A duration in ms: `6:09` under an hour, `1 h 06` from there on; `—` when there is none. */
export function duration(ms: number | undefined, language: Language): string {
  if (ms === undefined) return NONE;
  const whole = Math.max(0, Math.floor(ms / 1000));
  if (whole < 3600) return `${Math.floor(whole / 60)}:${two(whole % 60)}`;
  const minutes = Math.floor((whole % 3600) / 60);
  const tail = whole % 3600 < 60 ? "" : `${NO_BREAK}${two(minutes)}`;
  return `${count(Math.floor(whole / 3600), language)}${NO_BREAK}${language === "ru" ? "ч" : "h"}${tail}`;
}

/** An acceptable wait as people say it: `20 s`, `2 min`, `4 h`. */
export function limit(ms: number, language: Language): string {
  const [second, minute, hour] = language === "ru" ? ["с", "мин", "ч"] : ["s", "min", "h"];
  if (ms < 120_000 && ms % 60_000 !== 0)
    return `${decimal(ms / 1000, ms % 1000 === 0 ? 0 : 1, language)}${NO_BREAK}${second}`;
  if (ms < 3_600_000) return `${decimal(ms / 60_000, ms % 60_000 === 0 ? 0 : 1, language)}${NO_BREAK}${minute}`;
  return `${decimal(ms / 3_600_000, ms % 3_600_000 === 0 ? 0 : 1, language)}${NO_BREAK}${hour}`;
}

/** Wall-clock time of an instant: `14:32`. */
export function clock(at: number, timeZone: string): string {
  return clockFormat(timeZone, false).format(at);
}

/** A date `YYYY-MM-DD` where room is short: `21 Nov`, `21.11` in Russian. */
export function dayShort(date: string, language: Language): string {
  // Noon in UTC is inside the date wherever it is read.
  const month = language === "ru" ? "2-digit" : "short";
  const format = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", {
    day: "2-digit",
    month,
    timeZone: "UTC",
  });
  return format.format(Date.parse(`${date}T12:00:00Z`));
}

/** Wall-clock time with seconds, for freshness: `14:31:28`. */
export function clockWithSeconds(at: number, timeZone: string): string {
  return clockFormat(timeZone, true).format(at);
}

/** A change with an arrow: `↑14`, `↓3`. */
export function change(value: number, language: Language): string {
  return `${value > 0 ? "↑" : "↓"}${count(Math.abs(value), language)}`;
}

/** A difference of fractions in whole points with an arrow: 0.03 → `↑3`. */
export function percentChange(difference: number, language: Language): string {
  return change(Math.round(difference * 100), language);
}

/** A ratio as times: 4.2 → `4.2×`, `4,2×` in Russian. */
export function times(ratio: number, language: Language): string {
  return `${decimal(ratio, 1, language)}×`;
}

/** Points with their sign: `+31`, `−4`, `0`. */
export function points(value: number, language: Language): string {
  const whole = Math.round(value);
  return `${whole > 0 ? "+" : whole < 0 ? MINUS : ""}${count(Math.abs(whole), language)}`;
}

function clockFormat(timeZone: string, seconds: boolean): Intl.DateTimeFormat {
  const key = `${timeZone}/${seconds}`;
  let format = clocks.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-GB", {
      timeZone,
      hour: "2-digit",
      minute: "2-digit",
      ...(seconds ? { second: "2-digit" as const } : {}),
      hourCycle: "h23",
    });
    clocks.set(key, format);
  }
  return format;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
