import type { Floor } from "../../../floor/floor.ts";
import type { FloorAgent } from "../../../floor/index.ts";
import type { BoardConfig } from "../../../metrics/config.ts";
import type { GroupSpec, PersonSpec, ShiftSpec, SlotsSpec } from "../../../scenario/staff.ts";
import { CHANNELS, type Channel, type Instant } from "../../../vocabulary/index.ts";
import type { LocalTime } from "../../../vocabulary/localTime.ts";
import type { ModelSource } from "../result.ts";
import type { Observed } from "./observed.ts";
import { ExpectedPresence } from "./presence.ts";
import type { Serving } from "./serving.ts";
import { skillsOf } from "./skills.ts";

/** Shifts somebody planned, by agent; absent agents are not planned. */
export type RosterShifts = ReadonlyMap<string, readonly ShiftSpec[]>;

export interface People {
  readonly groups: readonly GroupSpec[];
  /** Group of each agent, as the floor names agents. */
  readonly groupOf: Readonly<Record<string, string>>;
  readonly source: Extract<ModelSource, "roster" | "presence">;
}

/** Less than this is what agents take to pick up. */
const LEAST_AWAY = 0.02;
const MOST_AWAY = 0.9;

/**
 * Everybody the floor knows, in groups of those who take the same queues with the same slots: what they are members of and
 * what they were seen to take. When they work: as the roster plans; without one, as their days in the log say. What `serving`
 * saw them be away of that time they will be away, in blocks; where a roster plans their breaks it is the roster's to say.
 */
export function peopleOf(
  floor: Floor,
  observed: Observed,
  config: BoardConfig,
  local: LocalTime,
  at: Instant,
  roster: RosterShifts | undefined,
  serving?: Serving,
): People {
  const skills = skillsOf(floor, observed.skills);
  const expected = new ExpectedPresence(observed.days, local, at);
  const groups = new Map<
    string,
    { readonly keys: readonly string[]; readonly slots: SlotsSpec; people: PersonSpec[] }
  >();
  const groupOf: Record<string, string> = {};
  for (const agent of floor.agents.values()) {
    const keys = skills.get(agent.agentId)!;
    if (keys.length === 0) continue;
    const slots = slotsOf(agent, keys, config);
    const signature = JSON.stringify([keys, slots]);
    const group = groups.get(signature) ?? { keys, slots, people: [] };
    groups.set(signature, group);
    const shifts = roster === undefined ? expected.shiftsOf(agent) : (roster.get(agent.agentId) ?? []);
    // Without any shift an agent would always be there.
    const never: readonly ShiftSpec[] = [{ weekdays: [], startMinute: 0, endMinute: 1, breaks: [] }];
    group.people.push({
      id: agent.agentId,
      name: agent.name ?? agent.agentId,
      shifts: shifts.length === 0 ? never : shifts,
    });
  }
  const everyQueue = [...new Set([...groups.values()].flatMap(({ keys }) => keys))];
  const everybody = serving?.shareOf(skills.keys(), everyQueue) ?? 1;
  const made = [...groups.values()].map(({ keys, slots, people }, i): GroupSpec => {
    const id = `group-${i + 1}`;
    for (const person of people) groupOf[person.id] = id;
    const taken = keys.map((queueId) => ({ queueId, level: 1 }));
    const planned = people.some(({ shifts }) => shifts?.some(({ breaks }) => breaks.length > 0));
    const away = planned || serving === undefined ? 0 : awayShare(serving, people, keys, everybody);
    const shrinkage = away < LEAST_AWAY ? {} : { shrinkage: { plannedShare: away } };
    return { id, name: { en: id, ru: id }, skills: taken, slots, shifts: [], people, ...shrinkage };
  });
  return { groups: made, groupOf, source: roster === undefined ? "presence" : "roster" };
}

function slotsOf(agent: FloorAgent, keys: readonly string[], config: BoardConfig): SlotsSpec {
  const byChannel: Partial<Record<Channel, number>> = {};
  for (const channel of CHANNELS) {
    if (!keys.some((key) => key.endsWith(`/${channel}`))) continue;
    const told = agent.sides.map((side) => side.capacity.get(channel)).find((slots) => slots !== undefined);
    byChannel[channel] = Math.min(25, Math.max(1, told ?? config.slots[channel]));
  }
  const total = agent.sides.map(({ totalCapacity }) => totalCapacity).find((slots) => slots !== undefined);
  const most = Math.max(...Object.values(byChannel));
  return { total: Math.min(25, Math.max(1, total ?? most)), byChannel };
}

/** Share of their time signed in that people are not there, by what they did beside the lines of their queues. */
function awayShare(
  serving: Serving,
  people: readonly PersonSpec[],
  keys: readonly string[],
  everybody: number,
): number {
  const share = serving.shareOf(
    people.map(({ id }) => id),
    keys,
    everybody,
  );
  return Math.min(MOST_AWAY, Math.round((1 - share) * 1_000) / 1_000);
}
