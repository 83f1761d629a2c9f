/** Where a search ended. */
export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
  readonly evaluations: number;
}

/**
 * Nelder & Mead (1965, Computer Journal 7: 308–313) from `start` with a first simplex of size `step`, until its values
 * differ by less than `tolerance` or `most` evaluations are spent. Deterministic. What is not finite counts as worst.
 */
export function minimise(
  of: (x: readonly number[]) => number,
  start: readonly number[],
  { step = 0.5, tolerance = 1e-3, most = 400 }: { step?: number; tolerance?: number; most?: number } = {},
): Minimum {
  let evaluations = 0;
  const at = (x: number[]): Corner => {
    evaluations++;
    const value = of(x);
    return { x, value: Number.isFinite(value) ? value : Number.MAX_VALUE };
  };
  const n = start.length;
  const corners = [at([...start]), ...start.map((_, i) => at(start.map((x, k) => (k === i ? x + step : x))))];
  const sort = () => corners.sort((a, b) => a.value - b.value);
  sort();
  while (evaluations < most && n > 0) {
    const [best, worst] = [corners[0]!, corners[n]!];
    if (worst.value - best.value < tolerance) break;
    const middle = start.map((_, k) => corners.slice(0, n).reduce((sum, { x }) => sum + x[k]!, 0) / n);
    const towards = (by: number) => at(middle.map((m, k) => m + by * (worst.x[k]! - m)));
    const reflected = towards(-1);
    if (reflected.value < best.value) {
      const expanded = towards(-2);
      corners[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < corners[n - 1]!.value) corners[n] = reflected;
    else {
      const contracted = reflected.value < worst.value ? towards(-0.5) : towards(0.5);
      if (contracted.value < Math.min(worst.value, reflected.value)) corners[n] = contracted;
      else for (let i = 1; i <= n; i++) corners[i] = at(corners[i]!.x.map((x, k) => (x + best.x[k]!) / 2));
    }
    sort();
  }
  return { at: corners[0]!.x, value: corners[0]!.value, evaluations };
}

interface Corner {
  readonly x: readonly number[];
  readonly value: number;
}
