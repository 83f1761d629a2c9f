"use client";

import type { ReactNode } from "react";
import { type Bet, type Came, scored } from "../../../sim/theatre/lesson/bet.ts";
import type { Standing } from "../../../sim/theatre/lesson/standing.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import type { ClassClient, ClassView } from "../../_state/classClient.ts";
import { type ClassRound, roundOf } from "../../_state/classRounds.ts";
import { BetForm } from "./BetForm.tsx";
import { BetResult } from "./BetResult.tsx";
import type { Answered } from "./useAnswers.ts";

export interface BetPanelProps {
  /** What is asked, or was; at least one. */
  readonly standing: readonly Standing[];
  /** What the run says; without an answer: not known yet. */
  readonly answers: readonly Answered[];
  /** The bets of whoever sits here, by step. */
  readonly bets: ReadonlyMap<number, Bet>;
  readonly clock: (ms: number) => string;
  readonly revealed: boolean;
  /** The class that bets too; absent: the person at this page alone. */
  readonly room?: { readonly client: ClassClient; readonly view: ClassView } | undefined;
  readonly onBet: (index: number, bet: Bet) => void;
  readonly onReveal: () => void;
  readonly onClose: () => void;
}

/** The question of a step: bets first, then what came of all that stand. With a class open the phones bet; alone, this page does. */
export function BetPanel(props: BetPanelProps) {
  const { standing, answers, bets, clock, revealed, room, onBet, onReveal, onClose } = props;
  const words = useWords();
  const inClass = room !== undefined && room.view.state === "in";
  const last = standing.at(-1);
  const round = inClass && last !== undefined ? roundOf(room.view.rounds, last.question) : undefined;
  const said = inClass ? (round?.bets.length ?? 0) : last !== undefined && bets.has(last.index) ? 1 : 0;
  return (
    <section className="why why--bet" data-testid="bets" aria-label={words("lesson.bet.title")}>
      <header className="why__head">
        <h2>{words(revealed ? "lesson.bet.after" : "lesson.bet.title")}</h2>
        <button type="button" className="btn btn--small" onClick={onClose}>
          {words("lesson.bet.close2")}
        </button>
      </header>
      <div className="why__body">
        {revealed
          ? standing.map((one) => (
              <Result
                key={one.index}
                one={one}
                answered={answers.find(({ index }) => index === one.index)}
                bets={inClass ? (roundOf(room.view.rounds, one.question)?.bets ?? []) : undefined}
                own={bets.get(one.index)}
                clock={clock}
              />
            ))
          : last !== undefined && (
              <>
                {inClass ? (
                  <ClassBets
                    round={round}
                    pupils={room.view.pupils}
                    text={<BetQuestion one={last} />}
                    onCloseBets={() => room.client.closeBets()}
                    onAgain={() => room.client.ask(last.question)}
                  />
                ) : (
                  <BetForm
                    key={last.index}
                    question={last.question}
                    bet={bets.get(last.index)}
                    stands={bets.has(last.index)}
                    disabled={false}
                    clock={clock}
                    onBet={(bet) => onBet(last.index, bet)}
                  />
                )}
                <button type="button" className="btn" onClick={onReveal}>
                  {words(said === 0 ? "lesson.bet.skip" : "lesson.bet.reveal")}
                </button>
              </>
            )}
      </div>
    </section>
  );
}

interface ResultProps {
  readonly one: Standing;
  readonly answered: Answered | undefined;
  /** The class's; absent: there is none. */
  readonly bets: readonly Bet[] | undefined;
  readonly own: Bet | undefined;
  readonly clock: (ms: number) => string;
}

function Result({ one, answered, bets, own, clock }: ResultProps) {
  const words = useWords();
  if (answered === undefined) return null;
  const came: Came | undefined = answered.came;
  if (came === undefined) return <p>{words("lesson.bet.nothing")}</p>;
  const alone = bets === undefined;
  return (
    <BetResult
      question={one.question}
      came={came}
      bets={bets ?? (own === undefined ? [] : [own])}
      own={alone && own !== undefined ? { bet: own, scored: scored(own, came) } : undefined}
      clock={clock}
    />
  );
}

interface ClassBetsProps {
  readonly round: ClassRound | undefined;
  readonly pupils: number;
  readonly text: ReactNode;
  readonly onCloseBets: () => void;
  readonly onAgain: () => void;
}

function ClassBets({ round, pupils, text, onCloseBets, onAgain }: ClassBetsProps) {
  const words = useWords();
  return (
    <div className="bet">
      {text}
      <p className="bet__count" aria-live="polite">
        {words("lesson.bet.inClass", { bets: round?.bets.length ?? 0, pupils })}
      </p>
      {round?.open === false ? (
        <>
          <p>{words("lesson.bet.closed")}</p>
          <button type="button" className="btn" onClick={onAgain}>
            {words("lesson.bet.again")}
          </button>
        </>
      ) : (
        <button type="button" className="btn" onClick={onCloseBets}>
          {words("lesson.bet.close")}
        </button>
      )}
    </div>
  );
}

function BetQuestion({ one }: { readonly one: Standing }) {
  const language = useLanguage();
  return <p className="bet__question">{one.question.text[language]}</p>;
}
