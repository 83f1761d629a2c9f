import { type Bet, type Came, scored } from "../../sim/theatre/lesson/bet.ts";
import { betOn } from "../../sim/theatre/lesson/betSchema.ts";
import type { ClassTold } from "../../sim/theatre/lesson/classMessages.ts";
import type { LessonQuestion } from "../../sim/theatre/lesson/lesson.ts";

type Told<Type extends ClassTold["type"]> = Extract<ClassTold, { type: Type }>;

/** One question of a class: what was said to it, one bet a seat, and what came. */
export class ClassRound {
  readonly number: number;
  readonly question: LessonQuestion;
  open = true;
  #came: Came | undefined;
  readonly #bets = new Map<string, Bet>();

  constructor(number: number, question: LessonQuestion) {
    this.number = number;
    this.question = question;
  }

  has(seat: string): boolean {
    return this.#bets.has(seat);
  }

  /** Takes a bet, in the place of the one the seat made before; false: bets are closed, or that is none. */
  takes(seat: string, input: unknown): boolean {
    const bet = this.open ? betOn(this.question, input) : undefined;
    if (bet === undefined) return false;
    this.#bets.set(seat, bet);
    return true;
  }

  /** What came ends the betting; false: it answers another kind of question. */
  comes(came: Came): boolean {
    const { question } = this;
    if (came.kind !== question.kind) return false;
    if (came.kind === "curve" && question.kind === "curve" && came.values.length !== question.points) return false;
    this.open = false;
    this.#came = came;
    return true;
  }

  /** What was said, by amount: in no order that tells who said it. */
  said(): readonly Bet[] {
    return [...this.#bets.values()].sort((a, b) => firstAmount(a) - firstAmount(b));
  }

  asked(): Told<"asked"> {
    return { type: "asked", round: this.number, question: this.question, open: this.open };
  }

  /** What came, with the score of a seat that bet; undefined: it is not known yet. */
  revealed(seat: string | undefined): Told<"revealed"> | undefined {
    const came = this.#came;
    if (came === undefined) return undefined;
    const bets = this.said();
    const bet = seat === undefined ? undefined : this.#bets.get(seat);
    const plain = { type: "revealed", round: this.number, came, bets } as const;
    if (bet === undefined) return plain;
    const own = scored(bet, came);
    const others = bets.filter((one) => scored(one, came).loss > own.loss).length;
    return { ...plain, own: { bet, scored: own, beats: bets.length < 2 ? 0 : others / (bets.length - 1) } };
  }
}

function firstAmount(bet: Bet): number {
  return bet.kind === "curve" ? (bet.values[0] ?? 0) : bet.low;
}
