import { quantile } from "../spread.ts";

/** Share of the days a strip shows inside of its scale. */
const INSIDE = 0.95;
const STEPS = [1, 1.5, 2, 3, 5, 8, 10];

/**
 * Where the strips of one row end on both sides of zero, the same for every scenario: the next round number that has 95 %
 * of the days of each, and their means with their intervals, inside. `undefined` where nothing differs.
 */
export function stripEdge(
  strips: readonly {
    readonly days: Float64Array;
    readonly value: number | undefined;
    readonly halfWidth: number | undefined;
  }[],
): number | undefined {
  const reach = Math.max(
    0,
    ...strips.map(({ days, value, halfWidth }) =>
      Math.max(quantile(days.map(Math.abs).sort(), INSIDE) ?? 0, Math.abs(value ?? 0) + (halfWidth ?? 0)),
    ),
  );
  return reach > 0 ? roundUp(reach) : undefined;
}

/** The least of 1, 1.5, 2, 3, 5, 8 × a power of ten that is not below `reach` > 0. */
export function roundUp(reach: number): number {
  const exponent = Math.floor(Math.log10(reach) + 1e-12);
  const step = STEPS.find((one) => scaled(one, exponent) >= reach * (1 - 1e-12)) ?? 10;
  return scaled(step, exponent);
}

/** Divided for negative powers: 5 ÷ 1000 is 0.005, 5 × 10⁻³ is not. */
function scaled(step: number, exponent: number): number {
  return exponent < 0 ? step / 10 ** -exponent : step * 10 ** exponent;
}
