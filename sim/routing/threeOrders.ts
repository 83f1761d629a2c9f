import type { PolicyName } from "../scenario/policyNames.ts";
import { longestIdle } from "./longestIdle.ts";
import type { RoutingPolicy, WaitingColumns } from "./policy.ts";

/** First come, first served over all queues of the agent; the longest idle agent answers. */
export const fifoLongestIdle: RoutingPolicy = {
  name: "fifo-longest-idle",
  title: { en: "First come, longest idle", ru: "По очереди, дольше всех свободен" },
  selectAgent: longestIdle,
  selectContact: (waiting) => first(waiting, byWait),
};

/** The queue with the smallest priority number first, whatever the wait; inside it first come, first served. */
export const priorityLongestIdle: RoutingPolicy = {
  name: "priority-longest-idle",
  title: { en: "By priority, longest idle", ru: "По приоритету, дольше всех свободен" },
  selectAgent: longestIdle,
  selectContact: (waiting) => first(waiting, byPriority),
};

/** Whoever was promised an answer soonest; contacts without a promise count as due when they came. */
export const earliestDueLongestIdle: RoutingPolicy = {
  name: "earliest-due-longest-idle",
  title: { en: "Earliest due, longest idle", ru: "По сроку ответа, дольше всех свободен" },
  selectAgent: longestIdle,
  selectContact: (waiting) => first(waiting, byDue),
};

const POLICIES: Record<PolicyName, RoutingPolicy> = {
  "fifo-longest-idle": fifoLongestIdle,
  "priority-longest-idle": priorityLongestIdle,
  "earliest-due-longest-idle": earliestDueLongestIdle,
};

/** The policy of that name. Throws `RangeError` for a name that is none: parsing has let no such name in. */
export function policyNamed(name: string): RoutingPolicy {
  if (!Object.hasOwn(POLICIES, name)) {
    throw new RangeError(`policy: expected one of ${Object.keys(POLICIES).join(", ")}, got ${name}`);
  }
  return POLICIES[name as PolicyName];
}

/** Negative when row `a` comes before row `b`, positive when after, 0 when equal. */
type Order = (waiting: WaitingColumns, a: number, b: number) => number;

const byWait: Order = (waiting, a, b) => waiting.enqueuedAt[a]! - waiting.enqueuedAt[b]!;
const byPriority: Order = (waiting, a, b) => waiting.priority[a]! - waiting.priority[b]! || byWait(waiting, a, b);
const byDue: Order = (waiting, a, b) => waiting.dueAt[a]! - waiting.dueAt[b]!;

/** The first row by `order`, equal rows by order of arrival on the floor. */
function first(waiting: WaitingColumns, order: Order): number {
  let best = 0;
  for (let row = 1; row < waiting.count; row++) {
    if ((order(waiting, row, best) || waiting.arrival[row]! - waiting.arrival[best]!) < 0) best = row;
  }
  return best;
}
