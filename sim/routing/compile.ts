import type { Scenario } from "../scenario/scenario.ts";
import type { CompiledPolicy } from "./compiled.ts";
import { GuardSet } from "./model/guards.ts";
import { movesInLine } from "./model/itemTerms.ts";
import { buildModel, type RoutingModel } from "./model/model.ts";
import { BatchPolicy } from "./policies/batch.ts";
import { LongestIdlePolicy } from "./policies/longestIdle.ts";
import { ScoredPolicy } from "./policies/scored.ts";
import { PriorityPolicy, PromisePolicy } from "./policies/simpleOrders.ts";
import { policySpecOf, policyTitle } from "./registry.ts";
import type { AgentTerm, ItemTerm, PolicySpec } from "./spec.ts";

/**
 * Compiles the policy a scenario names or contains. Throws `RangeError` for a name or id that parsing would refuse: a
 * scenario that was parsed compiles.
 */
export function compilePolicy(scenario: Scenario): CompiledPolicy {
  const spec = policySpecOf(scenario.policy, scenario);
  const title = policyTitle(scenario.policy);
  const model = buildModel(scenario, spec);
  const guards = new GuardSet(scenario, spec.guards);
  const fewestOpen = longestIdleOrder(spec.agentScore);
  const order = isSimple(spec) ? simpleOrder(model) : undefined;
  if (fewestOpen !== undefined && order !== undefined) {
    if (order === "priority") return new PriorityPolicy(model, guards, title, fewestOpen);
    if (order === "promise") return new PromisePolicy(model, guards, title, fewestOpen);
    return new LongestIdlePolicy(model, guards, title, fewestOpen);
  }
  if (spec.combine === "assignment") return new BatchPolicy(model, guards, title);
  return new ScoredPolicy(model, guards, title);
}

/** No guard, no step for last agents, no pairs to weigh, no lots to draw. */
function isSimple(spec: PolicySpec): boolean {
  return (
    spec.combine === "item-then-agent" &&
    spec.tieBreak === "in-order" &&
    spec.guards.length === 0 &&
    !spec.plans.some((plan) => plan.steps.some((step) => step.agents.lastAgent === true))
  );
}

/** The order of contacts there is a class of its own for; `undefined` for any other. */
function simpleOrder(model: RoutingModel): "wait" | "priority" | "promise" | undefined {
  const { itemScore, admission } = model.spec;
  if (!itemScore.every(isPlain)) return undefined;
  const signs = itemScore.map(({ feature, weight }) => `${feature} ${Math.sign(weight)}`);
  if (signs.every((sign) => sign === "wait-s 1")) return "wait";
  if (signs.length === 1 && signs[0] === "slack-s -1") return movesInLine(model) ? undefined : "promise";
  if (signs.length !== 2 || signs[0] !== "priority 1" || signs[1] !== "wait-s 1") return undefined;
  const told = itemScore[0]!.transform === "lexicographic" && !admission.some((rule) => rule.kind === "set-priority");
  return told ? "priority" : undefined;
}

function isPlain(term: ItemTerm): boolean {
  return typeof term.transform === "string" && term.only === undefined && term.times === undefined;
}

/** Whether the fewest open contacts go before the longest idle; `undefined` for any other order. */
function longestIdleOrder(terms: readonly AgentTerm[]): boolean | undefined {
  const plain = terms.every((term) => typeof term.transform === "string" && term.only === undefined);
  if (!plain) return undefined;
  const signs = terms.map(({ feature, weight }) => `${feature} ${Math.sign(weight)}`);
  if (signs.length === 0 || (signs.length === 1 && signs[0] === "idle-s 1")) return false;
  if (signs.length !== 2 || signs[0] !== "open -1" || signs[1] !== "idle-s 1") return undefined;
  return terms[0]!.transform === "lexicographic" ? true : undefined;
}
