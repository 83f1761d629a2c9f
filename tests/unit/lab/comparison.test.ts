import { describe, expect, test } from "vitest";
import { dotStacks } from "../../../app/_charts/dotStack.ts";
import { stripMarks } from "../../../app/_charts/strip.ts";
import type { Say } from "../../../app/_i18n/Words.tsx";
import { certificateOf, certificateText } from "../../../app/lab/_results/certificate.ts";
import { columnNote, tieOf } from "../../../app/lab/_results/columns.ts";
import {
  edgeText,
  plusMinus,
  relativeText,
  signedText,
  valueText,
  writtenAs,
} from "../../../app/lab/_results/figureText.ts";
import { plotRange } from "../../../app/lab/_results/plotRange.ts";
import type { DeskTaking } from "../../../app/lab/_results/ResultsProvider.tsx";
import { comparisonRows, dayRows, intervalRows, tabbedText } from "../../../app/lab/_results/resultRows.ts";
import { sameTaking } from "../../../app/lab/_results/sameTaking.ts";
import { WAIT_BOUNDS_MS, WAIT_BUCKETS } from "../../../sim/engine/tallyLayout.ts";
import { comparisonOf } from "../../../sim/experiment/comparison/comparison.ts";
import { differenceOf, known, pairsOf, relativeOf } from "../../../sim/experiment/comparison/paired.ts";
import { apart, ofMean, ofRatio } from "../../../sim/experiment/comparison/sample.ts";
import { roundUp, stripEdge } from "../../../sim/experiment/comparison/stripScale.ts";
import { verdictOf } from "../../../sim/experiment/difference.ts";
import { reportOf } from "../../../sim/experiment/report.ts";
import { waitWithin } from "../../../sim/experiment/waits.ts";
import type { LabTag } from "../../../sim/scenario/lab/compared.ts";
import { presetNamed } from "../../../sim/scenario/presets/index.ts";
import type { ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { applyVariant } from "../../../sim/scenario/variants.ts";
import { compareHere } from "../../fixtures/experiments.ts";
import { day, labOf } from "./worlds.ts";

const series = (over: number[], under: number[]) => ({
  over: Float64Array.from(over),
  under: Float64Array.from(under),
});

describe("samples and pairs, by hand", () => {
  // Two runs: 8 of 10 and 30 of 40; the other scenario: 9 of 10 and 34 of 40.
  const base = ofRatio(series([8, 30], [10, 40]));
  const other = ofRatio(series([9, 34], [10, 40]));

  test("[LX1] a row is a ratio of sums, its precision the jackknife over pairs of runs", () => {
    expect(base.value).toBe(38 / 50);
    expect([...base.leftOut!]).toEqual([30 / 40, 8 / 10]);
    expect([...pairsOf(base, other)]).toEqual([9 / 10 - 8 / 10, 34 / 40 - 30 / 40]);
    const { value, halfWidth } = differenceOf(base, other, 0.95);
    expect(value).toBeCloseTo(0.1, 12);
    // Left out: 34/40 − 30/40 = 0.1 and 9/10 − 8/10 = 0.1: nothing varies.
    expect(halfWidth).toBeCloseTo(0, 12);
    expect(relativeOf(base, other, 0.95).value).toBeCloseTo(5 / 38, 12);
    expect(known(base, 0.95).halfWidth).toBeGreaterThan(0);
  });

  test("[LX1] the mean over runs leaves out runs without anybody, and one run has no width", () => {
    const mean = ofMean(Float64Array.of(10, Number.NaN, 20));
    expect(mean.value).toBe(15);
    expect([...mean.leftOut!]).toEqual([20, 15, 10]);
    expect(ofMean(Float64Array.of(10)).leftOut).toBeUndefined();
    expect(ofMean(Float64Array.of(Number.NaN)).value).toBeUndefined();
  });

  test("[LX2] channels are apart by the best less the worst, in all runs and in each", () => {
    const gap = apart([base, other])!;
    expect(gap.value).toBeCloseTo(0.1, 12);
    expect(gap.runs[0]).toBeCloseTo(0.1, 12);
    expect(apart([base])).toBeUndefined();
  });

  test("[LX3] the P90 of a run lies straight within its bucket", () => {
    const counts = new Float64Array(WAIT_BUCKETS);
    counts[0] = 80;
    counts[5] = 20;
    const [from, to] = [WAIT_BOUNDS_MS[4]!, WAIT_BOUNDS_MS[5]!];
    // 90 of 100: ten of the twenty in the bucket, half of its width.
    expect(waitWithin(counts, 0.9)).toBeCloseTo((from + to) / 2, 9);
    expect(waitWithin(counts, 0.8)).toBe(0);
    expect(waitWithin(new Float64Array(WAIT_BUCKETS), 0.9)).toBeUndefined();
  });

  test("[LX4] words: an interval over zero is unclear, a certain half of what matters small", () => {
    const word = (value: number, halfWidth: number, better: "higher" | "neither" = "higher") =>
      verdictOf({ value, halfWidth }, better, 0.005);
    expect(word(0.004, 0.005)).toBe("unclear");
    expect(word(0.004, 0.001)).toBe("small");
    expect(word(0.006, 0.001)).toBe("better");
    expect(word(-0.006, 0.001)).toBe("worse");
    expect(word(-0.006, 0.001, "neither")).toBe("lower");
    expect(word(0, 0)).toBe("same");
  });
});

describe("strips and dots", () => {
  test("[LX5] one scale a row: the next round number that holds nineteen days of twenty and every interval", () => {
    expect([0.0012, 1, 1.01, 4, 9, 11].map(roundUp)).toEqual([0.0015, 1, 1.5, 5, 10, 15]);
    const days = Float64Array.from({ length: 20 }, (_, i) => (i === 19 ? 100 : i / 10));
    expect(stripEdge([{ days, value: 1, halfWidth: 0.1 }])).toBe(8);
    expect(stripEdge([{ days: Float64Array.of(0, 0), value: 12, halfWidth: 1 }])).toBe(15);
    expect(stripEdge([{ days: Float64Array.of(0, 0), value: 0, halfWidth: 0 }])).toBeUndefined();
  });

  test("[LX5] a day beyond the scale stands at its edge, the zero in the middle", () => {
    const { zero, days, bar } = stripMarks(108, 5, Float64Array.of(-5, 0, 50, 50), 2.5, 2.5);
    expect(zero).toBe(54);
    expect(days).toEqual([4, 54, 104]);
    expect(bar).toEqual({ from: 54, mean: 79, to: 104 });
    expect(stripMarks(108, undefined, Float64Array.of(0), 0, 0).days).toEqual([54]);
  });

  test("[LX6] twenty dots: the target parts bins, dots of one bin stand on each other, none is lost", () => {
    const values = [70.4, 79.9, 80, 80.1, 90];
    const { stacks, at, radius } = dotStacks([values, []], 80, 200, 60);
    const [dots = []] = stacks;
    expect(dots.map(({ value }) => value)).toEqual(values);
    for (const { x, value } of dots) expect(x > at(80)).toBe(value >= 80);
    expect(dots[3]!.up - dots[2]!.up).toBeCloseTo(2 * radius + 0.6, 9);
    expect(stacks[1]).toEqual([]);
  });
});

describe("an experiment read as a comparison", () => {
  const file = presetNamed("three-at-once")!;
  const scenarios = file.variants.slice(0, 2).map(({ id }) => {
    const parsed = applyVariant(file, id);
    if (!parsed.ok) throw new Error(id);
    return parsed.scenario;
  });

  test("[LX7] its numbers are those of the report a terminal prints, to the last digit", async () => {
    const result = await compareHere(scenarios, "lx", 5);
    const compared = result.outcomes.map((outcome, i) => ({ label: String(i), outcome }));
    const { rows, runs } = comparisonOf(compared, 0.95)!;
    const report = reportOf(result, ["0", "1"]);
    expect(runs).toBe(5);
    let found = 0;
    for (const { measure, differences } of rows) {
      const [figure, scope] = measure.id.split("@");
      const told = report.differences.find((one) => one.figure === figure && one.scope === scope);
      if (told === undefined) continue;
      found += 1;
      expect([measure.id, differences[0]?.value]).toEqual([measure.id, told.precision.value]);
      expect([measure.id, differences[0]?.halfWidth]).toEqual([measure.id, told.precision.halfWidth]);
      expect([measure.id, differences[0]?.verdict]).toEqual([measure.id, told.verdict]);
    }
    expect(found).toBeGreaterThan(8);
  });

  test("[LX8] a scenario that did not run leaves its column empty and the others stand", async () => {
    const { outcomes } = await compareHere(scenarios, "lx", 2);
    const [a, b] = outcomes;
    const both = [
      { label: "A", outcome: a },
      { label: "B", outcome: undefined },
      { label: "C", outcome: b },
    ];
    const { rows } = comparisonOf(both, 0.95)!;
    expect(rows.every(({ differences }) => differences[0] === undefined)).toBe(true);
    expect(rows.some(({ differences }) => differences[1] !== undefined)).toBe(true);
    expect(comparisonOf([{ label: "A", outcome: undefined }], 0.95)).toBeUndefined();
    expect(columnNote({ runs: 2, contacts: 0, rows, traps: [], plots: [] }, 1)).toBeUndefined();
  });

  test("[LX9] the bracket of a trap goes from the rising level to the nearest row that got worse", async () => {
    const { outcomes } = await compareHere(scenarios, "lx", 2);
    const { rows } = comparisonOf(
      outcomes.map((outcome, i) => ({ label: String(i), outcome })),
      0.95,
    )!;
    const [first, , third, , fifth] = rows;
    const sentences = { en: [], ru: [] };
    const trap = {
      from: 0,
      to: 1,
      scope: "total",
      level: first!.measure.id,
      harms: [fifth!.measure.id, third!.measure.id],
      sentences,
    };
    const told = { runs: 2, contacts: 0, rows, traps: [trap], plots: [] };
    expect([...tieOf(told, rows, 1).values()]).toEqual(["start", "on", "end"]);
    expect(tieOf(told, rows.slice(0, 1), 1).size).toBe(0);
    expect(columnNote(told, 1)).toMatchObject({ kind: "trap" });
    expect(columnNote(told, 2)).toBeUndefined();
  });

  test("[LX9] a trap of the whole centre is tied to the channel whose level rises most, one of a queue to its channel's", async () => {
    const file = presetNamed("rings-and-friends-last-agent")!;
    const low = scenarioFrom(file, "base");
    const high = scenarioFrom(file, "own-10");
    const { outcomes } = await compareHere([low, high], "trap", 120);
    const compared = outcomes.map((outcome, i) => ({ label: String(i), outcome }));
    const comparison = comparisonOf(compared, 0.95)!;
    const whole = comparison.traps.find(({ from, scope }) => from === 0 && scope === "total")!;
    expect(whole.level).toBe("serviceLevel@channel:voice");
    const shown = comparison.rows.filter(({ measure }) => measure.first);
    expect(tieOf(comparison, shown, 1).get(whole.level)).toBe("start");
  });

  test("[LX9] against another than the base a trap is told with its letter, after one against the base", () => {
    const trap = (from: number, to: number) => ({
      ...{ from, to, scope: "total", level: "l", harms: ["abandonmentRate@total"] },
      sentences: { en: [], ru: [] },
    });
    const told = (...traps: ReturnType<typeof trap>[]) => ({ runs: 2, contacts: 0, rows: [], traps, plots: [] });
    expect(columnNote(told(trap(2, 1)), 1)).toEqual({ kind: "trap", from: 2, harm: "abandonment" });
    expect(columnNote(told(trap(2, 1), trap(0, 1)), 1)).toMatchObject({ from: 0 });
    expect(columnNote(told(trap(1, 2)), 1)).toBeUndefined();
  });

  test("[LX11] tables of two to four scenarios: a row for each, by interval too, and twenty days of each", async () => {
    for (const ids of [
      ["base", "own-10"],
      ["base", "own-0", "own-10", "own-40"],
    ]) {
      const file = presetNamed("rings-and-friends-last-agent")!;
      const taking = ids.map((id, i) => ({
        id,
        tag: "ABCD"[i] as LabTag,
        label: id,
        scenario: scenarioFrom(file, id),
      }));
      const { outcomes } = await compareHere(
        taking.map(({ scenario }) => scenario),
        "rows",
        2,
      );
      const comparison = comparisonOf(
        outcomes.map((outcome, i) => ({ label: ids[i]!, outcome })),
        0.95,
      )!;
      const words = ((key: string) => key) as unknown as Say;
      const of = { comparison, scenarios: taking, language: "en", words } as const;
      const [head, ...rows] = comparisonRows({ ...of, news: { fingerprint: "f" }, seed: "rows" });
      expect(rows).toHaveLength(comparison.rows.length * ids.length);
      expect(rows.every((row) => row.length === head!.length)).toBe(true);
      const [, ...intervals] = intervalRows(of);
      expect(intervals).toHaveLength(comparison.plots.reduce((n, { scenarios }) => n + scenarios.flat().length, 0));
      const [days, ...twenty] = dayRows(of);
      expect(days).toHaveLength(24);
      expect(twenty.filter(([title]) => String(title).startsWith("Service level"))).toHaveLength(ids.length);
    }
  });
});

function scenarioFrom(file: ScenarioFile, id: string) {
  const parsed = applyVariant(file, id);
  if (!parsed.ok) throw new Error(id);
  return parsed.scenario;
}

test("[LX18] a certificate names what ran: none before the end, no scenario that failed, one alone is simulated", () => {
  const of = { seed: "s", scenarios: [{ id: "baseline" }, { id: "draft" }, { id: "x" }] };
  expect(certificateOf({ runs: 5, failures: [] }, of)).toBeUndefined();
  const failed = (...numbers: number[]) => numbers.map((scenario) => ({ scenario, detail: "" }));
  expect(certificateOf({ runs: 5, fingerprint: "ab", failures: failed(1) }, of)?.text.split("\n")[1]).toBe(
    "floorcast compare lab.json#baseline lab.json#x --seed s --replications 5",
  );
  expect(certificateOf({ runs: 5, fingerprint: "ab", failures: failed(1, 2) }, of)?.text.split("\n")[1]).toBe(
    "floorcast simulate lab.json#baseline --seed s --replications 5",
  );
});

test("[LX10] numbers on the page: signs, units, decimals that show a width, both languages", () => {
  const share = writtenAs("share", 0.05);
  expect(signedText(-0.019, share, "en")).toBe("−1.9");
  expect(signedText(0.111, share, "ru")).toBe("+11,1");
  expect(signedText(-0.0001, share, "en")).toBe("0.0");
  expect(signedText(undefined, share, "en")).toBe("—");
  expect(plusMinus(0.00012, share, "en")).toBe("±0.01");
  expect(plusMinus(undefined, share, "en")).toBe("±—");
  expect(signedText(3_800, writtenAs("ms", 8_000), "en")).toBe("+3.8");
  expect(signedText(1_200_000, writtenAs("ms", 900_000), "en")).toBe("+20.0");
  expect(edgeText(0.0005, share, "ru")).toBe("±0,05");
  expect(valueText("ms", 29_600, "en")).toBe("0:30");
  expect(valueText("share", undefined, "en")).toBe("—");
  expect(relativeText(-0.023, "en")).toBe("−2.3%");
});

test("[LX11] what is taken along: no cell runs as a formula, commas where they are read, a command a shell takes", () => {
  expect(tabbedText([["=1", "a\tb", 0.5, undefined]], true)).toBe("'=1\ta b\t0,5\t");
  const text = certificateText({ seed: "it's", runs: 7, fingerprint: "0011223344556677", ids: ["baseline", "b"] });
  expect(text.split("\n")).toEqual([
    "seed it's, 7 runs, fingerprint 0011223344556677",
    "floorcast compare lab.json#baseline lab.json#b --seed 'it'\\''s' --replications 7",
  ]);
});

test("[LX12] plots of one figure share their scale", () => {
  const cell = (value: number) => ({ value, low: undefined, high: value + 1 });
  const plot = (value: number) =>
    ({ figure: "offered", scope: "total", scenarios: [[cell(value)]] }) as unknown as Parameters<
      typeof plotRange
    >[0][number];
  expect(plotRange([plot(3), plot(9)], "offered")).toEqual([0, 10]);
  expect(plotRange([], "offered")).toEqual([0, 1]);
  expect(plotRange([], "serviceLevel")).toEqual([0.45, 1]);
});

test("[LX18] what was asked stays with its desk while nothing of it changes; another floor, name or scenario is asked anew", () => {
  const desk = labOf();
  const of = (over: Partial<DeskTaking> = {}): DeskTaking[] => [
    { id: "baseline", tag: "A", label: "Day", scenario: day, desk, ...over },
  ];
  const kept = of();
  expect(sameTaking(kept, of({ desk: { ...desk, scenarios: [], name: "renamed" } }))).toBe(kept);
  const begun = { ...desk, baseline: { ...desk.baseline, start: { at: 5 } } };
  for (const over of [
    { desk: begun },
    { label: "Other" },
    { scenario: { ...day } },
    { id: "draft" },
    { tag: "B" } as const,
  ]) {
    const now = of(over);
    expect(sameTaking(kept, now)).toBe(now);
  }
  expect(sameTaking(kept, [])).toEqual([]);
});
