import type { Scenario } from "../../scenario/scenario.ts";
import type { Channel } from "../../vocabulary/index.ts";
import type { LookAheadJob } from "./job.ts";
import type { LeverProposal, LeverSpec } from "./lever.ts";
import { agentsOf, onBreak, queueGroups, readyFirst } from "./leverPlaces.ts";
import type { LookAhead, LookAheadChannel } from "./result.ts";

/** A channel is in danger when its target is kept in an hour with less than this probability. */
const DANGER = 0.8;
/** A group can spare people while its slots are fuller than this in few runs: median load over the next hour. */
const CALM_LOAD = 0.75;
const MOST_MOVED = 2;
const MOST_RECALLED = 3;
const ANNOUNCED_SHARE = 0.2;
/** Points in the next hour. */
const HOUR = 12;
/** Channels one can be sent to from a line. */
const WRITTEN: readonly Channel[] = ["messenger", "chat", "sms"];

/** Levers that make sense for the floor as it stands; none while nothing is in danger. */
export function leverProposals(job: LookAheadJob, made: LookAhead): readonly LeverProposal[] {
  const endangered = made.channels
    .filter((channel) => chanceOf(channel) < DANGER)
    .sort((a, b) => chanceOf(a) - chanceOf(b));
  const proposals = endangered.flatMap(({ channel }) =>
    leversFor(job, made, channel).map((lever): LeverProposal => ({ id: idOf(lever), lever, helps: channel })),
  );
  return proposals.filter(({ id }, i) => proposals.findIndex((other) => other.id === id) === i);
}

function chanceOf({ points }: LookAheadChannel): number {
  return points[HOUR - 1]?.keeps?.value ?? 1;
}

function leversFor(job: LookAheadJob, made: LookAhead, channel: Channel): LeverSpec[] {
  const { scenario, initial } = job;
  const queues = scenario.queues.filter((queue) => queue.channel === channel);
  const main = busiestGroup(
    scenario,
    queues.map(({ id }) => id),
  );
  if (main === undefined) return [];
  const levers: LeverSpec[] = [];
  const pausing = onBreak(agentsOf(scenario, initial, main)).length;
  if (pausing > 0) levers.push({ kind: "recall", agents: Math.min(MOST_RECALLED, pausing), groupId: main });
  const spare = sparingGroup(job, made, channel);
  const [queue] = queues;
  if (spare !== undefined) {
    const agents = Math.min(MOST_MOVED, readyFirst(initial, agentsOf(scenario, initial, spare)).length);
    levers.push({ kind: "move", agents, fromGroupId: spare, toGroupId: main });
    if (queue !== undefined && !queueGroups(scenario, queue.id).some(({ id }) => id === spare)) {
      levers.push({ kind: "overflow", queueId: queue.id, groupId: spare, agents });
    }
  }
  const other = scenario.queues.find(({ channel: to, arrivals }) => {
    const open = WRITTEN.includes(to) && to !== channel && arrivals !== undefined;
    return open && made.channels.some((one) => one.channel === to && chanceOf(one) >= DANGER);
  });
  if (other !== undefined && queue !== undefined && !WRITTEN.includes(channel)) {
    levers.push({ kind: "announce", queueId: queue.id, toQueueId: other.id, share: ANNOUNCED_SHARE });
  }
  // Whoever writes can write elsewhere or later; a line is not closed to callers.
  if (queue !== undefined && WRITTEN.includes(channel)) levers.push({ kind: "limit", queueId: queue.id, share: 0.5 });
  levers.push({ kind: "add", agents: 1, groupId: main });
  return levers;
}

/** The group with the most people among those that serve any of the queues. */
function busiestGroup(scenario: Scenario, queueIds: readonly string[]): string | undefined {
  const size = ({ people, headcount }: Scenario["groups"][number]) =>
    people.length + Math.max(0, ...(headcount?.agents ?? []));
  const [group] = scenario.groups
    .filter(({ skills }) => skills.some(({ queueId }) => queueIds.includes(queueId)))
    .sort((a, b) => size(b) - size(a));
  return group?.id;
}

/** The calmest group that does not serve the channel, all of whose own channels are safe. */
function sparingGroup(job: LookAheadJob, made: LookAhead, channel: Channel): string | undefined {
  const { scenario, initial } = job;
  const channelOf = new Map(scenario.queues.map((queue) => [queue.id, queue.channel]));
  const [calmest] = scenario.groups
    .map(({ id, skills }) => {
      const own = new Set(skills.flatMap(({ queueId }) => channelOf.get(queueId) ?? []));
      const those = made.channels.filter((one) => own.has(one.channel));
      const safe = those.every((one) => chanceOf(one) >= DANGER);
      const load = Math.max(0, ...those.flatMap(({ points }) => points.slice(0, HOUR).map(({ load }) => load.p50)));
      const ready = readyFirst(initial, agentsOf(scenario, initial, id)).length;
      return { id, load, fits: !own.has(channel) && safe && load < CALM_LOAD && ready > 1 };
    })
    .filter(({ fits }) => fits)
    .sort((a, b) => a.load - b.load);
  return calmest?.id;
}

/** A stable name of what is proposed. */
function idOf(lever: LeverSpec): string {
  return Object.values(lever).join(":");
}
