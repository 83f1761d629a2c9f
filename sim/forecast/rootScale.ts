/**
 * The scale forecasts are made on: y = √(n + ¼), on which a Poisson count of any size has a variance near ¼ (Brown, Gans,
 * Mandelbaum, Sakov, Shen, Zeltyn & Zhao 2005, JASA 100: 36–50, section 6).
 */

/** √(n + ¼) of a count ≥ 0; NaN of NaN: not known. */
export function root(count: number): number {
  return Math.sqrt(count + 0.25);
}

/** Expected count where the root has this mean and variance: E[y²] − ¼, never below 0. */
export function countOf(mean: number, variance: number): number {
  return Math.max(0, mean * mean + variance - 0.25);
}

/** Mean of √(N + ¼) for N ~ Poisson(`rate`), `rate` ≥ 0, by its sum up to 40 and by its series in 1/rate above. */
export function poissonRootMean(rate: number): number {
  if (rate > SUMMED_UP_TO) return Math.sqrt(rate + 0.25) * (1 - 1 / (8 * rate) + 3 / (128 * rate * rate));
  let share = Math.exp(-rate);
  let mean = 0;
  const last = Math.ceil(rate + 12 * Math.sqrt(rate) + 20);
  for (let n = 0; n <= last; n++) {
    mean += share * Math.sqrt(n + 0.25);
    share *= rate / (n + 1);
  }
  return mean;
}

const SUMMED_UP_TO = 40;
/** Steps of the table on the scale of roots; beyond its end the variance is ¼ to within 1 %. */
const TABLE_STEP = 0.05;
const TABLE_TO = 6;
let table: { readonly means: readonly number[]; readonly variances: readonly number[] } | undefined;

/**
 * Variance of √(N + ¼) for the Poisson N whose root has the mean `mean`: 0 at ½ (always nobody), ¼ where there are many.
 * With it mean² + variance − ¼ is the rate itself, however small.
 */
export function poissonRootVariance(mean: number): number {
  if (mean >= TABLE_TO) return 0.25;
  if (mean <= 0.5) return 0;
  table ??= makeTable();
  let low = 0;
  let high = table.means.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (table.means[middle]! <= mean) low = middle;
    else high = middle;
  }
  const [a, b] = [table.means[low]!, table.means[high]!];
  const share = Math.min(1, (mean - a) / (b - a));
  return table.variances[low]! * (1 - share) + table.variances[high]! * share;
}

function makeTable() {
  const rates = Array.from({ length: Math.ceil(TABLE_TO / TABLE_STEP) + 4 }, (_, i) => (i * TABLE_STEP) ** 2);
  const means = rates.map(poissonRootMean);
  return { means, variances: rates.map((rate, i) => Math.max(0, rate + 0.25 - means[i]! ** 2)) };
}
