import { z } from "zod";

/** Longest duration a scenario may name: 30 days in ms. Longer is a unit mistaken (seconds for ms, ms for µs). */
export const MAX_DURATION_MS = 2_592_000_000;

/** How long something takes. Every draw is rounded to whole ms and is at least 1. */
export type Distribution =
  | { readonly kind: "deterministic"; readonly valueMs: number }
  | { readonly kind: "exponential"; readonly meanMs: number }
  /** `cv` = standard deviation ÷ mean, in [0.01, 10]. */
  | { readonly kind: "lognormal"; readonly meanMs: number; readonly cv: number }
  /** Quantiles at p = 0, 1/(k−1), …, 1, never falling; straight between them. 2 to 1,001 of them. */
  | { readonly kind: "empirical"; readonly quantilesMs: readonly number[] };

const positiveMs = z.number().min(1).max(MAX_DURATION_MS);

export const distributionSchema: z.ZodType<Distribution> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("deterministic"), valueMs: positiveMs }),
  z.strictObject({ kind: z.literal("exponential"), meanMs: positiveMs }),
  z.strictObject({ kind: z.literal("lognormal"), meanMs: positiveMs, cv: z.number().min(0.01).max(10) }),
  z.strictObject({
    kind: z.literal("empirical"),
    quantilesMs: z
      .array(z.number().min(0).max(MAX_DURATION_MS))
      .min(2)
      .max(1_001)
      .refine((points) => points.every((point, i) => i === 0 || point >= points[i - 1]!), {
        error: "expected quantiles that never fall",
      }),
  }),
]);

/** Mean of the durations drawn, ms, before rounding. */
export function meanOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case "deterministic":
      return distribution.valueMs;
    case "exponential":
    case "lognormal":
      return distribution.meanMs;
    case "empirical": {
      const points = distribution.quantilesMs;
      let sum = 0;
      for (let i = 1; i < points.length; i++) sum += (points[i]! + points[i - 1]!) / 2;
      return sum / (points.length - 1);
    }
  }
}
