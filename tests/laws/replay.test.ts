import { beforeAll, describe, expect, test } from "vitest";
import { createSimulatedFeed } from "../../sim/feed/simulated.ts";
import { Board } from "../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../sim/metrics/defaults.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import { demonstration } from "../../sim/scenario/demonstration.ts";
import { type FloorEvent, HOUR_MS, type Instant } from "../../sim/vocabulary/index.ts";
import { decodeLog, encodeLog } from "../../sim/vocabulary/log.ts";
import { prepare } from "../../workers/boardPlaying.ts";
import type { Speed } from "../../workers/clock.ts";
import { Player } from "../../workers/player.ts";
import { ManualTime } from "../fixtures/manualTime.ts";

const START = Date.UTC(2026, 10, 23, 6) as Instant;
const END = (START + 3 * HOUR_MS) as Instant;
const LABEL = "A morning";

/** The run that makes the recording: the same feed, folded and measured as it happens. */
class Run {
  readonly #feed = createSimulatedFeed({ scenario: demonstration, seed: "replay law", startAt: START });
  readonly #board = new Board(defaultBoardConfig({ place: LABEL, timeZone: demonstration.timeZone }));
  readonly events: FloorEvent[] = [];

  /** The picture at `at`, which must not be earlier than the one before. `ended` as the replay's: nothing grows old. */
  frame(at: Instant, state: Frame["feed"]["state"]): Frame {
    for (;;) {
      const batch = this.#feed.take(at, 1_000);
      for (const event of batch.events) {
        this.#board.apply(event);
        this.events.push(event);
      }
      if (!batch.more) break;
    }
    return this.#board.frame(at, { kind: "simulated", label: "Kazan", state, speed: 1 });
  }
}

/** All of a frame but what says how it is played. */
function picture({ feed: _feed, sequence: _sequence, ...rest }: Frame): Omit<Frame, "feed" | "sequence"> {
  return rest;
}

let text: string;

beforeAll(() => {
  const run = new Run();
  run.frame(END, "running");
  text = run.events.map(encodeLog).join("\n");
});

/** Every frame a display gets when the recording is played at `speed`. */
async function replay(speed: Speed, real: ManualTime): Promise<Frame[]> {
  const spec = { kind: "recording", id: "x", label: LABEL, timeZone: demonstration.timeZone, speed } as const;
  const prepared = await prepare(spec, async () => new Response(text));
  if (!prepared.ok) throw new Error(`${prepared.code}: ${prepared.detail}`);
  const frames: Frame[] = [];
  const player = new Player(prepared.open, (frame) => frames.push(frame), { speed, real });
  player.start();
  for (let minute = 0; minute < 300 && player.state === "running"; minute += 1) real.pass(60_000);
  return frames;
}

describe("[D17] a recording played again shows what was shown when it was made", () => {
  test.each([
    { speed: 60, atLeast: 700 },
    { speed: 600, atLeast: 70 },
    { speed: "as-fast-as-possible", atLeast: 2 },
  ] as const)("[D17] at speed $speed, frame by frame, at the same floor instants", async ({ speed, atLeast }) => {
    const frames = await replay(speed, new ManualTime());
    expect(frames.length).toBeGreaterThanOrEqual(atLeast);
    const run = new Run();
    for (const frame of frames) expect(picture(frame)).toEqual(picture(run.frame(frame.at, frame.feed.state)));
    expect(frames.at(-1)?.feed).toMatchObject({ kind: "replayed", state: "ended" });
  });

  test("[D17] all speeds end with the same picture, and it is a busy one", async () => {
    const ends = await Promise.all(
      ([60, 600, "as-fast-as-possible"] as const).map(async (speed) => (await replay(speed, new ManualTime())).at(-1)),
    );
    const [first, ...others] = ends.map((frame) => (frame === undefined ? undefined : picture(frame)));
    expect(first?.total.day.offered).toBeGreaterThan(500);
    expect(first?.channels.length).toBeGreaterThan(5);
    expect(first?.agents.length).toBeGreaterThan(30);
    for (const other of others) expect(other).toEqual(first);
  });

  test("[D17] a written log is read back event for event", () => {
    const lines = text.split("\n");
    expect(lines.length).toBeGreaterThan(5_000);
    expect(lines.map(decodeLog).map(encodeLog)).toEqual(lines);
  });
});
