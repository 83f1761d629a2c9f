import type { LocalName } from "../scenario/about.ts";
import { divergencesOf } from "./compare/divergences.ts";
import { fatesOf } from "./compare/fates.ts";
import { injectionMoments, momentsOf } from "./compare/moments.ts";
import { injectionMarks } from "./open/injecting.ts";
import type { RunPlan } from "./open/plan.ts";
import type { Stage } from "./stage.ts";
import type { StageName } from "./types/description.ts";
import type { Divergence, FateMark, LaneHead, Moment, SeatHead, TheatreOverview } from "./types/overview.ts";

/** What one overview lists. */
const MOST_MOMENTS = 500;
const MOST_DIVERGENCES = 500;
const MOST_FATES = 1_000;

/** Everything the stages differ in and everything worth stopping for, of the whole run. */
export interface Comparison {
  readonly moments: readonly Moment[];
  readonly divergences: readonly Divergence[];
  readonly fates: readonly FateMark[];
}

export function compared({ description, opensAt, endsAt }: RunPlan, stages: readonly Stage[]): Comparison {
  const [a, b] = stages;
  const marks = injectionMarks(description.injections, opensAt, endsAt);
  const moments = [
    ...stages.flatMap(({ plan, run, rules }) => momentsOf(run.record, plan.stage, rules, opensAt)),
    ...injectionMoments(marks),
  ].filter(({ at }) => at > opensAt && at <= endsAt);
  return {
    moments: moments.sort((one, other) => one.at - other.at),
    divergences: b === undefined ? [] : divergencesOf(a!.run.record, b.run.record, opensAt),
    fates: b === undefined ? [] : fatesOf(a!.run.record, b.run.record, [a!.rules, b.rules], opensAt),
  };
}

export function overviewOf(plan: RunPlan, stages: readonly Stage[], comparison: Comparison): TheatreOverview {
  const { hall } = stages[0]!;
  const { description, name, timeZone, opensAt, endsAt, whole } = plan;
  const { moments, divergences, fates } = comparison;
  return {
    ...{ description, name, timeZone, opensAt, endsAt, whole },
    stages: stages.map((stage) => stage.head()),
    lanes: hall.lanes.map((_, lane) => laneHead(stages, lane)),
    seats: hall.seats.map((_, seat) => seatHead(stages, seat)),
    groups: hall.groups.map((id) => ({ id, name: groupName(stages, id) })),
    channels: hall.channels,
    injections: injectionMarks(description.injections, opensAt, endsAt),
    moments: moments.slice(0, MOST_MOMENTS),
    divergences: divergences.slice(0, MOST_DIVERGENCES),
    divergencesInAll: divergences.length,
    fates: fates.slice(0, MOST_FATES),
    fatesInAll: fates.length,
  };
}

function laneHead(stages: readonly Stage[], lane: number): LaneHead {
  const having = stages.filter(({ places }) => places.queueOf[lane]! >= 0);
  const { places, plan } = having[0]!;
  const { id, name, channel, intent, target, selfService } = plan.scenario.queues[places.queueOf[lane]!]!;
  return {
    ...{ queueId: id, name, channel },
    ...(intent === undefined ? {} : { intent }),
    ...(target === undefined ? {} : { target: { withinMs: target.withinMs, share: target.share } }),
    hasBot: selfService !== undefined,
    on: having.map(({ plan: one }) => one.stage),
  };
}

function seatHead(stages: readonly Stage[], seat: number): SeatHead {
  const having = stages.filter(({ places }) => places.agentOf[seat]! >= 0);
  const { places, run, hall } = having[0]!;
  const agent = run.centre.agents[places.agentOf[seat]!]!;
  const groupId = run.centre.groups[agent.inGroup]!.spec.id;
  const column = Object.fromEntries(
    having.map((stage) => [stage.plan.stage, stage.column(seat, hall.channels)!]),
  ) as Partial<Record<StageName, NonNullable<ReturnType<Stage["column"]>>>>;
  return { agentId: agent.id, name: hall.seats[seat]!.name, group: hall.groups.indexOf(groupId), column };
}

function groupName(stages: readonly Stage[], id: string): LocalName {
  for (const { plan } of stages) {
    const group = plan.scenario.groups.find((one) => one.id === id);
    if (group !== undefined) return group.name;
  }
  return { en: id, ru: id };
}
