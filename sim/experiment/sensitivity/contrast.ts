import type { Difference } from "../difference.ts";
import { CONFIDENCE, errorOfMean, leftOut } from "../estimate.ts";
import { ratioOf, type Series } from "../series.ts";
import { studentPoint } from "../student.ts";

/**
 * Σ of the ratios of `plus` less Σ of those of `minus`, by the jackknife over replications: replication i of all is left out
 * together. For the difference of differences. Without a `varianceRatio`; numbers `undefined` where somebody counted nobody.
 * Throws `RangeError` for no series, or series of different lengths.
 */
export function contrast(plus: readonly Series[], minus: readonly Series[], confidence = CONFIDENCE): Difference {
  const all = [...plus.map((series) => ({ series, sign: 1 })), ...minus.map((series) => ({ series, sign: -1 }))];
  const replications = all[0]?.series.over.length;
  if (replications === undefined) throw new RangeError("series: expected at least one, got none");
  let value: number | undefined = 0;
  let values: Float64Array | undefined = new Float64Array(replications);
  for (const { series, sign } of all) {
    if (series.over.length !== replications) {
      throw new RangeError(`series: expected ${replications} replications each, got ${series.over.length}`);
    }
    const ratio = ratioOf(series);
    const without = leftOut(series);
    value = value === undefined || ratio === undefined ? undefined : value + sign * ratio;
    values = values === undefined || without === undefined ? undefined : values.map((v, i) => v + sign * without[i]!);
  }
  const standardError = errorOfMean(values);
  return {
    ...{ value, replications, standardError, confidence },
    halfWidth: standardError === undefined ? undefined : standardError * studentPoint(confidence, replications - 1),
    varianceRatio: undefined,
  };
}
