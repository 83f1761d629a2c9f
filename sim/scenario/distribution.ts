/** Longest duration a scenario may name: 30 days in ms. Longer is a unit mistaken (seconds for ms, ms for µs). */
export const MAX_DURATION_MS = 2_592_000_000;

/** How long something takes, ms. Every draw is rounded to whole ms and is at least 1. */
export type Distribution =
  | PlainDistribution
  /**
   * As `of`, but of those still there at each `atMs`, `share` end there: announcements that make callers hang up.
   * Instants rise; shares in (0, 1].
   */
  | { readonly kind: "spiked"; readonly of: PlainDistribution; readonly spikes: readonly SpikeSpec[] };

export interface SpikeSpec {
  readonly atMs: number;
  readonly share: number;
}

export type PlainDistribution =
  | { readonly kind: "deterministic"; readonly valueMs: number }
  | { readonly kind: "exponential"; readonly meanMs: number }
  /** `cv` = standard deviation ÷ mean, in [0.01, 10]. */
  | { readonly kind: "lognormal"; readonly meanMs: number; readonly cv: number }
  /** Shape 1 ÷ cv², `cv` in [0.05, 5]: cv 1 is the exponential, 1 ÷ √k the Erlang distribution of k phases. */
  | { readonly kind: "gamma"; readonly meanMs: number; readonly cv: number }
  /** One of several exponentials, chosen by share; shares sum to 1. 1 to 10 phases. */
  | { readonly kind: "hyperexponential"; readonly phases: readonly PhaseSpec[] }
  | { readonly kind: "uniform"; readonly fromMs: number; readonly toMs: number }
  /** Quantiles at p = 0, 1/(k−1), …, 1, never falling; straight between them. 2 to 1,001 of them. */
  | { readonly kind: "empirical"; readonly quantilesMs: readonly number[] }
  /**
   * A survival curve as Kaplan–Meier estimates it: `survival[i]` is the share still there just after `atMs[i]`, straight
   * from point to point, beginning with 1 at 0 unless the first point says otherwise. Two points at one instant are a
   * jump: that share ends exactly there. Whoever is left after the last point stays an exponential time of mean
   * `tailMeanMs` longer.
   */
  | {
      readonly kind: "survival";
      readonly atMs: readonly number[];
      readonly survival: readonly number[];
      readonly tailMeanMs: number;
    };

export interface PhaseSpec {
  readonly share: number;
  readonly meanMs: number;
}
