import { randomBytes } from "node:crypto";
import type { Bet, Came } from "../../sim/theatre/lesson/bet.ts";
import { CLASS_BOUNDS, type ClassTold } from "../../sim/theatre/lesson/classMessages.ts";
import type { LessonQuestion } from "../../sim/theatre/lesson/lesson.ts";
import { ClassRound } from "./classRound.ts";

/** Somebody in a class: a way to tell them something. Nothing else is known of anybody. */
export interface Seat {
  tell(message: ClassTold): void;
}

/**
 * One class: who is there, what is asked, what was said. In memory alone, without names, and gone with its last word.
 * The presenter decides what is asked and says what came; pupils hear of one another only as a distribution.
 */
export class ClassRoom {
  readonly code: string;
  readonly key: string;
  /** Pupils that are there, and the key each came by: a phone that was locked comes back to its bets. */
  readonly #pupils = new Map<Seat, string>();
  readonly #seats = new Set<string>();
  #presenter: Seat | undefined;
  /** The last ones asked, in order. */
  readonly #rounds: ClassRound[] = [];
  #asked = 0;

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

  /** The presenter comes, or comes back from another window: the last one is the presenter, and knows all before a word. */
  presents(seat: Seat): void {
    this.#presenter = seat;
    for (const round of this.#rounds) {
      seat.tell(round.asked());
      seat.tell({ type: "class", pupils: this.pupils, round: round.number, bets: round.said() });
      const revealed = round.revealed(undefined);
      if (revealed !== undefined) seat.tell(revealed);
    }
    seat.tell({ type: "opened", code: this.code, key: this.key });
    this.tellPresenter();
  }

  /** `known`: the seat a phone had before. False: the class is full. */
  joins(seat: Seat, known: string | undefined): boolean {
    const returns = known !== undefined && this.#seats.has(known);
    if (this.#pupils.size >= CLASS_BOUNDS.pupils) return false;
    if (!returns && this.#seats.size >= CLASS_BOUNDS.seats) return false;
    const key = returns ? known : randomBytes(12).toString("base64url");
    this.#seats.add(key);
    this.#pupils.set(seat, key);
    seat.tell({ type: "joined", code: this.code, seat: key });
    for (const round of this.#rounds) {
      seat.tell(round.asked());
      if (round.has(key)) seat.tell({ type: "taken", round: round.number });
      const revealed = round.revealed(key);
      if (revealed !== undefined) seat.tell(revealed);
    }
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
    for (const before of this.#rounds) before.open = false;
    this.#asked += 1;
    const round = new ClassRound(this.#asked, question);
    this.#rounds.push(round);
    if (this.#rounds.length > CLASS_BOUNDS.rounds) this.#rounds.shift();
    this.#tellAll(round.asked());
  }

  closes(): void {
    const round = this.#rounds.at(-1);
    if (round === undefined || !round.open) return;
    round.open = false;
    this.#tellAll(round.asked());
  }

  /** False: no such round is open, or that is no bet on its question. */
  bets(seat: Seat, number: number, input: unknown): boolean {
    const round = this.#round(number);
    const key = this.#pupils.get(seat);
    if (round === undefined || key === undefined || !round.takes(key, input)) return false;
    seat.tell({ type: "taken", round: number });
    return true;
  }

  /** False: that is not asked, or the answer is to another kind of question. */
  reveals(number: number, came: Came): boolean {
    const round = this.#round(number);
    if (round === undefined || !round.comes(came)) return false;
    for (const [seat, key] of this.#everybody()) {
      const revealed = round.revealed(key);
      if (revealed !== undefined) seat.tell(revealed);
    }
    return true;
  }

  ends(): void {
    this.#tellAll({ type: "ended" });
    this.#pupils.clear();
    this.#presenter = undefined;
  }

  /** How many are there, and what has been said to the question that stands. */
  tellPresenter(): void {
    const round = this.#rounds.at(-1);
    const bets: readonly Bet[] = round?.said() ?? [];
    this.#presenter?.tell({ type: "class", pupils: this.#pupils.size, round: round?.number ?? 0, bets });
  }

  #round(number: number): ClassRound | undefined {
    return this.#rounds.find((round) => round.number === number);
  }

  #everybody(): readonly (readonly [Seat, string | undefined])[] {
    return [...this.#pupils, ...(this.#presenter === undefined ? [] : [[this.#presenter, undefined] as const])];
  }

  #tellAll(message: ClassTold): void {
    for (const [seat] of this.#everybody()) seat.tell(message);
  }
}
