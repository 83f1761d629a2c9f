import type { LocalName } from "../../../sim/scenario/about.ts";
import { CHANNELS } from "../../../sim/vocabulary/index.ts";
import type { Language } from "../../_i18n/language.ts";
import { currencySign } from "../../_i18n/money.ts";
import type { Say } from "../../_i18n/Words.tsx";
import type { Measure } from "../../_state/useComparison.ts";
import type { Taking } from "./ResultsProvider.tsx";

/** What a scope key is called: a channel, a queue's or group's name; empty for the whole centre. */
export function scopeText(key: string, scenarios: readonly Taking[], language: Language, words: Say): string {
  const id = key.slice(key.indexOf(":") + 1);
  if (key.startsWith("channel:")) {
    const channel = CHANNELS.find((one) => one === id);
    return channel === undefined ? id : words(`channel.${channel}`);
  }
  if (!key.includes(":")) return "";
  const isGroup = key.startsWith("group:");
  const all = scenarios.flatMap(({ scenario }): readonly { readonly id: string; readonly name: LocalName }[] =>
    isGroup ? scenario.groups : scenario.queues,
  );
  return all.find((one) => one.id === id)?.name[language] ?? id;
}

/** A row's title: what is measured, of what, and in which currency where it is money: `Service level, voice`. */
export function measureTitle(
  { name, id, unit }: Pick<Measure, "name" | "id" | "unit">,
  scenarios: readonly Taking[],
  language: Language,
  words: Say,
): string {
  const currency = unit === "money" ? scenarios[0]?.scenario.currency : undefined;
  const sign = currency === undefined ? "" : `, ${currencySign(currency, language)}`;
  const scope = scopeText(id.slice(id.indexOf("@") + 1), scenarios, language, words);
  if (scope === "") return `${name[language]}${sign}`;
  const isChannel = id.includes("@channel:");
  return `${name[language]}, ${isChannel ? scope.toLocaleLowerCase(language) : scope}${sign}`;
}

/** What a unit is called behind a difference. */
export function unitText(suffix: "pp" | "s" | "min" | "", words: Say): string {
  return suffix === "" ? "" : words(`results.unit.${suffix}`);
}
