import type { Scenario } from "../../scenario/scenario.ts";
import type { PolicyLine } from "../compiled.ts";
import type { AgentFilter, PlanSpec, PolicySpec, StepSpec } from "../spec.ts";
import { compileConditions } from "./conditions.ts";
import { compileFilter } from "./filters.ts";
import { queueNumber } from "./numbers.ts";
import type { PlanChoice, PlanStep } from "./plans.ts";

/** What contacts follow that match no plan: anybody with the skill, whose team may. */
const WHOEVER: PlanSpec = { for: {}, steps: [{ when: [], agents: {} }] };

/** Lines of a policy: one for every queue and step of a plan that may be its contacts'. */
export interface Lines {
  readonly lines: readonly PolicyLine[];
  /** Plans by queue number. */
  readonly plans: readonly (readonly PlanChoice[])[];
  readonly mayAsk: Uint8Array;
}

/** Throws `RangeError` for an id that names nothing. */
export function buildLines(scenario: Scenario, spec: PolicySpec): Lines {
  const lines: PolicyLine[] = [];
  const allowed: Uint8Array[] = [];
  const plans = scenario.queues.map((_, k) => {
    const choices: PlanChoice[] = [];
    [...spec.plans, WHOEVER].forEach((plan, number) => {
      const filter = compileFilter(scenario, plan.for);
      if (filter.queues[k] === 0 || choices.some((choice) => isForAll(choice))) return;
      const first = lines.length;
      const steps = plan.steps.map((step, i): PlanStep => {
        const groups = askable(scenario, k, step.agents);
        const ofLastAgent = step.agents.lastAgent === true;
        lines.push(lineOf(scenario, { queue: k, plan: number, step: i, of: plan.steps, first, groups }));
        allowed.push(groups);
        return { line: first + i, when: compileConditions(scenario, step.when), ofLastAgent, groups };
      });
      choices.push({ filter, steps });
    });
    return choices;
  });
  const mayAsk = new Uint8Array(lines.length * scenario.groups.length);
  allowed.forEach((groups, line) => {
    mayAsk.set(groups, line * scenario.groups.length);
  });
  return { lines, plans, mayAsk };
}

/** No contact of the queue gets past a plan that asks nothing of the contact itself. */
function isForAll({ filter }: PlanChoice): boolean {
  return filter.returning === undefined && filter.hasLastAgent === undefined;
}

interface LinePlace {
  readonly queue: number;
  readonly plan: number;
  readonly step: number;
  readonly of: readonly StepSpec[];
  readonly first: number;
  readonly groups: Uint8Array;
}

function lineOf(scenario: Scenario, { queue, plan, step, of, first, groups }: LinePlace): PolicyLine {
  const spec = of[step]!;
  const ofLastAgent = spec.agents.lastAgent === true;
  const overflows = spec.onExpiry?.kind === "overflow";
  return {
    queue,
    plan,
    step,
    groups: Int32Array.from(ofLastAgent ? [] : [...groups.keys()].filter((g) => groups[g] === 1)),
    ofLastAgent,
    notBeforeMs: spec.notBeforeMs ?? 0,
    expiresAfterMs: spec.expiresAfterMs ?? Number.POSITIVE_INFINITY,
    next: overflows || step + 1 === of.length ? -1 : first + step + 1,
    overflowTo: spec.onExpiry?.kind === "overflow" ? queueNumber(scenario, spec.onExpiry.toQueueId) : -1,
    boostMs: spec.boostMs ?? 0,
    priority: spec.priority ?? -1,
  };
}

/** By group number, 1: the group has the skill, the level and the team that the step asks for, on this side of walls. */
function askable(scenario: Scenario, queue: number, filter: AgentFilter): Uint8Array {
  const { id } = scenario.queues[queue]!;
  const home = homeTeams(scenario, id);
  const from = filter.levelAtLeast ?? 1;
  const to = filter.levelAtMost ?? 10;
  return Uint8Array.from(scenario.groups, (group) => {
    const level = group.skills.find((skill) => skill.queueId === id)?.level;
    if (level === undefined || level < from || level > to) return 0;
    if (filter.groupIds !== undefined && !filter.groupIds.includes(group.id)) return 0;
    if (filter.teamIds !== undefined && !(group.teamId !== undefined && filter.teamIds.includes(group.teamId)))
      return 0;
    return filter.acrossWalls === true || !isWalled(group.teamId, home) ? 1 : 0;
  });
}

/** Teams a queue belongs to: those of the groups for which it is the first skill. Empty: no wall around it. */
export function homeTeams(scenario: Pick<Scenario, "groups">, queueId: string): ReadonlySet<string> {
  const first = scenario.groups.filter((group) => group.skills[0]?.queueId === queueId);
  return new Set(first.flatMap((group) => (group.teamId === undefined ? [] : [group.teamId])));
}

/** Whether a wall stands between a team and a queue at home in `home`. Who has no team stands behind none. */
export function isWalled(teamId: string | undefined, home: ReadonlySet<string>): boolean {
  return teamId !== undefined && home.size > 0 && !home.has(teamId);
}
