import { type Problem, shortened } from "../../vocabulary/problems.ts";
import type { AlarmEvidence, AlarmRule, AlarmThreshold } from "./rule.ts";
import { kindOf, METRIC_TRAITS, type MetricTraits } from "./traits.ts";

/** What the parts of one well-formed rule say against each other; places begin with `path`. */
export function ruleProblems(rule: AlarmRule, path: string, sendTo: readonly string[] | undefined): Problem[] {
  const traits = METRIC_TRAITS[rule.metric];
  const found: Problem[] = [];
  const wrong = (place: string, expected: string, got: unknown): void => {
    found.push({ path: `${path}.${place}`, code: "inconsistent", expected, got: shortened(got) });
  };
  if (!traits.scopes.includes(kindOf(rule.scope.kind))) {
    wrong("scope.kind", `${traits.scopes.join(", ")} for ${rule.metric}`, rule.scope.kind);
  }
  if (traits.window === "now" && rule.window !== "now") wrong("window", `now for ${rule.metric}`, rule.window);
  if (traits.window !== "now" && rule.window === "now") wrong("window", `a window for ${rule.metric}`, rule.window);
  if (rule.watch === undefined && rule.act === undefined) wrong("act", "watch, act or both", undefined);
  for (const place of ["watch", "act"] as const) {
    const threshold = rule[place];
    const expected = threshold === undefined ? undefined : thresholdProblem(rule, threshold, traits);
    if (expected !== undefined) wrong(place, expected, JSON.stringify(threshold));
  }
  const order = rule.watch === undefined || rule.act === undefined ? undefined : orderProblem(rule.watch, rule.act);
  if (order !== undefined) wrong("act", order, JSON.stringify(rule.act));
  for (const place of ["evidence", "watchEvidence"] as const) {
    const expected = rule[place] === undefined ? undefined : evidenceProblem(rule[place], traits);
    if (expected !== undefined) wrong(`${place}.kind`, `${expected} for ${rule.metric}`, rule[place]?.kind);
  }
  for (const [place, id] of rule.sendTo.entries()) {
    if (sendTo === undefined || sendTo.includes(id)) continue;
    wrong(`sendTo.${place}`, sendTo.length === 0 ? "nothing: there is no channel out" : sendTo.join(", "), id);
  }
  return found;
}

function thresholdProblem(rule: AlarmRule, threshold: AlarmThreshold, traits: MetricTraits): string | undefined {
  if ("target" in threshold) {
    if (traits.target === "none") return `below or above: ${rule.metric} has no target of its own`;
    if (rule.metric === "serviceLevel" && threshold.times !== undefined) return "no times: a share is met or missed";
    return undefined;
  }
  const limit = "below" in threshold ? threshold.below : threshold.above;
  if (traits.unit === "fraction" && (limit < 0 || limit > 1)) return "a fraction in [0, 1]";
  if (traits.unit === "points" && (limit < -100 || limit > 100)) return "points in [-100, 100]";
  if (traits.unit !== "points" && limit < 0) return "a number ≥ 0";
  return undefined;
}

/** Act is the worse: the same side, and no nearer than watch. */
function orderProblem(watch: AlarmThreshold, act: AlarmThreshold): string | undefined {
  if ("below" in watch && "below" in act) return act.below <= watch.below ? undefined : "not above watch";
  if ("above" in watch && "above" in act) return act.above >= watch.above ? undefined : "not below watch";
  if ("target" in watch && "target" in act) {
    return (act.times ?? 1) >= (watch.times ?? 1) ? undefined : "at least as many times the target as watch";
  }
  return "target" in watch || "target" in act ? undefined : "the same side as watch";
}

function evidenceProblem(evidence: AlarmEvidence, traits: MetricTraits): string | undefined {
  if (evidence.kind === "none" || traits.evidence === "interval") return undefined;
  if (evidence.kind === "minimum-n") return traits.evidence === "none" ? "none" : undefined;
  return traits.evidence === "n" ? "none or minimum-n" : "none";
}
