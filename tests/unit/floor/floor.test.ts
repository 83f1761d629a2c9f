import { expect, test } from "vitest";
import { Floor } from "../../../sim/floor/index.ts";
import { PLACE } from "../../../sim/metrics/fields.ts";
import type { FloorEvent } from "../../../sim/vocabulary/index.ts";
import { FloorWorld, MORNING } from "../../fixtures/floorWorld.ts";

test("[F3] a visit is answered or left once; the second is told so", () => {
  const world = new FloorWorld();
  world.queued(0, "a");
  expect(world.connected(5, "a")).toBe("folded");
  expect(world.dequeued(6, "a")).toBe("already-closed");
  expect(world.queued(7, "a")).toBe("already-closed");
  expect(world.frame(8).total.day).toMatchObject({ offered: 1, answered: 1, abandoned: 0 });
});

test("[F4] the same event id of the same source is a duplicate, of another source it is not", () => {
  const world = new FloorWorld();
  const event = world.event(0, { type: "visit.queued", visitId: "a", contactId: "a", queueId: "q", channel: "voice" });
  expect(world.board.apply(event).kind).toBe("folded");
  expect(world.board.apply(event).kind).toBe("duplicate");
  expect(world.board.apply({ ...event, source: "test://two" as never }).kind).toBe("folded");
  const frame = world.frame(1);
  expect(frame.total.waiting).toBe(2);
  expect(frame.sources.map(({ duplicates }) => duplicates)).toEqual([1, 0]);
});

test("[F6] an answer of a visit nobody saw queued is unmatched: visible, and no service level", () => {
  const world = new FloorWorld();
  expect(world.connected(0, "ghost")).toBe("folded");
  expect(world.queued(1, "ghost")).toBe("already-closed");
  const frame = world.frame(2);
  expect(world.board.floor.counters.unmatched).toBe(1);
  expect(frame.total).toMatchObject({ waiting: 0, serviceLevel: { n: 0 }, day: { offered: 0, answered: 0 } });
  expect(frame.agents[0]).toMatchObject({ state: "contact", busy: 1 });
});

test("[F6] facts about unknown things are ignored with a code and counted", () => {
  const world = new FloorWorld();
  expect(world.dequeued(0, "x")).toBe("unknown-visit");
  expect(world.released(0, "x")).toBe("unknown-work");
  expect(world.say(0, { type: "contact.message", contactId: "x", party: "agent", public: true })).toBe(
    "unknown-contact",
  );
  expect(world.board.floor.counters.ignored).toEqual({ "unknown-visit": 1, "unknown-work": 1, "unknown-contact": 1 });
});

test("[F7] no duration is negative: beyond the source's precision it is counted as a skew", () => {
  const world = new FloorWorld();
  world.queued(10, "a");
  world.connected(8, "a");
  world.queued(10, "b");
  world.board.apply({
    ...world.event(9.5, { type: "visit.dequeued", visitId: "b", outcome: "abandoned" }),
    precisionMs: 1_000,
  });
  expect(world.frame(11).total.day).toMatchObject({ answered: 1, waitMsOfAnswered: 0, waitMsOfAbandoned: 0 });
  const [source] = world.board.floor.sources.values();
  expect(source).toMatchObject({ skews: 1, outOfOrder: 1 });
});

test("[F8] when one agent answers, the others who rang have lost the race", () => {
  const world = new FloorWorld();
  world.queued(0, "a");
  for (const agentId of ["anna", "boris", "vera"]) {
    world.say(1, {
      type: "work.offered",
      workId: `w-${agentId}`,
      visitId: "a",
      contactId: "a",
      agentId,
      channel: "voice",
    });
  }
  expect(world.frame(2).agents.map(({ state }) => state)).toEqual(["ringing", "ringing", "ringing"]);
  world.say(3, {
    type: "work.connected",
    workId: "w-boris",
    visitId: "a",
    contactId: "a",
    agentId: "boris",
    channel: "voice",
  });
  const work = { type: "work.offer_ended", workId: "w-anna", outcome: "lost_race" } as const;
  expect(world.say(3, work)).toBe("already-closed");
  const [row] = world.frame(4).queues;
  expect(row!.day).toMatchObject({ offered: 1, answered: 1 });
  expect(world.frame(4).agents.map(({ agentId, state }) => [agentId, state])).toEqual([
    ["anna", "offline"],
    ["boris", "contact"],
    ["vera", "offline"],
  ]);
});

test("[F10] a snapshot opens what it lists, closes what it does not, and answers visits listed as talking", () => {
  const world = new FloorWorld();
  world.queued(0, "gone");
  world.queued(0, "answered");
  world.queued(0, "waiting");
  const listed = { contactId: "n", queueId: "sales", channel: "voice" };
  world.say(60, {
    type: "stream.snapshot",
    visits: [
      { ...listed, visitId: "waiting", enqueuedAt: MORNING },
      { ...listed, visitId: "new", enqueuedAt: MORNING + 50_000 },
    ],
    works: [
      { ...listed, workId: "w", visitId: "answered", agentId: "anna", phase: "connected", sinceAt: MORNING + 10_000 },
    ],
    presences: [{ agentId: "boris", available: false, reason: "lunch" }],
    memberships: [{ agentId: "anna", queueId: "sales" }],
  });
  const frame = world.frame(61);
  expect(frame.waiting.map(({ visitId, waitMs }) => [visitId, waitMs])).toEqual([
    ["waiting", 61_000],
    ["new", 11_000],
  ]);
  expect(frame.total.day).toMatchObject({ offered: 4, answered: 1, waitMsOfAnswered: 10_000 });
  expect(world.board.scopes.total.sums("day")[PLACE.systemLost]).toBe(1);
  expect(frame.agents.map(({ agentId, state, reason }) => [agentId, state, reason])).toEqual([
    ["anna", "contact", undefined],
    ["boris", "break", "lunch"],
  ]);
});

test("[F11] a work without wrap-up is finished as of its release, one with wrap-up at its end", () => {
  const world = new FloorWorld();
  world.queued(0, "a");
  world.connected(10, "a");
  world.say(20, { type: "work.held", workId: "a" });
  world.say(25, { type: "work.resumed", workId: "a" });
  world.released(70, "a");
  expect(world.frame(72).total.day.handled).toBe(0);
  world.say(72, { type: "work.wrapup_started", workId: "a" });
  expect(world.frame(73)).toMatchObject({ agents: [{ state: "wrapup" }], total: { inProgress: 1 } });
  world.say(102, { type: "work.wrapup_ended", workId: "a" });
  expect(world.frame(103).total).toMatchObject({
    averageHandleMs: 90_000,
    day: { handled: 1, talkMs: 55_000, holdMs: 5_000, wrapUpMs: 30_000 },
  });
  world.queued(104, "b");
  world.connected(105, "b");
  world.released(110, "b");
  expect(world.frame(112.002).total.day).toMatchObject({ handled: 2, talkMs: 60_000 });
});

test("[F15] an event far ahead of its own recording, or with no instant, moves no time", () => {
  const floor = new Floor();
  const event = { type: "stream.gap", source: "s", eventId: "1", basis: "observed", precisionMs: 1 } as unknown;
  const at = (value: number, recordedAt?: number): FloorEvent =>
    ({ ...(event as FloorEvent), at: value, eventId: String(value), ...(recordedAt && { recordedAt }) }) as FloorEvent;
  expect(floor.apply(at(Number.NaN))).toEqual({ kind: "ignored", code: "bad-instant" });
  expect(floor.apply(at(MORNING + 3_600_001, MORNING))).toEqual({ kind: "ignored", code: "from-the-future" });
  expect(floor.now).toBeUndefined();
  expect(() => floor.advance(1.5 as never)).toThrow(RangeError);
});

test("[F16] paused in one queue and open in another is ready; paused in all is on break, or away for work elsewhere", () => {
  const world = new FloorWorld();
  for (const queueId of ["sales", "support"]) {
    world.say(0, { type: "agent.membership", agentId: "anna", queueId, member: true });
  }
  const pause = (second: number, queueId: string, reason: string) =>
    world.say(second, { type: "agent.presence", agentId: "anna", available: false, queueId, reason });
  pause(1, "sales", "обед");
  expect(world.frame(2).agents[0]!.state).toBe("ready");
  pause(3, "support", "обед");
  expect(world.frame(4).agents[0]).toMatchObject({ state: "break", reason: "обед", sinceAt: MORNING + 3_000 });
  pause(5, "support", "Обучение новичков");
  expect(world.frame(6).agents[0]).toMatchObject({ state: "away", reason: "Обучение новичков" });
  expect(world.say(4, { type: "agent.presence", agentId: "anna", available: true, queueId: "support" })).toBe(
    "out-of-order",
  );
  world.say(7, { type: "agent.presence", agentId: "anna", available: true });
  expect(world.frame(8).agents[0]!.state).toBe("ready");
  world.say(9, { type: "agent.session", agentId: "anna", state: "off" });
  expect(world.frame(10).agents[0]!.state).toBe("offline");
});

test("[F17] journeys are open as long as one of their contacts is", () => {
  const world = new FloorWorld();
  const start = (id: string, channel: string) =>
    world.say(0, {
      type: "contact.started",
      contactId: id,
      channel,
      direction: "inbound",
      cause: "inbound",
      journeyId: "j",
    });
  start("a", "chat");
  start("b", "voice");
  expect([...world.board.floor.journeys.values()]).toMatchObject([{ contacts: 2, open: 2 }]);
  for (const contactId of ["a", "b"]) {
    world.say(1, { type: "contact.ended", contactId, by: "agent", outcome: "resolved" });
  }
  expect(world.board.floor.journeys.size).toBe(0);
});

test("[F18] more contacts than granted flag the source", () => {
  const world = new FloorWorld();
  world.say(0, { type: "agent.capacity", agentId: "anna", channel: "voice", max: 1 });
  world.connected(1, "a");
  world.connected(2, "b");
  const [source] = world.board.floor.sources.values();
  expect(source!.overCapacity).toBe(1);
});

test.each([
  ["customer", "abandoned", "abandoned"],
  ["customer", "unknown", "abandoned"],
  ["customer", "unresolved", "abandoned"],
  ["customer", "switched", "abandoned"],
  ["agent", "abandoned", "abandoned"],
  ["customer", "resolved", "withdrawn"],
  ["bot", "contained", "withdrawn"],
  ["system", "blocked", "withdrawn"],
  ["agent", "unknown", "withdrawn"],
  ["system", "unknown", "system_lost"],
  ["customer", "lost", "system_lost"],
])("[F21] a contact ended by the %s as %s takes its waiting visits with it as %s", (by, outcome, left) => {
  const world = new FloorWorld();
  const leavings: (readonly [string, string, number])[] = [];
  const floor = new Floor({ visitLeft: (visit, how) => leavings.push([visit.visitId, how, visit.waitMs]) });
  const say = (second: number, fact: Parameters<FloorWorld["event"]>[1]) => floor.apply(world.event(second, fact)).kind;
  say(0, { type: "contact.started", contactId: "a", channel: "voice", direction: "inbound", cause: "inbound" });
  for (const [visitId, contactId, at] of [
    ["a1", "a", 0],
    ["b1", "b", 1],
    ["a2", "a", 2],
  ] as const) {
    say(at, { type: "visit.queued", visitId, contactId, queueId: "sales", channel: "voice" });
  }
  expect(say(10, { type: "contact.ended", contactId: "a", by, outcome })).toBe("folded");
  expect(leavings).toEqual([
    ["a1", left, 10_000],
    ["a2", left, 8_000],
  ]);
  expect(floor.waiting.map(({ visitId }) => visitId)).toEqual(["b1"]);
  // The source's own word comes too late to be counted a second time.
  expect(say(10, { type: "visit.dequeued", visitId: "a1", outcome: "timeout" })).toBe("ignored");
  expect(leavings).toHaveLength(2);
});

test("[F21] of a contact's visits only those still waiting end with it", () => {
  const world = new FloorWorld();
  for (const visitId of ["a1", "a2", "a3"]) {
    world.say(0, { type: "visit.queued", visitId, contactId: "a", queueId: "sales", channel: "voice" });
  }
  world.dequeued(5, "a1", "timeout");
  world.say(9, { type: "contact.ended", contactId: "a", by: "customer", outcome: "abandoned" });
  expect(world.frame(10).total).toMatchObject({ waiting: 0, day: { offered: 3, abandoned: 2, leftOtherwise: 1 } });
});

test("[F21] a contact known only by its visit ends it too; one that does not wait ends nothing", () => {
  const world = new FloorWorld();
  world.queued(0, "a");
  world.connected(3, "a");
  world.queued(4, "b");
  const ended = (contactId: string) =>
    world.say(9, { type: "contact.ended", contactId, by: "customer", outcome: "unknown" });
  expect([ended("b"), ended("b"), ended("a")]).toEqual(["folded", "already-closed", "unknown-contact"]);
  expect(world.frame(10).total).toMatchObject({ waiting: 0, day: { offered: 2, answered: 1, abandoned: 1 } });
});
