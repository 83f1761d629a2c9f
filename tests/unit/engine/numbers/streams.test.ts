import { describe, expect, test } from "vitest";
import { KeyedDraws, RandomStream } from "../../../../sim/engine/numbers/randomStream.ts";
import { idWord, mixWords, textWords, uniformOf } from "../../../../sim/engine/numbers/randomWords.ts";

const SEED = textWords("floorcast");

/** χ² of uniforms in `cells` equal cells, in standard deviations from its mean. */
function unevenness(uniforms: readonly number[], cells: number): number {
  const counts = new Array<number>(cells).fill(0);
  for (const u of uniforms) counts[Math.floor(u * cells)]!++;
  const expected = uniforms.length / cells;
  const chi2 = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return (chi2 - (cells - 1)) / Math.sqrt(2 * (cells - 1));
}

/** Correlation with the neighbour `lag` further on, in standard deviations from 0. */
function serial(uniforms: readonly number[], lag: number): number {
  const n = uniforms.length - lag;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (uniforms[i]! - 0.5) * (uniforms[i + lag]! - 0.5);
  return (sum / n) * 12 * Math.sqrt(n);
}

/** The n-th draw of each of 20,000 consecutive replications. */
function acrossReplications(nth: number): number[] {
  const stream = new RandomStream("", "talk/sales");
  return Array.from({ length: 20_000 }, (_, replication) => {
    stream.restart(SEED, replication);
    for (let i = 1; i < nth; i++) stream.word();
    return stream.uniform();
  });
}

const families: [string, () => number[]][] = [
  ["first draws of consecutive replications", () => acrossReplications(1)],
  ["tenth draws of consecutive replications", () => acrossReplications(10)],
  [
    "first draws of consecutive seeds",
    () => Array.from({ length: 5_000 }, (_, i) => new RandomStream(String(i), "talk").uniform()),
  ],
  [
    "first draws of purposes one letter apart",
    () => Array.from({ length: 5_000 }, (_, i) => new RandomStream("seed", `talk/${i}`).uniform()),
  ],
  [
    "keyed draws of consecutive days",
    () => {
      const draws = new KeyedDraws("absence");
      draws.restart(SEED, 3);
      return Array.from({ length: 20_000 }, (_, day) => draws.uniform(7, day, 0));
    },
  ],
  [
    "keyed draws of people named alike",
    () => {
      const draws = new KeyedDraws("absence");
      draws.restart(SEED, 3);
      return Array.from({ length: 20_000 }, (_, i) => draws.uniform(idWord(`agent-${i}`), 20_000, 0));
    },
  ],
  [
    "draws inside one stream",
    () => {
      const stream = new RandomStream("one", "stream");
      return Array.from({ length: 50_000 }, () => stream.uniform());
    },
  ],
];

describe("random streams", () => {
  test.each(families)("[DM5] %s are even and unrelated", (_, draws) => {
    const uniforms = draws();
    expect(Math.abs(unevenness(uniforms, 100))).toBeLessThan(4);
    for (const lag of [1, 2, 7]) expect(Math.abs(serial(uniforms, lag))).toBeLessThan(4);
    expect(uniforms.every((u) => u > 0 && u < 1)).toBe(true);
  });

  test("[DM5] no two of 100,000 replications, purposes and seeds begin alike", () => {
    const out = new Int32Array(4);
    const starts = new Set<string>();
    const purposes = ["arrivals/a", "talk/a", "talk/b", ""].map(textWords);
    const seeds = ["1", "2", "", "1 "].map(textWords);
    for (const seed of seeds) {
      for (const purpose of purposes) {
        for (let replication = 0; replication < 6_250; replication++) {
          mixWords(out, seed, purpose, replication, 0, 0, 0);
          starts.add(out.join());
        }
      }
    }
    expect(starts.size).toBe(100_000);
  });

  test("[DM5] one bit of a key changes half of the bits of a start", () => {
    const [before, after] = [new Int32Array(4), new Int32Array(4)];
    const purpose = textWords("talk");
    let changed = 0;
    for (let i = 0; i < 1_000; i++) {
      mixWords(before, SEED, purpose, i, 0, 0, 0);
      mixWords(after, SEED, purpose, i ^ 1, 0, 0, 0);
      for (let w = 0; w < 4; w++) {
        for (let x = (before[w]! ^ after[w]!) >>> 0; x > 0; x = (x & (x - 1)) >>> 0) changed++;
      }
    }
    // 128,000 fair bits: standard deviation 179.
    expect(Math.abs(changed - 64_000)).toBeLessThan(4 * 179);
  });

  test("[DM5] the words of a stream and of a key never change by accident", () => {
    const stream = new RandomStream("floorcast", "talk/sales");
    stream.restart(SEED, 41);
    const draws = new KeyedDraws("absence");
    draws.restart(SEED, 41);
    expect([stream.word(), stream.word(), draws.word(1, 2, 3), idWord("agent-1")]).toMatchInlineSnapshot(`
      [
        2126611571,
        1096386897,
        1418189349,
        -1223079504,
      ]
    `);
  });

  test("[DM5] a stream begun anew, or put where it stood, goes on with the same draws", () => {
    const stream = new RandomStream("floorcast", "talk");
    const first = Array.from({ length: 5 }, () => stream.word());
    const stood = new Int32Array(9);
    stream.save(stood, 3);
    const next = Array.from({ length: 5 }, () => stream.word());
    stream.restart(SEED, 0);
    expect(Array.from({ length: 5 }, () => stream.word())).toEqual(first);
    const other = new RandomStream("another", "purpose");
    other.restore(stood, 3);
    expect(Array.from({ length: 5 }, () => other.word())).toEqual(next);
  });

  test("[DM5] a word gives a uniform strictly inside (0, 1)", () => {
    expect(uniformOf(0)).toBe(0.5 / 2 ** 32);
    expect(uniformOf(-1)).toBe(1 - 0.5 / 2 ** 32);
  });
});
