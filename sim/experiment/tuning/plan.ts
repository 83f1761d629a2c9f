import { CONFIDENCE } from "../estimate.ts";
import {
  FIRST_RUNS,
  MOST_OBJECTIVES,
  MOST_PARAMETERS,
  MOST_RUNS,
  MOST_RUNS_OF_POINT,
  type TuningSpec,
} from "./tuning.ts";

/** Runs each round adds, so that the sum doubles: 20, 20, 40, 80, … up to `most` in all. */
export function roundsOf(most: number): readonly number[] {
  const rounds = [FIRST_RUNS];
  for (let sum = FIRST_RUNS; sum < most; ) {
    const more = Math.min(sum, most - sum);
    rounds.push(more);
    sum += more;
  }
  return rounds;
}

/** Throws `RangeError` for a tuning out of range. */
export function checkTuning({ parameters, objectives, runs, runsOfPoint, confidence = CONFIDENCE }: TuningSpec): void {
  const within = (name: string, value: number, from: number, to: number) => {
    if (!(Number.isInteger(value) && value >= from && value <= to)) {
      throw new RangeError(`${name}: expected a whole number in [${from}, ${to}], got ${value}`);
    }
  };
  within("parameters", parameters.length, 1, MOST_PARAMETERS);
  within("different parameters", new Set(parameters.map(({ id }) => id)).size, parameters.length, MOST_PARAMETERS);
  within("objectives", objectives.length, 1, MOST_OBJECTIVES);
  within("runs", runs, FIRST_RUNS, MOST_RUNS);
  within("runsOfPoint", runsOfPoint, FIRST_RUNS, MOST_RUNS_OF_POINT);
  for (const { indifference } of objectives) {
    if (!(indifference >= 0)) throw new RangeError(`indifference: expected a number ≥ 0, got ${indifference}`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence: expected a number in (0, 1), got ${confidence}`);
  }
}
