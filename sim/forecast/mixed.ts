import { type EffectLayout, levelLoadings } from "./dayEffects.ts";
import { type DayNoise, deviationAt, type EffectState, type FilterPlan, filterDays, filterPlan } from "./dayFilter.ts";
import { minimise } from "./minimise.ts";
import { type MixedParameters, parametersAt, pull, startOf } from "./mixedParameters.ts";
import type { DayLaw, Model, ModelOptions } from "./model.ts";
import { type DayToCome, daysToCome, type OpenDay, openDays } from "./openDays.ts";
import { type Profiles, profilesOf } from "./profiles.ts";
import { poissonRootVariance } from "./rootScale.ts";
import type { CountSeries } from "./series.ts";
import { type SpecialDayFactors, specialDayFactors } from "./specialDays.ts";
import { WithinDay } from "./withinDay.ts";

/** Open days after which a day counts half for the profiles. */
const HALF_LIFE_DAYS = 120;
/** Days parameters are found on: older ones say little of them and cost as much. */
const PARAMETER_DAYS = 400;
/** Rounds of parameters, then deviations, then profiles; they settle in two. */
const ROUNDS = 2;
const FIRST_EVALUATIONS = 420;
const LATER_EVALUATIONS = 160;
/** Least open days for an effect of the month, and of the season. */
const MONTH_FROM_DAYS = 60;
const YEAR_FROM_DAYS = 540;
/** Below this many intervals a day has no shape to speak of but its level. */
const SHAPES_FROM_INTERVALS = 6;

/**
 * The square-root mixed-effects model: a profile of each weekday, day effects (level, tilt and curvature) that follow an
 * AR(1) over open days, an AR(1) within the day and the noise of counts; best linear unbiased prediction by a Kalman filter
 * over days, parameters by maximum likelihood (Ibrahim & L'Ecuyer 2013, M&SOM 15: 72–85; the square root of Brown et al.
 * 2005). `calendar` adds random effects of the place in the month, of days after a closing and, from 1½ years on, of the
 * season: with variances of their own, so that they vanish where the history shows none.
 */
export function fitMixed(series: CountSeries, options: ModelOptions, calendar: boolean): Model {
  const days = openDays(series);
  const plan = filterPlan(days, layoutOf(days, series.intervals, calendar), series.intervals);
  const fitted = fitDays(plan, options.parameters);
  const { profiles, parameters, special } = fitted;
  return {
    method: calendar ? "mixed-calendar" : "mixed",
    parameters: fitted.point,
    factors: special.named,
    laws: (horizonDays) => {
      const noise = noiseOf(profiles, parameters);
      const { state } = filterDays(plan, profiles.roots, noise);
      return daysToCome(series, days, horizonDays, options.calendar).map((day) => {
        state.advance();
        return lawOf(day, { plan, profiles, noise, state, special });
      });
    },
  };
}

/** Effects a history can tell: none of the season before a year and a half, one level for days of few intervals. */
function layoutOf(days: readonly OpenDay[], intervals: number, calendar: boolean): EffectLayout {
  const ordinary = days.filter((day) => day.ordinary).length;
  return {
    shapes: intervals >= SHAPES_FROM_INTERVALS && ordinary >= 20 ? 3 : 1,
    month: calendar && ordinary >= MONTH_FROM_DAYS,
    afterClosing: calendar && days.filter((day) => day.ordinary && day.afterClosing === 1).length >= 2,
    year: calendar && ordinary >= YEAR_FROM_DAYS,
  };
}

interface FittedDays {
  readonly profiles: Profiles;
  readonly parameters: MixedParameters;
  readonly point: readonly number[];
  readonly special: SpecialDayFactors;
}

function fitDays(plan: FilterPlan, known: readonly number[] | undefined): FittedDays {
  const { days, layout, intervals } = plan;
  const start = startOf(layout);
  // Parameters of another layout (an effect came in with longer history) are no start for this one.
  let point: readonly number[] = known?.length === start.length ? known : start;
  const searching = point === start;
  const recent = filterPlan(days.slice(-PARAMETER_DAYS), layout, intervals);
  let deviations: (Float64Array | undefined)[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const profiles = profilesOf(days, intervals, HALF_LIFE_DAYS, deviations);
    if (searching) {
      const deviance = (x: readonly number[]): number =>
        filterDays(recent, profiles.roots, noiseOf(profiles, parametersAt(x, layout))).deviance + pull(x, start);
      const most = round === 0 ? FIRST_EVALUATIONS : LATER_EVALUATIONS;
      point = minimise(deviance, point, { step: round === 0 ? 0.7 : 0.3, tolerance: 0.05, most }).at;
    }
    deviations = deviationsOf(plan, profiles, noiseOf(profiles, parametersAt(point, layout)));
  }
  const profiles = profilesOf(days, intervals, HALF_LIFE_DAYS, deviations);
  const parameters = parametersAt(point, layout);
  const special = specialDayFactors(plan, profiles, noiseOf(profiles, parameters));
  return { profiles, parameters, point, special };
}

function deviationsOf(plan: FilterPlan, profiles: Profiles, noise: DayNoise) {
  const deviations: (Float64Array | undefined)[] = new Array(plan.days.length).fill(undefined);
  filterDays(plan, profiles.roots, noise, (index, { mean }) => {
    deviations[index] = deviationAt(plan, mean);
  });
  return deviations;
}

export function noiseOf(profiles: Profiles, parameters: MixedParameters): DayNoise {
  const withinDay = profiles.roots.map((profile, weekday) => {
    if (profile === undefined) return undefined;
    const closed = profiles.closed[weekday]!;
    const noise = profile.map((mean, i) => (closed[i] === 1 ? 0 : parameters.noise * poissonRootVariance(mean)));
    // A closed interval has neither noise nor deviation: what is always 0 says nothing of the day.
    const open = profile.map((mean, i) => (closed[i] === 1 ? 0 : mean));
    return new WithinDay(open, noise, parameters.withinVariance, parameters.withinCorrelation);
  });
  return { withinDay, effects: parameters.effects };
}

interface Known {
  readonly plan: FilterPlan;
  readonly profiles: Profiles;
  readonly noise: DayNoise;
  readonly state: EffectState;
  readonly special: SpecialDayFactors;
}

function lawOf(day: DayToCome, { plan, profiles, noise, state, special }: Known): DayLaw {
  const n = profiles.intervals;
  const profile = profiles.roots[day.weekday]!;
  const closed = day.closed ? new Uint8Array(n).fill(1) : profiles.closed[day.weekday]!;
  const law = state.on(levelLoadings(plan.layout, day));
  const deviation = deviationAt(plan, law.mean);
  const mean = profile.map((u, i) => u * (1 + deviation[i]!));
  const covariance = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (const [k, row] of law.covariance.entries()) {
        for (const [l, value] of row.entries()) sum += plan.shapes[k]![i]! * plan.shapes[l]![j]! * value;
      }
      covariance[i * n + j] = profile[i]! * profile[j]! * sum;
    }
  }
  // A profile of n days is itself known to one n-th of what varies about it.
  noise.withinDay[day.weekday]!.addTo(covariance, 1 + 1 / Math.max(1, profiles.days[day.weekday]!));
  if (day.special.length > 0) special.apply(day.special, profile, mean, covariance);
  for (let i = 0; i < n; i++) {
    if (closed[i] !== 1) continue;
    mean[i] = 0.5;
    for (let j = 0; j < n; j++) {
      covariance[i * n + j] = 0;
      covariance[j * n + i] = 0;
    }
  }
  return { date: day.date, weekday: day.weekday, step: day.step, special: day.special, mean, covariance, closed };
}
