import type { Frame } from "../../sim/metrics/frame.ts";

/** What a display knows of its own connection. */
export type Link =
  /** Nothing was ever received. */
  | { readonly state: "connecting" }
  /** The latest frame is young. `ageMs` = how long ago the server made it, by the server's clock. */
  | { readonly state: "fresh"; readonly ageMs: number }
  /** No frame for longer than two periods: figures fade. */
  | { readonly state: "ageing"; readonly ageMs: number }
  /**
   * No frame for longer than five periods, or none at all and the connection gone: figures are withdrawn. `retryInMs` =
   * time until the next try, absent while one is under way.
   */
  | { readonly state: "lost"; readonly ageMs: number; readonly lostAt: number; readonly retryInMs?: number };

/** What a page draws: the latest frame and how much to believe it. */
export interface View {
  readonly frame: Frame | undefined;
  readonly link: Link;
  /** A failure of the feed itself, with its code and plain detail. */
  readonly problem: { readonly code: string; readonly detail: string } | undefined;
}

/** Frames come four a second; a second without one is a period. */
export const FRAME_PERIOD_MS = 1_000;
export const AGEING_PERIODS = 2;
export const LOST_PERIODS = 5;
