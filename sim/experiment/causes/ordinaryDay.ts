import type { Scenario } from "../../scenario/scenario.ts";
import { type Channel, HOUR_MS, type Instant } from "../../vocabulary/index.ts";
import { knownModel } from "../lookahead/operatingModel.ts";
import type { Outcome } from "../outcome.ts";
import { runPlace } from "../runPlace.ts";

const INTERVAL_MINUTES = 30;
const DAY_MINUTES = 1_440;
/** Replications of the day: its means are what is planned, and a mean of so many is sure enough. */
export const ORDINARY_RUNS = 20;

/** What is planned of a channel of a simulated centre at an instant. */
export interface PlannedAt {
  /** Contacts an hour that join a line of the channel, whatever brings them. */
  readonly perHour: number;
  /** Of the whole day. Absent: nobody is handled. */
  readonly handleMs?: number;
  /** On queue, of the groups that take the channel. */
  readonly agents: number;
}

/** A local date (`YYYY-MM-DD`) of a simulated centre as it is meant to be: without the surprises of the day. */
export function ordinaryDay(played: Scenario, date: string): Scenario {
  const run = {
    date,
    startMinute: 0,
    lengthMinutes: DAY_MINUTES,
    intervalMinutes: INTERVAL_MINUTES,
    end: "cut",
  } as const;
  return { ...knownModel(played).scenario, run };
}

/** The plan of a channel by the runs of `ordinaryDay`; `undefined` beyond the day. */
export function plannedBy(outcome: Outcome, channel: Channel): (at: Instant) => PlannedAt | undefined {
  const { scenario } = outcome;
  const { beginsAt, endsAt, intervalMs } = runPlace(scenario);
  const own = new Set(scenario.queues.filter((queue) => queue.channel === channel).map(({ id }) => id));
  const groups = scenario.groups.filter(({ skills }) => skills.some(({ queueId }) => own.has(queueId)));
  const mean = (values: Float64Array | undefined) =>
    values === undefined || values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;
  const scope = { kind: "channel", channel } as const;
  const handleMs = outcome.estimate("averageHandleMs", scope)?.value;
  return (at) => {
    if (at < beginsAt || at >= endsAt) return undefined;
    const interval = Math.floor((at - beginsAt) / intervalMs);
    const offered = mean(outcome.series("offered", scope, interval)?.over);
    const onQueueMs = groups.reduce((sum, { id }) => {
      return sum + mean(outcome.series("occupancy", { kind: "group", groupId: id }, interval)?.under);
    }, 0);
    return {
      perHour: (offered * HOUR_MS) / intervalMs,
      agents: onQueueMs / intervalMs,
      ...(handleMs === undefined ? {} : { handleMs }),
    };
  };
}
