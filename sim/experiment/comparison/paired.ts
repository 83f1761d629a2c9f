import { errorOfMean } from "../estimate.ts";
import { studentPoint } from "../student.ts";
import type { Sample } from "./sample.ts";

/** A number and half the width of its interval, both in the measure's own unit. */
export interface Known {
  /** `undefined`: nobody was counted. */
  readonly value: number | undefined;
  /** `undefined`: too few runs. */
  readonly halfWidth: number | undefined;
}

/** A measure's value, by the jackknife. */
export function known({ value, leftOut, runs }: Sample, confidence: number): Known {
  return { value, halfWidth: halfWidth(leftOut, runs.length, confidence) };
}

/** Other − base, run by run of the same luck: both leave the same run out together. */
export function differenceOf(base: Sample, other: Sample, confidence: number): Known {
  if (base.value === undefined || other.value === undefined) return NOTHING;
  const rests = both(base, other, (a, b) => b - a);
  return { value: other.value - base.value, halfWidth: halfWidth(rests, base.runs.length, confidence) };
}

/** (Other − base) ÷ base as a share, by the same pairs; nothing where the base is 0. */
export function relativeOf(base: Sample, other: Sample, confidence: number): Known {
  if (base.value === undefined || other.value === undefined || base.value === 0) return NOTHING;
  const rests = both(base, other, (a, b) => b / a - 1);
  const isWhole = rests?.every((value) => Number.isFinite(value)) === true;
  return {
    value: other.value / base.value - 1,
    halfWidth: halfWidth(isWhole ? rests : undefined, base.runs.length, confidence),
  };
}

/** Other − base of each run in which both counted somebody, in their order. */
export function pairsOf(base: Sample, other: Sample): Float64Array {
  return other.runs.map((value, i) => value - base.runs[i]!).filter((value) => !Number.isNaN(value));
}

const NOTHING: Known = { value: undefined, halfWidth: undefined };

function both(base: Sample, other: Sample, of: (a: number, b: number) => number): Float64Array | undefined {
  const [from, to] = [base.leftOut, other.leftOut];
  return from === undefined || to === undefined ? undefined : to.map((value, i) => of(from[i]!, value));
}

function halfWidth(rests: Float64Array | undefined, runs: number, confidence: number): number | undefined {
  const error = errorOfMean(rests);
  return error === undefined ? undefined : error * studentPoint(confidence, runs - 1);
}
