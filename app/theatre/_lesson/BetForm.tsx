"use client";

import { type FormEvent, useState } from "react";
import type { Bet } from "../../../sim/theatre/lesson/bet.ts";
import { curveInstants } from "../../../sim/theatre/lesson/bet.ts";
import type { LessonQuestion } from "../../../sim/theatre/lesson/lesson.ts";
import { CurvePad } from "../../_charts/CurvePad.tsx";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { type BetDraft, type BetFault, betOfDraft, draftOfBet } from "./betDraft.ts";

export interface BetFormProps {
  readonly question: LessonQuestion;
  /** What was bet before, to begin with; absent: nothing. */
  readonly bet?: Bet | undefined;
  /** A bet stands already: it may be changed. */
  readonly stands: boolean;
  readonly disabled: boolean;
  /** Clock of an instant, ms after the run opens. */
  readonly clock: (ms: number) => string;
  readonly onBet: (bet: Bet) => void;
}

/** Heights of the paper a curve is drawn on: nobody may read from it how high the curve will go. */
const PAPERS = [20, 100, 500] as const;

/** A bet on one question: which stage and an interval, an interval, or a drawn curve. */
export function BetForm({ question, bet, stands, disabled, clock, onBet }: BetFormProps) {
  const words = useWords();
  const language = useLanguage();
  const [draft, setDraft] = useState<BetDraft>(() => draftOfBet(question, bet));
  const [fault, setFault] = useState<BetFault>();
  const change = (next: Partial<BetDraft>) => {
    setFault(undefined);
    setDraft({ ...draft, ...next });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const made = betOfDraft(question, draft);
    if (typeof made === "string") setFault(made);
    else onBet(made);
  };
  const share = question.measure === "answered-in-time";
  const [most, setMost] = useState<number>(share ? 100 : Math.max(PAPERS[0], paperFor(draft.values)));
  const unit = words(share ? "lesson.bet.points" : "lesson.bet.people");
  return (
    <form className="bet" onSubmit={submit} noValidate>
      <p className="bet__question">{question.text[language]}</p>
      {question.kind === "curve" ? (
        <>
          <CurvePad
            values={draft.values}
            most={most}
            unit={unit}
            label={`${question.text[language]}, ${unit}`}
            handle={(index) => words("lesson.bet.handle", { at: clock(curveInstants(question)[index] ?? 0) })}
            from={clock(question.fromMs)}
            to={clock(question.toMs)}
            disabled={disabled}
            onValues={(values) => change({ values })}
          />
          {!share && (
            <fieldset className="seg bet__paper" disabled={disabled}>
              <legend>{words("lesson.bet.paper")}</legend>
              {PAPERS.map((paper) => (
                <button
                  key={paper}
                  type="button"
                  aria-pressed={most === paper}
                  disabled={Math.max(...draft.values) > paper}
                  onClick={() => setMost(paper)}
                >
                  {paper}
                </button>
              ))}
            </fieldset>
          )}
          <p className="bet__hint">{words("lesson.bet.draw")}</p>
        </>
      ) : (
        <>
          {question.kind === "which" && (
            <fieldset className="seg bet__which" disabled={disabled}>
              <legend>{words("lesson.bet.which")}</legend>
              {(["a", "b"] as const).map((stage) => (
                <button
                  key={stage}
                  type="button"
                  aria-pressed={draft.better === stage}
                  onClick={() => change({ better: stage })}
                >
                  {stage.toUpperCase()}
                </button>
              ))}
            </fieldset>
          )}
          <div className="bet__interval">
            {(["low", "high"] as const).map((end) => (
              <label key={end}>
                <span>{words(`lesson.bet.${end}`)}</span>
                <input
                  inputMode="decimal"
                  maxLength={10}
                  value={draft[end]}
                  disabled={disabled}
                  onChange={(event) => change({ [end]: event.target.value })}
                />
                <span>{unit}</span>
              </label>
            ))}
          </div>
          <p className="bet__hint">{words("lesson.bet.sure")}</p>
        </>
      )}
      {fault !== undefined && (
        <p className="bet__fault" role="alert">
          {words(`lesson.bet.${fault}`)}
        </p>
      )}
      <div className="bet__acts">
        <button type="submit" className="btn btn--play" disabled={disabled}>
          {words(stands ? "lesson.bet.change" : "lesson.bet.say")}
        </button>
        <output>{stands ? words("lesson.bet.taken") : ""}</output>
      </div>
    </form>
  );
}

/** The smallest paper a curve fits on. */
function paperFor(values: readonly number[]): number {
  return PAPERS.find((paper) => Math.max(0, ...values) <= paper) ?? PAPERS[2];
}
