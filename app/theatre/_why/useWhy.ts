"use client";

import { useEffect, useState } from "react";
import type { WhyAnswer, WhyQuestion } from "../../../sim/theatre/types/index.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { useLanguage } from "../../_i18n/Words.tsx";
import type { TheatreApi } from "../../_state/theatreWorker.ts";

/** A question, and the instant it was asked of: a decision stays what it was while the clock goes on. */
export interface Asked {
  readonly question: WhyQuestion;
  readonly at: Instant;
}

/**
 * The answer, kept until the next one is there, so that the panel does not blink; `undefined`: nothing is asked, or
 * nothing has come yet. `run`: what it is asked of; another run is another question.
 */
export function useWhy(api: TheatreApi, asked: Asked | undefined, run: object | undefined): WhyAnswer | undefined {
  const language = useLanguage();
  const [answer, setAnswer] = useState<WhyAnswer>();
  useEffect(() => {
    if (asked === undefined || run === undefined) {
      setAnswer(undefined);
      return;
    }
    let gone = false;
    void api.why(asked.question, asked.at, language).then((one) => {
      if (!gone) setAnswer(one);
    });
    return () => {
      gone = true;
    };
  }, [api, asked, language, run]);
  return answer;
}
