import type { Distribution } from "../../scenario/distribution.ts";
import { meanOf } from "../../scenario/moments.ts";
import type { QueueSpec } from "../../scenario/queueSpec.ts";
import { durationsOf } from "../numbers/durations.ts";

/** Mean of what is drawn, ms, before rounding. Only laws with spikes have no formula: theirs is summed over the table. */
export function meanDurationMs(distribution: Distribution): number {
  return distribution.kind === "spiked" ? durationsOf(distribution).meanMs : meanOf(distribution);
}

/**
 * Mean handle time of a queue as drawn, ms: talk, identification and wrap-up, before anybody's factors. Talk that goes
 * by the interval of arrival counts each interval alike.
 */
export function meanHandleMs({ talkMs, byInterval, identificationMs = 0, wrapUpMs }: QueueSpec): number {
  const talks = byInterval?.talkMs ?? [talkMs];
  const talk = talks.reduce((sum, one) => sum + meanDurationMs(one), 0) / talks.length;
  return talk + identificationMs + (wrapUpMs === undefined ? 0 : meanDurationMs(wrapUpMs));
}
