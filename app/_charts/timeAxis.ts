import { MINUTE_MS } from "../../sim/vocabulary/index.ts";

/** What a row's chart spans: two hours back, and the hour ahead of now that a projection speaks of. */
export const PAST_MS = 120 * MINUTE_MS;
export const AHEAD_MS = 60 * MINUTE_MS;

/** CSS position of now on the axis. */
export const NOW_POSITION = `${((100 * PAST_MS) / (PAST_MS + AHEAD_MS)).toFixed(2)}%`;

/** Width of the chart, arcminutes, from which the words at its ends stand clear of the clock on the now-line, and a note ahead of it fits. */
export const AXIS_WORDS_AM = { past: 160, ahead: 310, note: 470 } as const;
