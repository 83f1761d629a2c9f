import { describe, expect, test } from "vitest";
import { BLOCK_WORDS, DrawBlock } from "../../../sim/engine/kernel/drawBlock.ts";
import { Durations } from "../../../sim/engine/numbers/durations.ts";
import { RandomStream } from "../../../sim/engine/numbers/randomStream.ts";
import { textWords } from "../../../sim/engine/numbers/randomWords.ts";

const SEED = textWords("block");
const TALK = new Durations({ kind: "lognormal", meanMs: 240_000, cv: 1 });

/** The first `count` draws of a block of `TALK`, one by one from the stream itself. */
function oneByOne(count: number): readonly number[] {
  const stream = new RandomStream("block", "talk");
  return Array.from({ length: count }, () => TALK.at(stream.uniform()));
}

function block(): DrawBlock {
  const made = new DrawBlock("talk", TALK);
  made.restart(SEED, 0);
  return made;
}

describe("draws made in blocks", () => {
  test("[E4] are those of their stream, one by one", () => {
    const made = block();
    expect(Array.from({ length: 500 }, () => made.next())).toEqual(oneByOne(500));
  });

  test.each([0, 1, 63, 64, 65, 128, 200, 1_000])(
    "[E4] that are passed over, %d of them, leave those behind them as they were",
    (skipped) => {
      const made = block();
      const expected = oneByOne(skipped + 10);
      expect([made.next(), made.next(), made.next()]).toEqual(expected.slice(0, 3));
      for (let i = 3; i < skipped; i++) made.skip();
      for (const value of expected.slice(Math.max(3, skipped))) expect(made.next()).toBe(value);
    },
  );

  test.each([0, 1, 64, 65, 127, 128, 300])("[E24] go on where they were saved, %d of them passed over", (skipped) => {
    const made = block();
    for (let i = 0; i < skipped; i++) made.skip();
    const words = new Int32Array(2 * BLOCK_WORDS);
    made.save(words, BLOCK_WORDS);
    const resumed = block();
    resumed.restore(words, BLOCK_WORDS);
    const expected = oneByOne(skipped + 100).slice(skipped);
    expect(Array.from({ length: 100 }, () => resumed.next())).toEqual(expected);
    expect(Array.from({ length: 100 }, () => made.next())).toEqual(expected);
  });
});
