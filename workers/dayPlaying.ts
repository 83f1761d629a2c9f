import { createDayFeed, DAY_VERSION, type DayHeader } from "../sim/feed/day.ts";
import { DayBoard } from "../sim/feed/dayBoard.ts";
import type { FloorEvent } from "../sim/vocabulary/index.ts";
import { decodeLog } from "../sim/vocabulary/log.ts";
import { Album } from "./album.ts";
import type { FeedErrorCode } from "./boardApi.ts";
import { messageOf } from "./messageOf.ts";
import type { Playing } from "./player.ts";

/** Events a worker takes: some 400 bytes of memory each. The server refuses a day with more. */
const MOST_EVENTS = 1_000_000;
/** Boards left standing along a day, and the step of its pictures. */
const BOARDS = 8;
const PICTURE_MS = 60_000;
/** Below this the whole day folds in a moment, and boards are not worth their memory. */
const FEW_EVENTS = 2_000;

export type LoadedDay =
  | { readonly ok: true; readonly header: DayHeader; readonly events: readonly FloorEvent[] }
  | { readonly ok: false; readonly code: FeedErrorCode; readonly detail: string };

/** Fetches a day of the log line by line. Never rejects. `onShare` hears the share of its events read, in [0, 1]. */
export async function loadDay(
  date: string,
  load: typeof fetch,
  onShare: (share: number) => void = () => undefined,
): Promise<LoadedDay> {
  const failed = (code: FeedErrorCode, detail: string): LoadedDay => ({
    ok: false,
    code,
    detail: `${date}: ${detail}`,
  });
  let header: DayHeader | undefined;
  const events: FloorEvent[] = [];
  try {
    const answer = await load(`/api/v1/days/${encodeURIComponent(date)}/events`);
    if (!answer.ok || answer.body === null) return failed("day-unavailable", await refusalOf(answer));
    for await (const line of linesOf(answer.body)) {
      if (header === undefined) {
        header = JSON.parse(line) as DayHeader;
        if (header.version !== DAY_VERSION) return failed("day-unreadable", `version ${String(header.version)}`);
        continue;
      }
      if (events.length >= MOST_EVENTS) return failed("day-unreadable", `more than ${MOST_EVENTS} events`);
      events.push(decodeLog(line));
      if (events.length % 4_096 === 0) onShare(Math.min(1, events.length / Math.max(1, header.events)));
    }
  } catch (problem) {
    return failed(header === undefined ? "day-unavailable" : "day-unreadable", messageOf(problem));
  }
  if (header === undefined) return failed("day-unreadable", "nothing came");
  return { ok: true, header, events };
}

/** How to open a day again and again, and the album of its replay, with `boards` boards unless the day is short. */
export function dayPlaying(
  header: DayHeader,
  events: readonly FloorEvent[],
  boards: number = BOARDS,
): { readonly open: () => Playing; readonly album: Album } {
  const feed = () => createDayFeed(header, events);
  const open = (): Playing => ({ feed: feed(), board: new DayBoard(header) });
  const { startsAt, endsAt } = header;
  const kept = events.length < FEW_EVENTS ? 0 : boards;
  return { open, album: new Album({ open, startsAt, endsAt, everyMs: PICTURE_MS, boards: kept }) };
}

/** The lines of a body, without empty ones; what follows the last line break is a line too. */
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncIterable<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = done ? "" : (lines.pop() ?? "");
    for (const line of lines) if (line !== "") yield line;
    if (done) return;
  }
}

async function refusalOf(answer: Response): Promise<string> {
  const text = (await answer.text()).slice(0, 2_000);
  try {
    const { code, detail } = JSON.parse(text) as { code?: unknown; detail?: unknown };
    return `${String(code)}: ${String(detail)}`;
  } catch {
    return `HTTP ${answer.status}`;
  }
}
