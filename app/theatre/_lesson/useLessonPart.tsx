"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { clockWithSeconds } from "../../_i18n/format.ts";
import { useLanguage } from "../../_i18n/Words.tsx";
import type { ClassClient, ClassView } from "../../_state/classClient.ts";
import type { TheatreApi } from "../../_state/theatreWorker.ts";
import type { RunStore, RunView } from "../_transport/runStore.ts";
import { BetPanel } from "./BetPanel.tsx";
import { ClassSheet } from "./ClassSheet.tsx";
import { LessonSteps } from "./LessonSteps.tsx";
import { useCame } from "./useCame.ts";
import type { LessonHold } from "./useLesson.ts";
import { useNotes } from "./useNotes.ts";

/** The lesson a run is part of, and the class that takes part. */
export interface LessonStage {
  readonly hold: LessonHold;
  readonly room: { readonly client: ClassClient | undefined; readonly view: ClassView };
  /** Opens the class, or ends it. */
  readonly hasClass: boolean;
  readonly openClass: (open: boolean) => void;
}

export interface LessonPart {
  /** What stands at the head in the place of the run's own. */
  readonly title?: string;
  readonly question?: string;
  readonly caption?: string;
  readonly steps?: ReactNode;
  /** Stands where the answers to “why?” stand, while there is a question. */
  readonly panel?: ReactNode;
  readonly sheet?: ReactNode;
  readonly reveal: () => void;
  readonly go: (by: 1 | -1) => void;
}

/** What a lesson adds to the open theatre; without one it adds nothing. */
export function useLessonPart(
  lesson: LessonStage | undefined,
  { api, store, view, overview }: { api: TheatreApi; store: RunStore; view: RunView; overview: TheatreOverview },
): LessonPart {
  const language = useLanguage();
  const [hidden, setHidden] = useState(false);
  const [sheet, setSheet] = useState(false);
  const step = lesson?.hold.step;
  const question = step?.question;
  const came = useCame(api, overview, question);
  const client = lesson?.room.client;
  const inClass = lesson?.room.view.state === "in";
  useNotes(lesson?.hold);
  useEffect(() => {
    if (client !== undefined && inClass && question !== undefined) client.ask(question);
  }, [client, inClass, question]);
  const reveal = () => {
    if (!view.revealed && came !== undefined && inClass && question !== undefined) client?.reveal(came);
    store.reveal();
  };
  const go = (by: 1 | -1) => lesson?.hold.go(lesson.hold.index + by);
  if (lesson === undefined || step === undefined) return { reveal, go };
  const { hold, room, hasClass, openClass } = lesson;
  const clock = (ms: number) => clockWithSeconds(overview.opensAt + ms, overview.timeZone).slice(0, 5);
  const openSheet = () => {
    openClass(true);
    setSheet(true);
  };
  return {
    title: hold.lesson.title[language],
    question: hold.lesson.idea[language],
    caption: step.caption[language],
    steps: <LessonSteps hold={hold} onClass={openSheet} />,
    ...(question === undefined || hidden
      ? {}
      : {
          panel: (
            <BetPanel
              key={hold.index}
              question={question}
              clock={clock}
              came={came}
              revealed={view.revealed}
              room={hasClass && room.client !== undefined ? { client: room.client, view: room.view } : undefined}
              onReveal={reveal}
              onClose={() => setHidden(true)}
            />
          ),
        }),
    ...(sheet
      ? {
          sheet: (
            <ClassSheet
              view={room.view}
              onEnd={() => {
                room.client?.end();
                openClass(false);
                setSheet(false);
              }}
              onClose={() => setSheet(false)}
            />
          ),
        }
      : {}),
    reveal,
    go,
  };
}
