"use client";

import { useEffect, useState } from "react";
import { type Came, cameOf } from "../../../sim/theatre/lesson/bet.ts";
import type { LessonQuestion } from "../../../sim/theatre/lesson/lesson.ts";
import type { Standing } from "../../../sim/theatre/lesson/standing.ts";
import type { DifferenceSeries, TheatreOverview } from "../../../sim/theatre/types/index.ts";
import type { TheatreApi } from "../../_state/theatreWorker.ts";

/** A question and what the run says to it. */
export interface Answered extends Standing {
  /** The lanes it is of; empty: all. */
  readonly lanes: readonly number[];
  readonly series: DifferenceSeries;
  /** Undefined: nobody was counted there. */
  readonly came: Came | undefined;
}

/** What the run says to each question; empty while it is not known. An injection makes another run of it: asked anew. */
export function useAnswers(
  api: TheatreApi,
  overview: TheatreOverview,
  standing: readonly Standing[],
): readonly Answered[] {
  const [known, setKnown] = useState<{ readonly of: readonly Standing[]; readonly answers: readonly Answered[] }>();
  useEffect(() => {
    let gone = false;
    void Promise.all(
      standing.map(async (one) => {
        const lanes = lanesOf(overview, one.question);
        const series = await api.series(one.question.measure, lanes);
        return series === undefined
          ? []
          : [{ ...one, lanes, series, came: cameOf(one.question, series, overview.opensAt) }];
      }),
    ).then((answers) => {
      if (!gone) setKnown({ of: standing, answers: answers.flat() });
    });
    return () => {
      gone = true;
    };
  }, [api, overview, standing]);
  return known?.of === standing ? known.answers : NONE;
}

const NONE: readonly Answered[] = [];

/** Numbers of a question's lanes in the overview. */
export function lanesOf(overview: TheatreOverview, { queueIds }: LessonQuestion): readonly number[] {
  return overview.lanes.flatMap(({ queueId }, i) => (queueIds?.includes(queueId) ? [i] : []));
}
