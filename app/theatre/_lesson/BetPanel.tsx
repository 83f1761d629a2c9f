"use client";

import { useState } from "react";
import { type Bet, type Came, scored } from "../../../sim/theatre/lesson/bet.ts";
import type { LessonQuestion } from "../../../sim/theatre/lesson/lesson.ts";
import { useWords } from "../../_i18n/Words.tsx";
import type { ClassClient, ClassView } from "../../_state/classClient.ts";
import { BetForm } from "./BetForm.tsx";
import { BetResult } from "./BetResult.tsx";

export interface BetPanelProps {
  readonly question: LessonQuestion;
  readonly clock: (ms: number) => string;
  /** What the run says to it; undefined: not known yet, or nobody was counted. */
  readonly came: Came | undefined;
  readonly revealed: boolean;
  /** The class that bets too; absent: the person at this page alone. */
  readonly room?: { readonly client: ClassClient; readonly view: ClassView } | undefined;
  readonly onReveal: () => void;
  readonly onClose: () => void;
}

/** The question of a step: bets first, then what came. With a class open the phones bet; alone, this page does. */
export function BetPanel({ question, clock, came, revealed, room, onReveal, onClose }: BetPanelProps) {
  const words = useWords();
  const [bet, setBet] = useState<Bet>();
  const inClass = room !== undefined && room.view.state === "in";
  const bets = inClass ? room.view.bets : bet === undefined ? [] : [bet];
  return (
    <section className="why why--bet" data-testid="bets" aria-label={words("lesson.bet.title")}>
      <header className="why__head">
        <h2>{words("lesson.bet.title")}</h2>
        <button type="button" className="btn btn--small" onClick={onClose}>
          {words("lesson.bet.close2")}
        </button>
      </header>
      <div className="why__body">
        {revealed ? (
          came === undefined ? (
            <p>{words("lesson.bet.nothing")}</p>
          ) : (
            <BetResult
              question={question}
              came={came}
              bets={bets}
              own={inClass || bet === undefined ? undefined : { bet, scored: scored(bet, came) }}
              clock={clock}
            />
          )
        ) : (
          <>
            {inClass ? (
              <ClassBets view={room.view} client={room.client} />
            ) : (
              <BetForm question={question} stands={bet !== undefined} disabled={false} clock={clock} onBet={setBet} />
            )}
            <button type="button" className="btn" onClick={onReveal}>
              {words(bets.length === 0 ? "lesson.bet.skip" : "lesson.bet.reveal")}
            </button>
          </>
        )}
      </div>
    </section>
  );
}

function ClassBets({ view, client }: { readonly view: ClassView; readonly client: ClassClient }) {
  const words = useWords();
  const open = view.asked?.open === true;
  return (
    <div className="bet">
      <p className="bet__count" aria-live="polite">
        {words("lesson.bet.inClass", { bets: view.bets.length, pupils: view.pupils })}
      </p>
      {open ? (
        <button type="button" className="btn" onClick={() => client.closeBets()}>
          {words("lesson.bet.close")}
        </button>
      ) : (
        <p>{words("lesson.bet.closed")}</p>
      )}
    </div>
  );
}
