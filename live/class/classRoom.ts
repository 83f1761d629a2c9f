import { type Bet, type Came, scored } from "../../sim/theatre/lesson/bet.ts";
import { betOn } from "../../sim/theatre/lesson/betSchema.ts";
import { CLASS_BOUNDS, type ClassTold } from "../../sim/theatre/lesson/classMessages.ts";
import type { LessonQuestion } from "../../sim/theatre/lesson/lesson.ts";

/** Somebody in a class: a way to tell them something. Nothing else is known of anybody. */
export interface Seat {
  tell(message: ClassTold): void;
}

interface Round {
  readonly number: number;
  readonly question: LessonQuestion;
  open: boolean;
  came: Came | undefined;
  /** The last bet of each. */
  readonly bets: Map<Seat, Bet>;
}

/**
 * One class: who is there, what is asked, what was said. In memory alone, without names, and gone with its last word.
 * The presenter decides what is asked and says what came; pupils hear of one another only as a distribution.
 */
export class ClassRoom {
  readonly code: string;
  readonly key: string;
  readonly #pupils = new Set<Seat>();
  #presenter: Seat | undefined;
  #round: Round | undefined;

  constructor(code: string, key: string) {
    this.code = code;
    this.key = key;
  }

  get pupils(): number {
    return this.#pupils.size;
  }

  get hasPresenter(): boolean {
    return this.#presenter !== undefined;
  }

  /** The presenter comes, or comes back from another window: the last one is the presenter. */
  presents(seat: Seat): void {
    this.#presenter = seat;
    seat.tell({ type: "opened", code: this.code, key: this.key });
    this.#tellWhereItStands(seat);
    this.tellPresenter();
  }

  /** False: the class is full. */
  joins(seat: Seat): boolean {
    if (this.#pupils.size >= CLASS_BOUNDS.pupils) return false;
    this.#pupils.add(seat);
    seat.tell({ type: "joined", code: this.code });
    this.#tellWhereItStands(seat);
    return true;
  }

  /** Whoever leaves takes nothing along: a bet that was made stays. */
  leaves(seat: Seat): void {
    this.#pupils.delete(seat);
    if (this.#presenter === seat) this.#presenter = undefined;
  }

  isPresenter(seat: Seat): boolean {
    return this.#presenter === seat;
  }

  asks(question: LessonQuestion): void {
    const number = (this.#round?.number ?? 0) + 1;
    this.#round = { number, question, open: true, came: undefined, bets: new Map() };
    this.#tellAll({ type: "asked", round: number, question, open: true });
  }

  closes(): void {
    const round = this.#round;
    if (round === undefined || !round.open) return;
    round.open = false;
    this.#tellAll({ type: "asked", round: round.number, question: round.question, open: false });
  }

  /** False: no such round is open, or that is no bet on its question. */
  bets(seat: Seat, number: number, input: unknown): boolean {
    const round = this.#round;
    if (round === undefined || !round.open || round.number !== number || !this.#pupils.has(seat)) return false;
    const bet = betOn(round.question, input);
    if (bet === undefined) return false;
    round.bets.set(seat, bet);
    seat.tell({ type: "taken", round: number });
    return true;
  }

  /** False: nothing was asked, or the answer is to another kind of question. */
  reveals(came: Came): boolean {
    const round = this.#round;
    if (round === undefined || came.kind !== round.question.kind) return false;
    if (came.kind === "curve" && round.question.kind === "curve" && came.values.length !== round.question.points)
      return false;
    round.open = false;
    round.came = came;
    for (const seat of this.#everybody()) seat.tell(this.#revealed(seat, round, came));
    return true;
  }

  ends(): void {
    this.#tellAll({ type: "ended" });
    this.#pupils.clear();
    this.#presenter = undefined;
  }

  tellPresenter(): void {
    const round = this.#round;
    this.#presenter?.tell({
      type: "class",
      pupils: this.#pupils.size,
      round: round?.number ?? 0,
      bets: round === undefined ? [] : said(round),
    });
  }

  #tellWhereItStands(seat: Seat): void {
    const round = this.#round;
    if (round === undefined) return;
    const { number, question, open, came } = round;
    seat.tell({ type: "asked", round: number, question, open });
    if (came !== undefined) seat.tell(this.#revealed(seat, round, came));
  }

  #revealed(seat: Seat, round: Round, came: Came): ClassTold {
    const bets = said(round);
    const bet = round.bets.get(seat);
    const plain = { type: "revealed", round: round.number, came, bets } as const;
    if (bet === undefined) return plain;
    const own = scored(bet, came);
    const others = bets.filter((one) => scored(one, came).loss > own.loss).length;
    return { ...plain, own: { bet, scored: own, beats: bets.length < 2 ? 0 : others / (bets.length - 1) } };
  }

  #everybody(): readonly Seat[] {
    return [...this.#pupils, ...(this.#presenter === undefined ? [] : [this.#presenter])];
  }

  #tellAll(message: ClassTold): void {
    for (const seat of this.#everybody()) seat.tell(message);
  }
}

/** What was said, by amount: in no order that tells who said it. */
function said({ bets }: Round): readonly Bet[] {
  return [...bets.values()].sort((a, b) => firstAmount(a) - firstAmount(b));
}

function firstAmount(bet: Bet): number {
  return bet.kind === "curve" ? (bet.values[0] ?? 0) : bet.low;
}
