"use client";

import { useMemo } from "react";
import type { TheatreOverview } from "../../../sim/theatre/types/index.ts";
import type { AskedPanel } from "../../_charts/RunChart.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { AskedInRun } from "../_lesson/inRun.ts";
import { askedPanel } from "./askedPanel.ts";

/** What a lesson asks, as the chart draws and says it, in the order it was asked. */
export function useAskedPanels(
  asked: readonly AskedInRun[],
  overview: TheatreOverview,
  levels: readonly number[],
  revealed: boolean,
): readonly AskedPanel[] {
  const words = useWords();
  const language = useLanguage();
  return useMemo(() => {
    const bets = ({ question, bets: n, onB, said }: AskedInRun): string => {
      if (n === 0) return said === undefined ? "" : words("lesson.bet.yours");
      return question.kind === "which" ? words("lesson.bet.bSide", { n: onB, of: n }) : words("lesson.bet.bets", { n });
    };
    return asked.map((one) => {
      const { question, lanes, held } = one;
      const names = lanes.flatMap((lane) => overview.lanes[lane]?.name[language] ?? []).join(", ");
      const title = words("lesson.bet.panel", {
        measure: words(`lesson.edits.measures.${question.measure}`),
        stage: question.kind === "which" ? "A − B" : question.stage.toUpperCase(),
        queues: names === "" ? words("lesson.bet.allQueues") : names,
      });
      const said = bets(one);
      const note = one.bets > 0 && revealed ? `${said}, ${words("lesson.bet.heldShort", { n: held })}` : said;
      const bare = askedPanel(one, overview, levels);
      // A panel of the question's own has room for both in its title; another's is of a known width.
      return bare.place === "own"
        ? { ...bare, title: note === "" ? title : `${title} · ${note}`, note: "", band: words("lesson.bet.band") }
        : { ...bare, title, note, band: words("lesson.bet.band") };
    });
  }, [asked, overview, levels, words, language, revealed]);
}
