import type { LocalName } from "../../scenario/about.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ScenarioChange } from "../../scenario/scenarioFile.ts";
import { type Difference, difference, type Verdict, verdictOf } from "../difference.ts";
import { CONFIDENCE, type Estimate, estimate } from "../estimate.ts";
import type { FigureDefinition } from "../figure.ts";
import { FIGURES } from "../figures.ts";
import {
  type AxisUnit,
  FIRST_RUNS,
  type FigureAsked,
  type ManyRuns,
  MOST_SWINGS,
  type RefusedPoint,
  smallBelow,
} from "./asked.ts";
import { contrast } from "./contrast.ts";
import { looksUpTo, type PointOptions, PointRuns } from "./pointRuns.ts";
import { checkRuns } from "./points.ts";

/** One parameter moved down and up, everything else alike. */
export interface Swing {
  readonly id: string;
  readonly name: LocalName;
  readonly unit: AxisUnit;
  /** Its value now; absent where it is many values: then `low` and `high` are factors. */
  readonly now?: number;
  readonly low: SwingEnd;
  readonly high: SwingEnd;
}

export interface SwingEnd {
  /** Value, or factor. */
  readonly value: number;
  readonly changes: readonly ScenarioChange[];
}

export interface TornadoSpec extends FigureAsked {
  readonly scenario: Scenario;
  /** 1 to `MOST_SWINGS`. */
  readonly swings: readonly Swing[];
  /** Any text. */
  readonly seed: string;
  /** Replications of the scenario and of each end, 1 to `MOST_RUNS_OF_POINT`. */
  readonly replications: number;
  /** Of every interval, in (0, 1); absent: 0.95. */
  readonly confidence?: number;
}

/** What one end of a parameter brings against the scenario as it stands, by the same luck. */
export interface TornadoEnd {
  readonly value: Estimate;
  readonly difference: Difference;
  readonly verdict: Verdict;
}

export interface TornadoBar {
  /** Number of its swing. */
  readonly swing: number;
  /** Absent: not run yet, impossible, or nobody was counted. */
  readonly low?: TornadoEnd;
  readonly high?: TornadoEnd;
  /** How far the figure reaches over both ends and the scenario itself, ≥ 0; absent without any end. */
  readonly reach?: number;
  /** Neither end can be told from the scenario as it stands. */
  readonly unclear: boolean;
  /** How much farther this bar reaches than the next one; absent for the last. Unclear: the two may stand the other way. */
  readonly beforeNext?: Difference;
}

export interface TornadoResult extends ManyRuns {
  /** The scenario as it stands; absent before its first runs. */
  readonly base?: Estimate;
  readonly replications: number;
  /** Farthest reach first; those without reach last, in the order they were asked. */
  readonly bars: readonly TornadoBar[];
  /** Points: 2 × swing + 1 is its low end, + 2 its high end. */
  readonly refused: readonly RefusedPoint[];
}

export interface TornadoOptions extends PointOptions {
  readonly onProgress?: (result: TornadoResult) => void;
}

/**
 * How far each parameter moves a figure: low and high, one at a time, each against the scenario as it stands with the same
 * seeds. Throws `RangeError` for a spec out of range; never rejects otherwise.
 */
export async function tornado(spec: TornadoSpec, options: TornadoOptions): Promise<TornadoResult> {
  const { swings, replications, confidence = CONFIDENCE } = spec;
  if (!(swings.length >= 1 && swings.length <= MOST_SWINGS)) {
    throw new RangeError(`swings: expected 1 to ${MOST_SWINGS}, got ${swings.length}`);
  }
  checkRuns(replications, confidence);
  const runs = new PointRuns(spec.seed, [spec], options);
  const points = [runs.add({ scenario: spec.scenario, changes: [] })];
  for (const { low, high } of swings) {
    for (const { changes } of [low, high]) points.push(runs.add({ scenario: spec.scenario, changes }));
  }
  for (const upTo of looksUpTo(replications, FIRST_RUNS)) {
    if (runs.goesOn) await runs.extend(points, upTo, () => options.onProgress?.(resultOf(spec, runs)));
  }
  return resultOf(spec, runs);
}

function resultOf(spec: TornadoSpec, runs: PointRuns): TornadoResult {
  const { confidence = CONFIDENCE } = spec;
  const base = runs.series(0);
  const bars = spec.swings.map((_, swing) => barOf(spec, runs, swing));
  // Stable: bars of one reach stay as they were asked.
  bars.sort((a, b) => (b.reach ?? -1) - (a.reach ?? -1));
  return {
    ...runs.ending(confidence),
    ...(base === undefined ? {} : { base: estimate(base, confidence) }),
    replications: runs.replications(0),
    bars: bars.map((bar, i) => {
      const next = bars[i + 1];
      const farther = next === undefined ? undefined : farReach(runs, bar, next, confidence);
      return farther === undefined ? bar : { ...bar, beforeNext: farther };
    }),
    refused: runs.refused,
  };
}

function barOf(spec: TornadoSpec, runs: PointRuns, swing: number): TornadoBar {
  const low = endOf(spec, runs, 2 * swing + 1);
  const high = endOf(spec, runs, 2 * swing + 2);
  const ends = [low, high].filter((end) => end !== undefined);
  const values = [0, ...ends.map(({ difference: { value } }) => value ?? 0)];
  return {
    swing,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    ...(ends.length === 0 ? {} : { reach: Math.max(...values) - Math.min(...values) }),
    unclear: ends.every(({ verdict }) => verdict === "unclear"),
  };
}

function endOf(spec: TornadoSpec, runs: PointRuns, point: number): TornadoEnd | undefined {
  const { figure, confidence = CONFIDENCE } = spec;
  const upTo = Math.min(runs.replications(0), runs.replications(point));
  const [base, other] = [runs.series(0, 0, upTo), runs.series(point, 0, upTo)];
  if (upTo === 0 || base === undefined || other === undefined) return undefined;
  const paired = difference(base, other, confidence);
  if (paired.value === undefined) return undefined;
  const { better }: FigureDefinition = FIGURES[figure];
  const small = smallBelow(figure, estimate(base, confidence).value);
  return { value: estimate(other, confidence), difference: paired, verdict: verdictOf(paired, better, small) };
}

/** The farthest point of a bar from the other end of its reach: the two points between which it lies. */
function span(bar: TornadoBar): readonly [from: number, to: number] | undefined {
  const ends: [number, number][] = [[0, 0]];
  if (bar.low?.difference.value !== undefined) ends.push([bar.low.difference.value, 2 * bar.swing + 1]);
  if (bar.high?.difference.value !== undefined) ends.push([bar.high.difference.value, 2 * bar.swing + 2]);
  if (ends.length === 1) return undefined;
  const least = ends.reduce((a, b) => (b[0] < a[0] ? b : a));
  const most = ends.reduce((a, b) => (b[0] > a[0] ? b : a));
  return [least[1], most[1]];
}

/** Reach of one bar less that of the next, by pairs of runs: (to − from) − (to′ − from′). */
function farReach(runs: PointRuns, bar: TornadoBar, next: TornadoBar, confidence: number): Difference | undefined {
  const [own, other] = [span(bar), span(next)];
  if (own === undefined || other === undefined) return undefined;
  const points = [...own, ...other];
  const upTo = Math.min(...points.map((point) => runs.replications(point)));
  const series = points.map((point) => runs.series(point, 0, upTo));
  const [from, to, nextFrom, nextTo] = series;
  if (from === undefined || to === undefined || nextFrom === undefined || nextTo === undefined) return undefined;
  return contrast([to, nextFrom], [from, nextTo], confidence);
}
