import type { Instant } from "../vocabulary/index.ts";
import type { BoardConfig } from "./config.ts";
import { contactMetrics } from "./contactMetrics.ts";
import type { QualityFigures } from "./frame.ts";
import type { ScopeInput } from "./metric.ts";
import { REPEAT_MS } from "./resolutionTally.ts";
import type { Scope } from "./scope.ts";
import { known } from "./scopeFigures.ts";

/** Ratings are few: half an hour of them says nothing on most floors. */
const WINDOW = "day";

/** What customers and listeners thought of one scope, at `at`. */
export function qualityFigures(scope: Scope, config: BoardConfig, at: Instant): QualityFigures {
  const input: ScopeInput = { scope, sums: scope.sums(WINDOW), config, longestWaitMs: undefined };
  const resolved = contactMetrics.firstContactResolution.compute(input);
  return {
    window: WINDOW,
    csat: contactMetrics.csat.compute(input),
    nps: contactMetrics.nps.compute(input),
    firstContactResolution: {
      ...resolved,
      ...known("knownUntilAt", resolved.n === 0 ? undefined : ((at - REPEAT_MS) as Instant)),
    },
    evaluation: contactMetrics.evaluation.compute(input),
  };
}
