"use client";

import { useCallback, useMemo, useState } from "react";
import type { Bet } from "../../../sim/theatre/lesson/bet.ts";

type Bets = ReadonlyMap<number, Bet>;

/** The bets of whoever sits at this page, by the step that asked, for as long as one lesson is given. */
export function useOwnBets(lesson: string | undefined): {
  readonly bets: Bets;
  readonly onBet: (index: number, bet: Bet) => void;
} {
  const [held, setHeld] = useState<{ readonly lesson: string | undefined; readonly bets: Bets }>();
  const onBet = useCallback(
    (index: number, bet: Bet) =>
      setHeld((now) => ({ lesson, bets: new Map(now?.lesson === lesson ? now?.bets : []).set(index, bet) })),
    [lesson],
  );
  const bets = useMemo<Bets>(() => (held?.lesson === lesson ? (held?.bets ?? new Map()) : new Map()), [held, lesson]);
  return { bets, onBet };
}
