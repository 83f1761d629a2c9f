import { MINUTE_MS } from "../../sim/vocabulary/index.ts";

/** What a row's chart spans: two hours back, and room ahead of now for what is said at the now-line. */
export const PAST_MS = 120 * MINUTE_MS;
export const AHEAD_MS = 30 * MINUTE_MS;

/** CSS position of now on the axis. */
export const NOW_POSITION = `${((100 * PAST_MS) / (PAST_MS + AHEAD_MS)).toFixed(2)}%`;
