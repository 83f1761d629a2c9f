/** Nodes of the 15-point Kronrod rule on [−1, 1], positive half, outermost first (QUADPACK `qk15`, Piessens 1983). */
const NODES = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.20778495500789848, 0,
] as const;
const WEIGHTS = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478542, 0.20443294007529889, 0.20948214108472782,
] as const;
/** Weights of the embedded 7-point Gauss rule, which uses every second node from the second on. */
const GAUSS = [0, 0.1294849661688697, 0, 0.27970539148927664, 0, 0.3818300505051189, 0, 0.4179591836734694] as const;
/** Of one stretch: where rounding alone exceeds the tolerance, narrower parts would never end. */
const MOST_HALVINGS = 14;

/** An integrand of several components at once: it adds `weight` × its values at `x` to `into`. */
export type Integrand = (x: number, weight: number, into: Float64Array) => void;

/**
 * Adds ∫ from `from` to `to` of every component to `into`, by adaptive Gauss–Kronrod (7, 15) halving until the first
 * component's rules differ by less than `tolerance` in each part. The true error is far smaller, since the estimate is
 * the difference to the worse rule.
 */
export function integrate(
  integrand: Integrand,
  from: number,
  to: number,
  tolerance: number,
  into: Float64Array,
  halvings = 0,
): void {
  if (!(to > from)) return;
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  const part = new Float64Array(into.length);
  let gauss = 0;
  for (let i = 0; i < 8; i++) {
    const offset = half * NODES[i]!;
    const before = part[0]!;
    integrand(middle - offset, WEIGHTS[i]! * half, part);
    if (offset > 0) integrand(middle + offset, WEIGHTS[i]! * half, part);
    gauss += (part[0]! - before) * (GAUSS[i]! / WEIGHTS[i]!);
  }
  if (Math.abs(part[0]! - gauss) <= tolerance || halvings >= MOST_HALVINGS) {
    for (let k = 0; k < into.length; k++) into[k]! += part[k]!;
    return;
  }
  integrate(integrand, from, middle, tolerance / 2, into, halvings + 1);
  integrate(integrand, middle, to, tolerance / 2, into, halvings + 1);
}
