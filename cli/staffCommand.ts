import { intervalLength, type RunPlace, runPlace } from "../sim/experiment/runPlace.ts";
import { type QueueStaffing, type StaffPlan, staffPlan } from "../sim/experiment/staffPlan.ts";
import { HOUR_MS } from "../sim/vocabulary/index.ts";
import { csv } from "./csv.ts";
import { localClock, runClock } from "./localClock.ts";
import { loadFile, referenceOf, variantOf } from "./scenarioSource.ts";
import { staffSimulated } from "./staffSimulated.ts";
import { table } from "./table.ts";
import { EXIT, type ExitCode, type Terminal } from "./terminal.ts";

export interface StaffFlags {
  readonly maxEvents?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
  /** Given: by simulation, each round of this many days. */
  readonly waitProbability?: number;
  readonly replications: number;
  readonly seed: string;
}

/** Prints how many agents each queue needs by interval, how many that is scheduled, and what they cost. */
export async function staff(reference: string, flags: StaffFlags, terminal: Terminal): Promise<ExitCode> {
  const { source, variant } = referenceOf(reference);
  const { label, scenario } = variantOf(await loadFile(source, terminal), source, variant, flags.maxEvents);
  const { waitProbability } = flags;
  if (waitProbability !== undefined) return staffSimulated(label, scenario, { ...flags, waitProbability }, terminal);
  const plan = staffPlan(scenario);
  for (const { queueId, reason } of plan.unplanned)
    terminal.note(`${label}: ${queueId} is not planned: ${REASONS[reason]}`);
  if (flags.json === true) terminal.out(JSON.stringify(plan));
  else if (flags.csv === true) terminal.out(planCsv(plan, localClock(scenario.timeZone)));
  else {
    const place = runPlace(scenario);
    const clock = runClock(scenario);
    const queues = plan.queues.map((queue) => queueText(queue, plan, place, clock, scenario.currency));
    terminal.out([...queues, scheduleText(plan, clock, scenario.currency)].join("\n\n"));
  }
  return EXIT.ok;
}

const REASONS: Record<StaffPlan["unplanned"][number]["reason"], string> = {
  "no-arrivals": "no contacts of its own are expected in the run",
  "answers-to-waits": "its demand answers to the waits people meet",
  nobody: "no group has the skill",
};

const BASES: Record<QueueStaffing["basis"], string> = {
  target: "smallest number that keeps the target (M/M/n+G on the modified offered load of each interval)",
  slots: "slots that keep the target ÷ slots an agent (an approximation)",
  workload: "as many as the work of the interval (no target)",
};

function queueText(
  queue: QueueStaffing,
  plan: StaffPlan,
  place: RunPlace,
  clock: (at: number) => string,
  named: string | undefined,
): string {
  const currency = named === undefined ? "" : ` ${named}`;
  const { queueId, basis, slots, shrinkage, groupId, averageHandleMs, cost, costPerHour } = queue;
  const head = [
    `${queueId}: ${BASES[basis]}`,
    `handle time ${(averageHandleMs / 1_000).toFixed(0)} s, ${slots} at once, shrinkage ${(shrinkage * 100).toFixed(1)} % of ${groupId}`,
  ];
  const rows = plan.startsAt.map((at, i) => [
    clock(at),
    queue.arrivalsPerHour[i]!.toFixed(1),
    String(queue.required[i]),
    String(queue.scheduled[i]),
  ]);
  const body = table([["", "contacts/h", "required", "scheduled"], ...rows]);
  const agentHours = sum(queue.scheduled.map((agents, i) => (agents * intervalLength(place, i)) / HOUR_MS));
  const money =
    costPerHour === 0 ? "no wage is given" : `cost ${cost.toFixed(2)}${currency} at ${costPerHour}${currency} an hour`;
  return [...head, "", body, "", `${agentHours.toFixed(1)} agent-hours scheduled; ${money}`].join("\n");
}

/** What the scenario has scheduled, to hold against what its queues need. */
function scheduleText(
  { groups, startsAt }: StaffPlan,
  clock: (at: number) => string,
  currency: string | undefined,
): string {
  const rows = startsAt.map((at, i) => [
    clock(at),
    ...groups.map(({ scheduled }) => String(Number(scheduled[i]!.toFixed(2)))),
  ]);
  const costs = [currency === undefined ? "cost" : `cost, ${currency}`, ...groups.map(({ cost }) => cost.toFixed(2))];
  return [
    "scheduled in the scenario, by group",
    "",
    table([["", ...groups.map(({ groupId }) => groupId)], ...rows, costs]),
  ].join("\n");
}

function planCsv({ queues, startsAt }: StaffPlan, clock: (at: number) => string): string {
  const head = ["queue", "interval", "starts", "contacts_per_hour", "required", "scheduled", "basis", "shrinkage"];
  const rows = queues.flatMap(({ queueId, arrivalsPerHour, required, scheduled, basis, shrinkage }) =>
    startsAt.map((at, i) => [
      ...[queueId, i, clock(at), arrivalsPerHour[i], required[i], scheduled[i], basis, shrinkage],
    ]),
  );
  return csv([head, ...rows]);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
