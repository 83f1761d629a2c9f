import { isWrittenOut } from "../../routing/registry.ts";
import type {
  AdmissionRule,
  Conditions,
  ContactFilter,
  GuardSpec,
  PlanSpec,
  PolicySpec,
  StepSpec,
} from "../../routing/spec.ts";
import type { Scenario } from "../scenario.ts";
import type { ScenarioChange } from "../scenarioFile.ts";

/** Queues and groups that are to go. */
export interface Gone {
  readonly queueIds: readonly string[];
  readonly groupIds: readonly string[];
}

/** The change that takes what is gone out of a policy written out; none for a named one, which knows no ids. */
export function policyChanges({ policy }: Scenario, gone: Gone): readonly ScenarioChange[] {
  if (!isWrittenOut(policy)) return [];
  const names = JSON.stringify(policy);
  if (![...gone.queueIds, ...gone.groupIds].some((id) => names.includes(`"${id}"`))) return [];
  return [{ path: "policy", set: policyWithout(policy, gone) }];
}

/**
 * A policy without what names queues and groups that are gone: a list of ids loses them, and a rule, plan, step, term or
 * guard whose list is empty then, whose condition asks about them or which sends contacts there goes too. The last step
 * left of a plan has no conditions and no end.
 */
export function policyWithout(policy: PolicySpec, gone: Gone): PolicySpec {
  return {
    ...policy,
    admission: policy.admission.flatMap((rule) => admissionWithout(rule, gone)),
    plans: policy.plans.flatMap((plan) => planWithout(plan, gone)),
    itemScore: policy.itemScore.flatMap((term) => withList(term, "only", gone.queueIds)),
    agentScore: policy.agentScore.flatMap((term) => withList(term, "only", gone.groupIds)),
    guards: policy.guards.flatMap((guard) => guardWithout(guard, gone)),
  };
}

/** The part with the ids of one of its lists left out: itself where it has none, nothing where none is left. */
function withList<Key extends string, Part extends { readonly [key in Key]?: readonly string[] }>(
  part: Part,
  key: Key,
  gone: readonly string[],
): readonly Part[] {
  const ids: readonly string[] | undefined = part[key];
  if (ids === undefined) return [part];
  const left = ids.filter((id) => !gone.includes(id));
  return left.length === ids.length ? [part] : left.length === 0 ? [] : [{ ...part, [key]: left }];
}

function filtered<Part extends { readonly for: ContactFilter }>(part: Part, { queueIds }: Gone): readonly Part[] {
  return withList(part.for, "queueIds", queueIds).map((filter) => ({ ...part, for: filter }));
}

function asksOf(conditions: Conditions, { queueIds, groupIds }: Gone): boolean {
  return conditions.some(
    ({ queueId, groupId }) =>
      (queueId !== undefined && queueIds.includes(queueId)) || (groupId !== undefined && groupIds.includes(groupId)),
  );
}

function admissionWithout(rule: AdmissionRule, gone: Gone): readonly AdmissionRule[] {
  if (asksOf(rule.when, gone) || ("toQueueId" in rule && gone.queueIds.includes(rule.toQueueId))) return [];
  return filtered(rule, gone);
}

function planWithout(plan: PlanSpec, gone: Gone): readonly PlanSpec[] {
  const steps = plan.steps.flatMap((step) => stepWithout(step, gone));
  const last = steps.at(-1);
  if (last === undefined) return [];
  return filtered({ ...plan, steps: [...steps.slice(0, -1), asLast(last)] }, gone);
}

function stepWithout(step: StepSpec, gone: Gone): readonly StepSpec[] {
  if (asksOf(step.when, gone)) return [];
  const { onExpiry, ...endless } = step;
  const leads = onExpiry?.kind === "overflow" && gone.queueIds.includes(onExpiry.toQueueId);
  return withList(step.agents, "groupIds", gone.groupIds).map((agents) => ({ ...(leads ? endless : step), agents }));
}

function asLast(step: StepSpec): StepSpec {
  if (step.onExpiry?.kind === "overflow") return { ...step, when: [] };
  const { onExpiry: _next, expiresAfterMs: _end, ...endless } = step;
  return { ...endless, when: [] };
}

function guardWithout(guard: GuardSpec, gone: Gone): readonly GuardSpec[] {
  switch (guard.kind) {
    case "reserve":
      return withList(guard, "forQueueIds", gone.queueIds).flatMap((one) => withList(one, "groupIds", gone.groupIds));
    case "lend":
      if (asksOf([...guard.when, ...(guard.returnWhen ?? [])], gone)) return [];
      return withList(guard, "forQueueIds", gone.queueIds).flatMap((one) => withList(one, "groupIds", gone.groupIds));
    case "rate":
    case "occupancy":
    case "open-at-most":
      return filtered(guard, gone);
  }
}
