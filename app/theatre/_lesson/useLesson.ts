"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import type { LessonStep } from "../../../sim/theatre/lesson/lesson.ts";
import { type LessonPlace, lessonPlace, stepAddress } from "./lessonAddress.ts";

export interface LessonHold extends LessonPlace {
  readonly step: LessonStep;
  /** To another step; outside the lesson: nowhere. */
  readonly go: (index: number) => void;
  readonly leave: () => void;
}

/**
 * The lesson the address asks for. `onStep`: a step was gone to, and its run is to be opened. `missing`: a lesson is asked
 * for that is not there.
 */
export function useLesson(onStep: (step: LessonStep) => void): {
  readonly hold: LessonHold | undefined;
  readonly missing: boolean;
} {
  const [query, setQuery] = useState(() => location.search);
  useEffect(() => {
    const follow = () => setQuery(location.search);
    addEventListener("popstate", follow);
    return () => removeEventListener("popstate", follow);
  }, []);
  const asked = useMemo(() => new URLSearchParams(query), [query]);
  const place = useMemo(() => lessonPlace(asked, localStorage), [asked]);
  const go = useCallback(
    (index: number) => {
      const step = place?.lesson.steps[index];
      if (step === undefined) return;
      history.pushState(null, "", stepAddress(asked, index));
      setQuery(location.search);
      onStep(step);
    },
    [place, asked, onStep],
  );
  const leave = useCallback(() => {
    const rest = new URLSearchParams(asked);
    rest.delete("lesson");
    rest.delete("step");
    history.pushState(null, "", `${location.pathname}?${rest}${location.hash}`);
    setQuery(location.search);
  }, [asked]);
  const hold = useMemo((): LessonHold | undefined => {
    const step = place?.lesson.steps[place.index];
    return place === undefined || step === undefined ? undefined : { ...place, step, go, leave };
  }, [place, go, leave]);
  return {
    hold,
    missing: place === undefined && asked.has("lesson"),
  };
}
