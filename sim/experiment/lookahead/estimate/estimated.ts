import type { Floor } from "../../../floor/floor.ts";
import type { BoardConfig } from "../../../metrics/config.ts";
import type { QueueSpec } from "../../../scenario/queueSpec.ts";
import { SCENARIO_VERSION } from "../../../scenario/scenario.ts";
import type { Channel, Instant } from "../../../vocabulary/index.ts";
import { LocalTime } from "../../../vocabulary/localTime.ts";
import type { OperatingModel } from "../operatingModel.ts";
import type { ModelSource } from "../result.ts";
import { durationsOf, usualPatience, usualTalk, wrapUpOf } from "./durations.ts";
import { keyOf } from "./keys.ts";
import type { ForecastDay, Observed, ObservedQueue } from "./observed.ts";
import { patienceOf } from "./patience.ts";
import { peopleOf, type RosterShifts } from "./people.ts";
import { type Rates, ratesOf } from "./rates.ts";
import type { Serving } from "./serving.ts";

export interface EstimateInput {
  readonly observed: Observed;
  readonly floor: Floor;
  readonly config: BoardConfig;
  readonly at: Instant;
  /** Forecast of today by `queue/channel`; absent: none is stored. */
  readonly forecasts: ReadonlyMap<string, ForecastDay>;
  /** Shifts as somebody planned them; absent: by presence. */
  readonly roster?: RosterShifts;
  /** What people were seen to do beside lines; absent: everybody signed in is taken to serve. */
  readonly serving?: Serving;
  /** Where these are from; a file unless said otherwise. */
  readonly rosterFrom?: Extract<ModelSource, "roster" | "roster-page">;
}

/** Waits enough to say how patient people are, and to say that nobody is impatient. */
const PATIENCE = { gaveUp: 5, waited: 50 } as const;
/** At most as many queues and people as a scenario may have. */
const MOST_QUEUES = 64;

interface EstimatedQueue {
  readonly spec: QueueSpec;
  readonly rates: Rates;
  readonly handleTimes: ModelSource;
  readonly patience: ModelSource;
  /** Contacts it stands for. */
  readonly weight: number;
}

/**
 * The operating model of a centre nobody wrote down, estimated from its log: rates of the rest of today, handle times,
 * patience, who takes what with how many slots, and when they work. Everything is first come, first served by the longest
 * idle: how a live centre routes is not in its events. `undefined` when no queue was ever heard of, or nobody takes any.
 */
export function estimatedModel(input: EstimateInput): OperatingModel | undefined {
  const { observed, floor, config, at, roster, serving } = input;
  const local = new LocalTime(config.timeZone);
  const people = peopleOf(floor, observed, config, local, at, roster, serving);
  const served = new Set(people.groups.flatMap(({ skills }) => skills.map(({ queueId }) => queueId)));
  const queues = floor.queues
    .filter(({ queueId, channel }) => served.has(keyOf(queueId, channel)))
    .slice(0, MOST_QUEUES)
    .map(({ queueId, channel }) => estimatedQueue(input, local, queueId, channel));
  if (queues.length === 0 || people.groups.length === 0) return undefined;
  const known = new Set(queues.map(({ spec }) => spec.id));
  const days = Math.max(...queues.map(({ rates }) => rates.days));
  return {
    scenario: {
      ...{ version: SCENARIO_VERSION, id: "estimated", name: { en: "Estimated", ru: "Оценка" } },
      timeZone: config.timeZone,
      policy: "fifo-li",
      shiftEnd: "finish-contact",
      exclusiveChannels: ["voice", "video", "callback"],
      queues: queues.map(({ spec }) => spec),
      groups: people.groups.map((group) => ({
        ...group,
        skills: group.skills.filter(({ queueId }) => known.has(queueId)),
      })),
    },
    mapping: {
      queues: Object.fromEntries(
        floor.queues.map(({ queueId, channel }) => [keyOf(queueId, channel), keyOf(queueId, channel)]),
      ),
      groups: people.groupOf,
    },
    source: {
      arrivals: mostOf(queues.map(({ rates, weight }) => [rates.source, weight])),
      handleTimes: mostOf(queues.map(({ handleTimes, weight }) => [handleTimes, weight])),
      patience: mostOf(queues.map(({ patience, weight }) => [patience, weight])),
      staffing: people.source === "roster" ? (input.rosterFrom ?? "roster") : people.source,
    },
    days,
  };
}

function estimatedQueue(
  { observed, at, forecasts }: EstimateInput,
  local: LocalTime,
  queueId: string,
  channel: Channel,
): EstimatedQueue {
  const id = keyOf(queueId, channel);
  const seen = observed.queues.find((queue) => queue.queueId === queueId && queue.channel === channel);
  const own = seen ?? { queueId, channel, offered: [], answeredMs: [], abandonedMs: [], talkMs: [], wrapUpMs: [] };
  const alike = observed.queues.filter((queue) => queue.channel === channel);
  const rates = ratesOf(own, at, observed.fromAt, local, forecasts.get(id));
  const [talk, talkBy] = firstOf<QueueSpec["talkMs"]>([
    ["log", () => durationsOf(own.talkMs)],
    ["log", () => durationsOf(alike.flatMap(({ talkMs }) => talkMs))],
    ["usual", () => usualTalk(channel)],
  ]);
  const wrapUp = wrapUpOf(own.wrapUpMs);
  const [patience, patienceBy] = patienceFor(own, alike, channel);
  const weight = own.offered.reduce((sum, [, contacts]) => sum + contacts, 0);
  const spec: QueueSpec = {
    ...{ id, name: { en: queueId, ru: queueId }, channel, priority: 1, talkMs: talk! },
    ...(rates.arrivals === undefined ? {} : { arrivals: rates.arrivals }),
    ...(wrapUp === undefined ? {} : { wrapUpMs: wrapUp }),
    ...(patience === undefined ? {} : { patienceMs: patience }),
  };
  return { spec, rates, handleTimes: talkBy, patience: patienceBy, weight };
}

/** The queue's own where enough gave up or waited in vain, else that of its channel, else the usual. */
function patienceFor(
  own: ObservedQueue,
  alike: readonly ObservedQueue[],
  channel: Channel,
): readonly [QueueSpec["patienceMs"], ModelSource] {
  const pooled = {
    answeredMs: alike.flatMap(({ answeredMs }) => answeredMs),
    abandonedMs: alike.flatMap(({ abandonedMs }) => abandonedMs),
  };
  for (const { answeredMs, abandonedMs } of [own, pooled]) {
    if (abandonedMs.length >= PATIENCE.gaveUp) return [patienceOf(answeredMs, abandonedMs), "log"];
    if (answeredMs.filter((ms) => ms > 0).length >= PATIENCE.waited)
      return [patienceOf(answeredMs, abandonedMs), "log"];
  }
  return [usualPatience(channel), "usual"];
}

function firstOf<T>(
  ways: readonly (readonly [ModelSource, () => T | undefined])[],
): readonly [T | undefined, ModelSource] {
  for (const [source, way] of ways) {
    const found = way();
    if (found !== undefined) return [found, source];
  }
  return [undefined, "none"];
}

/** The source behind the most contacts; the first of equals. */
function mostOf(sources: readonly (readonly [ModelSource, number])[]): ModelSource {
  const weights = new Map<ModelSource, number>();
  for (const [source, weight] of sources) weights.set(source, (weights.get(source) ?? 0) + weight);
  const [most] = [...weights].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? "none";
}
