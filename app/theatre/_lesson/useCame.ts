"use client";

import { useEffect, useState } from "react";
import { type Came, cameOf } from "../../../sim/theatre/lesson/bet.ts";
import type { LessonQuestion } from "../../../sim/theatre/lesson/lesson.ts";
import type { TheatreOverview } from "../../../sim/theatre/types/index.ts";
import type { TheatreApi } from "../../_state/theatreWorker.ts";

/** What the run says to the question; undefined while it is not known, and where nobody was counted. */
export function useCame(
  api: TheatreApi,
  overview: TheatreOverview,
  question: LessonQuestion | undefined,
): Came | undefined {
  const [known, setKnown] = useState<{ readonly question: LessonQuestion; readonly came: Came | undefined }>();
  useEffect(() => {
    if (question === undefined) return;
    let gone = false;
    const lanes = overview.lanes.flatMap(({ queueId }, i) => (question.queueIds?.includes(queueId) ? [i] : []));
    void api.series(question.measure, lanes).then((series) => {
      if (gone || series === undefined) return;
      setKnown({ question, came: cameOf(question, series, overview.opensAt) });
    });
    return () => {
      gone = true;
    };
  }, [api, overview, question]);
  return known?.question === question ? known?.came : undefined;
}
