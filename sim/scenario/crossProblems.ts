import { isTimeZone } from "./localTime.ts";
import type { ScenarioProblem } from "./parse.ts";
import type { QueueSpec } from "./queueSpec.ts";
import { groupSchema, MAX_PEOPLE, queueSchema } from "./schema.ts";
import type { GroupSpec } from "./staff.ts";

/**
 * What is wrong between the parts of a scenario: references to queues that are not there, ids used twice, groups that
 * may not hold the contacts they are skilled for, people beyond the bound, an unknown time zone. Parts that are
 * malformed in themselves are reported by the schema and left out here, so one mistake is one problem.
 */
export function crossProblems(input: unknown): ScenarioProblem[] {
  if (typeof input !== "object" || input === null) return [];
  const { queues, groups, timeZone } = input as Record<string, unknown>;
  const problems: ScenarioProblem[] = [];
  if (typeof timeZone === "string" && timeZone.length <= 64 && !isTimeZone(timeZone)) {
    const got = JSON.stringify(timeZone);
    problems.push({ code: "unknown-time-zone", path: "timeZone", expected: "an IANA time zone", got });
  }
  const queueList = Array.isArray(queues) ? queues : [];
  const channels = new Map<string, QueueSpec["channel"] | undefined>();
  queueList.forEach((queue: unknown, i) => {
    const id = textId(queue);
    if (id === undefined) return;
    if (channels.has(id)) problems.push(duplicate(`queues.${i}.id`, id));
    const parsed = queueSchema.safeParse(queue);
    channels.set(id, parsed.success ? parsed.data.channel : undefined);
  });
  queueList.forEach((queue: unknown, i) => {
    const parsed = queueSchema.safeParse(queue);
    if (!parsed.success) return;
    const to = parsed.data.customers?.onAbandon?.toQueueId;
    if (to !== undefined && !channels.has(to))
      problems.push(unknownQueue(`queues.${i}.customers.onAbandon.toQueueId`, to));
  });
  const seen = { groups: new Set<string>(), people: new Set<string>() };
  (Array.isArray(groups) ? groups : []).forEach((group: unknown, g) => {
    const parsed = groupSchema.safeParse(group);
    if (parsed.success) groupProblems(parsed.data, g, channels, seen, problems);
  });
  if (seen.people.size > MAX_PEOPLE) {
    const got = String(seen.people.size);
    problems.push({ code: "too-many", path: "groups", expected: `at most ${MAX_PEOPLE} people in all`, got });
  }
  return problems;
}

function groupProblems(
  group: GroupSpec,
  g: number,
  channels: ReadonlyMap<string, QueueSpec["channel"] | undefined>,
  seen: { readonly groups: Set<string>; readonly people: Set<string> },
  problems: ScenarioProblem[],
): void {
  if (seen.groups.has(group.id)) problems.push(duplicate(`groups.${g}.id`, group.id));
  seen.groups.add(group.id);
  const skills = new Set<string>();
  group.skills.forEach((skill, s) => {
    const path = `groups.${g}.skills.${s}.queueId`;
    if (!channels.has(skill.queueId)) problems.push(unknownQueue(path, skill.queueId));
    if (skills.has(skill.queueId)) problems.push(duplicate(path, skill.queueId));
    skills.add(skill.queueId);
    const channel = channels.get(skill.queueId);
    if (channel !== undefined && group.slots.byChannel[channel] === undefined) {
      const expected = `slots for ${channel}, the channel of ${skill.queueId}`;
      problems.push({ code: "no-slots", path: `groups.${g}.slots.byChannel.${channel}`, expected, got: "nothing" });
    }
  });
  group.people.forEach((person, p) => {
    if (seen.people.has(person.id)) problems.push(duplicate(`groups.${g}.people.${p}.id`, person.id));
    seen.people.add(person.id);
  });
}

function textId(part: unknown): string | undefined {
  const id = typeof part === "object" && part !== null ? (part as Record<string, unknown>).id : undefined;
  return typeof id === "string" ? id : undefined;
}

function duplicate(path: string, id: string): ScenarioProblem {
  return { code: "duplicate-id", path, expected: "an id used once", got: JSON.stringify(id) };
}

function unknownQueue(path: string, id: string): ScenarioProblem {
  return { code: "unknown-queue", path, expected: "the id of a queue of this scenario", got: JSON.stringify(id) };
}
