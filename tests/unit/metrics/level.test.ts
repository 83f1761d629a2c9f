import { expect, test } from "vitest";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { ratio } from "../../../sim/metrics/index.ts";
import { judge } from "../../../sim/metrics/level.ts";
import { FEED, FloorWorld, MORNING } from "../../fixtures/floorWorld.ts";

const config = defaultBoardConfig();

test("[M23] act: under target beyond chance, or a wait beyond three promises (one and a half where work may wait)", () => {
  const none = { serviceLevel: ratio(0, 0) };
  expect(judge("voice", { serviceLevel: ratio(10, 40), longestWaitMs: undefined }, config)).toEqual({
    level: "act",
    carries: "serviceLevel",
  });
  expect(judge("voice", { ...none, longestWaitMs: 60_001 }, config)).toEqual({ level: "act", carries: "longest" });
  expect(judge("voice", { ...none, longestWaitMs: 60_000 }, config)).toEqual({ level: "watch", carries: "longest" });
  expect(judge("messenger", { ...none, longestWaitMs: 180_001 }, config).level).toBe("act");
  expect(judge("messenger", { ...none, longestWaitMs: 180_000 }, config).level).toBe("watch");
});

test("[M24] watch: a wait beyond the promise, or under target without certainty; below n = 20 a ratio says nothing", () => {
  const calm = { level: "calm", carries: undefined };
  const judged = (met: number, n: number) =>
    judge("voice", { serviceLevel: ratio(met, n), longestWaitMs: 20_000 }, config);
  expect(judged(15, 20)).toEqual({ level: "watch", carries: "serviceLevel" });
  expect(judged(0, 19)).toEqual(calm);
  expect(judged(16, 20)).toEqual(calm);
  expect(judge("voice", { serviceLevel: ratio(0, 0), longestWaitMs: 20_001 }, config)).toEqual({
    level: "watch",
    carries: "longest",
  });
});

test("[M25] a level shows after 15 s of holding and leaves after 30 s of not", () => {
  const world = new FloorWorld();
  world.queued(0, "a"); // watch from 20.001 s: seen at the tick of 25 s
  expect(world.frame(39.999).channels[0]!.level).toBe("calm");
  expect(world.frame(40).channels[0]).toMatchObject({ level: "watch", carries: "longest" });
  world.connected(41, "a"); // gone at the tick of 45 s
  expect(world.frame(74.999).channels[0]!.level).toBe("watch");
  expect(world.frame(75).channels[0]!.level).toBe("calm");
});

test("[M26] fresh up to two periods of silence, ageing up to five, then stale and agents unknown", () => {
  const world = new FloorWorld();
  world.say(0, { type: "agent.session", agentId: "anna", state: "on" });
  world.queued(0, "a");
  const at = (second: number) => {
    const { channels, sources, agents } = world.frame(second);
    return [channels[0]!.freshness, sources[0]!.freshness, agents[0]!.state];
  };
  expect(at(20)).toEqual(["fresh", "fresh", "ready"]);
  expect(at(20.001)).toEqual(["ageing", "ageing", "ready"]);
  expect(at(50.001)).toEqual(["stale", "stale", "unknown"]);
  expect(world.board.frame((MORNING + 60_000) as never, { ...FEED, state: "ended" }).channels[0]!.freshness).toBe(
    "fresh",
  );
  world.say(61, { type: "source.health", state: "connected" });
  expect(at(62)[0]).toBe("fresh");
  world.say(63, { type: "source.health", state: "disconnected" });
  expect(at(63)[0]).toBe("stale");
});

test.each(["replayed", "simulated"] as const)("[M30] silence in a %s feed is not age, a recorded loss is", (kind) => {
  const world = new FloorWorld();
  world.queued(0, "a");
  const freshness = (second: number) =>
    world.board.frame((MORNING + second * 1_000) as never, { ...FEED, kind }).channels[0]!.freshness;
  expect(freshness(3_600)).toBe("fresh");
  world.say(3_601, { type: "source.health", state: "disconnected" });
  expect(freshness(3_602)).toBe("stale");
});

test("[M27] an agent is over the limit of the state once its time is up; seats count from 101", () => {
  const world = new FloorWorld();
  world.say(0, { type: "agent.session", agentId: "anna", state: "on", name: "Anna" });
  world.say(0, { type: "agent.session", agentId: "boris", state: "on" });
  world.say(1, { type: "agent.presence", agentId: "boris", available: false });
  world.connected(1, "a", "anna");
  world.connected(100, "b", "anna");
  world.say(1_201, { type: "source.health", state: "connected" });
  const frame = world.frame(1_201.001);
  expect(frame.agents).toMatchObject([
    {
      agentId: "anna",
      name: "Anna",
      seat: 101,
      state: "contact",
      sinceAt: MORNING + 1_000,
      limitMs: 1_200_000,
      overLimit: true,
    },
    { agentId: "boris", seat: 102, state: "break", limitMs: 1_200_000, overLimit: true },
  ]);
});
