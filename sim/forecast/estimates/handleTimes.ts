import type { ContactRow, IntervalRow } from "../../history/rows.ts";
import type { LocalTime } from "../../vocabulary/localTime.ts";
import { weekdayOf } from "../../vocabulary/localTime.ts";
import { type AbsentReason, type Estimate, jackknife, type Untold } from "./estimate.ts";

/** Handle time as a history tells it, ms; intervals by days. */
export interface HandleTimes {
  readonly meanMs: Estimate | Untold;
  /**
   * Standard deviation ÷ mean over contacts. Of interval sums it is what the means of intervals scatter by, times the root
   * of their contacts: an upper bound, since hours and days differ too.
   */
  readonly cv: Estimate | Untold;
  /** Share of the handle time that is wrap-up, where both parts are told. */
  readonly wrapUpShare: Estimate | Untold;
  /** By local hour 0–23; hours with fewer than 30 contacts are untold. */
  readonly byHourMs: readonly (Estimate | Untold)[];
  /** By weekday, Monday first; untold where weekdays differ by no more than chance (`no-difference`: F test at 1 %). */
  readonly byWeekdayMs: readonly (Estimate | Untold)[] | Untold;
}

/** Sums of one cell: contacts, Σ handle, Σ handle² (or Σ handle² ÷ contacts of interval sums), Σ wrap-up, Σ of told parts. */
interface Cell {
  contacts: number;
  handle: number;
  squares: number;
  /** Intervals behind `squares`. */
  intervals: number;
  wrapUp: number;
  ofParts: number;
}

const LEAST_CONTACTS = 30;
/** 99 % point of the standard normal law. */
const NORMAL_99 = 2.3263478740408408;

/** Handle times of single contacts: talk and wrap-up of those answered, as far as told. */
export function handleTimesOfContacts(rows: readonly ContactRow[], local: LocalTime): HandleTimes {
  const days = new Days(local);
  for (const row of rows) {
    if (row.outcome !== "answered" || row.talkMs === undefined) continue;
    const handle = row.talkMs + (row.wrapUpMs ?? 0);
    const parts = row.wrapUpMs === undefined ? 0 : handle;
    days.add(row.arrivedAt, {
      contacts: 1,
      handle,
      squares: handle * handle,
      wrapUp: row.wrapUpMs ?? 0,
      ofParts: parts,
    });
  }
  const spread = ([contacts, handle, squares]: readonly number[]) =>
    Math.sqrt(Math.max(0, (contacts! * squares!) / handle! ** 2 - 1));
  return days.told(spread);
}

/** The same of interval sums. */
export function handleTimesOfIntervals(rows: readonly IntervalRow[], local: LocalTime): HandleTimes {
  const days = new Days(local);
  for (const row of rows) {
    const { answered } = row;
    const handle = row.handleMs ?? (row.talkMs === undefined ? undefined : row.talkMs + (row.wrapUpMs ?? 0));
    if (answered === undefined || answered === 0 || handle === undefined) continue;
    const parts = row.wrapUpMs === undefined ? 0 : handle;
    const squares = (handle * handle) / answered;
    days.add(row.startAt, { contacts: answered, handle, squares, wrapUp: row.wrapUpMs ?? 0, ofParts: parts });
  }
  return days.told(intervalSpread);
}

/** σ̂² = Σ nᵢ (mᵢ − m)² ÷ (k − 1) over k interval means mᵢ of nᵢ contacts. */
function intervalSpread([contacts, handle, squares, intervals]: readonly number[]): number {
  if (intervals! < 2) return Number.NaN;
  const mean = handle! / contacts!;
  return Math.sqrt(Math.max(0, squares! - contacts! * mean * mean) / (intervals! - 1)) / mean;
}

class Days {
  readonly #local: LocalTime;
  /** By local day, then hour. */
  readonly #days = new Map<number, Map<number, Cell>>();

  constructor(local: LocalTime) {
    this.#local = local;
  }

  add(at: number, seen: Omit<Cell, "intervals">): void {
    const day = this.#local.dayOf(at);
    const hour = Math.floor(this.#local.minuteOf(at) / 60);
    const hours = this.#days.get(day) ?? new Map<number, Cell>();
    this.#days.set(day, hours);
    const cell = hours.get(hour) ?? { contacts: 0, handle: 0, squares: 0, intervals: 0, wrapUp: 0, ofParts: 0 };
    hours.set(hour, cell);
    cell.contacts += seen.contacts;
    cell.handle += seen.handle;
    cell.squares += seen.squares;
    cell.intervals += 1;
    cell.wrapUp += seen.wrapUp;
    cell.ofParts += seen.ofParts;
  }

  told(spread: (sums: readonly number[]) => number): HandleTimes {
    const ofDays = this.#sums(() => true);
    if (ofDays.length === 0) return nothing("no-handle-times");
    const n = total(ofDays, 0);
    const mean = ([contacts, handle]: readonly number[]) => handle! / contacts!;
    const wrapUp = ([, , , , wrap, parts]: readonly number[]) => wrap! / parts!;
    return {
      meanMs: jackknife(ofDays, mean, n),
      cv: jackknife(ofDays, spread, n),
      wrapUpShare: total(ofDays, 5) > 0 ? jackknife(ofDays, wrapUp, n) : { absent: "no-handle-times" },
      byHourMs: Array.from({ length: 24 }, (_, hour) => {
        const own = this.#sums((each) => each === hour);
        const contacts = total(own, 0);
        return contacts < LEAST_CONTACTS ? { absent: "too-few" } : jackknife(own, mean, contacts);
      }),
      byWeekdayMs: this.#byWeekday(mean),
    };
  }

  #byWeekday(mean: (sums: readonly number[]) => number): readonly (Estimate | Untold)[] | Untold {
    const each = Array.from({ length: 7 }, (_, weekday) =>
      this.#sums(
        () => true,
        (day) => weekdayOf(day) === weekday + 1,
      ),
    );
    const known = each.filter((days) => days.length > 0);
    if (known.length < 2 || known.some((days) => days.length < 3)) return { absent: "too-few" };
    if (!differ(known)) return { absent: "no-difference" };
    return each.map((days) => jackknife(days, mean, total(days, 0)));
  }

  /** Sums of each day over its cells of `hours`. */
  #sums(hours: (hour: number) => boolean, wanted: (day: number) => boolean = () => true): number[][] {
    const found: number[][] = [];
    for (const [day, cells] of this.#days) {
      if (!wanted(day)) continue;
      const sums = [0, 0, 0, 0, 0, 0];
      for (const [hour, cell] of cells) {
        if (!hours(hour)) continue;
        const { contacts, handle, squares, intervals, wrapUp, ofParts } = cell;
        for (const [k, value] of [contacts, handle, squares, intervals, wrapUp, ofParts].entries()) sums[k]! += value;
      }
      if (sums[0]! > 0) found.push(sums);
    }
    return found;
  }
}

/** One-way analysis of day means, weighted by contacts: F test at 1 % by Paulson's approximation (1942). */
function differ(groups: readonly (readonly (readonly number[])[])[]): boolean {
  const all = groups.flat();
  const grand = total(all, 1) / total(all, 0);
  let between = 0;
  let within = 0;
  for (const days of groups) {
    const mean = total(days, 1) / total(days, 0);
    between += total(days, 0) * (mean - grand) ** 2;
    for (const day of days) within += day[0]! * (day[1]! / day[0]! - mean) ** 2;
  }
  const [a, b] = [groups.length - 1, all.length - groups.length];
  if (b < 1 || within === 0) return between > 0;
  const f = between / a / (within / b);
  const root = Math.cbrt(f);
  const z = ((1 - 2 / (9 * b)) * root - (1 - 2 / (9 * a))) / Math.sqrt((2 / (9 * b)) * root * root + 2 / (9 * a));
  return z > NORMAL_99;
}

function nothing(absent: AbsentReason): HandleTimes {
  const untold = { absent };
  return { meanMs: untold, cv: untold, wrapUpShare: untold, byHourMs: new Array(24).fill(untold), byWeekdayMs: untold };
}

function total(rows: readonly (readonly number[])[], k: number): number {
  return rows.reduce((sum, row) => sum + row[k]!, 0);
}
