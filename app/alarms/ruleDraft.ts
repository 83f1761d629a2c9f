import { parseRules } from "../../sim/metrics/alarms/parseRules.ts";
import type { AlarmMetric, AlarmRule, AlarmScope } from "../../sim/metrics/alarms/rule.ts";
import { kindOf, METRIC_TRAITS } from "../../sim/metrics/alarms/traits.ts";

export type RuleField = keyof AlarmRule;
/** What a step in the editor was done to. */
export type RuleStep = RuleField | "add" | "remove" | "copy" | "import" | "discard" | "theirs";

const MINUTE_MS = 60_000;

/** A rule to begin with: a wait beyond the promise, on any channel. */
export function freshRule(id: string): AlarmRule {
  return {
    id,
    enabled: true,
    metric: "longestWaitMs",
    scope: { kind: "each-channel" },
    window: "now",
    watch: { target: "missed" },
    evidence: { kind: "none" },
    onDelayMs: MINUTE_MS / 4,
    offDelayMs: MINUTE_MS / 2,
    deadband: 0,
    cooldownMs: 5 * MINUTE_MS,
    quietHours: [],
    sound: "once",
    sendTo: [],
  };
}

/** An id that none of `taken` has: `base`, else with a number at its end. */
export function freeId(base: string, taken: readonly string[]): string {
  let id = base;
  for (let number = 2; taken.includes(id); number += 1) id = `${base.slice(0, 58)}-${number}`;
  return id;
}

/** `rule` with one field set, or taken away where `value` is `undefined`. */
export function withRuleField<Field extends RuleField>(
  rule: AlarmRule,
  field: Field,
  value: AlarmRule[Field] | undefined,
): AlarmRule {
  const { [field]: _, ...rest } = rule;
  return (value === undefined ? rest : { ...rest, [field]: value }) as AlarmRule;
}

/** `rule` about another figure: window, scope, thresholds and evidence that this one does not have give way. */
export function aboutMetric(rule: AlarmRule, metric: AlarmMetric): AlarmRule {
  const traits = METRIC_TRAITS[metric];
  const sameUnit = traits.unit === METRIC_TRAITS[rule.metric].unit;
  const { watch, act, watchEvidence, ...rest } = rule;
  const fitting = (threshold: AlarmRule["act"]) =>
    threshold !== undefined && ("target" in threshold ? traits.target !== "none" : sameUnit) ? threshold : undefined;
  const first = traits.target === "none" ? undefined : ({ target: "missed" } as const);
  const [kept, worse] = [fitting(watch), fitting(act)];
  const evidence = traits.evidence === "none" ? ({ kind: "none" } as const) : evidenceFor(rule, traits.evidence);
  const nextWatch = kept ?? (worse === undefined ? first : undefined);
  return {
    ...rest,
    metric,
    scope: traits.scopes.includes(kindOf(rule.scope.kind)) ? rule.scope : scopeFor(traits.scopes[0] ?? "total"),
    window: traits.window === "now" ? "now" : rule.window === "now" ? "rolling-30" : rule.window,
    evidence,
    deadband: sameUnit ? rule.deadband : 0,
    ...(nextWatch === undefined ? {} : { watch: nextWatch }),
    ...(worse === undefined ? {} : { act: worse }),
    ...(watchEvidence === undefined || traits.evidence === "none" ? {} : { watchEvidence }),
  };
}

function evidenceFor({ evidence }: AlarmRule, most: "n" | "interval"): AlarmRule["evidence"] {
  return evidence.kind === "interval" && most === "n" ? { kind: "minimum-n", n: evidence.n } : evidence;
}

function scopeFor(kind: "total" | "channel" | "queue" | "team" | "source"): AlarmScope {
  return kind === "total" ? { kind } : { kind: `each-${kind}` };
}

/** The fields of each rule that are wrong, by its place in the list. `sendTo`: channels out there are; absent: unknown. */
export function wrongRules(
  rules: readonly AlarmRule[],
  sendTo: readonly string[] | undefined,
): ReadonlyMap<number, ReadonlySet<string>> {
  const parsed = parseRules(rules, sendTo);
  const wrong = new Map<number, Set<string>>();
  if (parsed.ok) return wrong;
  for (const { path } of parsed.problems) {
    const [, place = "", field = ""] = path.split(".");
    const fields = wrong.get(Number(place)) ?? new Set();
    wrong.set(Number(place), fields.add(field));
  }
  return wrong;
}

/** Whether something kept in this browser has the form of a list of rules; its values may be half typed. */
export function isRulesLike(value: unknown): value is readonly AlarmRule[] {
  return (
    Array.isArray(value) &&
    value.every(
      (rule) =>
        typeof rule === "object" &&
        rule !== null &&
        "id" in rule &&
        rule.metric in METRIC_TRAITS &&
        Array.isArray(rule.quietHours) &&
        Array.isArray(rule.sendTo) &&
        typeof rule.scope?.kind === "string",
    )
  );
}
