"use client";

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Bet } from "../../../sim/theatre/lesson/bet.ts";
import { standingAt } from "../../../sim/theatre/lesson/standing.ts";
import type { TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { clockWithSeconds } from "../../_i18n/format.ts";
import { useLanguage } from "../../_i18n/Words.tsx";
import type { ClassClient, ClassView } from "../../_state/classClient.ts";
import { roundOf } from "../../_state/classRounds.ts";
import type { TheatreApi } from "../../_state/theatreWorker.ts";
import type { RunStore } from "../_transport/runStore.ts";
import type { RunView } from "../_transport/runView.ts";
import { BetPanel } from "./BetPanel.tsx";
import { ClassSheet } from "./ClassSheet.tsx";
import { type AskedInRun, askedInRun } from "./inRun.ts";
import { LessonSteps } from "./LessonSteps.tsx";
import { useAnswers } from "./useAnswers.ts";
import { useCaptionText } from "./useCaptionText.ts";
import type { LessonHold } from "./useLesson.ts";
import { useNotes } from "./useNotes.ts";

/** The lesson a run is part of, and the class that takes part. */
export interface LessonStage {
  readonly hold: LessonHold;
  readonly room: { readonly client: ClassClient | undefined; readonly view: ClassView };
  /** Opens the class, or one in the place of another that is over; false: there is none any more. */
  readonly hasClass: boolean;
  readonly openClass: (open: boolean) => void;
  /** The bets of whoever sits here, by the number of the step that asked. */
  readonly bets: ReadonlyMap<number, Bet>;
  readonly onBet: (index: number, bet: Bet) => void;
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
  /** What is asked of the run and was said to it, for its chart: the last of a place stands. */
  readonly asked: readonly AskedInRun[];
  /** The question makes room: something else is asked. */
  readonly aside: () => void;
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
  const { hold, room, bets } = lesson ?? {};
  const step = hold?.step;
  const question = step?.question;
  const standing = useMemo(() => (hold === undefined ? [] : standingAt(hold.lesson, hold.index)), [hold]);
  const answers = useAnswers(api, overview, standing);
  const client = room?.client;
  const rounds = room?.view.rounds;
  const inClass = room?.view.state === "in";
  useNotes(hold);
  // A class that came back, or a step gone back to, has been asked already.
  useEffect(() => {
    if (client === undefined || !inClass || question === undefined) return;
    if (roundOf(client.view().rounds, question) === undefined) client.ask(question);
  }, [client, inClass, question]);
  // What the stages show is known to the class too, whichever step shows it.
  const told = useRef(new Set<number>());
  useEffect(() => {
    if (!view.revealed || !inClass || rounds === undefined) return;
    for (const { question: one, came } of answers) {
      const round = roundOf(rounds, one);
      if (came === undefined || round === undefined || round.revealed !== undefined) continue;
      if (told.current.has(round.round)) continue;
      told.current.add(round.round);
      client?.reveal(round.round, came);
    }
  }, [view.revealed, inClass, rounds, answers, client]);
  const asked = useMemo(
    () => answers.map((one) => askedInRun(one, inClass ? rounds : undefined, bets?.get(one.index), overview)),
    [answers, inClass, rounds, bets, overview],
  );
  const caption = useCaptionText(overview, view.frame);
  const aside = useCallback(() => setHidden(true), []);
  const go = (by: 1 | -1) => hold?.go(hold.index + by);
  if (lesson === undefined || hold === undefined || step === undefined) return { asked, aside, go };
  const clock = (ms: number) => clockWithSeconds(overview.opensAt + ms, overview.timeZone).slice(0, 5);
  const shown = view.revealed ? standing : standing.filter((one) => one.index === hold.index);
  const { hasClass, openClass } = lesson;
  return {
    title: hold.lesson.title[language],
    question: hold.lesson.idea[language],
    caption: caption(step.caption[language]),
    steps: (
      <LessonSteps
        hold={hold}
        bets={shown.length === 0 ? undefined : !hidden}
        onBets={() => setHidden(!hidden)}
        onClass={() => {
          openClass(true);
          setSheet(true);
        }}
        onLeave={() => {
          if (hasClass) {
            lesson.room.client?.end();
            openClass(false);
          }
          hold.leave();
        }}
      />
    ),
    asked,
    ...(hidden || shown.length === 0
      ? {}
      : {
          panel: (
            <BetPanel
              standing={shown}
              answers={answers}
              bets={lesson.bets}
              clock={clock}
              revealed={view.revealed}
              room={hasClass && client !== undefined ? { client, view: lesson.room.view } : undefined}
              onBet={lesson.onBet}
              onReveal={() => store.reveal()}
              onClose={aside}
            />
          ),
        }),
    ...(sheet
      ? {
          sheet: (
            <ClassSheet
              view={lesson.room.view}
              onAgain={() => openClass(true)}
              onEnd={() => {
                client?.end();
                openClass(false);
                setSheet(false);
              }}
              onClose={() => setSheet(false)}
            />
          ),
        }
      : {}),
    aside,
    go,
  };
}
