import { luckWord } from "../../engine/luck.ts";
import type { StageRecord } from "./stageRecord.ts";

/** Kinds of facts in the running hash. Once given, a number keeps its meaning: hashes are shared. */
export const FACT = {
  ...{ started: 1, selfServed: 2, refused: 3, queued: 4, offered: 5, unanswered: 6, connected: 7, interrupted: 8 },
  ...{
    resumed: 9,
    released: 10,
    ended: 11,
    finished: 12,
    left: 13,
    wrapUp: 14,
    came: 15,
    went: 16,
    pause: 17,
    back: 18,
  },
} as const;

/** Keeps the instants of a record at which anything happened, and one word that every fact so far has passed through. */
export class FactHash {
  readonly #record: StageRecord;
  readonly #opensAt: number;
  #hash = 0x9e3779b9;

  constructor(record: StageRecord, opensAt: number) {
    this.#record = record;
    this.#opensAt = opensAt;
  }

  /** One fact at `now`, not before the last: of contact number `contact` (0: of none), with whatever tells it apart. */
  add(now: number, kind: number, contact: number, value: number): void {
    const { instants, hashes } = this.#record;
    this.#hash = luckWord(luckWord(luckWord(this.#hash ^ kind, contact), value), now - this.#opensAt);
    this.#record.facts++;
    if (instants.at(-1) !== now) {
      instants.push(now);
      hashes.push(this.#hash);
    } else hashes[hashes.length - 1] = this.#hash;
  }
}
