import { describe, expect, test } from "vitest";
import { type DisplayTime, FrameStore } from "../../../app/_state/frameStore.ts";
import { frame } from "../../../app/gallery/builders.ts";

const START = 1_000_000;

/** A display's clock that passes when told; asleep, it passes without a tick. */
class TestTime implements DisplayTime {
  #now = START;
  #due: { every: number; at: number; then: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  every(ms: number, then: () => void): () => void {
    const timer = { every: ms, at: this.#now + ms, then };
    this.#due.push(timer);
    return () => {
      this.#due = this.#due.filter((other) => other !== timer);
    };
  }

  pass(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#now = next.at;
      next.at += next.every;
      next.then();
    }
    this.#now = until;
  }

  sleep(ms: number): void {
    this.#now += ms;
    for (const timer of this.#due) timer.at = this.#now;
  }

  get timers(): number {
    return this.#due.length;
  }
}

function store(ages = true) {
  const time = new TestTime();
  const frames = new FrameStore(ages, time);
  let heard = 0;
  const leave = frames.subscribe(() => {
    heard += 1;
  });
  return { time, frames, leave, link: () => frames.view().link, heard: () => heard };
}

describe("[D8] how much a display believes its picture", () => {
  test("[D8] before anything came it is connecting, on the server too", () => {
    const { frames, link } = store();
    expect(link()).toEqual({ state: "connecting" });
    expect(frames.serverView()).toEqual({ frame: undefined, link: { state: "connecting" }, problem: undefined });
  });

  test("[D8] a frame is fresh for 2 s, ageing up to 5 s, lost after that", () => {
    const { time, frames, link } = store();
    frames.frame(frame(), START);
    expect(link()).toEqual({ state: "fresh", ageMs: 0 });
    time.pass(2_000);
    expect(link()).toEqual({ state: "fresh", ageMs: 2_000 });
    time.pass(250);
    expect(link()).toEqual({ state: "ageing", ageMs: 2_250 });
    time.pass(2_750);
    expect(link()).toEqual({ state: "ageing", ageMs: 5_000 });
    time.pass(250);
    expect(link()).toEqual({ state: "lost", ageMs: 5_250, lostAt: START });
  });

  test("[D8] age counts from when the server made the frame, not from when it arrived", () => {
    const { frames, link } = store();
    frames.frame(frame(), START - 3_000);
    expect(link()).toEqual({ state: "ageing", ageMs: 3_000 });
  });

  test("[D8] a frame from a clock a little ahead is not younger than now", () => {
    const { frames, link } = store();
    frames.frame(frame(), START + 40);
    expect(link()).toEqual({ state: "fresh", ageMs: 0 });
  });

  test("[D8] a display that slept for an hour wakes up lost, until a frame comes", () => {
    const { time, frames, link } = store();
    frames.frame(frame({ sequence: 1 }), START);
    time.sleep(3_600_000);
    time.pass(0);
    expect(link()).toEqual({ state: "lost", ageMs: 3_600_000, lostAt: START });
    frames.frame(frame({ sequence: 2 }), time.now());
    expect(link()).toEqual({ state: "fresh", ageMs: 0 });
    expect(frames.view().frame?.sequence).toBe(2);
  });

  test("[D8] a dropped connection ages like any silence; when lost it counts down to the next try, then tries", () => {
    const { time, frames, link } = store();
    frames.frame(frame(), START);
    frames.lost(8_000);
    expect(link()).toEqual({ state: "fresh", ageMs: 0 });
    time.pass(6_000);
    expect(link()).toEqual({ state: "lost", ageMs: 6_000, lostAt: START, retryInMs: 2_000 });
    time.pass(1_000);
    expect(link()).toMatchObject({ retryInMs: 1_000 });
    time.pass(1_000);
    expect(link()).toEqual({ state: "lost", ageMs: 8_000, lostAt: START });
    frames.lost(15_000);
    expect(link()).toMatchObject({ retryInMs: 15_000 });
  });

  test("[D8] a display that never got through says since when, through every try", () => {
    const { time, frames, link } = store();
    frames.lost(500);
    expect(link()).toEqual({ state: "lost", ageMs: 0, lostAt: START, retryInMs: 500 });
    time.pass(1_000);
    frames.lost(1_000);
    expect(link()).toEqual({ state: "lost", ageMs: 1_000, lostAt: START, retryInMs: 1_000 });
  });

  test("[D8] a frame clears what was lost and what was wrong", () => {
    const { frames, link } = store();
    frames.lost(500);
    frames.problem("too-many", "displays");
    expect(frames.view().problem).toEqual({ code: "too-many", detail: "displays" });
    frames.frame(frame(), START);
    expect(link().state).toBe("fresh");
    expect(frames.view().problem).toBeUndefined();
  });

  test("[D8] a failed feed is a problem of the picture itself", () => {
    const { frames } = store();
    const problem = { code: "feed-failed", detail: "disk gone" };
    frames.frame(frame({ feed: { kind: "replayed", label: "x", state: "failed", speed: 1, problem } }), START);
    expect(frames.view().problem).toEqual(problem);
  });

  test("[PW5] with frames coming, a display draws each once and nothing between; a picture that ages it draws by itself", () => {
    const { time, frames, heard } = store();
    for (let n = 0; n < 20; n++) {
      frames.frame(frame(), time.now());
      time.pass(250);
    }
    expect(heard()).toBe(20);
    time.pass(4_000);
    expect(heard()).toBeGreaterThan(27);
  });

  test("[D8] nobody watching, no timer; the view is the same object between changes", () => {
    const { time, frames, leave, heard } = store();
    frames.frame(frame(), START);
    expect(frames.view()).toBe(frames.view());
    time.pass(1_000);
    // A fresh picture is not told of again for its age alone, while the next one is on its way.
    expect(heard()).toBe(3);
    leave();
    expect(time.timers).toBe(0);
    frames.subscribe(() => {});
    frames.subscribe(() => {});
    expect(time.timers).toBe(1);
  });
});

test("[D9] a replay and a simulation in this browser never age: paused, they stand still and are true", () => {
  const { time, frames, link } = store(false);
  frames.frame(frame(), START);
  time.pass(3_600_000);
  expect(link()).toEqual({ state: "fresh", ageMs: 0 });
});
