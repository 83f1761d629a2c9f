import type { ContactRow, IntervalRow } from "../../history/rows.ts";
import type { Distribution } from "../../scenario/distribution.ts";
import { meanOf, varianceOf } from "../../scenario/moments.ts";
import { type ParsedScenario, parseScenario } from "../../scenario/parse.ts";
import type { QueueSpec, TargetSpec } from "../../scenario/queueSpec.ts";
import { runWindow } from "../../scenario/runWindow.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { GroupSpec } from "../../scenario/staff.ts";
import { MINUTE_MS } from "../../vocabulary/index.ts";
import { dayNumber } from "../../vocabulary/localDate.ts";
import { type RunPlace, runPlace } from "../runPlace.ts";
import { quantile } from "../spread.ts";
import { dayOfIntervals, type IntervalDay } from "./dayOfIntervals.ts";

/** Handle times below this many tell too little of their law: the plan's stays. */
const FEWEST_HANDLED = 20;
const QUANTILES = 101;

export interface ActualDayOptions {
  /** Local day of the contacts, `YYYY-MM-DD`. */
  readonly date: string;
  /** Agents by group and interval of the plan's run, where somebody knows them. Absent groups: as planned. */
  readonly agents?: Readonly<Record<string, readonly number[]>>;
  /** What is known of the day by intervals; it counts for queues without contacts of their own. Absent: nothing. */
  readonly intervals?: readonly IntervalRow[];
  /** Queues the history tells of on other days: without a row of this one, nobody came. Absent: those of the rows. */
  readonly knows?: readonly Pick<ContactRow, "queue" | "channel">[];
}

/** What a queue's contacts came to by its target. */
export interface Realised {
  readonly kept: number;
  readonly counted: number;
}

export interface ActualDay {
  /** The plan with the day's volume, handle times and, where told, staffing. */
  readonly actual: ParsedScenario;
  readonly realised: { readonly total: Realised; readonly byQueue: Readonly<Record<string, Realised>> };
  /** Contacts of the day's window that are of a queue of the plan. */
  readonly contacts: number;
  /** Names of the history that no queue of the plan has, with how many contacts of the window. */
  readonly unplaced: Readonly<Record<string, number>>;
  /** Queues told by intervals, not by contacts. */
  readonly byIntervals: readonly string[];
  /** Queues nothing tells of; queues whose handle times are the plan's, because the day tells too few; groups as planned. */
  readonly asPlanned: {
    readonly volume: readonly string[];
    readonly handleTimes: readonly string[];
    readonly staffing: readonly string[];
  };
}

/**
 * A day as its contacts tell it, in the form of the plan: how many came in each interval, how long work took, what the
 * targets came to. A contact is of the queue whose id or name, in either language, is its own. Order changes nothing.
 */
export function actualDay(plan: Scenario, contacts: readonly ContactRow[], options: ActualDayOptions): ActualDay {
  const place = placeOn(plan, options.date);
  const own = new Map<string, ContactRow[]>(plan.queues.map(({ id }) => [id, []]));
  const unplaced: Record<string, number> = {};
  for (const contact of contacts) {
    if (contact.arrivedAt < place.countsFrom || contact.arrivedAt >= place.endsAt) continue;
    const queue = plan.queues.find((one) => isCalled(one, contact));
    if (queue === undefined) unplaced[contact.queue] = (unplaced[contact.queue] ?? 0) + 1;
    else own.get(queue.id)!.push(contact);
  }
  const told = toldByIntervals(plan, options.intervals ?? [], own, place, unplaced);
  const names = [...contacts, ...(options.intervals ?? []), ...(options.knows ?? [])];
  const untold = new Set(plan.queues.filter((queue) => !names.some((one) => isCalled(queue, one))).map(({ id }) => id));
  const planned: string[] = [];
  const queues = plan.queues.map((queue) => {
    if (untold.has(queue.id)) {
      planned.push(queue.id);
      return queue;
    }
    const day = told.get(queue.id);
    if (day !== undefined) {
      if (day.handleMs === undefined) planned.push(queue.id);
      return livedByIntervals(queue, day, place);
    }
    const rows = own.get(queue.id)!;
    const times = handleTimesOf(rows);
    if (times === undefined) planned.push(queue.id);
    return lived(queue, rows, times, place);
  });
  const groups = plan.groups.map((group) => there(group, options.agents?.[group.id], place, plan));
  const byQueue = Object.fromEntries(
    plan.queues.map(({ id, target }) => {
      const day = told.get(id);
      return [id, day === undefined ? realisedOf(own.get(id)!, target) : (day.realised ?? { kept: 0, counted: 0 })];
    }),
  );
  const sums = Object.values(byQueue);
  return {
    actual: parseScenario({ ...plan, queues, groups }),
    realised: {
      // Where a queue is not told of, nobody knows what all of them came to.
      total:
        untold.size > 0
          ? { kept: 0, counted: 0 }
          : {
              kept: sums.reduce((sum, { kept }) => sum + kept, 0),
              counted: sums.reduce((sum, { counted }) => sum + counted, 0),
            },
      byQueue,
    },
    contacts:
      [...own.values()].reduce((sum, { length }) => sum + length, 0) +
      [...told.values()].reduce((sum, day) => sum + day.contacts, 0),
    unplaced,
    byIntervals: [...told.keys()],
    asPlanned: {
      volume: [...untold],
      handleTimes: planned,
      staffing: plan.groups.flatMap(({ id }) => (options.agents?.[id] === undefined ? [id] : [])),
    },
  };
}

/** The plan's window laid on another day. */
function placeOn(plan: Scenario, date: string): RunPlace {
  dayNumber(date);
  return runPlace({ ...plan, run: { ...plan.run, date } });
}

/** By queue without contacts of its own what intervals tell of it; names no queue has are counted into `unplaced`. */
function toldByIntervals(
  plan: Scenario,
  rows: readonly IntervalRow[],
  own: ReadonlyMap<string, readonly ContactRow[]>,
  place: RunPlace,
  unplaced: Record<string, number>,
): ReadonlyMap<string, IntervalDay> {
  for (const row of rows) {
    if (row.startAt < place.countsFrom || row.startAt >= place.endsAt) continue;
    if (plan.queues.some((queue) => isCalled(queue, row))) continue;
    unplaced[row.queue] = (unplaced[row.queue] ?? 0) + row.offered;
  }
  const told = new Map<string, IntervalDay>();
  for (const queue of plan.queues) {
    if (own.get(queue.id)!.length > 0) continue;
    const day = dayOfIntervals(
      rows.filter((row) => isCalled(queue, row)),
      queue.target,
      place,
    );
    if (day !== undefined) told.set(queue.id, day);
  }
  return told;
}

function isCalled({ id, name, channel }: QueueSpec, contact: Pick<ContactRow, "queue" | "channel">): boolean {
  return channel === contact.channel && [id, name.en, name.ru].includes(contact.queue);
}

function lived(
  queue: QueueSpec,
  rows: readonly ContactRow[],
  times: readonly number[] | undefined,
  place: RunPlace,
): QueueSpec {
  const { arrivals: _, ...rest } = queue;
  const intervalMinutes = place.intervalMs / MINUTE_MS;
  const perHour = new Array<number>(1_440 / intervalMinutes).fill(0);
  for (const { arrivedAt } of rows) {
    const minute = minuteOf(arrivedAt, place);
    perHour[Math.floor(minute / intervalMinutes)]! += 60 / intervalMinutes;
  }
  const came: QueueSpec = { ...rest, arrivals: { profile: "daily", intervalMinutes, perHour } };
  return times === undefined ? came : worked(came, { kind: "empirical", quantilesMs: times });
}

/** Rates as the intervals tell them; work of the mean they tell, as wide in proportion as the plan has it. */
function livedByIntervals(queue: QueueSpec, { perHour, handleMs }: IntervalDay, place: RunPlace): QueueSpec {
  const intervalMinutes = place.intervalMs / MINUTE_MS;
  const came: QueueSpec = { ...queue, arrivals: { profile: "daily", intervalMinutes, perHour } };
  if (handleMs === undefined) return came;
  const parts = [queue.talkMs, ...(queue.wrapUpMs === undefined ? [] : [queue.wrapUpMs])];
  const mean = parts.reduce((sum, law) => sum + meanOf(law), 0);
  const variance = parts.reduce((sum, law) => sum + varianceOf(law), 0);
  const cv = Math.min(10, Math.max(0.01, Math.sqrt(variance) / mean));
  return worked(came, { kind: "lognormal", meanMs: Math.max(1, Math.round(handleMs)), cv });
}

/** A queue whose work as a whole is of one law; times to give up stay as they were. */
function worked(queue: QueueSpec, law: Distribution): QueueSpec {
  const { wrapUpMs: _, byInterval, identificationMs: __, ...plain } = queue;
  const patience = byInterval?.patienceMs;
  return {
    ...plain,
    talkMs: law,
    ...(patience === undefined
      ? {}
      : { byInterval: { intervalMinutes: byInterval!.intervalMinutes, patienceMs: patience } }),
  };
}

/** Quantiles of talk and wrap-up together, whole ms ≥ 1; `undefined` where too few are told. */
function handleTimesOf(rows: readonly ContactRow[]): number[] | undefined {
  const times = rows.flatMap(({ outcome, talkMs, wrapUpMs = 0 }) =>
    outcome === "answered" && talkMs !== undefined ? [talkMs + wrapUpMs] : [],
  );
  if (times.length < FEWEST_HANDLED) return undefined;
  const rising = Float64Array.from(times).sort();
  return Array.from({ length: QUANTILES }, (_, i) => Math.max(1, Math.round(quantile(rising, i / (QUANTILES - 1))!)));
}

/** What the target's formula makes of the rows; contacts without a wait count for nothing. */
export function realisedOf(rows: readonly ContactRow[], target: TargetSpec | undefined): Realised {
  if (target === undefined) return { kept: 0, counted: 0 };
  const { withinMs, shortAbandonMs = 5_000, formula = "excluding-short-abandons" } = target;
  let [kept, counted] = [0, 0];
  for (const { outcome, waitMs } of rows) {
    if (waitMs === undefined || outcome === "other") continue;
    if (outcome === "abandoned") {
      if (formula === "offered" || (formula === "excluding-short-abandons" && waitMs > shortAbandonMs)) counted += 1;
      continue;
    }
    counted += 1;
    if (waitMs <= withinMs) kept += 1;
  }
  return { kept, counted };
}

function there(group: GroupSpec, agents: readonly number[] | undefined, place: RunPlace, plan: Scenario): GroupSpec {
  if (agents === undefined) return group;
  const { shrinkage: _, ...rest } = group;
  const { startMinute, warmUpMinutes } = runWindow(plan.run);
  const intervalMinutes = place.intervalMs / MINUTE_MS;
  const perDay = 1_440 / intervalMinutes;
  const first = Math.floor((startMinute + warmUpMinutes) / intervalMinutes);
  const counts = Array.from({ length: perDay }, (_, i) => agents[(i - first + perDay) % perDay] ?? 0);
  return { ...rest, shifts: [], people: [], headcount: { profile: "daily", intervalMinutes, agents: counts } };
}

function minuteOf(at: number, { days }: RunPlace): number {
  return days.local.minuteOf(at);
}
