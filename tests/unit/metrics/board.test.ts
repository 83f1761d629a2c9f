import { expect, test } from "vitest";
import type { WindowId } from "../../../sim/metrics/config.ts";
import { DEFINITIONS, definitions } from "../../../sim/metrics/definitions.ts";
import { FIELD_COUNT, PLACE } from "../../../sim/metrics/fields.ts";
import { defaultBoardConfig, ratio, totals } from "../../../sim/metrics/index.ts";
import { FloorWorld, MORNING } from "../../fixtures/floorWorld.ts";

/** The value of a definition over a window of everything. */
function measured(world: FloorWorld, id: keyof typeof definitions, window: WindowId = "day"): unknown {
  const metric = definitions[id];
  if (!metric.computable || id === "maxWait" || id.startsWith("agents")) throw new Error(id);
  const scope = world.board.scopes.total;
  const input = { scope, sums: scope.sums(window), config: world.board.config, longestWaitMs: undefined };
  return (metric as typeof definitions.waiting).compute(input);
}

test("[M3] the mean of two queues is the ratio of sums, not the mean of means", () => {
  const world = new FloorWorld();
  world.queued(0, "slow", "voice", "one");
  world.connected(90, "slow");
  for (let number = 0; number < 99; number++) {
    world.queued(100, `v${number}`, "voice", "two");
    world.connected(110, `v${number}`, `a${number}`);
  }
  const frame = world.frame(111);
  expect(frame.queues.map(({ averageSpeedOfAnswerMs }) => averageSpeedOfAnswerMs)).toEqual([90_000, 10_000]);
  expect(frame.total.averageSpeedOfAnswerMs).toBe(10_800);
});

test("[M4] nobody counted is undefined: never 0 %, never 100 %", () => {
  const frame = new FloorWorld({ channels: ["voice"] }).frame(0);
  for (const figures of [frame.total, frame.channels[0]!]) {
    expect(figures.serviceLevel.value).toBeUndefined();
    expect(figures.abandonment).toEqual({ n: 0 });
    expect(figures.occupancy).toEqual({ n: 0 });
    for (const field of ["averageSpeedOfAnswerMs", "averageHandleMs", "waitP90Ms", "longestWaitMs"] as const) {
      expect(figures).not.toHaveProperty(field);
    }
  }
  expect(frame.channels[0]).toMatchObject({ level: "calm", freshness: "unknown" });
});

test("[M5] Wilson's 95 % interval of 80 % is 38–96 on 5, 58–92 on 20, 76–84 on 400", () => {
  const percent = (met: number, n: number) => {
    const { low, high } = ratio(met, n);
    return [Math.round(low! * 100), Math.round(high! * 100)];
  };
  expect(percent(4, 5)).toEqual([38, 96]);
  expect(percent(16, 20)).toEqual([58, 92]);
  expect(percent(320, 400)).toEqual([76, 84]);
});

test("[M6] rolling windows forget in steps of 10 s: 30 min cover between 29:50 and 30:00", () => {
  const world = new FloorWorld();
  world.queued(5, "a");
  world.connected(6, "a");
  expect(world.frame(1_799.999).total.headline.answered).toBe(1);
  expect(world.frame(1_800).total.headline.answered).toBe(0);
  expect(world.frame(1_800).total.day.answered).toBe(1);
  const { total } = world.board.scopes;
  expect([total.sums("rolling-15")[PLACE.answered], total.sums("rolling-60")[PLACE.answered]]).toEqual([0, 1]);
  expect(world.frame(1_800).total.waitP50Ms).toBeUndefined();
});

test("[M7] history has a point a minute, two hours of them", () => {
  const world = new FloorWorld();
  world.queued(0, "a");
  const [voice] = world.frame(8_000).channels;
  expect(voice!.history).toHaveLength(121);
  expect(voice!.history[120]).toEqual({ at: MORNING + 7_980_000, n: 1, serviceLevel: 0, waiting: 1 });
  expect(voice!.history[0]!.at).toBe(MORNING + 780_000);
});

test("[M13] one chat of three is full occupancy and a third of the load", () => {
  const world = new FloorWorld();
  world.say(0, { type: "agent.membership", agentId: "anna", queueId: "sales", member: true });
  world.queued(0, "a", "chat");
  world.connected(0, "a", "anna", "chat");
  world.released(61.5, "a");
  const [chat] = world.frame(123).channels;
  expect(chat).toMatchObject({
    slots: 3,
    slotsBusy: 0,
    slotLoad: { value: 61.5 / 369, n: 369 },
    occupancy: { value: 0.5, n: 123 },
  });
  expect(measured(world, "averageConcurrency")).toBe(1);
});

test("[M14] two chats at once are a concurrency of two; the agent is one agent in every queue and in all", () => {
  const world = new FloorWorld();
  for (const queueId of ["sales", "support"]) {
    world.say(0, { type: "agent.membership", agentId: "anna", queueId, member: true });
  }
  world.queued(0, "a", "chat");
  world.queued(0, "b", "chat", "support");
  world.connected(0, "a", "anna", "chat");
  world.connected(0, "b", "anna", "chat");
  const frame = world.frame(60);
  expect(measured(world, "averageConcurrency")).toBe(2);
  expect(frame.total).toMatchObject({ slots: 3, slotsBusy: 2, inProgress: 2, occupancy: { value: 1, n: 60 } });
  expect(frame.queues.map(({ slotsBusy, occupancy }) => [slotsBusy, occupancy.n])).toEqual([
    [1, 60],
    [1, 60],
  ]);
});

test("[M15] response clocks run from the oldest unanswered customer message; bots and notes answer nobody", () => {
  const world = new FloorWorld();
  const start = { contactId: "a", channel: "messenger", direction: "inbound", cause: "inbound" };
  world.say(0, { type: "contact.started", ...start });
  const message = (second: number, party: string, isPublic = true) =>
    world.say(second, { type: "contact.message", contactId: "a", party, public: isPublic });
  message(0, "customer");
  message(10, "bot");
  message(20, "agent", false);
  message(100, "customer");
  expect(world.frame(110).channels[0]!.responses).toMatchObject({ unanswered: 1, oldestUnansweredMs: 110_000 });
  message(119, "agent"); // 119 s ≤ 2 min: in target
  message(120, "agent"); // answers nothing
  message(200, "customer");
  message(501, "agent"); // 301 s > 5 min: late
  message(600, "customer");
  message(700, "agent"); // 100 s
  expect(world.frame(701).channels[0]!.responses).toMatchObject({
    firstResponse: { value: 1, n: 1 },
    nextResponse: { value: 0.5, n: 2 },
    unanswered: 0,
  });
  expect(measured(world, "responses")).toMatchObject({ value: 2 / 3, n: 3 });
  world.say(800, { type: "contact.ended", contactId: "a", by: "agent", outcome: "resolved" });
  expect(measured(world, "conversations")).toMatchObject({ value: 0, n: 1 });
  expect(measured(world, "resolution")).toMatchObject({ value: 1, n: 1 });
  // “Thanks” after the end restarts nothing.
  expect(message(810, "customer")).toBe("already-closed");
  expect(world.frame(811).channels[0]!.responses!.unanswered).toBe(0);
});

test("[M16] ratings, evaluations, transfers and missed offers by their own definitions", () => {
  const world = new FloorWorld();
  for (const score of [5, 4, 3, 1]) world.say(0, { type: "contact.rated", contactId: "a", scale: "csat", score });
  for (const score of [10, 9, 8, 6]) world.say(0, { type: "contact.rated", contactId: "a", scale: "nps", score });
  expect(world.say(0, { type: "contact.rated", contactId: "a", scale: "csat", score: 6 })).toBe("bad-value");
  expect(measured(world, "csat")).toMatchObject({ value: 0.5, n: 4 });
  expect(measured(world, "nps")).toMatchObject({ value: 25, n: 4 });
  for (const score of [0.8, 0.6]) {
    world.say(1, { type: "work.evaluated", workId: "w", agentId: "anna", channel: "voice", score });
  }
  expect(measured(world, "evaluation")).toEqual({ value: 0.7, n: 2 });
  world.queued(2, "a");
  for (const workId of ["w1", "w2"]) {
    world.say(3, { type: "work.offered", workId, visitId: "a", contactId: "a", agentId: "anna", channel: "voice" });
    world.say(18, { type: "work.offer_ended", workId, outcome: "no_answer" });
  }
  world.connected(20, "a");
  world.say(30, { type: "work.transferred", workId: "a", kind: "blind", toQueueId: "support" });
  expect(measured(world, "offersNotAnswered")).toMatchObject({ value: 2 / 3, n: 3 });
  expect(measured(world, "contactsWithMiss")).toBe(1);
  expect(measured(world, "transferred")).toBe(1);
  expect(measured(world, "offered")).toBe(1);
});

test("[M17] first contact resolution is known seven days later, and a repeat undoes it", () => {
  const world = new FloorWorld();
  const day = 86_400;
  const contact = (second: number, id: string, customerId: string) => {
    const who = { channel: "voice", direction: "inbound", cause: "inbound", customerId, intent: "bill" };
    world.say(second, { type: "contact.started", contactId: id, ...who });
    world.say(second + 60, { type: "contact.ended", contactId: id, by: "customer", outcome: "resolved" });
  };
  contact(0, "a", "ann");
  contact(0, "b", "ben");
  contact(3 * day, "c", "ben");
  world.frame(7 * day);
  expect(measured(world, "firstContactResolution")).toEqual({ n: 0 });
  world.frame(7 * day + 70);
  expect(measured(world, "firstContactResolution")).toMatchObject({ value: 0.5, n: 2 });
});

test("[M18] agents online, staffed, available and on contact overlap as they should", () => {
  const world = new FloorWorld();
  for (const agentId of ["anna", "boris", "vera"]) world.say(0, { type: "agent.session", agentId, state: "on" });
  world.connected(1, "a", "anna");
  world.say(1, { type: "agent.presence", agentId: "boris", available: false, reason: "lunch" });
  const count = (id: "agentsOnline" | "agentsStaffed" | "agentsAvailable" | "agentsOnContact" | "agentsAbsent") =>
    definitions[id].compute(world.board.floor);
  expect(count("agentsOnline")).toBe(3);
  expect(count("agentsStaffed")).toBe(2);
  expect(count("agentsAvailable")).toBe(1);
  expect(count("agentsOnContact")).toBe(1);
  expect(count("agentsAbsent")).toBe(1);
});

test("[M19] every metric says what it is in two languages, and whether it can be had", () => {
  expect(new Set(DEFINITIONS.map(({ id }) => id)).size).toBe(DEFINITIONS.length);
  for (const [key, metric] of Object.entries(definitions)) expect(metric.id).toBe(key);
  for (const { name, formula, counted, when, nobody, source, computable, reason } of DEFINITIONS) {
    for (const text of [...[name, formula, counted, when, nobody].flatMap(({ en, ru }) => [en, ru]), source]) {
      expect(text.length).toBeGreaterThan(0);
    }
    expect(reason === undefined).toBe(computable);
  }
  expect(JSON.parse(JSON.stringify(DEFINITIONS))).toEqual(DEFINITIONS);
});

test("[M20] totals by queue, channel and agent of one small day", () => {
  const world = new FloorWorld();
  world.queued(0, "a");
  world.connected(10, "a");
  world.released(70, "a");
  world.queued(0, "b");
  world.dequeued(30, "b", "timeout");
  world.queued(100, "c");
  const [sales] = totals(world.events, { by: "queue" });
  expect(sales).toMatchObject({
    key: "sales",
    channel: "voice",
    offered: 3,
    answered: 1,
    answeredInTarget: 1,
    stillWaiting: 1,
    averageSpeedOfAnswerMs: 10_000,
    averageTalkMs: 60_000,
    maxWaitMs: 30_000,
    exitsInTargetPositive: { value: 0.5, n: 2 },
  });
  expect(sales!.left.timeout).toBe(1);
  expect(definitions.maxWait.compute(sales!)).toBe(30_000);
  const [anna] = totals(world.events, { by: "agent" });
  expect(anna).toMatchObject({ key: "anna", answered: 1, handled: 1, talkMs: 60_000 });
});

test("[M21] waiting half an hour ago is compared only beyond counting noise", () => {
  const world = new FloorWorld();
  world.frame(0);
  for (let number = 0; number < 4; number++) world.queued(1_900, `v${number}`);
  expect(world.frame(1_901).total).not.toHaveProperty("waitingChange");
  world.queued(1_902, "v4");
  expect(world.frame(1_903).total.waitingChange).toBe(5);
});

test("[M22] a field of the configuration out of range is named", () => {
  expect(() => defaultBoardConfig({ minimumN: 0 })).toThrow("minimumN: expected a count ≥ 1, got 0");
  expect(() => defaultBoardConfig({ intervalMs: 7 })).toThrow("intervalMs");
  expect(() => defaultBoardConfig({ timeZone: "Nowhere/Land" })).toThrow(RangeError);
});

test("[M28] an offer is missed when the agent did not take it, not when a colleague did or the customer left", () => {
  const world = new FloorWorld();
  const outcomes = ["no_answer", "failed", "rejected", "autopaused", "lost_race", "customer_left"] as const;
  for (const outcome of outcomes) {
    world.queued(0, outcome);
    const work = { workId: outcome, visitId: outcome, contactId: outcome, agentId: "anna", channel: "voice" };
    world.say(1, { type: "work.offered", ...work });
    world.say(2, { type: "work.offer_ended", workId: outcome, outcome });
  }
  expect(measured(world, "offersNotAnswered")).toMatchObject({ value: 4 / 6, n: 6 });
  expect(measured(world, "contactsWithMiss")).toBe(4);
  const [row] = totals(world.events, { by: "queue" });
  expect(row).toMatchObject({ offers: 6, ringNoAnswer: 4, contactsWithMiss: 4 });
});

test("[M29] staffing is that of the end of each instant, and right whenever it is read", () => {
  const world = new FloorWorld({ slots: { ...defaultBoardConfig().slots, voice: 1 } });
  const { board } = world;
  const counts = () => {
    const { staffed, busy, slotsBusy, inProgress } = board.scopes.total;
    return [staffed, busy, slotsBusy, inProgress];
  };
  world.say(0, { type: "agent.session", agentId: "anna", state: "on" });
  expect(counts()).toEqual([1, 0, 0, 0]);
  world.queued(0, "a");
  world.connected(0, "a");
  expect(counts()).toEqual([1, 1, 1, 1]);
  world.released(60, "a");
  expect(counts()).toEqual([1, 0, 0, 0]);
  world.say(60, { type: "work.wrapup_started", workId: "a" });
  expect(counts()).toEqual([1, 1, 1, 1]);
  world.say(90, { type: "work.wrapup_ended", workId: "a" });
  world.say(100, { type: "agent.session", agentId: "anna", state: "off" });
  world.frame(200);
  const day = board.scopes.total.sums("day");
  expect([day[PLACE.staffedMs], day[PLACE.busyMs], day[PLACE.slotMs], day[PLACE.slotBusyMs]]).toEqual([
    100_000, 90_000, 100_000, 90_000,
  ]);
});

test("[M29] however many change within one instant, each is counted once", () => {
  const world = new FloorWorld();
  for (const state of ["on", "off", "on"]) {
    for (let agent = 0; agent < 3_000; agent++) {
      world.board.apply(world.event(0, { type: "agent.session", agentId: `a${agent}`, state }));
    }
  }
  expect(world.board.scopes.total.staffed).toBe(3_000);
});

test("each field of a scope has a place of its own, from 0 without a hole", () => {
  expect(Object.values(PLACE)).toEqual(Array.from({ length: FIELD_COUNT }, (_, place) => place));
});
