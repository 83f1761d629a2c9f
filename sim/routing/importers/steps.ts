import { POLICY_BOUNDS } from "../bounds.ts";
import type { Conditions, PlanSpec, StepSpec } from "../spec.ts";
import type { FoundAgents } from "./agents.ts";
import type { Importing } from "./importing.ts";

/** A step that only asks who is free at this moment: the shortest the form has. */
export const AT_ONCE_MS = 1;

/** One step as a vendor has it. */
export interface VendorStep {
  readonly path: string;
  readonly agents: FoundAgents;
  readonly when?: Conditions;
  readonly priority?: number;
  readonly notBeforeMs?: number;
  /** Absent: it never ends. */
  readonly expiresAfterMs?: number;
}

/**
 * Steps of a plan. What follows a step without end is left out; a step nobody fits is waited out before the next one asks;
 * neighbours that ask the same agents become one; the last step never ends and has no conditions. Each change is noted.
 * At least one step comes in.
 */
function planSteps(importing: Importing, steps: readonly VendorStep[], path: string): readonly StepSpec[] {
  const reachable = waitedOut(importing, untilEndless(importing, steps));
  const done: StepSpec[] = [];
  for (const step of reachable) {
    const next = stepOf(importing, step);
    const last = done.at(-1);
    if (last !== undefined && mergeable(last, next)) {
      importing.note(step.path, "steps-merged");
      done[done.length - 1] = joined(last, next);
    } else done.push(next);
  }
  if (done.length > POLICY_BOUNDS.steps) {
    importing.problem(path, "bad-length", `at most ${POLICY_BOUNDS.steps} steps`, done);
  }
  return done.map((step, n) => (n < done.length - 1 ? step : endless(importing, step, reachable.at(-1)?.path ?? path)));
}

function untilEndless(importing: Importing, steps: readonly VendorStep[]): readonly VendorStep[] {
  const endless = steps.findIndex(
    (step) => step.expiresAfterMs === undefined && (step.when ?? []).length === 0 && !isOfLastAgent(step),
  );
  if (endless === -1 || endless === steps.length - 1) return steps;
  importing.note(steps[endless + 1]?.path ?? "", "never-reached");
  return steps.slice(0, endless + 1);
}

function waitedOut(importing: Importing, steps: readonly VendorStep[]): readonly VendorStep[] {
  const done: VendorStep[] = [];
  let silentMs = 0;
  steps.forEach((step, n) => {
    const last = n === steps.length - 1;
    if (step.agents === "nobody") importing.note(step.path, last ? "nobody-fits-last" : "nobody-fits");
    if (step.agents === "nobody" && !last) {
      silentMs += step.expiresAfterMs ?? 0;
      return;
    }
    const until = step.expiresAfterMs === undefined ? {} : { expiresAfterMs: step.expiresAfterMs + silentMs };
    done.push({ ...step, ...until, notBeforeMs: (step.notBeforeMs ?? 0) + silentMs });
    silentMs = 0;
  });
  return done;
}

function stepOf(importing: Importing, step: VendorStep): StepSpec {
  const { agents, expiresAfterMs, notBeforeMs = 0, priority } = step;
  const silentMs = within(importing, notBeforeMs, step.path);
  const end = expiresAfterMs === undefined ? undefined : within(importing, expiresAfterMs, step.path);
  return {
    when: step.when ?? [],
    agents: agents === "nobody" ? {} : agents,
    ...(priority === undefined ? {} : { priority }),
    ...(silentMs === 0 ? {} : { notBeforeMs: silentMs }),
    ...(end === undefined ? {} : { expiresAfterMs: Math.max(end, silentMs + AT_ONCE_MS) }),
  };
}

function within(importing: Importing, ms: number, path: string): number {
  const most = POLICY_BOUNDS.ms - AT_ONCE_MS;
  if (ms > most) importing.note(path, "time-cut", POLICY_BOUNDS.ms / 1_000);
  return Math.min(most, Math.round(ms));
}

function mergeable(a: StepSpec, b: StepSpec): boolean {
  const sameAgents = JSON.stringify([a.when, a.agents]) === JSON.stringify([b.when, b.agents]);
  return sameAgents && b.notBeforeMs === undefined && a.priority === b.priority && a.when.length === 0;
}

function joined(a: StepSpec, b: StepSpec): StepSpec {
  const { expiresAfterMs, ...rest } = a;
  if (expiresAfterMs === undefined || b.expiresAfterMs === undefined) return rest;
  return { ...rest, expiresAfterMs: Math.min(POLICY_BOUNDS.ms, expiresAfterMs + b.expiresAfterMs) };
}

function endless(importing: Importing, step: StepSpec, path: string): StepSpec {
  const { expiresAfterMs, ...rest } = step;
  if (expiresAfterMs !== undefined) importing.note(path, "last-step-endless", expiresAfterMs / 1_000);
  if (step.when.length > 0) importing.note(path, "last-step-unconditional");
  return { ...rest, when: [] };
}

/**
 * The plan of one queue; `undefined`: of every contact. At least one step comes in. A step for the customer's last agent
 * is passed over by customers without one, so where it is the last, a step for everybody follows.
 */
export function queuePlan(
  importing: Importing,
  queueId: string | undefined,
  steps: readonly VendorStep[],
  path: string,
): PlanSpec {
  const open: VendorStep = { path, agents: {} };
  const all = isOfLastAgent(steps.at(-1)) ? [...steps, open] : steps;
  return { for: queueId === undefined ? {} : { queueIds: [queueId] }, steps: planSteps(importing, all, path) };
}

function isOfLastAgent(step: VendorStep | undefined): boolean {
  return step !== undefined && step.agents !== "nobody" && step.agents.lastAgent === true;
}

/** Filters as one: the groups of both. A filter that is not of groups is open to more than groups can say. */
export function widened(a: FoundAgents, b: FoundAgents): FoundAgents {
  if (a === "nobody") return b;
  if (b === "nobody") return a;
  if (a.groupIds === undefined || b.groupIds === undefined) return {};
  return { groupIds: [...new Set([...a.groupIds, ...b.groupIds])] };
}
