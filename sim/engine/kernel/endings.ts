import type { CentreQueue } from "../centre.ts";
import { luck } from "../luck.ts";
import { CHANCE as CHANCES } from "./chances.ts";

// At hand: what is imported is looked up whenever it is used.
const CHANCE = CHANCES;

/** Whether a contact of the queue with this word goes on in the back office, or to another queue, when its conversation ends. */
export function goesToBackOffice({ backOffice }: CentreQueue, word: number): boolean {
  return backOffice !== undefined && luck(word, CHANCE.backOffice) < backOffice.share;
}

export function isTransferred({ transfer }: CentreQueue, word: number): boolean {
  return transfer !== undefined && luck(word, CHANCE.transfers) < transfer.share;
}

/** The share of the queue's contacts that is settled where agents hold `held` at once, in the mean of the conversation. */
export function settledShare({ resolvedShare, resolvedBy }: CentreQueue, held: number): number {
  return resolvedBy.length === 0 ? resolvedShare : shareAt(resolvedBy, held);
}

/**
 * Whether a fresh contact of the queue is settled and goes on nowhere, when an agent has it who holds nothing else; it is
 * known as it comes. `factor`: what the agent multiplies the share settled by.
 */
export function settlesAlone(queue: CentreQueue, word: number, factor: number): boolean {
  return (
    !goesToBackOffice(queue, word) &&
    !isTransferred(queue, word) &&
    luck(word, CHANCE.resolved) < settledShare(queue, 1) * factor
  );
}

/** The share at `held` contacts: straight between points (concurrency, share), flat outside. */
function shareAt(points: Float64Array, held: number): number {
  if (held <= points[0]!) return points[1]!;
  for (let i = 2; i < points.length; i += 2) {
    if (held > points[i]!) continue;
    const below = points[i - 2]!;
    const part = (held - below) / (points[i]! - below);
    return points[i - 1]! + (points[i + 1]! - points[i - 1]!) * part;
  }
  return points[points.length - 1]!;
}
