import type { RoutingFloor } from "../compiled.ts";
import { idleIn } from "../model/conditions.ts";
import type { CompiledGuard, GuardSet } from "../model/guards.ts";
import { homeTeams, isWalled } from "../model/lines.ts";
import type { RoutingModel } from "../model/model.ts";
import type { Refusal, Whereabouts } from "./explanation.ts";

/** What an explanation looks at beyond the floor. */
export interface Moment {
  readonly floor: RoutingFloor;
  /** The policy’s memory at the moment of the decision. It is not written. */
  readonly memory: Uint8Array;
  /** Where an agent is who cannot take anything; absent: nobody says. */
  readonly whereabouts?: (agent: number) => Whereabouts | undefined;
  /** Whether nobody is taken from the line now because its queue is closed; absent: none is. */
  readonly isShut?: (line: number) => boolean;
}

/** Why the agent may not have the contact standing in `line`, by the floor alone; `none`: nothing forbids it. */
export function refusalOf(
  model: RoutingModel,
  guards: GuardSet,
  moment: Moment,
  contact: number,
  line: number,
  agent: number,
): Refusal {
  const { floor } = moment;
  const { queue, ofLastAgent } = model.lines[line]!;
  const group = floor.groupOf[agent]!;
  if (moment.isShut?.(line)) return { rule: "closed" };
  if (model.mayAsk[line * model.groups.length + group] === 0) return byStep(model, line, group);
  if (ofLastAgent && floor.lastAgent[contact] !== agent) {
    return { rule: "last-agent", lastAgent: floor.lastAgent[contact]! };
  }
  if (!floor.canTake(agent, queue)) return byCapacity(model, moment, queue, agent);
  for (const guard of guards.between(queue, group)) {
    // A copy, so that looking changes nothing.
    if (guards.refuses(guard, floor, contact, queue, agent, moment.memory.slice())) {
      return { rule: "guard", guard: guard.number, found: foundBy(guard, floor, agent) };
    }
  }
  return { rule: "none" };
}

function byStep(model: RoutingModel, line: number, group: number): Refusal {
  const { queue, plan, step } = model.lines[line]!;
  const { level, teamId, id } = model.groups[group]!;
  const filter = model.spec.plans[plan]?.steps[step]?.agents ?? {};
  const has = level[queue]!;
  if (has === 0) return { rule: "skill" };
  const [from, to] = [filter.levelAtLeast ?? 1, filter.levelAtMost ?? 10];
  if (has < from || has > to) return { rule: "level", level: has, from, to };
  if (filter.groupIds?.includes(id) === false || filter.teamIds?.includes(teamId ?? "") === false)
    return { rule: "step" };
  return isWalled(teamId, homeTeams(model.scenario, model.queues[queue]!.id)) ? { rule: "wall" } : { rule: "step" };
}

function byCapacity(model: RoutingModel, { floor, whereabouts }: Moment, queue: number, agent: number): Refusal {
  const group = model.groups[floor.groupOf[agent]!]!;
  const { channel, exclusive } = model.queues[queue]!;
  const held = floor.open[agent]!;
  const where = whereabouts?.(agent);
  if (held === 0 || where !== undefined) return { rule: "not-there", where };
  if (held >= group.total) return { rule: "slots", held, most: group.total, ofChannel: false };
  const holdsAlone = model.queues.some((other) => other.exclusive && floor.holding(agent, other.channel) > 0);
  if (exclusive || holdsAlone) return { rule: "exclusive" };
  const ofChannel = floor.holding(agent, channel);
  const most = group.slots[channel]!;
  if (ofChannel >= most) return { rule: "slots", held: ofChannel, most, ofChannel: true };
  const mixes = model.scenario.groups[floor.groupOf[agent]!]!.slots.mix !== "same-channel";
  if (!mixes && ofChannel < held) return { rule: "mixed" };
  let weight = group.weights[channel]!;
  for (let c = 0; c < group.weights.length; c++) weight += group.weights[c]! * floor.holding(agent, c);
  return weight > group.capacity + 1e-9 ? { rule: "capacity" } : { rule: "not-there", where };
}

function foundBy(guard: CompiledGuard, floor: RoutingFloor, agent: number): number | undefined {
  switch (guard.kind) {
    case "reserve":
      return idleIn(guard.counted, floor);
    case "rate":
      return floor.offersInWindow(agent, guard.windowMs);
    case "occupancy":
      return floor.occupancy(agent);
    case "open-at-most":
      return floor.open[agent]!;
    case "lend":
      return undefined;
  }
}
