"use client";

import { decimal } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { InjectionPlan } from "./injections.ts";

/** What an injection is called on its button and on the time line. */
export function useInjectionName(): (plan: InjectionPlan) => string {
  const words = useWords();
  const language = useLanguage();
  const times = (factor: number) => decimal(factor, Number.isInteger(factor) ? 0 : 1, language);
  return (plan) => {
    switch (plan.kind) {
      case "spike":
        return words("theatre.inject.kinds.spike", { n: times(plan.factor) });
      case "slow-crm":
        return words("theatre.inject.kinds.slow-crm", { n: times(plan.factor) });
      case "channel-outage":
        return words("theatre.inject.kinds.channel-outage", { channel: words(`channel.${plan.channel}`) });
      case "agents-leave":
        return words("theatre.inject.kinds.agents-leave", { n: plan.agents });
      case "flash-crowd":
        return words("theatre.inject.kinds.flash-crowd", { n: plan.contacts });
      default:
        return words(`theatre.inject.kinds.${plan.kind}`);
    }
  };
}
