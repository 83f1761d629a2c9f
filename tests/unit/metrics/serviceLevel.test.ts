import { expect, test } from "vitest";
import type { ServiceLevelVariant } from "../../../sim/metrics/config.ts";
import { PLACE } from "../../../sim/metrics/fields.ts";
import { serviceLevel } from "../../../sim/metrics/serviceLevel.ts";
import { FloorWorld } from "../../fixtures/floorWorld.ts";

/** ICMI's day: A = 1000, B = 60, A≤T = 860, B≤T = 20, B>T = 40, Bs = 10. */
const ICMI = { answeredIn: 860, answeredLate: 140, abandonedIn: 20, short: 10, late: 180, flowed: 0 };
const EXPECTED: readonly (readonly [string, ServiceLevelVariant, string])[] = [
  ["SL1", "of-answered", "86.0"],
  ["SL2", "strict", "81.1"],
  ["SL3", "strict-excluding-short-abandons", "81.9"],
  ["SL4", "ignoring-abandons-in-target", "82.7"],
  ["SL5", "abandons-in-target-positive", "83.0"],
  ["SL6", "answered-or-flowed-out", "86.0"],
];

for (const [rule, variant, percent] of EXPECTED) {
  test(`[${rule}] the ICMI day is ${percent} % by ${variant}`, () => {
    expect((serviceLevel(ICMI, variant).value! * 100).toFixed(1)).toBe(percent);
  });
}

test("[SL6] flow-outs lower answered-or-flowed-out and nothing else", () => {
  const flowing = { ...ICMI, flowed: 1_000 };
  expect(serviceLevel(flowing, "answered-or-flowed-out").value).toBe(0.43);
  expect(serviceLevel(flowing, "strict").value).toBe(serviceLevel(ICMI, "strict").value);
});

test("[SL5] a queue on which everybody gives up in time is 0 %, 0 % and 100 %", () => {
  const all = { answeredIn: 0, answeredLate: 0, abandonedIn: 10, short: 0, late: 0, flowed: 0 };
  expect(serviceLevel(all, "strict").value).toBe(0);
  expect(serviceLevel(all, "abandons-in-target-positive").value).toBe(1);
  expect(serviceLevel(all, "of-answered").value).toBeUndefined();
});

test("[SL8] an answer at exactly the acceptable wait is in target, a millisecond later is not", () => {
  const world = new FloorWorld();
  world.queued(0, "a");
  world.queued(0, "b");
  world.connected(20, "a");
  world.connected(20.001, "b", "boris");
  const { value, n } = world.frame(21).channels[0]!.serviceLevel;
  expect([value, n]).toEqual([0.5, 2]);
});

test("[SL7] a visit that crosses the target still waiting counts as late from that millisecond", () => {
  const world = new FloorWorld();
  world.queued(0, "a");
  expect(world.frame(20).channels[0]).toMatchObject({ waitingLate: 0, serviceLevel: { n: 0 } });
  expect(world.frame(20.001).channels[0]).toMatchObject({ waitingLate: 1, serviceLevel: { n: 1, value: 0 } });
  world.connected(50, "a");
  // Decided once: the late answer does not count again.
  expect(world.frame(51).channels[0]).toMatchObject({ waitingLate: 0, serviceLevel: { n: 1, value: 0 } });
});

test("[SL7] whoever still waits late stays in the denominator when the crossing has left the window", () => {
  const world = new FloorWorld();
  world.queued(0, "a");
  expect(world.frame(3_600).channels[0]!.serviceLevel).toMatchObject({ n: 1, value: 0 });
  world.connected(3_600, "a");
  expect(world.frame(3_601).channels[0]!.serviceLevel).toEqual(
    expect.objectContaining({ n: 0, target: { fraction: 0.8, acceptableWaitMs: 20_000 } }),
  );
});

test("[SL9] by arrival a visit counts where it was queued, by end where its work ended", () => {
  const counted = (attribution: "offered" | "ended", second: number) => {
    const world = new FloorWorld({ attribution, headline: "interval" });
    world.queued(1_795, "a"); // 08:29:55
    world.connected(1_805, "a"); // 08:30:05
    world.released(3_605, "a"); // 09:00:05
    return world.frame(second).channels[0]!.serviceLevel.n;
  };
  expect(counted("offered", 3_610)).toBe(0);
  expect(counted("ended", 3_610)).toBe(1);
});

test("[SL10] what the system lost is excluded from service level, even if it was late", () => {
  const world = new FloorWorld();
  world.queued(0, "a");
  world.frame(60);
  world.say(61, { type: "stream.reset", reason: "source_restart" });
  const voice = world.frame(62).channels[0]!;
  expect(voice).toMatchObject({ waiting: 0, waitingLate: 0, serviceLevel: { n: 0 } });
  expect(world.board.scopes.total.sums("day")[PLACE.systemLost]).toBe(1);
});

test("[SL11] an abandon sooner than the short threshold is left out, at the threshold it counts", () => {
  const world = new FloorWorld();
  world.queued(0, "a");
  world.queued(0, "b");
  world.dequeued(4.999, "a");
  world.dequeued(5, "b");
  expect(world.frame(6).channels[0]).toMatchObject({
    serviceLevel: { n: 1, value: 0 },
    headline: { abandoned: 2, shortAbandons: 1 },
  });
});

test("[SL12] an answer told late but given in time takes the broken promise back", () => {
  const world = new FloorWorld();
  world.queued(0, "a");
  world.frame(30);
  world.connected(15, "a");
  expect(world.frame(31).channels[0]).toMatchObject({ waitingLate: 0, serviceLevel: { n: 1, value: 1 } });
});

test("[SL13] consults and listening-in are not offered to service level", () => {
  const world = new FloorWorld();
  world.queued(0, "a");
  world.connected(5, "a");
  for (const role of ["consult", "monitor"]) {
    world.say(6, {
      type: "work.connected",
      workId: role,
      contactId: "a",
      visitId: "a",
      agentId: role,
      channel: "voice",
      role,
    });
  }
  const frame = world.frame(7);
  expect(frame.channels[0]!.serviceLevel.n).toBe(1);
  expect(frame.agents.map(({ agentId, busy }) => [agentId, busy])).toEqual([
    ["anna", 1],
    ["consult", 1],
    ["monitor", 0],
  ]);
});
