import { describe, expect, test } from "vitest";
import { feedAddress } from "../../../app/_state/feeds.ts";

const read = (query: string) => feedAddress(new URLSearchParams(query));

describe("[D10] what an address asks to see", () => {
  test.each(["", "feed=live", "feed=live&speed=60"])("[D10] “%s” is the live feed", (query) => {
    expect(read(query)).toEqual({ kind: "live" });
  });

  test.each([
    ["feed=simulated", { seed: "floorcast", from: undefined, speed: 1 }],
    ["feed=simulated&seed=a day&speed=60", { seed: "a day", from: undefined, speed: 60 }],
    ["feed=simulated&from=1795320000000", { seed: "floorcast", from: 1_795_320_000_000, speed: 1 }],
    ["feed=simulated&speed=max", { seed: "floorcast", from: undefined, speed: "as-fast-as-possible" }],
    ["feed=simulated&speed=0.5", { seed: "floorcast", from: undefined, speed: 0.5 }],
  ])("[D10] “%s” is the simulated centre", (query, expected) => {
    expect(read(query)).toEqual({ kind: "simulated", ...expected });
  });

  test.each([
    ["feed=recording:asterisk-384-calls", 10],
    ["feed=recording:asterisk-384-calls&speed=600", 600],
    ["feed=recording:asterisk-384-calls&speed=max", "as-fast-as-possible"],
  ])("[D10] “%s” is a recording, ten times faster unless it says otherwise", (query, speed) => {
    expect(read(query)).toEqual({ kind: "recording", id: "asterisk-384-calls", speed });
  });

  test.each([
    "feed=",
    "feed=simulate",
    "feed=SIMULATED",
    "feed=recording",
    "feed=recording:",
    "feed=recording:../../etc/passwd",
    "feed=recording:a%20b",
    "feed=recording:A",
    `feed=recording:${"a".repeat(61)}`,
    "feed=__proto__",
    "feed=recording:x%0Arecording:y",
  ])("[D10] nonsense is the live feed: %s", (query) => {
    expect(read(query)).toEqual({ kind: "live" });
  });

  test.each(["speed=0", "speed=-60", "speed=NaN", "speed=Infinity", "speed=3601", "speed=fast", "speed="])(
    "[D10] a speed that is none is the feed's own: %s",
    (speed) => {
      expect(read(`feed=simulated&${speed}`)).toMatchObject({ speed: 1 });
      expect(read(`feed=recording:a&${speed}`)).toMatchObject({ speed: 10 });
    },
  );

  test.each(["from=0", "from=-1", "from=1", "from=1795320000000.5", "from=1e300", "from=today", "from="])(
    "[D10] a beginning that is no instant is now: %s",
    (from) => {
      expect(read(`feed=simulated&${from}`)).toMatchObject({ from: undefined });
    },
  );

  test("[BD9] a live address may name the board it is read by; what no board can be called is left out", () => {
    expect(read("board=north-hall")).toEqual({ kind: "live", boardId: "north-hall" });
    expect(read("board=North%20Hall")).toEqual({ kind: "live" });
    expect(read("feed=simulated&board=north")).toMatchObject({ kind: "simulated" });
  });

  test("[D10] a seed is any text, cut at 100 characters", () => {
    expect(read(`feed=simulated&seed=${"x".repeat(10_000)}`)).toMatchObject({ seed: "x".repeat(100) });
  });
});
