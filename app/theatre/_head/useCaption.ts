"use client";

import type { ContactTurn, TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { duration, limit, percent } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { RunView } from "../_transport/runView.ts";
import { usePersonName } from "./usePersonName.ts";

/** What is to be seen at the place a step led to, in one sentence; nothing where no step did. */
export function useCaption(overview: TheatreOverview): (view: RunView) => string {
  const words = useWords();
  const language = useLanguage();
  const nameOf = usePersonName(overview);
  const laneName = (lane: number | undefined) =>
    lane === undefined ? "" : (overview.lanes[lane]?.name[language] ?? "");
  const turn = (one: ContactTurn): string => {
    switch (one.kind) {
      case "agent":
        return words("theatre.caption.turn.agent", { agent: overview.seats[one.seat]?.name[language] ?? "" });
      case "lane":
        return words("theatre.caption.turn.lane", { lane: laneName(one.lane) });
      default:
        return words(`theatre.caption.turn.${one.kind}`);
    }
  };
  return ({ stepped, at }) => {
    const { divergence, moment } = stepped ?? {};
    if (divergence !== undefined) {
      const { a, b, who } = divergence;
      return words("theatre.caption.divergence", {
        person: nameOf(who),
        a: turn(a),
        b: turn(b),
      });
    }
    if (moment === undefined) return at === overview.opensAt ? words("theatre.caption.start") : "";
    const target = moment.lane === undefined ? undefined : overview.lanes[moment.lane]?.target;
    const said = {
      stage: moment.stage === undefined ? "" : words("theatre.stage", { name: moment.stage.toUpperCase() }),
      lane: laneName(moment.lane),
      share: percent(target?.share, language),
      limit: target === undefined ? "" : limit(target.withinMs, language),
      n: moment.n ?? 0,
      wait: duration(moment.n, language),
    };
    switch (moment.kind) {
      case "target-breach":
        return words("theatre.caption.breach", said);
      case "target-kept-again":
        return words("theatre.caption.kept", said);
      case "long-wait":
        return words("theatre.caption.longWait", said);
      case "many-leave":
        return words("theatre.caption.leave", said);
      case "injection":
        return words("theatre.caption.injection");
    }
  };
}
