import type { OfferOutcome } from "../vocabulary/index.ts";

const MISSED: ReadonlySet<OfferOutcome> = new Set<OfferOutcome>(["no_answer", "failed", "rejected", "autopaused"]);

/**
 * Whether an offer that ended so was missed: the agent let it ring, could not be reached, declined it or was paused for
 * it. Not where a colleague was faster or the customer left. A queue server writes the unreached as rung out for 0 ms.
 */
export function isMissed(outcome: OfferOutcome): boolean {
  return MISSED.has(outcome);
}
