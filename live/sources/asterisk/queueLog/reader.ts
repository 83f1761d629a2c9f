import type { FloorEvent } from "../../../../sim/vocabulary/index.ts";
import type { Problem } from "../../../../sim/vocabulary/problems.ts";
import { parseLine } from "./line.ts";
import { createMemory, type QueueLogMemory } from "./memory.ts";
import type { QueueLogOptions } from "./options.ts";
import { translate } from "./translate.ts";

/** A line that could not be understood: which one, counted from 1, and everything wrong with it. */
export interface RejectedLine {
  readonly line: number;
  readonly problems: readonly Problem[];
}

/** Rejected lines kept with their reasons; beyond it they are only counted. */
export const MOST_REJECTED_KEPT = 1_000;

/** Lines in, events out, with the account of what was not understood. Lines are those of one log in its order. */
export class QueueLogReader {
  readonly memory: QueueLogMemory;
  readonly #rejected: RejectedLine[] = [];
  #rejectedCount = 0;
  #number = 0;

  constructor(options: QueueLogOptions) {
    this.memory = createMemory(options);
  }

  /** Lines taken so far, empty and rejected ones included. */
  get lines(): number {
    return this.#number;
  }

  get rejectedCount(): number {
    return this.#rejectedCount;
  }

  /** The first rejected lines, at most `MOST_REJECTED_KEPT`. */
  get rejected(): readonly RejectedLine[] {
    return this.#rejected;
  }

  /** Events of one line, without its line break. None for an empty line and for one that is rejected. */
  take(text: string): FloorEvent[] {
    this.#number += 1;
    const trimmed = text.endsWith("\r") ? text.slice(0, -1) : text;
    if (trimmed === "") return [];
    const parsed = parseLine(trimmed);
    if (parsed.ok) return translate(parsed.line, this.memory);
    this.#rejectedCount += 1;
    if (this.#rejected.length < MOST_REJECTED_KEPT) {
      this.#rejected.push({ line: this.#number, problems: parsed.problems });
    }
    return [];
  }

  /** Events of a whole text. A last line without a line break counts. */
  takeAll(text: string): FloorEvent[] {
    const lines = text.split("\n");
    if (lines.at(-1) === "") lines.pop();
    return lines.flatMap((line) => this.take(line));
  }
}
