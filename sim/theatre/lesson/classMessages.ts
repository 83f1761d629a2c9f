import type { Bet, Came, Scored } from "./bet.ts";
import type { LessonQuestion } from "./lesson.ts";

/** Version of what crosses `/class`. */
export const CLASS_PROTOCOL = 1;

/** What a presenter or a pupil says. The first message of a connection is `open`, `return` or `join`. */
export type ClassSaid =
  /** A presenter begins a class. */
  | { readonly type: "open"; readonly protocol: number }
  /** A presenter comes back to one: after a reload, or a connection that was lost. */
  | { readonly type: "return"; readonly protocol: number; readonly code: string; readonly key: string }
  /** `seat`: what was heard when this phone joined before; absent, or unknown to the class: a new one is given. */
  | { readonly type: "join"; readonly protocol: number; readonly code: string; readonly seat?: string }
  /** Presenter: the class may bet on this, and no more on what was asked before. */
  | { readonly type: "ask"; readonly question: LessonQuestion }
  /** Presenter: no more bets. */
  | { readonly type: "close" }
  /** Presenter: this came of a question, the last or one before. */
  | { readonly type: "reveal"; readonly round: number; readonly came: Came }
  /** Presenter: the lesson is over, and the class is gone. */
  | { readonly type: "end" }
  /** Pupil: until it is closed the last one counts. */
  | { readonly type: "bet"; readonly round: number; readonly bet: Bet };

/** What the server says. */
export type ClassTold =
  /** To the presenter: `key` is what one returns with; nobody else hears it. */
  | { readonly type: "opened"; readonly code: string; readonly key: string }
  /** To a pupil: whoever comes back with `seat` has the bets made from it. It names nobody. */
  | { readonly type: "joined"; readonly code: string; readonly seat: string }
  /** `round` counts the questions of the class from 1; `open`: bets are taken. */
  | { readonly type: "asked"; readonly round: number; readonly question: LessonQuestion; readonly open: boolean }
  /** To a pupil: the bet stands. */
  | { readonly type: "taken"; readonly round: number }
  /** To the presenter: how many are there, and what has been said, in no order that tells who; `round` 0: nothing is asked. */
  | { readonly type: "class"; readonly pupils: number; readonly round: number; readonly bets: readonly Bet[] }
  /** To everybody: what came and what the class had said; to a pupil who bet, also the score and the share of bets it beats. */
  | {
      readonly type: "revealed";
      readonly round: number;
      readonly came: Came;
      readonly bets: readonly Bet[];
      readonly own?: { readonly bet: Bet; readonly scored: Scored; readonly beats: number };
    }
  | { readonly type: "ended" }
  | { readonly type: "refused"; readonly code: ClassRefusal; readonly detail: string };

export const CLASS_REFUSALS = ["bad-message", "protocol-version", "unknown-class", "too-many", "not-allowed"] as const;
export type ClassRefusal = (typeof CLASS_REFUSALS)[number];

/** All included. */
export const CLASS_BOUNDS = {
  classes: 20,
  pupils: 200,
  /** Phones one class has seen; more are not let in. */
  seats: 1_000,
  /** Questions that stand with their bets: the last ones asked. */
  rounds: 8,
  /** One message, bytes. */
  messageBytes: 16_384,
  messageBurst: 20,
  messagesPerSecond: 3,
  /** A class whose presenter has been gone for so long is over, ms. */
  absentMs: 600_000,
  /** A class is over after so long whatever happens, ms. */
  longestMs: 6 * 3_600_000,
  /** The presenter hears of bets at most so often, ms. */
  tellMs: 250,
} as const;

/** Letters of a class's code: none that is taken for another, none that makes a word. */
export const CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
export const CODE_LENGTH = 5;
