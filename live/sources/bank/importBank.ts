import { inFoldOrder } from "../../../sim/feed/replayed.ts";
import type { FloorEvent, SourceId } from "../../../sim/vocabulary/index.ts";
import { type Problem, shortened } from "../../../sim/vocabulary/problems.ts";
import { DayClock } from "./dayClock.ts";
import { BANK_COLUMNS, type BankRecord, parseRecord } from "./record.ts";
import { Shifts } from "./shifts.ts";
import { translateRecord } from "./translate.ts";

export interface BankOptions {
  /** Default `bank://anonymous`. */
  readonly source?: SourceId;
  /** IANA zone of the records' clocks. Default `Asia/Jerusalem`. */
  readonly timeZone?: string;
}

/** The events of one local day that no later record can precede, in fold order. */
export interface BankDay {
  /** `1999-01-31`. */
  readonly date: string;
  readonly events: readonly FloorEvent[];
}

/** A line that could not be understood: which one, counted from 1 with the heading, and everything wrong with it. */
export interface RejectedRecord {
  readonly line: number;
  readonly problems: readonly Problem[];
}

/** What the file was made of. Counts of records. */
export interface BankReport {
  records: number;
  phantoms: number;
  hungUpInMenu: number;
  /** Answered, but by nobody the record names. */
  withoutServer: number;
  rejectedCount: number;
  /** The first 1,000. */
  readonly rejected: RejectedRecord[];
}

const MOST_REJECTED_KEPT = 1_000;
/** Records of one day held at most; a day of any one centre is far below. Beyond it they are rejected. */
const MOST_RECORDS_A_DAY = 200_000;

/** Call records of a bank's centre (Technion, 1999), read a day at a time: memory holds one day, whatever the file. */
export class BankImport {
  readonly report: BankReport = {
    records: 0,
    phantoms: 0,
    hungUpInMenu: 0,
    withoutServer: 0,
    rejectedCount: 0,
    rejected: [],
  };
  readonly #source: SourceId;
  readonly #clock: DayClock;
  readonly #shifts: Shifts;
  /** Events that lie beyond the day they belong to: they pass with the next one. */
  #over: FloorEvent[] = [];

  /** Throws `RangeError` for a time zone nobody knows. */
  constructor(options: BankOptions = {}) {
    this.#source = options.source ?? ("bank://anonymous" as SourceId);
    this.#clock = new DayClock(options.timeZone ?? "Asia/Jerusalem");
    this.#shifts = new Shifts(this.#source);
  }

  /** Days in order, the first line being the heading. Yields nothing for a file of another shape: the report says why. */
  async *days(lines: AsyncIterable<string>): AsyncGenerator<BankDay> {
    let number = 0;
    let date = "";
    let day: FloorEvent[] = [];
    let ofDay = 0;
    for await (const text of lines) {
      number += 1;
      if (number === 1) {
        if (!this.#heading(text)) return;
        continue;
      }
      if (text === "") continue;
      const record = this.#record(text, number, date, ofDay);
      if (record === undefined) continue;
      if (record.date !== date) {
        if (date !== "") yield this.#close(date, day);
        date = record.date;
        day = [];
        ofDay = 0;
      }
      ofDay += 1;
      this.#count(record);
      for (const event of translateRecord(record, this.#source, this.#clock)) day.push(event);
    }
    if (date === "") return;
    yield this.#close(date, day);
    const rest = [...this.#over, ...this.#shifts.rest()];
    if (rest.length > 0) yield { date: next(date), events: inFoldOrder(rest) };
  }

  #heading(text: string): boolean {
    const expected = BANK_COLUMNS.join(",");
    if (text === expected) return true;
    this.#reject(1, [{ path: "", code: "bad-format", expected: `the heading ${expected}`, got: shortened(text) }]);
    return false;
  }

  #record(text: string, number: number, date: string, ofDay: number): BankRecord | undefined {
    const parsed = parseRecord(text);
    if (!parsed.ok) {
      this.#reject(number, parsed.problems);
      return undefined;
    }
    if (parsed.record.date < date) {
      const got = shortened(parsed.record.date);
      this.#reject(number, [{ path: "date", code: "inconsistent", expected: `${date} or later`, got }]);
      return undefined;
    }
    if (parsed.record.date === date && ofDay >= MOST_RECORDS_A_DAY) {
      const expected = `at most ${MOST_RECORDS_A_DAY} records a day`;
      this.#reject(number, [{ path: "date", code: "out-of-range", expected, got: shortened(date) }]);
      return undefined;
    }
    return parsed.record;
  }

  #reject(line: number, problems: readonly Problem[]): void {
    this.report.rejectedCount += 1;
    if (this.report.rejected.length < MOST_REJECTED_KEPT) this.report.rejected.push({ line, problems });
  }

  #count(record: BankRecord): void {
    this.report.records += 1;
    if (record.outcome === "PHANTOM") this.report.phantoms += 1;
    if (record.outcome === "HANG" && record.queueStart === 0) this.report.hungUpInMenu += 1;
    if (record.outcome === "AGENT" && record.agent === "") this.report.withoutServer += 1;
  }

  #close(date: string, day: readonly FloorEvent[]): BankDay {
    const endsAt = this.#clock.endOf(date);
    const all = inFoldOrder([...this.#over, ...day, ...this.#shifts.sessionsOf(day, endsAt)]);
    const split = all.findIndex(({ at }) => at >= endsAt);
    this.#over = split < 0 ? [] : all.slice(split);
    return { date, events: split < 0 ? all : all.slice(0, split) };
  }
}

function next(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
