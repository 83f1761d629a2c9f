import type { Scenario } from "../../scenario/scenario.ts";
import type { PolicySpec } from "../spec.ts";
import { meetingSentences, orderSentences } from "./orders.ts";
import { planSentences } from "./plans.ts";
import { admissionSentences, guardSentences, offerSentences, preemptSentences } from "./rules.ts";
import { type Language, Wording } from "./wording.ts";

type Named = Pick<Scenario, "queues" | "groups">;

/** The parts of a policy in the order they are told. */
const PARTS: readonly ((policy: PolicySpec, wording: Wording) => readonly string[])[] = [
  admissionSentences,
  planSentences,
  orderSentences,
  guardSentences,
  preemptSentences,
  offerSentences,
  meetingSentences,
];

/**
 * A policy as plain sentences, everything it says and nothing else. With the scenario queues and groups are called by
 * their names, without it by their ids.
 */
export function describePolicy(policy: PolicySpec, language: Language, scenario?: Named): readonly string[] {
  const wording = new Wording(language, scenario);
  return PARTS.flatMap((part) => part(policy, wording));
}

/**
 * What changes from policy `a` to policy `b`, a sentence a change, in the order policies are told. Empty: they route
 * alike, whatever their names.
 */
export function diffPolicies(a: PolicySpec, b: PolicySpec, language: Language, scenario?: Named): readonly string[] {
  const wording = new Wording(language, scenario);
  return PARTS.flatMap((part) => {
    const before = part(a, wording);
    const after = part(b, wording);
    const gone = before.filter((sentence) => !after.includes(sentence));
    const come = after.filter((sentence) => !before.includes(sentence));
    const changed = Math.min(gone.length, come.length);
    if (changed === 0 && gone.length === 0 && before.join() !== after.join()) {
      return [wording.either(`In another order: ${after.join(" ")}`, `В другом порядке: ${after.join(" ")}`)];
    }
    return [
      ...gone
        .slice(0, changed)
        .map((sentence, i) =>
          wording.either(`Was: ${sentence} Now: ${come[i]}`, `Было: ${sentence} Стало: ${come[i]}`),
        ),
      ...gone.slice(changed).map((sentence) => wording.either(`No longer: ${sentence}`, `Больше нет: ${sentence}`)),
      ...come.slice(changed).map((sentence) => wording.either(`New: ${sentence}`, `Новое: ${sentence}`)),
    ];
  });
}
