"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { WhyAnswer, WhyQuestion } from "../../sim/theatre/types/index.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import { clock } from "../_i18n/format.ts";
import { useLanguage, useWords } from "../_i18n/Words.tsx";
import type { TheatreApi } from "../_state/theatreWorker.ts";
import { found } from "./_head/find.ts";
import { Head } from "./_head/Head.tsx";
import { HelpSheet } from "./_head/HelpSheet.tsx";
import { storyOf } from "./_head/story.ts";
import { useCaption } from "./_head/useCaption.ts";
import { usePersonName } from "./_head/usePersonName.ts";
import { InjectBar } from "./_inject/InjectBar.tsx";
import { type LessonStage, useLessonPart } from "./_lesson/useLessonPart.tsx";
import { arrowOf } from "./_stage/arrows.ts";
import { Stage } from "./_stage/Stage.tsx";
import { RunTimeline } from "./_time/RunTimeline.tsx";
import { BLUR_SPEED, FLOW_SPEED } from "./_transport/playhead.ts";
import type { RunStore } from "./_transport/runStore.ts";
import type { RunView } from "./_transport/runView.ts";
import { Transport } from "./_transport/Transport.tsx";
import { TableTwin } from "./_twin/TableTwin.tsx";
import { AggregateSheet } from "./_why/AggregateSheet.tsx";
import { otherQuestion } from "./_why/otherStage.ts";
import { Totals } from "./_why/Totals.tsx";
import { type Asked, useWhy } from "./_why/useWhy.ts";
import { WhyPanel } from "./_why/WhyPanel.tsx";
import { actOn, type PageActs } from "./keyActs.ts";
import { useHeld } from "./useHeld.ts";
import { useReducedMotion } from "./useReducedMotion.ts";
import { useTheatreKeys } from "./useTheatreKeys.ts";

export interface PlayhouseProps {
  readonly api: TheatreApi;
  readonly store: RunStore;
  readonly view: RunView;
  readonly onLeave: () => void;
  /** Absent: no lesson is given. */
  readonly lesson?: LessonStage | undefined;
}

type SheetName = "help" | "tables" | "aggregate" | "inject";

/** Columns and counts of a run at full speed change four times a second: what changes faster cannot be read. */
const BLUR_MS = 250;

const NOBODY: readonly number[] = [];

/** Whose room a rule keeps for others, as an answer says it. */
function keptIn({ question, funnel }: WhyAnswer) {
  return { stage: question.stage, seats: funnel.flatMap(({ kept, seats }) => (kept ? seats : [])) };
}

/** The open theatre: head, stages, chart, why, totals, controls. */
export function Playhouse({ api, store, view, onLeave, lesson }: PlayhouseProps) {
  const words = useWords();
  const language = useLanguage();
  const reduced = useReducedMotion();
  const [asked, setAsked] = useState<Asked>();
  const [sheet, setSheet] = useState<SheetName>();
  const find = useRef<HTMLInputElement>(null);
  const { overview, frame, at, playing, speed, camera, revealed } = view;
  if (overview === undefined || frame === undefined) throw new RangeError("view: expected an open run, got none");
  const shown = useHeld(frame, playing && speed >= BLUR_SPEED ? BLUR_MS : 0);
  const { stages } = overview;
  const two = stages.length > 1;
  const nameOf = usePersonName(overview);
  const caption = useCaption(overview)(view);
  const part = useLessonPart(lesson, { api, store, view, overview });
  const answer = useWhy(api, asked, overview);
  const elsewhere = useMemo(() => otherQuestion(answer, shown, stages), [answer, shown, stages]);
  const other = useWhy(api, elsewhere, overview);

  const { aside } = part;
  const ask = useCallback(
    (question: WhyQuestion, who?: string) => {
      store.pause();
      aside();
      setAsked({ question, at: store.view().at });
      if (who !== undefined) store.follow(who);
    },
    [store, aside],
  );
  const arrows = shown.stages.map((state, i) =>
    playing && speed >= BLUR_SPEED
      ? undefined
      : arrowOf(state, view.stepped?.decisions[i], camera.follow, playing || view.stepped !== undefined),
  );
  const askedSeat = answer?.seat ?? -1;
  const named = [
    ...arrows.flatMap((arrow) => (arrow === undefined ? [] : [arrow.seat])),
    ...(askedSeat < 0 ? [] : [askedSeat]),
  ];
  /** The decision an arrow shows, else the last one; B speaks first: it is the one that is compared. */
  const askLast = (): void => {
    const marks = shown.stages.map((state, i) => ({
      stage: stages[i]!.stage,
      arrow: arrows[i],
      last: state.decisions.at(-1),
    }));
    const one = marks.findLast(({ arrow }) => arrow !== undefined) ?? marks.findLast(({ last }) => last !== undefined);
    const mark = one?.arrow ?? one?.last;
    if (one !== undefined && mark !== undefined)
      ask({ kind: "decision", stage: one.stage, number: mark.number }, mark.who);
  };
  // A step shows what it stopped at, and says why.
  const { stepped } = view;
  useEffect(() => {
    const marks = stepped?.decisions.map((list, i) => ({ stage: stages[i]?.stage, mark: list.at(-1) })) ?? [];
    const told = marks.findLast(({ mark }) => mark !== undefined);
    if (told?.stage === undefined || told.mark === undefined) return;
    aside();
    setAsked({ question: { kind: "decision", stage: told.stage, number: told.mark.number }, at: store.view().at });
  }, [stepped, stages, store, aside]);
  const acts: PageActs = {
    why: askLast,
    sheet: setSheet,
    find: () => find.current?.focus(),
    reveal: () => store.reveal(),
    lessonStep: part.go,
  };
  useTheatreKeys((key) => actOn(key, store, acts));

  const story = storyOf(overview.description);
  const followed = camera.follow === undefined ? undefined : nameOf(camera.follow);
  const onFind = (text: string): boolean => {
    const one = found(text, overview, shown.stages);
    if (one !== undefined) ask(one.question, one.who);
    return one !== undefined;
  };
  // What a step stopped at says most; then whom the picture follows; then what the run is not.
  const said =
    caption !== ""
      ? caption
      : followed !== undefined
        ? words("theatre.head.followed", { person: followed })
        : overview.whole
          ? ""
          : words("theatre.cut", { at: clock(overview.endsAt, overview.timeZone) });
  const refusal = view.problems
    .map(({ path, expected, got, russian }) =>
      words("theatre.problem", language === "ru" ? { path, ...russian } : { path, expected, got }),
    )
    .join("; ");
  const slides = !reduced && !view.jumped && (!playing || speed < FLOW_SPEED);
  const passage = !slides ? "cut" : stepped?.decisions.some((list) => list.length > 0) === true ? "hold" : "slide";
  const kept = [answer, other].flatMap((one) => (one === undefined || one.at !== shown.at ? [] : [keptIn(one)]));
  return (
    <main className="theatre" data-testid="theatre" data-at={shown.at} data-playing={playing}>
      <Head
        title={part.title ?? overview.name[language]}
        question={part.question ?? story?.question[language] ?? ""}
        caption={part.caption !== undefined && view.stepped === undefined ? part.caption : said}
        alert={refusal}
        stages={stages.map(({ stage }) => stage)}
        step={part.steps}
        find={find}
        onFind={onFind}
        onChange={onLeave}
        onTables={() => setSheet("tables")}
        onHelp={() => setSheet("help")}
      />
      <section className="pair pair--stages" data-single={!two || undefined}>
        {stages.map(({ stage }, i) => (
          <Stage
            key={stage}
            overview={overview}
            index={i}
            state={shown.stages[i]!}
            other={shown.stages[1 - i]}
            followed={camera.follow}
            queues={camera.queues}
            arrow={arrows[i]}
            named={named}
            passage={passage}
            kept={kept.find((one) => one.stage === stage)?.seats ?? NOBODY}
            paused={!playing}
            onAsk={ask}
          />
        ))}
      </section>
      <section className="pair">
        <RunTimeline overview={overview} view={view} store={store} asked={part.asked} />
        <div className="under">
          {part.panel ?? (
            <WhyPanel
              overview={overview}
              answer={answer}
              other={other}
              followed={camera.follow}
              nameOf={nameOf}
              onAsk={ask}
              onFollow={(who) => store.follow(who)}
            />
          )}
          <Totals overview={overview} stages={shown.stages} onExplain={() => setSheet("aggregate")} />
        </div>
      </section>
      <section className="pair">
        <div className="bar" role="toolbar" aria-label={words("theatre.transport.label")}>
          <Transport view={view} store={store} />
        </div>
        <div className="bar" role="toolbar" aria-label={words("theatre.inject.label")}>
          <InjectBar
            overview={overview}
            at={at}
            open={sheet === "inject"}
            onOpen={(open) => setSheet(open ? "inject" : undefined)}
            onInject={(injection) => void store.inject(injection)}
            onUndo={() => void store.undoInjection()}
          />
          <button type="button" className="btn push" aria-pressed={revealed} onClick={() => store.reveal()}>
            {words(revealed ? "theatre.transport.hide" : "theatre.transport.reveal")}
            <span className="key" aria-hidden="true">
              P
            </span>
          </button>
        </div>
      </section>
      {part.sheet}
      {sheet === "help" && <HelpSheet onClose={() => setSheet(undefined)} />}
      {sheet === "tables" && (
        <TableTwin
          overview={overview}
          stages={shown.stages}
          at={shown.at}
          onClose={() => setSheet(undefined)}
          onAsk={(question, who) => {
            setSheet(undefined);
            ask(question, who);
          }}
        />
      )}
      {sheet === "aggregate" && (
        <AggregateSheet
          api={api}
          overview={overview}
          at={at}
          onClose={() => setSheet(undefined)}
          onShow={(who: string, there: Instant) => {
            setSheet(undefined);
            store.follow(who);
            void store.seek(there);
          }}
        />
      )}
    </main>
  );
}
