import { type Instant, MINUTE_MS } from "../../vocabulary/index.ts";
import { decidedBy, type LaneRules } from "../record/laneRules.ts";
import type { StageRecord } from "../record/stageRecord.ts";
import type { StageName } from "../types/description.ts";
import type { InjectionMark, Moment } from "../types/overview.ts";

/** A share of fewer says nothing of a target. */
const LEAST_DECIDED = 20;
/** A target is kept again when the share is this far above it: on the line it would be kept and broken by turns. */
const ABOVE = 0.01;
/** A long wait is this many limits. */
const LONG = 3;
/** So many leaving within so long are many. */
const MANY = 5;
const MANY_WITHIN_MS = 2 * MINUTE_MS;
/** The same kind in the same lane is told again after this long. */
const AGAIN_MS = 15 * MINUTE_MS;

/** What is worth stopping for on one stage, in order of time. Lanes that promise nothing break nothing. */
export function momentsOf(
  record: StageRecord,
  stage: StageName,
  rules: readonly LaneRules[],
  from: number,
): readonly Moment[] {
  const moments = [
    ...rules.flatMap((_, lane) => breaches(record, stage, lane, rules[lane]!)),
    ...longWaits(record, stage, rules, from),
    ...record.lanes.flatMap((_, lane) => leavings(record, stage, lane)),
  ];
  return moments.sort((a, b) => a.at - b.at);
}

export function injectionMoments(marks: readonly InjectionMark[]): readonly Moment[] {
  return marks.map(({ from }) => ({ at: from, kind: "injection" as const }));
}

/** Where the running share falls below the target, and where it is well above it again. */
function breaches(
  record: StageRecord,
  stage: StageName,
  lane: number,
  { share, formula }: LaneRules,
): readonly Moment[] {
  if (share === undefined) return [];
  const counters = record.lanes[lane]!;
  const { answered, answeredInTime, left } = counters;
  const times = [...new Set([...answered.times, ...left.times])].sort((a, b) => a - b);
  const moments: Moment[] = [];
  let broken = false;
  for (const at of times) {
    const n = decidedBy(counters, at, formula);
    if (n < LEAST_DECIDED) continue;
    const now = answeredInTime.upTo(at) / n;
    if (broken ? now < share + ABOVE && now < 1 : now >= share) continue;
    broken = !broken;
    moments.push({ at: at as Instant, kind: broken ? "target-breach" : "target-kept-again", stage, lane, n: now });
  }
  return moments;
}

/** Where somebody has waited for three limits. */
function longWaits(
  { visits }: StageRecord,
  stage: StageName,
  rules: readonly LaneRules[],
  from: number,
): readonly Moment[] {
  const crossings = visits.flatMap(({ lane, joinedAt, endedAt }) => {
    const waitMs = rules[lane]!.withinMs * LONG;
    const at = joinedAt + waitMs;
    return at >= from && at < endedAt && at < Number.POSITIVE_INFINITY ? [{ at, lane, waitMs }] : [];
  });
  crossings.sort((a, b) => a.at - b.at);
  const last = new Map<number, number>();
  return crossings.flatMap(({ at, lane, waitMs }): readonly Moment[] => {
    const before = last.get(lane);
    last.set(lane, at);
    const isNew = before === undefined || at - before > AGAIN_MS;
    return isNew ? [{ at: at as Instant, kind: "long-wait", stage, lane, n: waitMs }] : [];
  });
}

/** Where five have left within two minutes. */
function leavings({ lanes }: StageRecord, stage: StageName, lane: number): readonly Moment[] {
  const { times } = lanes[lane]!.left;
  const moments: Moment[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let i = MANY - 1; i < times.length; i++) {
    const at = times[i]!;
    if (at - times[i - MANY + 1]! > MANY_WITHIN_MS) continue;
    if (at - last > AGAIN_MS) moments.push({ at: at as Instant, kind: "many-leave", stage, lane, n: MANY });
    last = at;
  }
  return moments;
}
