"use client";

import { type MouseEvent, useCallback, useMemo, useRef } from "react";
import type { DecisionMark, StageState, TheatreOverview, WhyQuestion } from "../../../sim/theatre/types/index.ts";
import { useSize } from "../../_charts/useSize.ts";
import { duration } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { usePersonName } from "../_head/usePersonName.ts";
import { place } from "./at.ts";
import { Floor } from "./Floor.tsx";
import { Legend } from "./Legend.tsx";
import { Marks } from "./Marks.tsx";
import { LANES, LINE, STAGE_HEIGHT } from "./measures.ts";
import type { Passage } from "./motion.ts";
import { placedNames } from "./names.ts";
import { nobodyPlace } from "./nobodyPlace.ts";
import { askedAt, longestUnserved } from "./pointing.ts";
import { AWAY_WIDTH, AwayText, KeptText, LaneText, PunchLine, TrayText } from "./StageText.tsx";
import { bendOf, type DrawnArrow, pictureOf, planStage, type StagePlan } from "./stagePicture.ts";

export interface StageProps {
  readonly overview: TheatreOverview;
  /** 0: A, 1: B. */
  readonly index: number;
  readonly state: StageState;
  readonly other: StageState | undefined;
  readonly followed: string | undefined;
  readonly queues: readonly string[] | undefined;
  readonly arrow: DecisionMark | undefined;
  /** Seats named besides the arrow's own: whom the other stage chose, who is asked about. */
  readonly named: readonly number[];
  /** How the picture is come to. */
  readonly passage: Passage;
  /** Seats a guard keeps for others, as the answer shown says. */
  readonly kept: readonly number[];
  readonly paused: boolean;
  readonly onAsk: (question: WhyQuestion, who: string | undefined) => void;
}

/** One stage: lanes, gate, floor of columns, tray and punch line, as they are at one instant. */
export function Stage(props: StageProps) {
  const { overview, index, state, other, followed, queues, arrow, passage, paused, kept } = props;
  const words = useWords();
  const language = useLanguage();
  const [box, size] = useSize<HTMLElement>();
  const head = overview.stages[index]!;
  const { stage } = head;
  const width = size === undefined || size.height === 0 ? 0 : Math.floor((size.width / size.height) * STAGE_HEIGHT);
  const plan = useMemo(() => planStage(overview, stage, width, queues), [overview, stage, width, queues]);
  const picture = useMemo(
    () => pictureOf(plan, overview, state, other, followed, arrow),
    [plan, overview, state, other, followed, arrow],
  );
  const latest = useRef(props);
  latest.current = props;
  const askSeat = useCallback(
    (seat: number, share: number | undefined) => {
      const now = latest.current;
      const { question, who } = askedAt(now.state, now.overview, stage, seat, share);
      now.onAsk(question, who);
    },
    [stage],
  );
  const rules = head.rules[language];
  const others = overview.stages.flatMap((one) => (one === head ? [] : one.rules[language]));
  return (
    <section
      ref={box}
      className="stage"
      data-stage={stage}
      aria-label={words("theatre.stage", { name: stage.toUpperCase() })}
    >
      <header className="stage__head">
        <h2>
          <b>{stage.toUpperCase()}</b> {head.variant.name[language]}
        </h2>
        <RuleText rules={rules} told={tellingRule(rules, others) ?? head.policy[language]} />
        <Legend
          part={overview.stages.length === 1 ? "all" : index === 0 ? "first" : "second"}
          overview={overview}
          stage={stage}
        />
      </header>
      {width > 0 && (
        <>
          <Marks plan={plan} picture={picture} passage={passage} />
          {plan.lanes.map((planned, i) => (
            <LaneText key={planned.lane} planned={planned} drawn={picture.lanes[i]!} state={state} />
          ))}
          {plan.lanes.map((planned, i) => (
            <LaneStrip
              key={planned.lane}
              {...{ plan, planned, drawn: picture.lanes[i]!.people, ask: props.onAsk, stage }}
            />
          ))}
          <TrayText plan={plan} picture={picture} state={state} />
          {picture.arrow !== undefined && <ArrowLabel {...props} plan={plan} stage={stage} drawn={picture.arrow} />}
          {paused && <NobodyLabel {...props} plan={plan} stage={stage} drawn={picture.arrow} />}
          <Floor overview={overview} plan={plan} onAsk={askSeat} />
          <Names {...props} plan={plan} drawn={picture.arrow} />
          <KeptText plan={plan} seats={kept} />
          <AwayText plan={plan} state={state} />
          <PunchLine overview={overview} plan={plan} state={state} />
        </>
      )}
    </section>
  );
}

/** The telling rule in one line; opened, everything the policy says, over the lanes. Nothing under it moves. */
function RuleText({ rules, told }: { readonly rules: readonly string[]; readonly told: string }) {
  const words = useWords();
  return (
    <details className="rule">
      <summary title={words("theatre.rules")}>{told}</summary>
      <ul>
        {(rules.length === 0 ? [told] : rules).map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </details>
  );
}

/** The rule that tells this stage from the other one; the first where none does. */
function tellingRule(rules: readonly string[], others: readonly string[]): string | undefined {
  return rules.find((rule) => !others.includes(rule)) ?? rules[0];
}

interface LaneStripProps {
  readonly plan: StagePlan;
  readonly planned: StagePlan["lanes"][number];
  readonly drawn: readonly {
    readonly contact: number;
    readonly who: string;
    readonly x: number;
    readonly width: number;
  }[];
  readonly ask: StageProps["onAsk"];
  readonly stage: "a" | "b";
}

/** The people of a lane as one button: a press asks about whoever stands there, a key about the first of them. */
function LaneStrip({ plan, planned, drawn, ask, stage }: LaneStripProps) {
  const words = useWords();
  const language = useLanguage();
  const { row, lane, head } = planned;
  const width = plan.trayX - 16 - LANES.gate;
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    const { left, width: wide } = event.currentTarget.getBoundingClientRect();
    const x = event.detail === 0 ? 0 : LANES.gate + ((event.clientX - left) / wide) * width;
    const person = event.detail === 0 ? drawn[0] : drawn.find((one) => x >= one.x - 3 && x <= one.x + one.width + 7);
    if (person !== undefined) ask({ kind: "contact", stage, contact: person.contact }, person.who);
    else if (drawn.length > 0) ask({ kind: "nobody", stage, lane }, undefined);
  };
  return (
    <button
      type="button"
      className="lane__strip"
      data-lane={lane}
      tabIndex={drawn.length === 0 ? -1 : 0}
      aria-label={words("theatre.waitingOf", { lane: head.name[language], n: drawn.length })}
      style={place(LANES.gate, row.base - row.height + 6, { width, height: row.height - 2 })}
      onClick={press}
    />
  );
}

function ArrowLabel({
  overview,
  plan,
  drawn,
  stage,
  onAsk,
}: StageProps & {
  readonly plan: StagePlan;
  readonly drawn: DrawnArrow;
  readonly stage: "a" | "b";
}) {
  const words = useWords();
  const language = useLanguage();
  const nameOf = usePersonName(overview);
  const { decision } = drawn;
  const agent = overview.seats[decision.seat]?.name[language] ?? "";
  return (
    <button
      type="button"
      className="stage__offer"
      style={place(LANES.gate + 10, bendOf(plan))}
      onClick={() => onAsk({ kind: "decision", stage, number: decision.number }, decision.who)}
    >
      {words("theatre.goes", { person: nameOf(decision.who), agent })}
    </button>
  );
}

/** Free room and somebody waiting it is no room for: the question supervisors really ask. */
function NobodyLabel({
  overview,
  plan,
  stage,
  state,
  drawn,
  onAsk,
}: StageProps & { readonly plan: StagePlan; readonly stage: "a" | "b"; readonly drawn: DrawnArrow | undefined }) {
  const words = useWords();
  const language = useLanguage();
  const nameOf = usePersonName(overview);
  const found = longestUnserved(
    state,
    plan.lanes.map(({ lane }) => lane),
  );
  if (found === undefined) return null;
  const text = words("theatre.nobodyWaits", {
    person: nameOf(found.person.who),
    wait: duration(found.person.waitMs, language),
  });
  const { x, y } = nobodyPlace(plan, words("theatre.nobodyAsk").length + 1 + text.length, drawn);
  return (
    <button
      type="button"
      className="stage__nobody"
      style={place(x, y)}
      onClick={() => onAsk({ kind: "nobody", stage, lane: found.lane }, found.person.who)}
    >
      <b>{words("theatre.nobodyAsk")}</b> {text}
    </button>
  );
}

function Names({
  overview,
  plan,
  named,
  drawn,
}: StageProps & { readonly plan: StagePlan; readonly drawn: DrawnArrow | undefined }) {
  const language = useLanguage();
  const chosen = drawn?.decision.seat;
  const wanted = [...(chosen === undefined ? [] : [chosen]), ...named].flatMap((seat, rank) => {
    const column = plan.columns[seat];
    const name = overview.seats[seat]?.name[language];
    if (column === undefined || name === undefined) return [];
    return [{ seat, name, rank, x: column.x + column.width / 2, chosen: seat === chosen }];
  });
  return placedNames(wanted, plan.width, AWAY_WIDTH).map(({ seat, name, middle, chosen: is }) => (
    <span key={seat} className="stage__name" data-chosen={is || undefined} style={place(middle, LINE.names)}>
      {name}
    </span>
  ));
}
