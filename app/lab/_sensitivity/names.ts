import type { FigureId } from "../../../sim/experiment/figures.ts";
import type { Scope } from "../../../sim/experiment/scopes.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { Language } from "../../_i18n/language.ts";
import type { useWords } from "../../_i18n/Words.tsx";
import { figureMeaning, scopeName } from "../../_state/labMeanings.ts";

type Words = ReturnType<typeof useWords>;

/** What a scope is called: the channel, the queue, the group; empty for the whole centre. */
export function scopeText(scenario: Scenario, scope: Scope, language: Language, words: Words): string {
  if (scope.kind === "total") return "";
  if (scope.kind === "channel") return words(`channel.${scope.channel}`);
  return scopeName(scenario, scope)?.[language] ?? (scope.kind === "queue" ? scope.queueId : scope.groupId);
}

/** A figure with what it is of: `Service level, Voice`. */
export function askedText(
  scenario: Scenario,
  { figure, scope }: { readonly figure: FigureId; readonly scope: Scope },
  language: Language,
  words: Words,
): string {
  const of = scopeText(scenario, scope, language, words);
  const { name } = figureMeaning(figure);
  return of === "" ? name[language] : `${name[language]}, ${of}`;
}
