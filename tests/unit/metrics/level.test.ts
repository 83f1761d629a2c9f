import { expect, test } from "vitest";
import { defaultAlarmRules } from "../../../sim/metrics/alarms/defaultRules.ts";
import { levelOfRow } from "../../../sim/metrics/alarms/rowLevels.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { type Ratio, ratio } from "../../../sim/metrics/index.ts";
import type { Channel, Instant } from "../../../sim/vocabulary/index.ts";
import { AlarmWorld } from "../../fixtures/alarmWorld.ts";
import { FEED, FloorWorld, MORNING } from "../../fixtures/floorWorld.ts";

const config = defaultBoardConfig();

/** The row of `channel` once these figures have held for long enough; both waits and service level have their targets. */
function judged(channel: Channel, level: Ratio, longestWaitMs: number | undefined) {
  const key = `channel:${channel}`;
  const world = new AlarmWorld(defaultAlarmRules(config).filter(({ id }) => id !== "source-silent"));
  world.scopes = [{ key, scope: key, channel }];
  const { fraction, acceptableWaitMs: target } = config.targets[channel];
  world.readings.set(`${key} serviceLevel`, { ...level, target: fraction });
  world.readings.set(key, longestWaitMs === undefined ? { target } : { value: longestWaitMs, target });
  world.pass(0, 15);
  const { sinceAt: _, ...row } = levelOfRow(world.book.alarms(), world.book.rules);
  return row;
}

test("[M23] act: under target beyond chance, or a wait beyond three promises (one and a half where work may wait)", () => {
  const none = ratio(0, 0);
  expect(judged("voice", ratio(10, 40), undefined)).toEqual({ level: "act", carries: "serviceLevel" });
  expect(judged("voice", none, 60_001)).toEqual({ level: "act", carries: "longest" });
  expect(judged("voice", none, 60_000)).toEqual({ level: "watch", carries: "longest" });
  expect(judged("messenger", none, 180_001).level).toBe("act");
  expect(judged("messenger", none, 180_000).level).toBe("watch");
});

test("[M24] watch: a wait beyond the promise, or under target without certainty; below n = 20 a ratio says nothing", () => {
  expect(judged("voice", ratio(15, 20), 20_000)).toEqual({ level: "watch", carries: "serviceLevel" });
  expect(judged("voice", ratio(0, 19), 20_000)).toEqual({ level: "calm" });
  expect(judged("voice", ratio(16, 20), 20_000)).toEqual({ level: "calm" });
  expect(judged("voice", ratio(0, 0), 20_001)).toEqual({ level: "watch", carries: "longest" });
});

test("[M25] a level shows after 15 s of holding and leaves after 30 s of not", () => {
  const world = new FloorWorld();
  world.queued(0, "a"); // watch from 20.001 s: seen at the tick of 25 s
  expect(world.frame(39.999).channels[0]!.level).toBe("calm");
  const { channels, queues, alarms } = world.frame(40);
  const row = { level: "watch", carries: "longest", levelSinceAt: MORNING + 40_000 };
  expect(channels[0]).toMatchObject(row);
  // One trouble is one alarm; the row of its queue is as loud.
  expect(queues[0]).toMatchObject(row);
  expect(alarms).toHaveLength(1);
  expect(alarms[0]).toMatchObject({
    scope: "channel:voice",
    sinceAt: MORNING + 25_000,
    value: 40_000,
    threshold: 20_000,
  });
  world.connected(41, "a"); // gone at the tick of 45 s
  expect(world.frame(74.999).channels[0]!.level).toBe("watch");
  const after = world.frame(75);
  expect([after.channels[0]!.level, after.queues[0]!.level]).toEqual(["calm", "calm"]);
  expect(after.alarms[0]).toMatchObject({ state: "returned", clearsAt: MORNING + 375_000 });
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

test("[PW6] the row of a queue follows a wait that grows though nothing is counted, and rules that change", () => {
  const world = new FloorWorld();
  const rule = defaultAlarmRules(config).find(({ id }) => id === "longest-wait")!;
  const soon = { ...rule, watch: { above: 8_000 }, act: { above: 12_000 }, onDelayMs: 0, offDelayMs: 0 };
  world.board.alarms.setRules([soon], MORNING as Instant);
  const level = (second: number) => world.frame(second).queues[0]!.level;
  // Nothing is counted between the begin of the wait and its promise of 20 s.
  world.queued(0, "a");
  expect([level(5), level(10), level(15)]).toEqual(["calm", "watch", "act"]);
  world.connected(16, "a");
  expect(level(20)).toBe("calm");
  // Two minutes in which nothing changes, then a rule by which what stands is too many.
  expect(level(140)).toBe("calm");
  const many = {
    ...soon,
    metric: "averageSpeedOfAnswerMs",
    window: "day",
    watch: { above: 1 },
    act: { above: 2 },
  } as const;
  world.board.alarms.setRules([many], (MORNING + 140_000) as Instant);
  expect(level(145)).toBe("act");
});
