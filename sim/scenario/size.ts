import { policySpecOf } from "../routing/registry.ts";
import { EXPECTED } from "./expectations.ts";
import { busiestPerHour, expectedContacts } from "./expectedContacts.ts";
import { visitsOf } from "./followUps.ts";
import { meanOf } from "./moments.ts";
import { problem, type ScenarioProblem } from "./problems.ts";
import type { QueueSpec } from "./queueSpec.ts";
import { type RunWindow, runWindow } from "./runWindow.ts";
import type { Scenario } from "./scenario.ts";
import type { GroupSpec } from "./staff.ts";

/** What one replication costs, estimated from above without simulating anything. */
export interface ScenarioSize {
  /** Visits of all queues, followers included. */
  readonly contacts: number;
  /** Things that happen: arrivals, offers, ends of talk and wrap-up, messages, shifts, breaks. */
  readonly events: number;
  /** Named and unnamed agents at their most. */
  readonly agents: number;
  /** Memory of the engine at the busiest moment, bytes. */
  readonly bytes: number;
}

/** Most events of one replication unless somebody allows more: about half a minute of one core. */
export const DEFAULT_EVENT_BOUND = 20_000_000;

const DAY_MINUTES = 1_440;
const CONTACT_BYTES = 256;
const AGENT_BYTES = 1_024;
/** Columns of a queue or group in an interval of the results, as numbers. */
const INTERVAL_BYTES = 40 * 8;
const QUEUE_BYTES = 400_000; // tables of its distributions

/** How large one replication of `scenario` (parsed) is. Takes time by queues and intervals, never by contacts. */
export function estimateSize(scenario: Scenario): ScenarioSize {
  const window = runWindow(scenario.run);
  const perQueue = queueSizes(scenario, window);
  const agents = scenario.groups.reduce((sum, group) => sum + mostAgents(group), 0);
  const days = Math.ceil(window.minutes / DAY_MINUTES) + 1;
  const staffEvents = scenario.groups.reduce((sum, group) => sum + staffEventsADay(group), 0) * days;
  const slots = scenario.groups.reduce((sum, group) => sum + mostAgents(group) * group.slots.total, 0);
  const intervals = Math.ceil(window.lengthMinutes / window.intervalMinutes);
  return {
    contacts: Math.ceil(total(perQueue.map((queue) => queue.visits))),
    events: Math.ceil(total(perQueue.map((queue) => queue.events)) + staffEvents),
    agents,
    bytes: Math.ceil(
      (total(perQueue.map((queue) => queue.waiting)) + slots) * CONTACT_BYTES +
        agents * AGENT_BYTES +
        intervals * (scenario.queues.length + scenario.groups.length) * INTERVAL_BYTES +
        scenario.queues.length * QUEUE_BYTES,
    ),
  };
}

/** Says which queue makes a run longer than `bound` events a replication, or nothing. */
export function checkSize(scenario: Scenario, bound = DEFAULT_EVENT_BOUND): readonly ScenarioProblem[] {
  const { events } = estimateSize(scenario);
  if (events <= bound) return [];
  const shares = queueSizes(scenario, runWindow(scenario.run)).map((queue) => queue.events);
  const worst = shares.indexOf(Math.max(...shares));
  const staff = events - total(shares) > shares[worst]!;
  const path = staff ? "groups" : `queues.${worst}`;
  const [en, ru] = (["en", "ru"] as const).map((language) =>
    Number.isFinite(events) ? new Intl.NumberFormat(language).format(events) : "∞",
  );
  return [problem("too-many-events", path, EXPECTED.eventsAtMost(bound), { en: en!, ru: ru! })];
}

interface QueueSize {
  readonly visits: number;
  readonly events: number;
  /** Waiting at once, at most. */
  readonly waiting: number;
}

function queueSizes(scenario: Scenario, window: RunWindow): QueueSize[] {
  const fresh = scenario.queues.map((queue) => expectedContacts(scenario, queue, window));
  const visits = visitsOf(scenario, fresh);
  const offers = offersOf(scenario);
  return scenario.queues.map((queue, k) => {
    const events = visits[k]! * eventsOfVisit(queue, scenario, offers);
    return { visits: visits[k]!, events, waiting: waitingAtMost(scenario, queue, fresh[k]!, visits[k]!) };
  });
}

/** Twice what Little's law says of a line nobody is answered in; a queue nobody gives up in may hold all its contacts. */
function waitingAtMost(scenario: Scenario, queue: QueueSpec, fresh: number, visits: number): number {
  const crowds = scenario.events?.some((event) => event.kind === "flash-crowd" && event.queueId === queue.id) ?? false;
  if (queue.patienceMs === undefined || fresh === 0 || crowds) return visits;
  const inPatience = (busiestPerHour(scenario, queue) * meanOf(queue.patienceMs)) / 3_600_000;
  const backlog = queue.backlog?.contacts ?? 0;
  return Math.min(visits, backlog + (2 * Math.max(1, inPatience) * visits) / fresh);
}

/** Events of one visit: coming, menu, waiting, being offered, talking, wrapping up, and what is written meanwhile. */
function eventsOfVisit(queue: QueueSpec, scenario: Scenario, offers: number): number {
  const { selfService, messages, dialling } = queue;
  const attempts = dialling === undefined ? 1 : geometric(1 - dialling.answerShare, dialling.redials);
  const exchange = meanOr(messages?.customerReplyMs) + meanOr(messages?.agentReplyMs);
  const written = exchange > 0 ? Math.min(1_000, (2 * meanOf(queue.talkMs)) / exchange) : 0;
  const parts = messages?.away?.parts ?? 1;
  const steps = rulesOf(scenario);
  return 2 + (selfService === undefined ? 0 : 2) + steps + attempts * offers + 2 * parts + written;
}

/** Timers of the policy that may run out while one contact waits. */
function rulesOf(scenario: Scenario): number {
  const policy = policySpecOf(scenario.policy, scenario);
  return policy.admission.length + Math.max(0, ...policy.plans.map((plan) => plan.steps.length));
}

/** Offers one contact takes to be answered: those nobody takes, again and again. */
function offersOf(scenario: Scenario): number {
  return 1 / (1 - Math.max(0, ...scenario.groups.map((group) => group.ring?.missedShare ?? 0)));
}

/** 1 + share + share² + … up to the power `most`. */
function geometric(share: number, most: number): number {
  let sum = 0;
  for (let i = 0, power = 1; i <= most; i++, power *= share) sum += power;
  return sum;
}

function meanOr(distribution: QueueSpec["patienceMs"]): number {
  return distribution === undefined ? 0 : meanOf(distribution);
}

function mostAgents(group: GroupSpec): number {
  return group.people.length + Math.max(0, ...(group.headcount?.agents ?? []));
}

/** Comings, goings and breaks of a group on its busiest day. */
function staffEventsADay(group: GroupSpec): number {
  const ofShifts = (shifts: GroupSpec["shifts"]) => total(shifts.map((shift) => 2 + 2 * shift.breaks.length));
  const named = total(group.people.map((person) => ofShifts(person.shifts ?? group.shifts)));
  const blocks = (group.shrinkage?.plannedShare ?? 0) > 0 ? 2 * mostAgents(group) * 48 : 0;
  const counts = group.headcount?.agents ?? [];
  const moves = counts.map((count, i) => Math.abs(count - counts.at(i - 1)!));
  return 1 + named + blocks + total(moves);
}

function total(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
