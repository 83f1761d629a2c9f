import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../vocabulary/index.ts";
import { dayNumber, dayText } from "../vocabulary/localDate.ts";
import type { Unit } from "./fields.ts";
import type { DateOrder } from "./mapping.ts";

/** Words that stand for “nothing is known here”. */
const NOTHING = /^(?:|-|–|—|n\/?a|nan|null|none|н\/?д|нет данных|#n\/a|#н\/д)$/iu;
const SPACES = /[\s\u00a0\u202f']/g;

/** Whether a cell says nothing. */
export function isNothing(text: string): boolean {
  return NOTHING.test(text.trim());
}

/** A number as tables write it: thousands apart by spaces or by the sign that is not the decimal one. `undefined`: none. */
export function parseNumber(text: string, decimal: "." | ","): number | undefined {
  const plain = text.replaceAll(SPACES, "");
  const pattern =
    decimal === "," ? /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/ : /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
  if (pattern.test(plain)) {
    return Number(decimal === "," ? plain.replaceAll(".", "").replace(",", ".") : plain.replaceAll(",", ""));
  }
  // Programs write 1e+02 or 4.0 into files of any country.
  return /^[+-]?(?:\d+\.\d+|\d+(?:\.\d+)?e[+-]?\d{1,2})$/i.test(plain) ? Number(plain) : undefined;
}

const UNIT_MS: Readonly<Record<Unit, number>> = {
  ms: 1,
  s: SECOND_MS,
  min: MINUTE_MS,
  h: HOUR_MS,
  days: DAY_MS,
  "m:s": SECOND_MS,
  "h:m": DAY_MS,
};

/**
 * A duration in whole ms: `h:mm:ss` (days before it as `1.02:03:04` or `1d 02:03:04`), two numbers with a colon as minutes
 * and seconds (`h:m`: hours and minutes), or a plain number of `unit` (in a clock's column seconds, or for `h:m` days, as
 * spreadsheets keep them). `undefined`: none.
 */
export function parseDuration(text: string, unit: Unit, decimal: "." | ","): number | undefined {
  const clock = /^(?:(\d{1,4})(?:\.|d\s*|\s+))?(\d{1,6}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,6}))?)?$/i.exec(
    text.trim(),
  );
  if (clock !== null) {
    const [, days = "0", first = "0", second = "0", third, fraction = ""] = clock;
    const hours = third !== undefined || unit === "h:m";
    const parts = hours ? [first, second, third ?? "0"] : ["0", first, second];
    const [h, m, s] = parts.map(Number) as [number, number, number];
    if (s > 59 || (hours && m > 59)) return undefined;
    return Math.round(
      Number(days) * DAY_MS + h * HOUR_MS + m * MINUTE_MS + s * SECOND_MS + Number(`0.${fraction || "0"}`) * SECOND_MS,
    );
  }
  const number = parseNumber(text, decimal);
  return number === undefined || number < 0 ? undefined : Math.round(number * UNIT_MS[unit]);
}

/** A local date, an instant with an offset of its own, or a time of day; whatever stood there. */
export interface Moment {
  /** Local day number since 1970; absent: a time alone. */
  readonly day?: number;
  /** ms after local midnight, up to 24 h; absent: a date alone. */
  readonly ofDayMs?: number;
  /** Local time − UTC, ms, where the text says it. */
  readonly offsetMs?: number;
  /** Where a range of times stood there, how long it is, ms. */
  readonly lengthMs?: number;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?(?:m\.?)?$/i;

/** Reads a date, a time or both. `timeUnit`: what a plain number is in a column of times (`s`: seconds after midnight). */
export function parseMoment(text: string, order: DateOrder, timeUnit?: Unit): Moment | undefined {
  const plain = text.trim().replaceAll(/[\u00a0\u202f]/g, " ");
  if (timeUnit !== undefined && /^\d+(?:\.\d+)?$/.test(plain)) {
    const ofDayMs = Math.round(Number(plain) * UNIT_MS[timeUnit]);
    return ofDayMs <= DAY_MS ? { ofDayMs } : undefined;
  }
  const iso = /^(.+?)\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i.exec(plain);
  // 08:00-08:30 is a range: an offset stands only behind a date and a time.
  const offset =
    iso !== null && /\d:\d/.test(iso[1]!) && datePart(iso[1]!, order) !== undefined ? offsetOf(iso[2]!) : undefined;
  const body = offset === undefined ? plain : iso![1]!;
  const day = datePart(body, order);
  if (day === undefined) return timePart(body);
  const rest = body.slice(day.length).replace(/^[T,\s]+/i, "");
  if (rest === "") return { day: day.day, ...(offset === undefined ? {} : { offsetMs: offset }) };
  const time = timePart(rest);
  if (time === undefined) return undefined;
  return { day: day.day, ...time, ...(offset === undefined ? {} : { offsetMs: offset }) };
}

function offsetOf(text: string): number {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (parts === null) return 0;
  const ms = Number(parts[2]) * HOUR_MS + Number(parts[3]) * MINUTE_MS;
  return parts[1] === "-" ? -ms : ms;
}

function datePart(text: string, order: DateOrder): { readonly day: number; readonly length: number } | undefined {
  const named = /^(\d{1,2})[-\s./]([a-z]{3})[a-z]*[-\s./,]+(\d{4}|\d{2})(?!\d)/i.exec(text);
  if (named !== null) {
    return dayOf(Number(named[3]), MONTHS.indexOf(named[2]!.toLowerCase()) + 1, Number(named[1]), named[0].length);
  }
  const parts = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{4}|\d{1,2})(?!\d)/.exec(text);
  if (parts !== null) {
    const [a, b, c] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    if (parts[1]!.length === 4) return dayOf(a, b, c, parts[0].length);
    if (order === "ymd") return dayOf(a, b, c, parts[0].length);
    return order === "dmy" ? dayOf(c, b, a, parts[0].length) : dayOf(c, a, b, parts[0].length);
  }
  const packed = /^(\d{8}|\d{6})(?![\d:])/.exec(text)?.[1];
  if (packed === undefined) return undefined;
  const year = packed.length - 4;
  const [a, b, c] =
    order === "ymd"
      ? [packed.slice(0, year), packed.slice(year, year + 2), packed.slice(year + 2)]
      : [
          packed.slice(4),
          packed.slice(order === "dmy" ? 2 : 0, order === "dmy" ? 4 : 2),
          packed.slice(order === "dmy" ? 0 : 2, order === "dmy" ? 2 : 4),
        ];
  return dayOf(Number(a), Number(b), Number(c), packed.length);
}

function dayOf(year: number, month: number, date: number, length: number) {
  // Two digits: the century in which exchanges count contacts, 1970 to 2069.
  const full = year < 70 ? year + 2_000 : year < 100 ? year + 1_900 : year;
  const two = (value: number) => String(value).padStart(2, "0");
  if (full < 1_990 || full > 2_099 || month < 1 || month > 12 || date < 1 || date > 31) return undefined;
  const text = `${full}-${two(month)}-${two(date)}`;
  const day = dayNumber(text);
  return dayText(day) === text ? { day, length } : undefined;
}

function timePart(text: string): Pick<Moment, "ofDayMs" | "lengthMs"> | undefined {
  const range = /^(\d{1,2}:\d{2}(?::\d{2})?)\s*[-–—]\s*(\d{1,2}:\d{2}(?::\d{2})?)$/.exec(text);
  if (range !== null) {
    const from = clockMs(range[1]!);
    const to = clockMs(range[2]!);
    if (from === undefined || to === undefined) return undefined;
    const length = (to - from + DAY_MS) % DAY_MS;
    // Ranges such as 08:00–08:14 name their last minute; whole lengths are told by the even ones.
    return {
      ofDayMs: from,
      lengthMs: length % (5 * MINUTE_MS) === 0 ? length : length + (length % MINUTE_MS === 0 ? MINUTE_MS : SECOND_MS),
    };
  }
  if (/^\d{3,4}$/.test(text)) {
    const ofDayMs = clockMs(`${text.slice(0, -2)}:${text.slice(-2)}`);
    return ofDayMs === undefined ? undefined : { ofDayMs };
  }
  const ofDayMs = clockMs(text);
  return ofDayMs === undefined ? undefined : { ofDayMs };
}

function clockMs(text: string): number | undefined {
  const parts = TIME.exec(text);
  if (parts === null) return undefined;
  const half = parts[5]?.toLowerCase();
  let hour = Number(parts[1]);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half === "p" ? 12 : 0);
  }
  const [minute, second] = [Number(parts[2]), Number(parts[3] ?? 0)];
  const ms =
    hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + Math.floor(Number(`0.${parts[4] ?? "0"}`) * SECOND_MS);
  return minute > 59 || second > 59 || ms > DAY_MS ? undefined : ms;
}
