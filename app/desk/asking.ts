import type { Answer, Refusal } from "../_edit/revisioned.ts";

/** What is known of a subject. `value`: the latest answer; `refusal`: why there is none, or no newer one. */
export interface Told<T> {
  readonly subject: string;
  /** What was answered last. */
  readonly path: string;
  readonly value: T | undefined;
  readonly refusal: Refusal | undefined;
}

/** How it asks, and how it waits: tests hand in their own. */
export interface AskingWays<T> {
  ask(path: string, signal: AbortSignal): Promise<Answer<T>>;
  /** Calls `then` after `ms`, unless called off. */
  after(ms: number, then: () => void): () => void;
}

/** Refusals that pass by themselves, and how soon the question is put again. */
const BUSY: readonly string[] = ["unreachable", "too-busy", "not-ready", "no-look-ahead"];
const RETRY_MS = 2_000;

/**
 * Puts one question to the server again and again, never while an answer is under way: a server that is slow is not asked
 * more for it. Another path about the same subject (a later instant, another page) waits its turn and what was told stays;
 * another subject calls off what is under way, and nothing is heard of it any more.
 */
export class Asking<T> {
  readonly #ways: AskingWays<T>;
  readonly #tell: (told: Told<T>) => void;
  #path = "";
  #subject: string | undefined;
  #turn: string | number = 0;
  #known: T | undefined;
  #underWay: AbortController | undefined;
  #wanted = false;
  #callOffRetry: (() => void) | undefined;

  constructor(ways: AskingWays<T>, tell: (told: Told<T>) => void) {
    this.#ways = ways;
    this.#tell = tell;
  }

  /**
   * Asks `path` about `subject`: now, or once the answer under way about it is there. `turn`: with another one the same path
   * is asked again.
   */
  to(path: string, subject: string, turn: string | number = 0): void {
    if (subject === this.#subject && path === this.#path && turn === this.#turn) return;
    if (subject !== this.#subject) this.close();
    this.#path = path;
    this.#subject = subject;
    this.#turn = turn;
    if (this.#underWay === undefined) void this.#run();
    else this.#wanted = true;
  }

  /** Calls off what is under way; nothing is told after it. */
  close(): void {
    this.#underWay?.abort();
    this.#underWay = undefined;
    this.#callOffRetry?.();
    this.#wanted = false;
    this.#known = undefined;
    this.#subject = undefined;
  }

  async #run(): Promise<void> {
    this.#callOffRetry?.();
    this.#wanted = false;
    const stop = new AbortController();
    this.#underWay = stop;
    const subject = this.#subject ?? "";
    const path = this.#path;
    const answer = await this.#ways.ask(path, stop.signal).catch(() => undefined);
    // Only a question that was called off has no answer; one that came all the same is nobody's.
    if (answer === undefined || this.#underWay !== stop) return;
    this.#underWay = undefined;
    const busy = !answer.ok && BUSY.includes(answer.code);
    // A server that has much to do says nothing about what it said before; one that is gone does.
    if (answer.ok) this.#known = answer.value;
    else if (answer.code !== "too-busy") this.#known = undefined;
    this.#tell({ subject, path, value: this.#known, refusal: answer.ok ? undefined : answer });
    if (this.#wanted) return void this.#run();
    if (busy) this.#callOffRetry = this.#ways.after(RETRY_MS, () => void this.#run());
  }
}
