import { type Bet, curveInstants, scored } from "../../../sim/theatre/lesson/bet.ts";
import type { LessonQuestion } from "../../../sim/theatre/lesson/lesson.ts";
import type { DifferenceSeries, TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { type Said, saidOf } from "../../_charts/said.ts";
import { type ClassRound, roundOf } from "../../_state/classRounds.ts";
import type { Answered } from "./useAnswers.ts";

/** A question as the running chart has it: its measure, and what was bet on it. */
export interface AskedInRun {
  readonly question: LessonQuestion;
  /** The lanes it is of; empty: all. */
  readonly lanes: readonly number[];
  readonly series: DifferenceSeries;
  /** Absent: nothing is to be seen of the bets yet. */
  readonly said?: Said;
  /** Bets that are counted; 0: one's own alone, or none. */
  readonly bets: number;
  readonly onB: number;
  /** How many held what came. */
  readonly held: number;
}

/**
 * A question and its bets. `rounds`: those of a class, whose bets stay out of sight until the last is made; undefined:
 * there is no class, and one's own is shown at once.
 */
export function askedInRun(
  { question, lanes, series, came }: Answered,
  rounds: readonly ClassRound[] | undefined,
  own: Bet | undefined,
  { opensAt }: TheatreOverview,
): AskedInRun {
  const round = rounds === undefined ? undefined : roundOf(rounds, question);
  const bets = round === undefined || round.open ? [] : round.bets;
  const ats = question.kind === "curve" ? curveInstants(question).map((ms) => opensAt + ms) : [];
  const said = saidOf(bets, rounds === undefined ? own : undefined, ats);
  return {
    ...{ question, lanes, series, bets: bets.length },
    ...(said === undefined ? {} : { said }),
    onB: bets.filter((bet) => bet.kind === "which" && bet.better === "b").length,
    held: came === undefined ? 0 : bets.filter((bet) => scored(bet, came).inside).length,
  };
}
