import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Durations, durationsOf } from "../../../../sim/engine/numbers/durations.ts";
import { GammaLaw, lnGamma } from "../../../../sim/engine/numbers/gamma.ts";
import { normalAbove } from "../../../../sim/engine/numbers/smoothShapes.ts";
import type { Distribution, PlainDistribution } from "../../../../sim/scenario/distribution.ts";
import { meanOf } from "../../../../sim/scenario/moments.ts";

const MEAN = 300_000;
const gamma = (cv: number): PlainDistribution => ({ kind: "gamma", meanMs: MEAN, cv });
const lognormal = (cv: number): Distribution => ({ kind: "lognormal", meanMs: MEAN, cv });

/** Mean and variance of what is drawn, by sums over equal parts of each halving of what is left. */
function moments(durations: Durations): { mean: number; variance: number } {
  let [mean, square] = [0, 0];
  for (let from = 0, left = 1; left > 2e-10; from = 1 - left) {
    left /= 2;
    let [sum, squares] = [0, 0];
    for (let i = 0; i < 4_000; i++) {
      const ms = durations.quantile(from + (left * (i + 0.5)) / 4_000);
      sum += ms;
      squares += ms * ms;
    }
    mean += (sum / 4_000) * left;
    square += (squares / 4_000) * left;
  }
  return { mean, variance: square - mean * mean };
}

describe("tables of durations", () => {
  test.each<[string, Distribution, number]>([
    ["a constant", { kind: "deterministic", valueMs: 1_234 }, 0],
    ["an exponential", { kind: "exponential", meanMs: MEAN }, MEAN ** 2],
    ["a narrow lognormal", lognormal(0.05), (0.05 * MEAN) ** 2],
    ["a lognormal", lognormal(1.2), (1.2 * MEAN) ** 2],
    ["a wide lognormal", lognormal(2), (2 * MEAN) ** 2],
    ["a narrow gamma", gamma(0.05), (0.05 * MEAN) ** 2],
    ["an Erlang distribution of four phases", gamma(0.5), (0.5 * MEAN) ** 2],
    ["a gamma", gamma(1.4), (1.4 * MEAN) ** 2],
    ["a wide gamma", gamma(5), (5 * MEAN) ** 2],
    [
      "two phases",
      {
        kind: "hyperexponential",
        phases: [
          { share: 0.9, meanMs: 1e5 },
          { share: 0.1, meanMs: 1e6 },
        ],
      },
      2 * (0.9e10 + 0.1e12) - (0.9e5 + 0.1e6) ** 2,
    ],
    ["a uniform", { kind: "uniform", fromMs: 1_000, toMs: 5_000 }, 4_000 ** 2 / 12],
    // Thirds uniform on [0, 1], [1, 5] and [5, 60] seconds.
    [
      "quantiles",
      { kind: "empirical", quantilesMs: [0, 1_000, 5_000, 60_000] },
      (1e6 + 31e6 + 3_925e6) / 9 - 12_000 ** 2,
    ],
  ])("[DM1] of %s have the mean and the variance of their law to 1e-4", (_, given, variance) => {
    const drawn = moments(new Durations(given));
    expect(Math.abs(drawn.mean / meanOf(given) - 1)).toBeLessThan(1e-4);
    if (variance === 0) expect(drawn.variance).toBeLessThan(1e-3);
    else expect(Math.abs(drawn.variance / variance - 1)).toBeLessThan(1e-4);
    expect(Math.abs(new Durations(given).meanMs / drawn.mean - 1)).toBeLessThan(1e-4);
  });

  test.each([0.04, 0.25, 0.5, 1, 2, 4, 400])(
    "[DM1] a gamma law of shape %d survives as long as its quantiles say, far out too",
    (shape) => {
      const law = new GammaLaw(shape);
      for (const p of [1e-9, 1e-4, 0.01, 0.3, 0.5]) {
        expect(Math.abs(law.lower(law.quantile(p, 1 - p)) / p - 1)).toBeLessThan(1e-11);
        expect(Math.abs(law.upper(law.quantile(1 - p, p)) / p - 1)).toBeLessThan(1e-11);
      }
    },
  );

  test.each([
    [0.04, 0.5, 1.7281646839426008e-8],
    [0.04, 0.999, 2.5500056866664416],
    [0.25, 0.01, 6.74969792955846e-9],
    [0.25, 0.5, 0.0436738023528734],
    [4, 0.01, 0.8232486863453852],
    [4, 0.999, 13.06224077918807],
    [400, 0.5, 399.6667160944644],
    [400, 0.999, 464.6644601732239],
  ])("[DM1] the gamma quantile of shape %d at %d is %d, as computed independently", (shape, p, expected) => {
    expect(new GammaLaw(shape).quantile(p, 1 - p) / expected - 1).toBeCloseTo(0, 9);
  });

  test("[DM1] special cases of the gamma law are the laws they are", () => {
    const [half, one, two] = [new GammaLaw(0.5), new GammaLaw(1), new GammaLaw(2)];
    for (const x of [1e-6, 0.3, 1, 7, 60]) {
      expect(one.upper(x) / Math.exp(-x)).toBeCloseTo(1, 12);
      expect(two.upper(x) / (Math.exp(-x) * (1 + x))).toBeCloseTo(1, 12);
      expect(half.upper(x)).toBeCloseTo(2 * normalAbove(Math.sqrt(2 * x)), 12);
    }
    expect(normalAbove(1.959963984540054)).toBeCloseTo(0.025, 14);
    expect(normalAbove(-3.0902323061678132)).toBeCloseTo(0.999, 14);
    expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
    expect(lnGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
    expect(() => lnGamma(0)).toThrow("a: expected a positive number, got 0");
  });

  const shapes: Distribution[] = [
    gamma(0.05),
    gamma(5),
    lognormal(10),
    { kind: "hyperexponential", phases: [10, 1e4, 1e7].map((meanMs) => ({ share: 1 / 3, meanMs })) },
    { kind: "survival", atMs: [0, 1_000, 1_000, 1e6], survival: [0.9, 0.9, 0.5, 0.01], tailMeanMs: 1e5 },
    { kind: "spiked", of: gamma(2), spikes: [{ atMs: 10_000, share: 0.3 }] },
  ];
  test.each(shapes)(
    "[DM1] a quantile of a $kind never falls, from cell to cell, into the tail and beyond it",
    (given) => {
      const durations = new Durations(given);
      let last = 0;
      const check = (p: number) => {
        const ms = durations.quantile(p);
        if (!(ms >= last)) expect.fail(`${ms} at ${p} after ${last}`);
        last = ms;
      };
      for (let i = 1; i < 60_000; i++) check(i / 60_000);
      for (let above = 1 / 60_000; above > 1e-9; above *= 0.999) check(1 - above);
    },
  );

  test("[DM4] tables are the same bits everywhere: a fingerprint of many quantiles never changes by accident", () => {
    const bits = new Float64Array(shapes.length * 500);
    shapes.forEach((given, s) => {
      const durations = new Durations(given);
      for (let i = 0; i < 500; i++) bits[s * 500 + i] = durations.quantile((i * 8_589_934 + 0.5) / 2 ** 32);
    });
    expect(createHash("sha256").update(new Uint8Array(bits.buffer)).digest("hex")).toMatchInlineSnapshot(
      `"037f2a2aa718c47fd7ca0777d5e5e7eadd1063041b9ecb6e0ea64370f706b99e"`,
    );
  });

  test("[DM4] the numbers of the engine come from + − × ÷ and square roots alone", () => {
    const root = join(import.meta.dirname, "../../../../sim/engine");
    const files = ["numbers", "demand", "roster"].flatMap((folder) =>
      readdirSync(join(root, folder)).map((name) => readFileSync(join(root, folder, name), "utf8")),
    );
    expect(files.length).toBeGreaterThan(15);
    const allowed = /^(abs|ceil|clz32|floor|imul|max|min|round|sqrt|LN2|SQRT2|SQRT1_2)$/;
    for (const text of files) {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
      expect(
        [...code.matchAll(/\bMath\.(\w+)/g)].map((match) => match[1]).filter((name) => !allowed.test(name!)),
      ).toEqual([]);
      expect(code).not.toContain("**");
    }
  });

  test("equal distributions share one table", () => {
    expect(durationsOf(gamma(1.3))).toBe(durationsOf({ kind: "gamma", meanMs: MEAN, cv: 1.3 }));
    expect(durationsOf(gamma(1.3))).not.toBe(durationsOf(gamma(1.31)));
  });
});

describe("laws with spikes and gaps", () => {
  /** Share of `parts` equal parts of the uniforms that give exactly this duration. */
  function shareAt(durations: Durations, ms: number, parts = 1_000_000): number {
    let count = 0;
    for (let i = 0; i < parts; i++) if (durations.quantile((i + 0.5) / parts) === ms) count++;
    return count / parts;
  }

  test("[DM2] a jump of a survival curve is a spike with exactly its share, at exactly its instant", () => {
    const curve = new Durations({
      kind: "survival",
      atMs: [1_000, 10_000, 10_000, 60_000],
      survival: [0.95, 0.9, 0.7, 0.1],
      tailMeanMs: 60_000,
    });
    expect(shareAt(curve, 10_000)).toBeCloseTo(0.2, 5);
    // Straight from (1 s, 95 %) to (10 s, 90 %); a fifth later exponential with 10 % left at 60 s.
    expect(curve.quantile(0.075)).toBeCloseTo(5_500, 9);
    expect(curve.quantile(0.6)).toBeCloseTo(35_000, 9);
    expect(curve.quantile(1 - 0.1 * Math.exp(-1)) / 120_000).toBeCloseTo(1, 5);
    expect(curve.survival(10_000)).toBe(0.7);
    expect(curve.survival(9_999.999)).toBeCloseTo(0.9, 6);
    expect(curve.survival(120_000)).toBeCloseTo(0.1 * Math.exp(-1), 14);
  });

  test("[DM2] a survival curve that begins below 1 ends that share at once; one that ends at 0 has no tail", () => {
    const curve = new Durations({ kind: "survival", atMs: [0, 4_000], survival: [0.75, 0], tailMeanMs: 1 });
    expect(shareAt(curve, 0)).toBeCloseTo(0.25, 5);
    expect(curve.at(0.1)).toBe(1);
    expect(curve.quantile(0.625)).toBeCloseTo(2_000, 9);
    expect(curve.survival(4_000)).toBe(0);
    expect(curve.survival(1e9)).toBe(0);
  });

  test("[DM2] nothing falls into a gap, however near its edges", () => {
    const gap = new Durations({ kind: "empirical", quantilesMs: [1_000, 1_000, 9_000, 9_000] });
    for (const p of [0.0001, 1 / 3 - 1e-9]) expect(gap.quantile(p)).toBe(1_000);
    for (const p of [2 / 3 + 1e-9, 0.9999]) expect(gap.quantile(p)).toBe(9_000);
    expect(gap.quantile(0.5)).toBeCloseTo(5_000, 6);
    expect(shareAt(gap, 1_000, 300_000)).toBeCloseTo(1 / 3, 5);
    // The shortest duration exceeded by no more than half is the lower edge of the gap.
    const jump = new Durations({
      kind: "survival",
      atMs: [1_000, 9_000, 9_000],
      survival: [0.5, 0.5, 0],
      tailMeanMs: 1,
    });
    expect(jump.quantile(0.5)).toBe(1_000);
    for (let i = 0; i < 100_000; i++) {
      const ms = jump.quantile((i + 0.5) / 100_000);
      if (ms > 1_000 && ms < 9_000) expect.fail(`${ms} in the gap`);
    }
  });

  test("[DM2] of those still there, each spike takes its share; in between the law is as it was", () => {
    // Exponential with mean 60 s: e^−1/6 are there at 10 s, of whom 20 % leave; of the rest e^−1/3 reach 30 s, 10 % leave.
    const spiked = new Durations({
      kind: "spiked",
      of: { kind: "exponential", meanMs: 60_000 },
      spikes: [
        { atMs: 10_000, share: 0.2 },
        { atMs: 30_000, share: 0.1 },
      ],
    });
    expect(shareAt(spiked, 10_000)).toBeCloseTo(0.2 * Math.exp(-1 / 6), 5);
    expect(shareAt(spiked, 30_000)).toBeCloseTo(0.1 * 0.8 * Math.exp(-1 / 2), 5);
    for (const ms of [5_000, 20_000, 90_000, 600_000]) {
      const left = Math.exp(-ms / 60_000) * (ms < 10_000 ? 1 : ms < 30_000 ? 0.8 : 0.72);
      expect(spiked.survival(ms)).toBeCloseTo(left, 13);
      expect(spiked.quantile(1 - left) / ms).toBeCloseTo(1, 5);
    }
    // ∫ of the survival: each stretch has its share left of 60 s times what of the exponential falls in it.
    const mean =
      60_000 * (1 - Math.exp(-1 / 6) + 0.8 * (Math.exp(-1 / 6) - Math.exp(-1 / 2)) + 0.72 * Math.exp(-1 / 2));
    expect(spiked.meanMs / mean).toBeCloseTo(1, 4);
  });

  test("[DM2] a spike that takes everybody is the end; one of a constant's own instant changes nothing", () => {
    const all = new Durations({ kind: "spiked", of: gamma(1), spikes: [{ atMs: 5_000, share: 1 }] });
    expect(all.quantile(0.999999)).toBe(5_000);
    expect(all.survival(5_000)).toBe(0);
    const constant = new Durations({
      kind: "spiked",
      of: { kind: "deterministic", valueMs: 5_000 },
      spikes: [
        { atMs: 1_000, share: 0.25 },
        { atMs: 5_000, share: 0.5 },
      ],
    });
    expect(shareAt(constant, 1_000)).toBeCloseTo(0.25, 5);
    expect(shareAt(constant, 5_000)).toBeCloseTo(0.75, 5);
  });
});

describe("what is left of something that has lasted a while", () => {
  test("[DM3] an exponential does not age", () => {
    const durations = new Durations({ kind: "exponential", meanMs: MEAN });
    for (const age of [0, 1_000, 1e6, 1e7]) {
      expect(durations.residual(age, 0.5)).toBe(Math.round(MEAN * Math.LN2));
      expect(durations.residual(age, 0.99)).toBe(Math.round(MEAN * Math.log(100)));
    }
  });

  test("[DM3] a constant has its rest, a uniform is uniform over the rest, and beyond the end 1 ms is left", () => {
    const constant = new Durations({ kind: "deterministic", valueMs: 10_000 });
    expect([constant.residual(4_000, 0.3), constant.residual(10_000, 0.3), constant.residual(99_999, 0.9)]).toEqual([
      6_000, 1, 1,
    ]);
    const uniform = new Durations({ kind: "uniform", fromMs: 0, toMs: 10_000 });
    expect(uniform.residual(6_000, 0.25)).toBe(1_000);
    expect(uniform.residual(0, 0.25)).toBe(2_500);
  });

  test.each<Distribution>([
    gamma(0.6),
    gamma(3),
    lognormal(1.5),
    {
      kind: "hyperexponential",
      phases: [
        { share: 0.8, meanMs: 5e4 },
        { share: 0.2, meanMs: 2e6 },
      ],
    },
  ])("[DM3] the residual of a $kind is its own survival, given the age", (given) => {
    const durations = new Durations(given);
    for (const age of [10, 100_000, 1_500_000]) {
      for (const p of [0.1, 0.5, 0.9]) {
        const rest = durations.residual(age, p);
        // Rounding to whole ms is all that may be missing.
        expect(durations.survival(age + rest - 0.5) / durations.survival(age)).toBeGreaterThanOrEqual(1 - p - 1e-9);
        expect(durations.survival(age + rest + 0.5) / durations.survival(age)).toBeLessThanOrEqual(1 - p + 1e-9);
      }
    }
  });

  test("[DM3] a spike behind is forgotten, a spike ahead still takes its share", () => {
    const spiked = new Durations({
      kind: "spiked",
      of: { kind: "exponential", meanMs: 60_000 },
      spikes: [{ atMs: 10_000, share: 0.5 }],
    });
    expect(spiked.residual(10_000, 0.5)).toBe(Math.round(60_000 * Math.LN2));
    // 3 s before the spike: e^−1/20 reach it, half of them end there.
    const before = 1 - Math.exp(-1 / 20);
    expect(spiked.residual(7_000, before + 1e-6)).toBe(3_000);
    expect(spiked.residual(7_000, 1 - Math.exp(-1 / 20) / 2 - 1e-6)).toBe(3_000);
    expect(spiked.residual(7_000, 1 - Math.exp(-1 / 20) / 2 + 1e-4)).toBeGreaterThan(3_000);
  });

  test("[DM3] a negative age is our mistake", () => {
    expect(() => new Durations(gamma(1)).residual(-1, 0.5)).toThrow("ageMs: expected a duration ≥ 0, got -1");
  });
});
