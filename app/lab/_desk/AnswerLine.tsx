"use client";

import type { ReactNode } from "react";
import { decimal, percent } from "../../_i18n/format.ts";
import { money } from "../../_i18n/money.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { Comparison } from "../../_state/useComparison.ts";
import { answerOf } from "./answer.ts";

export interface AnswerLineProps {
  readonly comparison: Comparison;
  /** Number of the scenario in it; 0: the baseline. */
  readonly number: number;
  /** Of the amounts; absent: numbers alone. */
  readonly currency?: string | undefined;
}

/** One sentence: what it saves or costs, and on how many days of twenty the promise holds. */
export function AnswerLine({ comparison, number, currency }: AnswerLineProps) {
  const words = useWords();
  const language = useLanguage();
  const { cost, level } = answerOf(comparison, number);
  const b = (chunks: ReactNode) => <b>{chunks}</b>;
  const amount = money(Math.round(Math.abs(cost ?? 0)), currency, language);
  const paid = cost === undefined || number === 0 ? undefined : cost < 0 ? "saves" : cost > 0 ? "costs" : "same";
  const name = level?.row.measure.scope;
  const { change = 0, kept = 0, keptBefore = 0 } = level ?? {};
  const way = change < 0 ? "loses" : change > 0 ? "gains" : "stays";
  const before = kept === keptBefore ? words("lab.answer.asBefore") : words("lab.answer.notBefore", { n: keptBefore });
  return (
    <p className="lab-answer__line" data-runs={comparison.runs}>
      {paid !== undefined && words.rich(`lab.answer.${paid}`, { b, money: amount })}{" "}
      {level !== undefined &&
        words.rich(`lab.answer.${way}`, {
          ...{ b, kept, before: number === 0 ? "" : before },
          name: name?.kind === "channel" ? words(`channel.${name.channel}`) : level.row.measure.name[language],
          points: decimal(Math.abs(change) * 100, 1, language),
          target: percent(level.row.measure.target, language),
        })}
    </p>
  );
}
