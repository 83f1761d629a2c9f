import { z } from "zod";
import { type Distribution, MAX_DURATION_MS } from "./distribution.ts";

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
