import { MINUTE_MS } from "../vocabulary/index.ts";
import { HISTORY_BOUNDS, INTERVAL_MINUTES } from "./bounds.ts";
import { contactOf } from "./contactOf.ts";
import { COUNT_FIELDS, DURATION_FIELDS, type Field } from "./fields.ts";
import { type Mapping, mappingProblems } from "./mapping.ts";
import { RowCells } from "./rowCells.ts";
import { RowProblems, type Said } from "./rowProblem.ts";
import type { ContactRow, IntervalRow } from "./rows.ts";
import { isNothing, parseNumber } from "./values.ts";

/** Lines that are no rows, and what was decided about clocks. */
export interface RowCounts {
  /** Lines after the header. */
  lines: number;
  rows: number;
  empty: number;
  /** Sums below or between the rows. */
  totals: number;
  /** Lines of a time clocks jump over in which nothing happened. */
  jumped: number;
  /** Lines of a contact that never joined the queue, or of none. */
  notQueued: number;
  /** Local times that exist twice: the first line of a queue that tells one is of the first, the next of the second. */
  twice: number;
}

const LENGTH: Said = {
  en: `a length of ${INTERVAL_MINUTES.join(", ")} minutes`,
  ru: `длина ${INTERVAL_MINUTES.join(", ")} минут`,
};
const ON_IT: Said = { en: "a begin of an interval of this length", ru: "начало интервала этой длины" };
const OFFERED: Said = { en: "a count of contacts offered", ru: "число поступивших контактов" };
const WIDTH: Said = {
  en: `at most ${HISTORY_BOUNDS.columns} columns`,
  ru: `не больше ${HISTORY_BOUNDS.columns} столбцов`,
};
const TOTAL = /^(?:(?:grand )?totals?|sum|average|итого?|всего|сумма|среднее|общий итог)(?:\s|:|$)/iu;

/**
 * Turns lines into rows one after the other. What is wrong with a line is a problem with its number and column, and the
 * line is left out; the rest is kept. Throws `RangeError` for a mapping that can give no rows: look at `mappingProblems`.
 */
export class RowMapper {
  readonly problems = new RowProblems(HISTORY_BOUNDS.problems);
  readonly counts: RowCounts = { lines: 0, rows: 0, empty: 0, totals: 0, jumped: 0, notQueued: 0, twice: 0 };
  readonly #mapping: Mapping;
  readonly #cells: RowCells;
  readonly #queues = new Set<string>();
  /** Local times told once already that exist twice. */
  readonly #seenOnce = new Set<string>();

  constructor(mapping: Mapping, header?: readonly string[]) {
    const [wrong] = mappingProblems(mapping);
    if (wrong !== undefined) throw new RangeError(`mapping: expected ${wrong.expected}, got ${wrong.got}`);
    this.#mapping = mapping;
    this.#cells = new RowCells(mapping, header, this.problems);
  }

  /** One line after the header, its number in the file from 1. `undefined`: it gave no row. */
  take(cells: readonly string[], line: number): IntervalRow | ContactRow | undefined {
    this.counts.lines += 1;
    if (cells.every((cell) => cell.trim() === "")) {
      this.counts.empty += 1;
      return undefined;
    }
    this.#cells.begin(cells, line);
    if (cells.length > HISTORY_BOUNDS.columns) {
      const got = String(cells.length);
      this.#cells.say(undefined, "too-many-columns", WIDTH, { en: got, ru: got });
      return undefined;
    }
    const first = cells.find((cell) => cell.trim() !== "");
    if (first !== undefined && TOTAL.test(first.trim()) && this.#queueText() !== first.trim()) {
      this.counts.totals += 1;
      return undefined;
    }
    const row = this.#mapping.kind === "intervals" ? this.#interval() : this.#contact();
    if (row === undefined || this.#cells.bad) return undefined;
    if (!this.#known(row.queue)) return undefined;
    this.counts.rows += 1;
    return row;
  }

  #queueText(): string {
    const text = this.#cells.text("queue");
    return TOTAL.test(text) ? "" : text;
  }

  #known(queue: string): boolean {
    if (this.#queues.has(queue)) return true;
    if (this.#queues.size < HISTORY_BOUNDS.queues) return this.#queues.add(queue) !== undefined;
    const most = `${HISTORY_BOUNDS.queues}`;
    this.#cells.say("queue", "too-many-queues", { en: `at most ${most} queues`, ru: `не больше ${most} очередей` });
    return false;
  }

  #contact(): ContactRow | undefined {
    const row = contactOf(this.#cells, this.#mapping);
    if (row === "not-queued") {
      this.counts.notQueued += 1;
      return undefined;
    }
    return row;
  }

  #interval(): IntervalRow | undefined {
    const cells = this.#cells;
    const quiet = this.#nothingHappened();
    const start = cells.start(quiet);
    if (start === undefined) {
      if (quiet && cells.bad) this.counts.jumped += 1;
      return undefined;
    }
    const queue = cells.queue();
    const channel = cells.channel();
    const part = cells.part();
    const minutes = cells.has("minutes") ? cells.count("minutes") : (this.#mapping.minutes ?? undefined);
    if (minutes === undefined || !(INTERVAL_MINUTES as readonly number[]).includes(minutes)) {
      if (!cells.bad) cells.say("minutes", "out-of-range", LENGTH);
      return undefined;
    }
    if (queue === undefined || channel === undefined) return undefined;
    let { at } = start;
    if (start.again !== undefined) {
      const key = `${queue}\n${channel}\n${part ?? ""}\n${minutes}\n${at}`;
      if (this.#seenOnce.has(key)) at = start.again;
      else this.#seenOnce.add(key);
      this.counts.twice += 1;
    }
    if (cells.ofDayMs(at) % (minutes * MINUTE_MS) !== 0) {
      cells.say(cells.has("startAt") ? "startAt" : cells.has("time") ? "time" : "date", "off-the-interval", ON_IT);
      return undefined;
    }
    const figures = this.#figures();
    if (figures === undefined) return undefined;
    return { queue, channel, startAt: at, minutes, ...figures, ...(part === undefined ? {} : { part }) };
  }

  /** Whether all counts and durations of the line are nothing or zero. */
  #nothingHappened(): boolean {
    return [...COUNT_FIELDS, ...DURATION_FIELDS].every((field) => {
      const text = this.#cells.text(field);
      return isNothing(text) || parseNumber(text, this.#mapping.decimal) === 0 || /^[0:.,]+$/.test(text);
    });
  }

  #figures(): Omit<IntervalRow, "queue" | "channel" | "startAt" | "minutes" | "part"> | undefined {
    const cells = this.#cells;
    const told = {
      answered: cells.count("answered"),
      abandoned: cells.count("abandoned"),
      shortAbandoned: cells.count("shortAbandoned"),
      answeredWithin: cells.count("answeredWithin"),
      agents: cells.count("agents"),
    };
    const handled = cells.count("handled");
    const sumOf = (field: Field, over: number | undefined): number | undefined => {
      const value = cells.duration(field);
      if (value === undefined || cells.column(field)?.mean !== true) return value;
      return over === undefined ? undefined : Math.round(value * over);
    };
    const parts = told.answered === undefined ? undefined : told.answered + (told.abandoned ?? 0);
    const offered = cells.count("offered") ?? (told.abandoned === undefined ? undefined : parts);
    if (offered === undefined) {
      if (!cells.bad) cells.say("offered", "missing-value", OFFERED);
      return undefined;
    }
    const answered = told.answered ?? handled;
    const over = handled ?? told.answered ?? offered;
    const talk = sumOf("talk", over);
    const hold = sumOf("hold", over);
    const wrapUp = sumOf("wrapUp", over);
    const talkMs = talk === undefined ? undefined : talk + (hold ?? 0);
    const handleMs =
      // A column of handle times that says nothing here is no leave to make one up.
      sumOf("handle", over) ?? (talkMs === undefined || cells.has("handle") ? undefined : talkMs + (wrapUp ?? 0));
    return defined({
      ...told,
      offered,
      answered,
      handleMs,
      talkMs,
      wrapUpMs: wrapUp,
      waitMsOfAnswered: sumOf("waitOfAnswered", answered ?? offered),
      waitMsOfAbandoned: sumOf("waitOfAbandoned", told.abandoned),
    }) as Omit<IntervalRow, "queue" | "channel" | "startAt" | "minutes" | "part">;
  }
}

/** Without the fields nobody told. */
function defined(figures: Readonly<Record<string, number | undefined>>): object {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined));
}
