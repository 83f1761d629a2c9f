"use client";

import { type Bet, type Came, curveInstants, lossParts, type Scored, scored } from "../../../sim/theatre/lesson/bet.ts";
import type { LessonQuestion } from "../../../sim/theatre/lesson/lesson.ts";
import { BetDots } from "../../_charts/BetDots.tsx";
import { CurvePad } from "../../_charts/CurvePad.tsx";
import { decimal, percent } from "../../_i18n/format.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";

export interface BetResultProps {
  readonly question: LessonQuestion;
  readonly came: Came;
  readonly bets: readonly Bet[];
  readonly own?: { readonly bet: Bet; readonly scored: Scored; readonly beats?: number } | undefined;
  readonly clock: (ms: number) => string;
}

/** What came, how the own bet did, and what the class had said. */
export function BetResult({ question, came, bets, own, clock }: BetResultProps) {
  const words = useWords();
  const language = useLanguage();
  const unit = words(question.measure === "answered-in-time" ? "lesson.bet.points" : "lesson.bet.people");
  const amount = (value: number) =>
    decimal(value, question.measure === "answered-in-time" && !Number.isInteger(value) ? 1 : 0, language);
  const intervals = bets.filter((bet) => bet.kind !== "curve");
  const parts = own === undefined ? undefined : lossParts(own.bet, came);
  const curves = bets.flatMap((bet) => (bet.kind === "curve" ? [bet.values] : []));
  const held = bets.filter((bet) => scored(bet, came).inside).length;
  return (
    <section className="bet bet--result" aria-live="polite">
      <p className="bet__question">{question.text[language]}</p>
      {came.kind !== "curve" && (
        <p className="bet__came">
          {words("lesson.bet.came", { value: `${amount(came.value)} ${unit}` })}{" "}
          {came.kind === "which" &&
            (came.better === "neither"
              ? words("lesson.bet.neither")
              : words("lesson.bet.better", { stage: came.better.toUpperCase() }))}
        </p>
      )}
      {own !== undefined && (
        <p className="bet__own">
          {own.scored.right !== undefined && `${words(own.scored.right ? "lesson.bet.right" : "lesson.bet.wrong")} `}
          {words(ownWords(came, own.scored.inside))}
        </p>
      )}
      {own !== undefined && (
        <p className="bet__score">
          <b>{words("lesson.bet.score", { loss: decimal(own.scored.loss, 1, language) })}</b>{" "}
          <span className="bet__hint">
            {parts?.kind === "interval" &&
              words("lesson.bet.scoreOf", { width: amount(parts.width), miss: amount(parts.miss), unit })}
            {parts?.kind === "curve" && words("lesson.bet.scoreCurve", { off: decimal(parts.off, 1, language), unit })}
            {own.beats !== undefined &&
              own.beats > 0 &&
              ` ${words("lesson.bet.beats", { share: percent(own.beats, language) })}`}
          </span>
        </p>
      )}
      {came.kind === "curve" && question.kind === "curve" ? (
        <CurvePad
          values={own?.bet.kind === "curve" ? own.bet.values : (middleOf(curves) ?? came.values)}
          came={came.values}
          others={curves}
          most={Math.max(10, ...came.values, ...curves.flat(), ...(own?.bet.kind === "curve" ? own.bet.values : []))}
          unit={unit}
          label={question.text[language]}
          handle={(index) => clock(curveInstants(question)[index] ?? 0)}
          from={clock(question.fromMs)}
          to={clock(question.toMs)}
          disabled
          onValues={() => undefined}
        />
      ) : (
        intervals.length > 0 && (
          <BetDots
            bets={intervals}
            came={came.kind === "curve" ? undefined : came.value}
            own={own?.bet.kind === "curve" ? undefined : own?.bet}
            label={words("lesson.bet.all")}
            text={amount}
          />
        )
      )}
      {bets.length > 1 && (
        <p className="bet__hint">
          {words(came.kind === "curve" ? "lesson.bet.heldCurves" : "lesson.bet.held", { n: held, of: bets.length })}
          {came.kind === "which" &&
            `; ${words("lesson.bet.onA", { n: named(bets, "a") })}, ${words("lesson.bet.onB", { n: named(bets, "b") })}`}
        </p>
      )}
    </section>
  );
}

function ownWords(came: Came, inside: boolean) {
  if (came.kind === "curve") return inside ? "lesson.bet.near" : "lesson.bet.far";
  return inside ? "lesson.bet.inside" : "lesson.bet.outside";
}

function named(bets: readonly Bet[], stage: "a" | "b"): number {
  return bets.filter((bet) => bet.kind === "which" && bet.better === stage).length;
}

/** The middle of everybody's curves, instant by instant; undefined: nobody drew one. */
function middleOf(curves: readonly (readonly number[])[]): readonly number[] | undefined {
  return curves[0]?.map((_, i) => {
    const sorted = curves.map((values) => values[i] ?? 0).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  });
}
