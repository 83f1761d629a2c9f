import type { Distribution } from "./distribution.ts";

/** Mean of the durations drawn, ms, before rounding. */
export function meanOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case "deterministic":
      return distribution.valueMs;
    case "exponential":
    case "lognormal":
    case "gamma":
      return distribution.meanMs;
    case "hyperexponential":
      return distribution.phases.reduce((sum, phase) => sum + phase.share * phase.meanMs, 0);
    case "uniform":
      return (distribution.fromMs + distribution.toMs) / 2;
    case "empirical": {
      const points = distribution.quantilesMs;
      let sum = 0;
      for (let i = 1; i < points.length; i++) sum += (points[i]! + points[i - 1]!) / 2;
      return sum / (points.length - 1);
    }
    case "survival": {
      const { atMs, survival, tailMeanMs } = distribution;
      let sum = 0;
      for (let i = 0; i < atMs.length; i++) {
        sum += ((atMs[i]! - (atMs[i - 1] ?? 0)) * (survival[i]! + (survival[i - 1] ?? 1))) / 2;
      }
      return sum + survival.at(-1)! * tailMeanMs;
    }
    case "spiked":
      return meanOf(distribution.of);
  }
}
