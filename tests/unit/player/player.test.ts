import { expect, test } from "vitest";
import type { Feed } from "../../../sim/feed/feed.ts";
import { createReplayedFeed } from "../../../sim/feed/replayed.ts";
import { Board } from "../../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import type { Frame } from "../../../sim/metrics/frame.ts";
import type { FloorEvent, Instant } from "../../../sim/vocabulary/index.ts";
import { Player, type PlayerOptions } from "../../../workers/player.ts";
import { ManualTime } from "../../fixtures/manualTime.ts";
import { signOn } from "../../fixtures/signOn.ts";

const START = 1_795_320_000_000;

/** One agent signs on every ten seconds, `count` of them. */
function signOns(count: number): FloorEvent[] {
  return Array.from({ length: count }, (_, number) => signOn(number));
}

function playing(events: readonly FloorEvent[], options: Omit<PlayerOptions, "real">) {
  const real = new ManualTime();
  const frames: Frame[] = [];
  const open = () => ({ feed: createReplayedFeed(events, "sign-ons"), board: new Board(defaultBoardConfig()) });
  const player = new Player(open, (frame) => frames.push(frame), { ...options, real });
  const last = () => {
    const frame = frames.at(-1);
    if (frame === undefined) throw new Error("no frame yet");
    return frame;
  };
  return { real, frames, player, last };
}

test("[C2] events pass when floor time reaches them", () => {
  const { real, player, last } = playing(signOns(10), { speed: 10 });
  player.start();
  real.pass(2_900);
  expect(last().agents).toHaveLength(3);
  real.pass(200);
  expect(last().agents).toHaveLength(4);
});

test("[C2] a player that begins in the middle shows a whole floor from its first frame on", () => {
  const real = new ManualTime();
  let looks = 0;
  // A machine so slow that every look at the clock finds a whole turn gone.
  const slow = { now: () => real.now() + 100 * ++looks, after: real.after.bind(real) };
  const events = signOns(12_000);
  const from = events.at(-1)!.at;
  const frames: Frame[] = [];
  const open = () => ({ feed: createReplayedFeed(events, "sign-ons"), board: new Board(defaultBoardConfig()) });
  const player = new Player(open, (frame) => frames.push(frame), { speed: 0.001, from, real: slow });
  player.start();
  real.pass(1);
  expect(frames[0]?.at).toBe(from);
  expect(frames[0]?.agents).toHaveLength(12_000);
});

test("[C2] a feed that throws before its beginning is reached is a failure at once", () => {
  const frames: Frame[] = [];
  const open = () => ({
    feed: {
      ...createReplayedFeed(signOns(3), "sign-ons"),
      take() {
        throw new RangeError("a line nobody can read");
      },
    },
    board: new Board(defaultBoardConfig()),
  });
  new Player(open, (frame) => frames.push(frame), { speed: 1, real: new ManualTime() }).start();
  expect(frames.map(({ feed }) => feed.state)).toEqual(["failed"]);
});

test("[C2] a paused player stands; started again it goes on where it stood", () => {
  const { real, player, last } = playing(signOns(10), { speed: 10 });
  player.start();
  real.pass(2_100);
  player.pause();
  expect(last().feed.state).toBe("paused");
  real.pass(600_000);
  expect(last().agents).toHaveLength(3);
  expect(real.waiting).toBe(0);
  player.start();
  real.pass(1_000);
  expect(last().agents).toHaveLength(4);
});

test("[C2] as fast as possible ends with everything folded and says that it ended", () => {
  const { real, player, last } = playing(signOns(5_000), { speed: "as-fast-as-possible" });
  player.start();
  real.pass(1);
  expect(last().feed.state).toBe("ended");
  expect(last().feed.speed).toBe(0);
  expect(last().agents.length).toBe(5_000);
  expect(last().at).toBe(START + 4_999 * 10_000);
});

test("[C2] a step passes exactly one event and leaves the player paused", () => {
  const { real, player, last } = playing(signOns(3), { speed: 1 });
  player.step();
  expect(last().agents).toHaveLength(1);
  player.step();
  expect(last().agents).toHaveLength(2);
  expect(last().feed.state).toBe("paused");
  real.pass(600_000);
  expect(last().agents).toHaveLength(2);
});

test("[C3] going back folds anew: the picture is the one that was there", () => {
  const { real, player, frames, last } = playing(signOns(30), { speed: 10 });
  player.start();
  real.pass(10_000);
  const there = frames.find((frame) => frame.at === START + 50_000);
  expect(there).toBeDefined();
  player.pause();
  player.seek((START + 50_000) as Instant);
  expect(last().agents).toEqual(there?.agents);
  expect(last().channels).toEqual(there?.channels);
  expect(last().feed.state).toBe("paused");
});

test("[C3] going forward folds what lies between", () => {
  const { player, last } = playing(signOns(30), { speed: 1 });
  player.seek((START + 95_000) as Instant);
  expect(last().agents).toHaveLength(10);
  expect(last().at).toBe(START + 95_000);
});

test("[C4] a feed that throws becomes a state the display can show", () => {
  const real = new ManualTime();
  const frames: Frame[] = [];
  const broken: Feed = {
    kind: "replayed",
    label: "broken",
    startsAt: START as Instant,
    take: () => {
      throw new Error("disk gone");
    },
  };
  const player = new Player(
    () => ({ feed: broken, board: new Board(defaultBoardConfig()) }),
    (frame) => frames.push(frame),
    { speed: 1, real },
  );
  player.start();
  real.pass(300);
  expect(frames.at(-1)?.feed).toMatchObject({ state: "failed", problem: { code: "feed-failed", detail: "disk gone" } });
});
