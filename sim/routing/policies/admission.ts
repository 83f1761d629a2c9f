import type { Scenario } from "../../scenario/scenario.ts";
import type { CompiledAdmission } from "../compiled.ts";
import { compileConditions, conditionsHold } from "../model/conditions.ts";
import { compileFilter } from "../model/filters.ts";
import { queueNumber } from "../model/numbers.ts";
import type { AdmissionRule } from "../spec.ts";

/** Admission rules in numbers, in the policy's order. Throws `RangeError` for an id that names nothing. */
export function compileAdmission(scenario: Scenario, rules: readonly AdmissionRule[]): readonly CompiledAdmission[] {
  return rules.map((rule) => {
    const when = compileConditions(scenario, rule.when);
    return {
      ...compileFilter(scenario, rule.for),
      kind: rule.kind,
      afterMs: rule.afterMs ?? 0,
      triedShare: rule.triedShare ?? 1,
      acceptedShare: "acceptedShare" in rule ? rule.acceptedShare : 1,
      toQueue: "toQueueId" in rule ? queueNumber(scenario, rule.toQueueId) : -1,
      delayMs: rule.kind === "steer" ? (rule.delayMs ?? 0) : 0,
      priority: rule.kind === "set-priority" ? rule.priority : 0,
      holds: (floor, queue) => conditionsHold(when, floor, queue),
    };
  });
}
