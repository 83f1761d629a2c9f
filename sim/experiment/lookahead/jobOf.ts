import type { Floor } from "../../floor/floor.ts";
import type { AgentActivity } from "../../floor/index.ts";
import type { BoardConfig } from "../../metrics/config.ts";
import type { LevelPasts } from "../../metrics/levelPast.ts";
import { CHANNELS } from "../../vocabulary/index.ts";
import { fromFloor } from "../fromFloor.ts";
import type { Serving } from "./estimate/serving.ts";
import { LOOK_AHEAD_BOUNDS, type LookAheadJob } from "./job.ts";
import type { OperatingModel } from "./operatingModel.ts";

const ON_QUEUE: ReadonlySet<AgentActivity> = new Set(["contact", "wrapup", "ringing", "ready"]);

export interface JobOptions {
  readonly floor: Floor;
  /** As of the floor's own time, by the attribution of `readingOf`. */
  readonly past: LevelPasts;
  readonly config: BoardConfig;
  readonly model: OperatingModel;
  /** What people were seen to do beside lines; absent: whoever is ready is there. */
  readonly serving?: Serving;
  readonly seed: string;
  readonly runs: number;
  readonly dayRuns: number;
}

/**
 * The reading a look-ahead projects for a board: the board's own. When a work will end is no part of a visit, so boards
 * that count at the end of the work are read at the decision instead; the result says so.
 */
export function readingOf({ variant, attribution, headline }: BoardConfig): LookAheadJob["reading"] {
  return { variant, attribution: attribution === "ended" ? "decision" : attribution, window: headline };
}

/** The job that looks ahead from a floor. Throws `RangeError` for a floor that has heard of nothing. */
export function jobOf({ floor, past, config, model, serving, seed, runs, dayRuns }: JobOptions): LookAheadJob {
  const { scenario, mapping } = model;
  const away = serving === undefined ? {} : { away: awayNow(floor, model, serving) };
  const { initial, notPlaced } = fromFloor(floor, scenario, { ...mapping, ...away });
  const missing = new Set(notPlaced.filter(({ what }) => what === "visit").map(({ id }) => id));
  const placed = floor.waiting.filter(({ visitId }) => !missing.has(visitId));
  const known = new Set(past.channels.map(({ channel }) => channel));
  const served = new Set(scenario.queues.map(({ channel }) => channel));
  return {
    scenario,
    initial,
    seed,
    runs,
    dayRuns: Math.min(runs, dayRuns),
    reading: readingOf(config),
    shortAbandonMs: config.shortAbandonMs,
    intervalMs: config.intervalMs,
    past,
    targets: config.targets,
    channels: CHANNELS.filter((channel) => known.has(channel) && served.has(channel)),
    // Two visits of one name are told apart by their order alone; where that fails nobody's wait is told.
    waits: (placed.length === initial.waiting.length ? placed : [])
      .slice(0, LOOK_AHEAD_BOUNDS.waits)
      .map(({ contactId, visitId, queue, enqueuedAt }) => ({
        contactId,
        visitId,
        queueId: queue.queueId,
        channel: queue.channel,
        sinceAt: enqueuedAt,
      })),
    source: model.source,
    ...(model.days === undefined ? {} : { days: model.days }),
    notPlaced: notPlaced.length,
  };
}

/**
 * Agents who are signed in as ready and not there: those left out by the lines of their queues; and where no line tells, of
 * each group as many as are away of so many on the whole, who has been ready longest first. A scenario knows its own breaks.
 */
function awayNow(floor: Floor, { scenario, mapping, source }: OperatingModel, serving: Serving): Set<string> {
  const away = new Set<string>();
  const at = floor.now;
  if (source.staffing === "scenario" || at === undefined) return away;
  for (const { id, skills, shrinkage } of scenario.groups) {
    const queues = skills.map(({ queueId }) => queueId);
    const here = [...floor.agents.values()].filter(
      ({ agentId, activity }) => mapping?.groups?.[agentId] === id && ON_QUEUE.has(activity),
    );
    const expected = Math.round((shrinkage?.plannedShare ?? 0) * here.length);
    here
      .filter(({ activity }) => activity === "ready")
      .sort((a, b) => a.activityAt - b.activityAt)
      .forEach(({ agentId }, i) => {
        if (i < expected || serving.isLeftOut(agentId, queues, at)) away.add(agentId);
      });
  }
  return away;
}
