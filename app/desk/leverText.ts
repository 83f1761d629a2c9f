import type { LeverSpec } from "../../sim/experiment/lookahead/lever.ts";
import { percent } from "../_i18n/format.ts";
import type { Language } from "../_i18n/language.ts";
import type { useWords } from "../_i18n/Words.tsx";

/** What groups and queues of the model are called. */
export interface LeverPlaces {
  readonly groups: readonly { readonly id: string; readonly name: { readonly en: string; readonly ru: string } }[];
  readonly queues: readonly { readonly id: string; readonly name: { readonly en: string; readonly ru: string } }[];
}

/** A lever as a supervisor would say it. */
export function leverText(
  lever: LeverSpec,
  places: LeverPlaces | undefined,
  words: ReturnType<typeof useWords>,
  language: Language,
): string {
  const group = (id: string) => places?.groups.find((one) => one.id === id)?.name?.[language] ?? id;
  const queue = (id: string) => places?.queues.find((one) => one.id === id)?.name?.[language] ?? id;
  switch (lever.kind) {
    case "move":
      return words("desk.lever.move", {
        n: lever.agents,
        from: group(lever.fromGroupId),
        to: group(lever.toGroupId),
      });
    case "recall":
      return words("desk.lever.recall", { n: lever.agents, group: group(lever.groupId) });
    case "add":
      return words("desk.lever.add", { n: lever.agents, group: group(lever.groupId) });
    case "announce":
      return words("desk.lever.announce", {
        queue: queue(lever.queueId),
        to: queue(lever.toQueueId),
        share: percent(lever.share, language),
      });
    case "overflow":
      return words("desk.lever.overflow", {
        n: lever.agents,
        queue: queue(lever.queueId),
        group: group(lever.groupId),
      });
    case "limit":
      return words("desk.lever.limit", { queue: queue(lever.queueId), share: percent(lever.share, language) });
  }
}
