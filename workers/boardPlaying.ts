import { estimatedModel } from "../sim/experiment/lookahead/estimate/estimated.ts";
import { Observing } from "../sim/experiment/lookahead/estimate/observing.ts";
import { Serving } from "../sim/experiment/lookahead/estimate/serving.ts";
import { knownModel } from "../sim/experiment/lookahead/operatingModel.ts";
import { demonstrationBoard } from "../sim/feed/demonstrationBoard.ts";
import { createReplayedFeed } from "../sim/feed/replayed.ts";
import { createSimulatedFeed } from "../sim/feed/simulated.ts";
import { Board } from "../sim/metrics/board.ts";
import { defaultBoardConfig } from "../sim/metrics/defaults.ts";
import { demonstration } from "../sim/scenario/demonstration.ts";
import { type FloorEvent, HOUR_MS, type Instant } from "../sim/vocabulary/index.ts";
import { LocalTime } from "../sim/vocabulary/localTime.ts";
import { decodeLog } from "../sim/vocabulary/log.ts";
import type { Album } from "./album.ts";
import type { FeedErrorCode, FeedSpec } from "./boardApi.ts";
import { dayPlaying, loadDay } from "./dayPlaying.ts";
import { messageOf } from "./messageOf.ts";
import type { Playing } from "./player.ts";
import { theatrePlaying } from "./theatrePlaying.ts";

/** How long a simulated centre has been open when a display begins: two hours of chart and a settled backlog. */
const OPEN_BEFORE_MS = 6 * HOUR_MS;
/** Longest recording a worker takes, bytes of NDJSON: about 400,000 events. */
const RECORDING_BYTES = 100 * 2 ** 20;

/** What is needed to play a feed, again and again from its beginning. */
export type Prepared =
  | {
      readonly ok: true;
      readonly open: () => Playing;
      readonly from?: Instant;
      readonly album?: Album;
      /** It is shown where it begins and stands still until somebody plays it. */
      readonly paused?: boolean;
    }
  | { readonly ok: false; readonly code: FeedErrorCode; readonly detail: string };

/** Fetches what `spec` needs and says how to open it. Never rejects. `load` is `fetch`, or a test's own. */
export async function prepare(spec: FeedSpec, load: typeof fetch): Promise<Prepared> {
  switch (spec.kind) {
    case "simulated": {
      const startAt = (spec.from - OPEN_BEFORE_MS) as Instant;
      const config = demonstrationBoard();
      return {
        ok: true,
        from: spec.from,
        open: () => {
          const board = new Board(config);
          return {
            feed: createSimulatedFeed({ scenario: demonstration, seed: spec.seed, startAt }),
            board,
            ahead: { board, model: () => knownModel(demonstration) },
          };
        },
      };
    }
    case "day": {
      const loaded = await loadDay(spec.date, load);
      if (!loaded.ok) return loaded;
      const { header, events } = loaded;
      const { startsAt, endsAt } = header;
      const inside = spec.from !== undefined && spec.from >= startsAt && spec.from <= endsAt;
      const from = inside && spec.from !== undefined ? spec.from : startsAt;
      return { ok: true, ...dayPlaying(header, events), from, paused: spec.paused };
    }
    case "theatre":
      return theatrePlaying(spec);
    case "recording": {
      const loaded = await recordedEvents(spec.id, load);
      if (!loaded.ok) return loaded;
      const config = defaultBoardConfig({ place: spec.label, timeZone: spec.timeZone });
      return {
        ok: true,
        open: () => {
          const feed = createReplayedFeed(loaded.events, spec.label);
          const observing = new Observing(new LocalTime(config.timeZone));
          const serving = new Serving();
          const board = new Board(config, { observers: [observing, serving] });
          const model = (at: Instant) => {
            const observed = observing.observed(at);
            return estimatedModel({ observed, floor: board.floor, config, at, forecasts: new Map(), serving });
          };
          return { feed, board, ahead: { board, model, serving } };
        },
      };
    }
  }
}

type Loaded =
  | { readonly ok: true; readonly events: readonly FloorEvent[] }
  | { readonly ok: false; readonly code: FeedErrorCode; readonly detail: string };

async function recordedEvents(id: string, load: typeof fetch): Promise<Loaded> {
  let text: string;
  try {
    const answer = await load(`/api/v1/recordings/${encodeURIComponent(id)}/events`);
    if (!answer.ok) return { ok: false, code: "recording-unavailable", detail: `${id}: HTTP ${answer.status}` };
    text = await answer.text();
  } catch (problem) {
    return { ok: false, code: "recording-unavailable", detail: `${id}: ${messageOf(problem)}` };
  }
  if (text.length > RECORDING_BYTES) {
    return { ok: false, code: "recording-unreadable", detail: `${id}: longer than ${RECORDING_BYTES} bytes` };
  }
  try {
    const events = text
      .split("\n")
      .filter((line) => line !== "")
      .map(decodeLog);
    if (events.length === 0) return { ok: false, code: "recording-empty", detail: id };
    return { ok: true, events };
  } catch (problem) {
    return { ok: false, code: "recording-unreadable", detail: `${id}: ${messageOf(problem)}` };
  }
}
