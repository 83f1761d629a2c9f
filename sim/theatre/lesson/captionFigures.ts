import type { TheatreFrame, TheatreOverview } from "../types/overview.ts";

/** A number of a caption: read from the run that stands there, never written down. */
export type CaptionFigure =
  | { readonly unit: "people" | "groups" | "left"; readonly value: number }
  /** [0, 1]; undefined: nobody has been counted. */
  | { readonly unit: "share"; readonly value: number | undefined }
  | { readonly unit: "limit"; readonly value: number };

/** What stands between braces in a text, piece by piece: `{` text `}` at odd places. */
export function captionPieces(text: string): readonly string[] {
  return text.split(/\{([a-z][a-zA-Z0-9.-]{0,60})\}/);
}

/**
 * The figure of a name: `people.a` (persons on stage A), `groups.a`, `left.a` (gave up or turned away up to now),
 * `share.QUEUE.a` (answered in time up to now, by the queue's own formula), `limit.QUEUE` (what counts as in time, ms).
 * Undefined: the run has no such thing, and the name stays as it was typed.
 */
export function captionFigure(name: string, overview: TheatreOverview, frame: TheatreFrame): CaptionFigure | undefined {
  const [what = "", ...rest] = name.split(".");
  const stage = rest.at(-1) === "b" ? "b" : "a";
  const laneIndex = overview.lanes.findIndex(({ queueId }) => queueId === rest[0]);
  if (what === "limit" && rest.length === 1) {
    const limit = overview.lanes[laneIndex]?.target?.withinMs;
    return limit === undefined ? undefined : { unit: "limit", value: limit };
  }
  const number = overview.stages.findIndex((one) => one.stage === rest.at(-1));
  const state = frame.stages[number];
  if (state === undefined) return undefined;
  if (what === "share" && rest.length === 2 && laneIndex >= 0) {
    const own = state.totals.lanes.find(({ lane }) => lane === laneIndex);
    const decided = own?.decided ?? 0;
    return { unit: "share", value: decided > 0 ? (own?.answeredInTime ?? 0) / decided : undefined };
  }
  if (rest.length !== 1) return undefined;
  const seats = overview.seats.filter(({ column }) => column[stage] !== undefined);
  switch (what) {
    case "people":
      return { unit: "people", value: seats.length };
    case "groups":
      return { unit: "groups", value: new Set(seats.map(({ group }) => group)).size };
    case "left":
      return {
        unit: "left",
        value: state.totals.lanes.reduce((sum, { left, turnedAway }) => sum + left + turnedAway, 0),
      };
    default:
      return undefined;
  }
}
