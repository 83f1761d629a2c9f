import type { SlotsSpec } from "../../scenario/staff.ts";
import type { Channel } from "../../vocabulary/index.ts";

/** Most contacts of one channel an agent may hold in a scenario, and most in all. */
export const MOST_SLOTS = 100;

/**
 * Slots from the most contacts of each channel. `any` channels together: the total is their sum; `same-channel`: the
 * largest of them. Empty: `undefined`.
 */
export function slotsOf(
  byChannel: Readonly<Partial<Record<Channel, number>>>,
  mix: "any" | "same-channel",
): SlotsSpec | undefined {
  const counts = Object.values(byChannel);
  if (counts.length === 0) return undefined;
  const sum = counts.reduce((total, count) => total + count, 0);
  const total = Math.max(1, Math.min(MOST_SLOTS, mix === "any" ? sum : Math.max(...counts)));
  return { total, byChannel, mix };
}
