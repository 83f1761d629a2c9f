import { type Problem, shortened } from "../../vocabulary/problems.ts";
import { MOST_PROBLEMS, problemsOf } from "../../vocabulary/schemaProblems.ts";
import { actionSchema } from "./actionSchema.ts";
import type { AlarmAction } from "./alarm.ts";
import type { AlarmRule } from "./rule.ts";
import { ruleProblems } from "./ruleProblems.ts";
import { rulesSchema } from "./ruleSchema.ts";

export type ParsedRules =
  | { readonly ok: true; readonly rules: readonly AlarmRule[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * A list of rules from outside, or everything that is wrong with it, the first 50. `sendTo`: ids of the channels out there
 * are; absent: any id may be named.
 */
export function parseRules(value: unknown, sendTo?: readonly string[]): ParsedRules {
  const parsed = rulesSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues, "rules") };
  const rules: readonly AlarmRule[] = parsed.data;
  const problems = rules.flatMap((rule, place) => ruleProblems(rule, `rules.${place}`, sendTo));
  const ids = new Set<string>();
  for (const [place, { id }] of rules.entries()) {
    if (ids.has(id)) {
      const expected = "an id no other rule has";
      problems.push({ path: `rules.${place}.id`, code: "inconsistent", expected, got: shortened(id) });
    }
    ids.add(id);
  }
  return problems.length === 0 ? { ok: true, rules } : { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
}

export type ParsedAction =
  | { readonly ok: true; readonly action: AlarmAction }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What a person wants done about an alarm, or everything that is wrong with it. */
export function parseAction(value: unknown): ParsedAction {
  const parsed = actionSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues) };
  return { ok: true, action: parsed.data };
}
