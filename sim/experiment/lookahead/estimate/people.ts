import type { Floor } from "../../../floor/floor.ts";
import type { FloorAgent } from "../../../floor/index.ts";
import type { BoardConfig } from "../../../metrics/config.ts";
import type { GroupSpec, PersonSpec, ShiftSpec, SlotsSpec } from "../../../scenario/staff.ts";
import { CHANNELS, type Channel, HOUR_MS, type Instant, minutes } from "../../../vocabulary/index.ts";
import type { LocalTime } from "../../../vocabulary/localTime.ts";
import type { ModelSource } from "../result.ts";
import type { Observed, ObservedDay } from "./observed.ts";

/** Shifts somebody planned, by agent; absent agents are not planned. */
export type RosterShifts = ReadonlyMap<string, readonly ShiftSpec[]>;

export interface People {
  readonly groups: readonly GroupSpec[];
  /** Group of each agent, as the floor names agents. */
  readonly groupOf: Readonly<Record<string, string>>;
  readonly source: Extract<ModelSource, "roster" | "presence">;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
/** Presence of other days is rounded to this: nobody comes and goes by the minute. */
const ROUND_MINUTES = 15;
/** Whoever is there and was not seen on a day like this stays so long from now. */
const STAYS_MS = 4 * HOUR_MS;

/**
 * Everybody the floor knows, in groups of those who take the same queues with the same slots: what they are members of and
 * what they were seen to take. When they work: as the roster plans; without one, as on the latest day like today, and whoever
 * is there besides stays some hours.
 */
export function peopleOf(
  floor: Floor,
  observed: Observed,
  config: BoardConfig,
  local: LocalTime,
  at: Instant,
  roster: RosterShifts | undefined,
): People {
  const taken = new Map<string, Set<string>>();
  for (const { agentId, queueId, channel } of observed.skills) put(taken, agentId, keyOf(queueId, channel));
  for (const work of floor.works())
    if (work.queue !== undefined) put(taken, work.agent.agentId, keyOfQueue(work.queue));
  const days = presenceDay(observed.days, local, at);
  const groups = new Map<
    string,
    { readonly keys: readonly string[]; readonly slots: SlotsSpec; people: PersonSpec[] }
  >();
  const groupOf: Record<string, string> = {};
  for (const agent of floor.agents.values()) {
    const keys = [...new Set([...(taken.get(agent.agentId) ?? []), ...memberships(agent, floor)])].sort();
    if (keys.length === 0) continue;
    const slots = slotsOf(agent, keys, config);
    const signature = JSON.stringify([keys, slots]);
    const group = groups.get(signature) ?? { keys, slots, people: [] };
    groups.set(signature, group);
    const shifts =
      roster === undefined ? presence(days.get(agent.agentId), agent, local, at) : (roster.get(agent.agentId) ?? []);
    // Without any shift an agent would always be there.
    const never: readonly ShiftSpec[] = [{ weekdays: [], startMinute: 0, endMinute: 1, breaks: [] }];
    group.people.push({
      id: agent.agentId,
      name: agent.name ?? agent.agentId,
      shifts: shifts.length === 0 ? never : shifts,
    });
  }
  const made = [...groups.values()].map(({ keys, slots, people }, i): GroupSpec => {
    const id = `group-${i + 1}`;
    for (const person of people) groupOf[person.id] = id;
    const skills = keys.map((queueId) => ({ queueId, level: 1 }));
    return { id, name: { en: id, ru: id }, skills, slots, shifts: [], people };
  });
  return { groups: made, groupOf, source: roster === undefined ? "presence" : "roster" };
}

/** A scenario has one channel a queue: a queue of two channels is two. */
export function keyOf(queueId: string, channel: Channel): string {
  return `${queueId}/${channel}`;
}

function keyOfQueue({ queueId, channel }: { readonly queueId: string; readonly channel: Channel }): string {
  return keyOf(queueId, channel);
}

function memberships(agent: FloorAgent, floor: Floor): string[] {
  return agent.sides.flatMap((side) =>
    [...side.memberships.keys()].flatMap((id) => floor.queuesOf(id).map(keyOfQueue)),
  );
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

/** When each agent worked on the latest day like today: same weekday, else the latest day with anybody but today. */
function presenceDay(days: readonly ObservedDay[], local: LocalTime, at: Instant): ReadonlyMap<string, ObservedDay> {
  const today = local.dayOf(at);
  const dayOf = ({ firstAt }: ObservedDay): number => local.dayOf(firstAt);
  const known = [...new Set(days.map(dayOf))].filter((day) => day < today).sort((a, b) => b - a);
  const like = known.find((day) => (today - day) % 7 === 0) ?? known[0];
  return new Map(days.filter((day) => dayOf(day) === like).map((day) => [day.agentId, day]));
}

function presence(
  day: ObservedDay | undefined,
  agent: FloorAgent,
  local: LocalTime,
  at: Instant,
): readonly ShiftSpec[] {
  if (day !== undefined) {
    const startMinute = down(local.minuteOf(day.firstAt));
    const lasts = up((day.lastAt - day.firstAt) / minutes(1));
    return [shift(startMinute, Math.min(1_440, Math.max(ROUND_MINUTES, lasts + ROUND_MINUTES)))];
  }
  if (agent.activity === "offline") return [];
  const startMinute = down(local.minuteOf(at));
  return [shift(startMinute, STAYS_MS / minutes(1))];
}

function shift(startMinute: number, lasts: number): ShiftSpec {
  return { weekdays: EVERY_DAY, startMinute, endMinute: startMinute + lasts, breaks: [] };
}

const down = (minute: number): number => Math.floor(minute / ROUND_MINUTES) * ROUND_MINUTES;
const up = (minute: number): number => Math.ceil(minute / ROUND_MINUTES) * ROUND_MINUTES;

function put(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([value]));
  else known.add(value);
}
