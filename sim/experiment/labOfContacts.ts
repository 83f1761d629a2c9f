import type { ContactRow } from "../history/rows.ts";
import type { ServiceLevelTarget } from "../metrics/config.ts";
import { type ParsedScenario, parseScenario } from "../scenario/parse.ts";
import type { QueueSpec } from "../scenario/queueSpec.ts";
import { SCENARIO_VERSION, type Scenario } from "../scenario/scenario.ts";
import type { GroupSpec } from "../scenario/staff.ts";
import { type Channel, DAY_MS, MINUTE_MS } from "../vocabulary/index.ts";
import { dayNumber } from "../vocabulary/localDate.ts";
import { LocalTime } from "../vocabulary/localTime.ts";
import { soundIds, traceContact } from "./labOfFloor.ts";
import { durationsOf, usualPatience, usualTalk, wrapUpOf } from "./lookahead/estimate/durations.ts";
import { keyOf } from "./lookahead/estimate/keys.ts";
import { patienceOf } from "./lookahead/estimate/patience.ts";

const HALF_HOUR_MS = 30 * MINUTE_MS;
/** Abandonments enough to say how patient people are. */
const GAVE_UP = 5;

export interface LabOfContacts {
  /** In any order; those of other days are left out. */
  readonly contacts: readonly ContactRow[];
  /** Local day, `YYYY-MM-DD`. */
  readonly date: string;
  readonly timeZone: string;
  readonly targets: Readonly<Record<Channel, ServiceLevelTarget>>;
}

/**
 * A day somebody imported, lived again: contacts as traces, conversations and patience of those who do not tell theirs as
 * the day's own, people where the contacts name them between their first and last work. A queue whose contacts name
 * nobody has load plus its root in each half hour (square-root staffing, Halfin & Whitt 1981). `undefined`: nobody came.
 */
export function labOfContacts({ contacts, date, timeZone, targets }: LabOfContacts): ParsedScenario | undefined {
  const days = new LocalTime(timeZone);
  const startsAt = days.instantOf(dayNumber(date), 0);
  const endsAt = days.instantOf(dayNumber(date) + 1, 0);
  const ofDay = contacts.filter(({ arrivedAt }) => arrivedAt >= startsAt && arrivedAt < endsAt);
  if (ofDay.length === 0) return undefined;
  const byQueue = grouped(
    ofDay.toSorted((a, b) => a.arrivedAt - b.arrivedAt),
    ({ queue, channel }) => keyOf(queue, channel),
  );
  const ids = soundIds([...byQueue.keys()]);
  const idOf = ({ queue, channel }: ContactRow) => ids.get(keyOf(queue, channel))!;
  const queues = [...byQueue.values()].map((rows) => queueOf(idOf(rows[0]!), rows, startsAt, targets));
  const draft: Scenario = {
    ...{ version: SCENARIO_VERSION, id: "day", name: { en: `Day ${date}`, ru: `День ${date}` }, timeZone },
    run: { date, startMinute: 0, lengthMinutes: 1_440, intervalMinutes: 30 },
    ...{ policy: "fifo-li", shiftEnd: "finish-contact", exclusiveChannels: [] },
    queues,
    groups: [...namedGroups(ofDay, idOf, queues, startsAt), ...namelessGroups(byQueue, idOf, queues, startsAt)],
  };
  return parseScenario(draft);
}

function queueOf(
  id: string,
  rows: readonly ContactRow[],
  startsAt: number,
  targets: LabOfContacts["targets"],
): QueueSpec {
  const { queue, channel } = rows[0]!;
  const { acceptableWaitMs, fraction } = targets[channel];
  const waits = (outcome: ContactRow["outcome"]) =>
    rows.flatMap((row) => (row.outcome === outcome && row.waitMs !== undefined ? [row.waitMs] : []));
  const [answeredMs, abandonedMs] = [waits("answered"), waits("abandoned")];
  const patience = abandonedMs.length >= GAVE_UP ? patienceOf(answeredMs, abandonedMs) : usualPatience(channel);
  const wrapUp = wrapUpOf(rows.flatMap(({ wrapUpMs }) => wrapUpMs ?? []));
  const trace = rows.map(({ arrivedAt, outcome, talkMs, waitMs }) =>
    traceContact(
      {
        ...{ queueId: id, channel, at: arrivedAt },
        ...(talkMs === undefined || outcome !== "answered" ? {} : { talkMs: Math.max(1, talkMs) }),
        ...(outcome === "abandoned" && waitMs !== undefined ? { gaveUpMs: waitMs } : {}),
      },
      startsAt,
    ),
  );
  return {
    ...{ id, name: named(queue), channel, priority: 1 },
    target: { withinMs: acceptableWaitMs, share: fraction },
    arrivals: { profile: "daily", intervalMinutes: 1_440, perHour: [(rows.length * 60) / 1_440], trace },
    ...(patience === undefined ? {} : { patienceMs: patience }),
    talkMs: durationsOf(rows.flatMap(({ talkMs }) => talkMs ?? [])) ?? usualTalk(channel),
    ...(wrapUp === undefined ? {} : { wrapUpMs: wrapUp }),
  };
}

/** People the contacts name: those who took of the same queues are one group, there from their first work to their last. */
function namedGroups(
  rows: readonly ContactRow[],
  idOf: (row: ContactRow) => string,
  queues: readonly QueueSpec[],
  startsAt: number,
): readonly GroupSpec[] {
  const people = [...grouped(rows, ({ agent }) => agent)].flatMap(([agent, own]) => {
    if (agent === undefined) return [];
    const works = own.map((row) => row.arrivedAt + (row.waitMs ?? 0));
    const ends = own.map((row, i) => works[i]! + (row.talkMs ?? 0) + (row.wrapUpMs ?? 0));
    const from = Math.floor((Math.min(...works) - startsAt) / HALF_HOUR_MS);
    const to = Math.ceil((Math.max(...ends) - startsAt) / HALF_HOUR_MS);
    return [{ serves: [...new Set(own.map(idOf))].sort(), from, to }];
  });
  const groups = [...grouped(people, ({ serves }) => serves.join(" "))];
  return groups.map(([, members], i) => {
    const agents = Array.from(
      { length: DAY_MS / HALF_HOUR_MS },
      (_, half) => members.filter(({ from, to }) => from <= half && half < to).length,
    );
    const { serves } = members[0]!;
    const name = serves.map((id) => queues.find((queue) => queue.id === id)!.name.en).join(", ");
    return groupOf(`team-${i + 1}`, name, serves, queues, agents);
  });
}

function namelessGroups(
  byQueue: ReadonlyMap<string, readonly ContactRow[]>,
  idOf: (row: ContactRow) => string,
  queues: readonly QueueSpec[],
  startsAt: number,
): readonly GroupSpec[] {
  return [...byQueue.values()].flatMap((rows) => {
    if (rows.some(({ agent }) => agent !== undefined)) return [];
    const busyMs = new Array<number>(DAY_MS / HALF_HOUR_MS).fill(0);
    for (const { arrivedAt, talkMs = 0, wrapUpMs = 0 } of rows) {
      busyMs[Math.min(busyMs.length - 1, Math.floor((arrivedAt - startsAt) / HALF_HOUR_MS))]! += talkMs + wrapUpMs;
    }
    const agents = busyMs.map((ms) => Math.ceil(ms / HALF_HOUR_MS + Math.sqrt(ms / HALF_HOUR_MS)));
    // Who came in the last busy half hour is still to be answered in the next.
    const stay = agents.map((count, i) => (count === 0 ? (agents[i - 1] ?? 0) : count));
    const id = idOf(rows[0]!);
    return [groupOf(id, rows[0]!.queue, [id], queues, stay)];
  });
}

function groupOf(
  id: string,
  name: string,
  serves: readonly string[],
  queues: readonly QueueSpec[],
  agents: readonly number[],
): GroupSpec {
  const channels = new Set(queues.flatMap((queue) => (serves.includes(queue.id) ? [queue.channel] : [])));
  return {
    ...{ id, name: named(name), shifts: [], people: [] },
    skills: serves.map((queueId) => ({ queueId, level: 5 })),
    slots: { total: 1, byChannel: Object.fromEntries([...channels].map((channel) => [channel, 1])) },
    headcount: { profile: "daily", intervalMinutes: 30, agents },
  };
}

function named(text: string): QueueSpec["name"] {
  const printable = text.replaceAll(/[\p{Cc}\p{Cs}]/gu, " ").slice(0, 80) || "–";
  return { en: printable, ru: printable };
}

function grouped<T, Key>(items: readonly T[], keyOfItem: (item: T) => Key): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
