import { type Calibration, dayOf, type ForecastDay } from "./forecast.ts";
import { conditioned } from "./matrix.ts";
import { root } from "./rootScale.ts";

/**
 * The rest of a day after its first counts: the day's law given what has come so far (Gaussian conditioning on √counts, as
 * the model has day effects and neighbouring intervals go together; never the ratio of counts to their forecast, which
 * over-reacts). `countsSoFar` has one count an interval, NaN where not known yet; known ones are their own forecast. Nothing
 * known gives the day as it was. Throws `RangeError` for a list of another length, and for counts below 0 or infinite.
 */
export function updateDay(day: ForecastDay, countsSoFar: Float64Array, calibration?: Calibration): ForecastDay {
  const { law } = day;
  const n = law.mean.length;
  if (countsSoFar.length !== n) throw new RangeError(`countsSoFar: expected ${n} counts, got ${countsSoFar.length}`);
  const wrong = countsSoFar.findIndex((count) => !(Number.isNaN(count) || (count >= 0 && Number.isFinite(count))));
  if (wrong >= 0) throw new RangeError(`countsSoFar: expected counts of at least 0, got ${countsSoFar[wrong]}`);
  const known = [...countsSoFar.keys()].filter((i) => !Number.isNaN(countsSoFar[i]!));
  if (known.length === 0) return day;
  // What is certain beforehand (a closed interval) tells nothing of the rest.
  const telling = known.filter((i) => law.covariance[i * n + i]! > 0);
  const wanted = [...countsSoFar.keys()].filter((i) => Number.isNaN(countsSoFar[i]!));
  const values = telling.map((i) => root(countsSoFar[i]!));
  const rest = conditioned(law.mean, law.covariance, telling, values, wanted);
  const mean = countsSoFar.map(root);
  const covariance = new Float64Array(n * n);
  for (const [a, i] of wanted.entries()) {
    mean[i] = rest.mean[a]!;
    for (const [b, j] of wanted.entries()) covariance[i * n + j] = rest.covariance[a * wanted.length + b]!;
  }
  const updated = dayOf({ ...law, mean, covariance }, calibration);
  // Squares of roots come back to whole counts but for the last bit.
  for (const band of Object.values(updated.counts)) for (const i of known) band[i] = countsSoFar[i];
  return updated;
}
