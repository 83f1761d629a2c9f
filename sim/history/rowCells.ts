import { CHANNELS, type Channel, type Instant } from "../vocabulary/index.ts";
import { channelOfWord } from "./channelWords.ts";
import type { Field } from "./fields.ts";
import { LocalInstants } from "./localInstants.ts";
import type { Column, Mapping } from "./mapping.ts";
import { type RowCode, type RowProblems, rowProblem, type Said, shown } from "./rowProblem.ts";
import { isNothing, parseDuration, parseMoment, parseNumber } from "./values.ts";

const NUMBER: Said = { en: "a number, 0 or more", ru: "число, 0 или больше" };
const DURATION: Said = { en: "a duration, as 271, 4:31 or 00:04:31", ru: "длительность, как 271, 4:31 или 00:04:31" };
const TIME: Said = { en: "a time of day, as 08:30", ru: "время суток, как 08:30" };
const NAME: Said = { en: "at most 200 characters", ru: "не больше 200 знаков" };
const CHANNEL: Said = { en: `a channel: ${CHANNELS.join(", ")}`, ru: `канал: ${CHANNELS.join(", ")}` };
const KNOWN: Said = { en: "a value", ru: "значение" };
const EXISTS: Said = {
  en: "a time there is: clocks jump over this one",
  ru: "время, которое есть: часы через это перескакивают",
};
const YEARS: Said = { en: "a day from 1990 to 2099", ru: "день с 1990 по 2099 год" };
const ORDERS: Readonly<Record<Mapping["dateOrder"], Said>> = {
  ymd: { en: "a date, year first", ru: "дата, сначала год" },
  dmy: { en: "a date, day first", ru: "дата, сначала день" },
  mdy: { en: "a date, month first", ru: "дата, сначала месяц" },
};
const MOST = 86_400_000;
const MOST_MS = 1e15;

/** A begin as a line tells it. `local`: its day and ms of the day, absent where the text has an offset of its own. */
export interface Begin {
  readonly at: Instant;
  /** The same local time a second time, where clocks go back. */
  readonly again?: Instant;
  readonly lengthMs?: number;
}

/** Reads the cells of one line by a mapping; what cannot be read is said to `problems` and marks the line as bad. */
export class RowCells {
  readonly #mapping: Mapping;
  readonly #header: readonly string[] | undefined;
  readonly #problems: RowProblems;
  readonly #instants: LocalInstants;
  readonly #places = new Map<Field, number>();
  readonly #parts: readonly number[];
  #cells: readonly string[] = [];
  #line = 0;
  bad = false;

  constructor(mapping: Mapping, header: readonly string[] | undefined, problems: RowProblems) {
    this.#mapping = mapping;
    this.#header = header;
    this.#problems = problems;
    this.#instants = new LocalInstants(mapping.timeZone);
    mapping.columns.forEach(({ field }, i) => {
      if (!this.#places.has(field)) this.#places.set(field, i);
    });
    this.#parts = mapping.columns.flatMap(({ field }, i) => (field === "part" ? [i] : []));
  }

  begin(cells: readonly string[], line: number): void {
    this.#cells = cells;
    this.#line = line;
    this.bad = false;
  }

  has(field: Field): boolean {
    return this.#places.has(field);
  }

  /** The cell as it stands; empty where there is none. */
  text(field: Field): string {
    const place = this.#places.get(field);
    return place === undefined ? "" : (this.#cells[place] ?? "").trim();
  }

  say(field: Field | undefined, code: RowCode, expected: Said, got?: Said): void {
    this.bad = true;
    const place = field === undefined ? undefined : this.#places.get(field);
    const column = place === undefined ? "" : this.#header?.[place]?.trim() || String(place + 1);
    this.#problems.add(
      rowProblem(this.#line, column, code, expected, got ?? shown(field === undefined ? "" : this.text(field))),
    );
  }

  /** A count; `undefined` where the cell is absent or says nothing. */
  count(field: Field): number | undefined {
    const text = this.text(field);
    if (isNothing(text)) return undefined;
    const value = parseNumber(text, this.#mapping.decimal);
    if (value === undefined) this.say(field, "bad-number", NUMBER);
    else if (value < 0 || value > MOST) this.say(field, "out-of-range", NUMBER);
    else return value;
    return undefined;
  }

  /** A duration, whole ms. */
  duration(field: Field): number | undefined {
    const text = this.text(field);
    if (isNothing(text)) return undefined;
    const value = parseDuration(text, this.column(field)?.unit ?? "s", this.#mapping.decimal);
    if (value !== undefined && value <= MOST_MS) return value;
    this.say(field, "bad-duration", DURATION);
    return undefined;
  }

  column(field: Field): Column | undefined {
    const place = this.#places.get(field);
    return place === undefined ? undefined : this.#mapping.columns[place];
  }

  /** A name of at most 200 characters without control characters. */
  name(field: Field): string | undefined {
    const text = this.text(field).replaceAll(/\p{Cc}/gu, " ");
    if (isNothing(text)) return undefined;
    if (text.length <= 200 && !/\p{Cs}/u.test(text)) return text;
    this.say(field, "bad-length", NAME);
    return undefined;
  }

  queue(): string | undefined {
    const queue = this.name("queue") ?? this.#mapping.queue;
    if (queue !== "") return queue;
    if (!this.bad) this.say("queue", "missing-value", KNOWN);
    return undefined;
  }

  channel(): Channel | undefined {
    const text = this.text("channel");
    if (isNothing(text)) return this.#mapping.channel;
    const channel = channelOfWord(text);
    if (channel === undefined) this.say("channel", "unknown-channel", CHANNEL);
    return channel;
  }

  /** What splits the interval, in the order of the words so that the order of columns does not matter. */
  part(): string | undefined {
    if (this.#parts.length === 0) return undefined;
    const words = this.#parts.map((place) => (this.#cells[place] ?? "").trim()).filter((word) => !isNothing(word));
    return words.length === 0 ? undefined : words.sort().join(" · ").slice(0, 200);
  }

  /** The begin of the line, from one column or two. `quiet`: a time clocks jump over is no problem, only no begin. */
  start(quiet: boolean): Begin | undefined {
    const { dateOrder } = this.#mapping;
    const one = this.has("startAt") ? "startAt" : "date";
    const moment = parseMoment(this.text(one), dateOrder);
    if (moment?.day === undefined) {
      if (isNothing(this.text(one))) this.say(one, "missing-value", ORDERS[dateOrder]);
      else this.say(one, "bad-date", ORDERS[dateOrder]);
      return undefined;
    }
    let clock = moment;
    if (one === "date" && this.has("time")) {
      const time = parseMoment(this.text("time"), dateOrder, this.column("time")?.unit);
      if (time?.ofDayMs === undefined) {
        this.say("time", "bad-time", TIME);
        return undefined;
      }
      clock = { ...time, day: moment.day, ...(moment.offsetMs === undefined ? {} : { offsetMs: moment.offsetMs }) };
    }
    return this.#instant(one, moment.day, clock.ofDayMs ?? 0, clock.offsetMs, clock.lengthMs, quiet);
  }

  /** Another instant of a contact; a time alone is of the day of `start`, or the next where it would lie before it. */
  instant(field: Field, start: Instant): Instant | undefined {
    const text = this.text(field);
    if (isNothing(text)) return undefined;
    const moment = parseMoment(text, this.#mapping.dateOrder, this.column(field)?.unit);
    if (moment?.ofDayMs === undefined) {
      this.say(field, "bad-time", TIME);
      return undefined;
    }
    if (moment.day !== undefined)
      return this.#instant(field, moment.day, moment.ofDayMs, moment.offsetMs, undefined, false)?.at;
    const elapsed = moment.ofDayMs - this.#instants.ofDayMs(start);
    return (start + (elapsed < 0 ? elapsed + 86_400_000 : elapsed)) as Instant;
  }

  /** ms after local midnight. */
  ofDayMs(at: Instant): number {
    return this.#instants.ofDayMs(at);
  }

  #instant(
    field: Field,
    day: number,
    ofDayMs: number,
    offsetMs: number | undefined,
    lengthMs: number | undefined,
    quiet: boolean,
  ): Begin | undefined {
    const length = lengthMs === undefined ? {} : { lengthMs };
    if (offsetMs !== undefined) return { at: (day * 86_400_000 + ofDayMs - offsetMs) as Instant, ...length };
    const found = this.#instants.at(day, ofDayMs);
    if (found.kind === "one") return { at: found.at, ...length };
    if (found.kind === "two") return { at: found.at, again: found.again, ...length };
    if (found.kind === "out") this.say(field, "bad-date", YEARS);
    else if (quiet) this.bad = true;
    else this.say(field === "date" && this.has("time") ? "time" : field, "no-such-time", EXISTS);
    return undefined;
  }
}
