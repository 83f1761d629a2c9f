import type { DayLaw, Fit, Model, ModelOptions } from "./model.ts";
import type { CountSeries } from "./series.ts";

/**
 * The mean of what several methods expect, on the scale of roots (Bates & Granger 1969, with equal weights). Covariances are
 * averaged as they are: errors of methods that read one history are nearly the same errors.
 */
export function fitCombined(series: CountSeries, options: ModelOptions, fits: readonly Fit[]): Model {
  const { parameters = [] } = options;
  let at = 0;
  const models = fits.map((member) => {
    // Parameters are kept one after the other, each list behind its length.
    const length = parameters[at];
    const own = length === undefined ? undefined : parameters.slice(at + 1, at + 1 + length);
    at += 1 + (length ?? 0);
    return member(series, { ...options, ...(own === undefined ? {} : { parameters: own }) });
  });
  return {
    method: "combined",
    parameters: models.flatMap((model) => [model.parameters.length, ...model.parameters]),
    factors: models.find(({ factors }) => factors.length > 0)?.factors ?? [],
    laws: (horizonDays) => {
      const each = models.map((model) => model.laws(horizonDays));
      return each[0]!.map((first, d) =>
        meanLaw(
          first,
          each.map((laws) => laws[d]!),
        ),
      );
    },
  };
}

function meanLaw(first: DayLaw, laws: readonly DayLaw[]): DayLaw {
  const average = (of: (law: DayLaw) => Float64Array): Float64Array =>
    of(first).map((_, i) => laws.reduce((sum, law) => sum + of(law)[i]!, 0) / laws.length);
  return { ...first, mean: average((law) => law.mean), covariance: average((law) => law.covariance) };
}
