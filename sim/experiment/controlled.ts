import { CONFIDENCE, estimate } from "./estimate.ts";
import { ratioOf, type Series, total } from "./series.ts";
import { studentPoint } from "./student.ts";

/** An estimate made narrower by something whose mean is known. */
export interface ControlledEstimate {
  readonly value: number | undefined;
  readonly standardError: number | undefined;
  readonly halfWidth: number | undefined;
  readonly confidence: number;
  /** How many times as many replications the estimate without the control would need; 1: the control is of no use. */
  readonly gain: number | undefined;
}

/**
 * A ratio of sums corrected by a control: `control[r]` is what replication r had of something whose mean is known, less
 * that mean. Residuals x − R y over ȳ are regressed on the control, and what it explains is taken off (Lavenberg & Welch
 * 1981; L'Ecuyer & Buist 2006 for contact centres). Where the control explains nothing, the plain estimate is kept.
 * `undefined` numbers with fewer than four replications or nobody counted. Throws `RangeError` for another length.
 */
export function controlled(series: Series, control: Float64Array, confidence = CONFIDENCE): ControlledEstimate {
  const count = series.over.length;
  if (control.length !== count) throw new RangeError(`control: expected ${count} values, got ${control.length}`);
  const ratio = ratioOf(series);
  const plain = estimate(series, confidence).standardError;
  if (ratio === undefined || plain === undefined || count < 4) {
    return { value: ratio, standardError: undefined, halfWidth: undefined, confidence, gain: undefined };
  }
  const meanUnder = total(series.under) / count;
  const meanControl = total(control) / count;
  let [both, own, residuals] = [0, 0, 0];
  for (let r = 0; r < count; r++) {
    const residual = (series.over[r]! - ratio * series.under[r]!) / meanUnder;
    both += residual * (control[r]! - meanControl);
    own += (control[r]! - meanControl) ** 2;
    residuals += residual ** 2;
  }
  const slope = own === 0 ? 0 : both / own;
  // Two parameters are fitted; the last factor is for the control's own mean, which is itself estimated.
  const left = Math.max(0, residuals - slope * both) / (count - 2);
  const error = own === 0 ? plain : Math.sqrt(left * (1 / count + meanControl ** 2 / own));
  if (!(error < plain)) return unimproved(ratio, plain, count, confidence);
  return {
    value: ratio - slope * meanControl,
    standardError: error,
    halfWidth: error * studentPoint(confidence, count - 2),
    confidence,
    gain: (plain / error) ** 2,
  };
}

function unimproved(value: number, error: number, count: number, confidence: number): ControlledEstimate {
  return { value, standardError: error, halfWidth: error * studentPoint(confidence, count - 1), confidence, gain: 1 };
}
