import { checkShare } from "./checks.ts";
import { type Duration, type DurationCurve, durationCurve } from "./durations.ts";

/**
 * How long customers would wait before giving up. With `endless` patience and exponential handle times a queue is
 * Erlang C, with exponential patience Erlang A.
 */
export type Patience =
  | Duration
  /** Nobody gives up. */
  | { readonly kind: "endless" }
  /** A `share` in [0, 1) leaves at once when it would have to wait at all; the others have the patience of `others`. */
  | { readonly kind: "baulking"; readonly share: number; readonly others: Duration | { readonly kind: "endless" } };

const ENDLESS: DurationCurve = {
  survival: () => 1,
  survivalBefore: () => 1,
  integral: (t) => t,
  breaks: [],
  forever: 1,
  stepwise: true,
};

/** The curve of `patience`; baulking is an atom at 0. Throws `RangeError` for parameters out of range. */
export function patienceCurve(patience: Patience): DurationCurve {
  if (patience.kind === "endless") return ENDLESS;
  if (patience.kind !== "baulking") return durationCurve(patience);
  checkShare("share", patience.share);
  const stay = 1 - patience.share;
  if (stay === 0) throw new RangeError("share: expected a fraction below 1, got 1");
  const others = patienceCurve(patience.others);
  return {
    survival: (t) => stay * others.survival(t),
    survivalBefore: (t) => (t <= 0 ? 1 : stay * others.survivalBefore(t)),
    integral: (t) => stay * others.integral(t),
    breaks: others.breaks,
    forever: stay * others.forever,
    stepwise: others.stepwise,
  };
}
