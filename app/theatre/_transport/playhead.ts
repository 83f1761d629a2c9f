import type { Moment } from "../../../sim/theatre/types/index.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";

/** Simulated time passes so many times as fast as the viewer's. */
export const SPEEDS = [1, 10, 60, 600] as const;
export type TheatreSpeed = (typeof SPEEDS)[number];

/** From this speed on pieces are not seen travelling; at the last one columns and counts change four times a second. */
export const FLOW_SPEED = 60;
export const BLUR_SPEED = 600;

/** Around a breach time passes as it does: so long before and after it, in simulated ms. */
export const SLOW_BEFORE_MS = 2_000;
export const SLOW_AFTER_MS = 6_000;
/** Breaches closer together than this are one story, told slowly once. */
export const SLOW_APART_MS = 600_000;

/** Where the play stands and which way it goes: −1 backwards. */
export interface Playing {
  /** Simulated ms, with their fraction: a screen's frames are no whole milliseconds. */
  readonly at: number;
  readonly speed: TheatreSpeed;
  readonly direction: 1 | -1;
}

/** The breaches worth slowing down for: the first of each cluster. */
export function slowMoments(moments: readonly Moment[]): readonly Instant[] {
  const chosen: Instant[] = [];
  for (const { kind, at } of moments) {
    if (kind !== "target-breach") continue;
    const last = chosen.at(-1);
    if (last === undefined || at - last >= SLOW_APART_MS) chosen.push(at);
  }
  return chosen;
}

/**
 * Where the play is after `realMs` of the viewer's time: speed × time, but 1× from a little before each of `slow` to a
 * little after it. Only forwards; going back nothing is news. The answer is inside [opensAt, endsAt].
 */
export function advanced(
  { at, speed, direction }: Playing,
  realMs: number,
  slow: readonly Instant[],
  opensAt: Instant,
  endsAt: Instant,
): number {
  if (direction < 0) return Math.max(opensAt, at - realMs * speed);
  let now = at;
  let left = realMs;
  while (left > 0 && now < endsAt) {
    const inside = slow.find((moment) => now >= moment - SLOW_BEFORE_MS && now < moment + SLOW_AFTER_MS);
    const next = slow.find((moment) => moment - SLOW_BEFORE_MS > now);
    const rate = inside === undefined ? speed : 1;
    const until = inside === undefined ? Math.min(endsAt, (next ?? Infinity) - SLOW_BEFORE_MS) : inside + SLOW_AFTER_MS;
    const taken = Math.min(left, (until - now) / rate);
    now += taken * rate;
    left -= taken;
  }
  return Math.min(endsAt, now);
}

/** Whether the play is slowed down here. */
export function isSlow(at: number, slow: readonly Instant[]): boolean {
  return slow.some((moment) => at >= moment - SLOW_BEFORE_MS && at < moment + SLOW_AFTER_MS);
}

/** The next speed up or down; the last one stays. */
export function otherSpeed(speed: TheatreSpeed, by: 1 | -1): TheatreSpeed {
  const index = SPEEDS.indexOf(speed) + by;
  return SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, index))] ?? speed;
}
