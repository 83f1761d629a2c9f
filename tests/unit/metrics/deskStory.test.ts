import { describe, expect, test } from "vitest";
import { journeyStory } from "../../../sim/metrics/story/journeyStory.ts";
import { observedWhy } from "../../../sim/metrics/why/observedWhy.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { FloorWorld } from "../../fixtures/floorWorld.ts";

/** A chat that goes on by voice with its context lost, is transferred blind there, and comes back next day. */
function threeContacts() {
  const world = new FloorWorld();
  const start = (second: number, contactId: string, channel: string, more: object = {}) =>
    world.event(second, {
      type: "contact.started",
      contactId,
      channel,
      direction: "inbound",
      cause: "inbound",
      ...more,
    });
  start(0, "c1", "chat", { journeyId: "j", intent: "parcel" });
  world.event(5, { type: "visit.queued", visitId: "v1", contactId: "c1", queueId: "site", channel: "chat" });
  world.event(15, {
    type: "work.offered",
    workId: "w0",
    visitId: "v1",
    contactId: "c1",
    agentId: "ivan",
    channel: "chat",
  });
  world.event(25, { type: "work.offer_ended", workId: "w0", outcome: "no_answer" });
  world.event(35, {
    type: "work.connected",
    workId: "w1",
    visitId: "v1",
    contactId: "c1",
    agentId: "anna",
    channel: "chat",
  });
  world.event(40, { type: "contact.message", contactId: "c1", party: "customer", public: true });
  world.event(95, { type: "work.held", workId: "w1" });
  world.event(100, { type: "work.resumed", workId: "w1" });
  world.event(120, {
    type: "contact.switched",
    contactId: "c1",
    nextContactId: "c2",
    toChannel: "voice",
    context: "lost",
  });
  world.event(120, { type: "work.released", workId: "w1", by: "customer" });
  world.event(121, { type: "contact.ended", contactId: "c1", by: "customer", outcome: "switched" });
  start(180, "c2", "voice", { journeyId: "j", cause: "switch", parentContactId: "c1" });
  world.event(180, { type: "visit.queued", visitId: "v2", contactId: "c2", queueId: "sales", channel: "voice" });
  world.event(200, {
    type: "work.connected",
    workId: "w2",
    visitId: "v2",
    contactId: "c2",
    agentId: "boris",
    channel: "voice",
  });
  world.event(260, { type: "work.transferred", workId: "w2", kind: "blind", toQueueId: "support" });
  world.event(260, { type: "work.released", workId: "w2", by: "transfer" });
  world.event(260, { type: "visit.queued", visitId: "v3", contactId: "c2", queueId: "support", channel: "voice" });
  world.event(300, {
    type: "work.connected",
    workId: "w3",
    visitId: "v3",
    contactId: "c2",
    agentId: "vera",
    channel: "voice",
  });
  world.event(400, { type: "work.transferred", workId: "w3", kind: "attended", toAgentId: "gleb" });
  world.event(400, { type: "work.released", workId: "w3", by: "transfer" });
  world.event(400, { type: "work.connected", workId: "w4", contactId: "c2", agentId: "gleb", channel: "voice" });
  return world;
}

describe("the story of a contact", () => {
  test("[DK2] a journey over channels: waits, offers, talk and hold, transfers, each at its own time", () => {
    const world = threeContacts();
    const at = (second: number) => (world.startsAt + second * 1_000) as Instant;
    const story = journeyStory(world.events, at(460), false);
    expect([story.journeyId, story.channels, story.transfers, story.contextKept, story.contextLost]).toEqual([
      "j",
      ["chat", "voice"],
      2,
      0,
      1,
    ]);
    const [chat, voice] = story.contacts;
    expect(chat).toMatchObject({ contactId: "c1", intent: "parcel", outcome: "switched", messageCount: 1 });
    expect(chat!.switched).toEqual({ contactId: "c2", channel: "voice", at: at(120), context: "lost" });
    expect(chat!.visits).toMatchObject([{ visitId: "v1", outcome: "answered", waitMs: 30_000, endedAt: at(35) }]);
    expect(chat!.works.map(({ workId, offer, spans }) => [workId, offer, spans])).toEqual([
      ["w0", "no_answer", [{ phase: "offered", from: at(15), to: at(25) }]],
      [
        "w1",
        undefined,
        [
          { phase: "talk", from: at(35), to: at(95) },
          { phase: "hold", from: at(95), to: at(100) },
          { phase: "talk", from: at(100), to: at(120) },
        ],
      ],
    ]);
    expect(voice!.parentContactId).toBe("c1");
    expect(voice!.works.at(-1)!.spans).toEqual([{ phase: "talk", from: at(400) }]);
  });

  test("[DK3] told anew: at first, where context was lost, after a blind transfer; not after an attended one", () => {
    const world = threeContacts();
    const story = journeyStory(world.events, (world.startsAt + 460_000) as Instant, false);
    expect([story.timesExplained, story.contacts.map(({ explained }) => explained)]).toEqual([3, [1, 2]]);
    const kept = world.events.map((event) =>
      event.type === "contact.switched" ? { ...event, context: "kept" as const } : event,
    );
    expect(journeyStory(kept, (world.startsAt + 460_000) as Instant, false).timesExplained).toBe(2);
  });

  test("[DK2] a visit that still waits has waited up to the instant asked about", () => {
    const world = threeContacts();
    const early = world.events.filter(({ at }) => at <= world.startsAt + 10_000);
    const [only] = journeyStory(early, (world.startsAt + 30_000) as Instant, false).contacts;
    expect(only!.visits).toEqual([expect.objectContaining({ visitId: "v1", waitMs: 25_000 })]);
    expect(only!.visits[0]!.outcome).toBeUndefined();
  });
});

/** Two queues; one contact waits for sales. Who may take it is told by what their sources said. */
function sales(): FloorWorld {
  const world = new FloorWorld();
  const member = (agentId: string, queueId: string) =>
    world.say(0, { type: "agent.membership", agentId, queueId, member: true });
  world.queued(0, "first");
  for (const agentId of ["anna", "boris", "vera", "gleb"])
    world.say(0, { type: "agent.session", agentId, state: "on" });
  world.say(0, { type: "agent.session", agentId: "off-shift", state: "off" });
  for (const agentId of ["anna", "boris", "vera", "off-shift"]) member(agentId, "sales");
  member("gleb", "support");
  return world;
}

describe("why a contact waits, as observed", () => {
  const whyOf = (world: FloorWorld, second: number, id: string) => {
    const at = (world.startsAt + second * 1_000) as Instant;
    world.board.advance(at);
    const { floor, config } = world.board;
    return observedWhy({ floor, config, at, usualMs: () => 60_000 }, id);
  };

  test("[DK4] each rule takes its agents in order, and the one that leaves nobody blocks", () => {
    const world = sales();
    world.connected(1, "first", "anna");
    world.queued(2, "second");
    world.connected(3, "second", "boris");
    world.say(4, { type: "agent.presence", agentId: "vera", available: false, reason: "lunch" });
    world.queued(5, "third");
    world.queued(6, "fourth");
    const why = whyOf(world, 30, "fourth");
    expect([why.basis, why.state]).toEqual(["observed", "waits"]);
    expect(why.waits!.steps.map(({ code, left, out }) => [code, left, out])).toEqual([
      ["agents", 5, 0],
      ["signedIn", 4, 1],
      ["member", 3, 1],
      ["channel", 3, 0],
      ["present", 2, 1],
      ["slot", 0, 2],
    ]);
    expect([why.waits!.blocks, why.waits!.position, why.waits!.of, why.waits!.waitMs]).toEqual(["slot", 2, 2, 24_000]);
    expect(why.waits!.nextFree.map(({ agentId, usualMs }) => [agentId, usualMs])).toEqual([
      ["anna", 60_000],
      ["boris", 60_000],
    ]);
  });

  test("[DK4] somebody free blocks nothing: what routing makes of it is not known; nobody of the queue blocks at membership", () => {
    const free = whyOf(sales(), 5, "first");
    expect([free.waits!.blocks, free.waits!.steps.at(-1)]).toEqual([undefined, { code: "slot", left: 3, out: 0 }]);
    const nobody = sales();
    nobody.queued(1, "odd", "voice", "night");
    nobody.say(2, { type: "agent.membership", agentId: "off-shift", queueId: "night", member: true });
    expect(whyOf(nobody, 5, "odd").waits!.blocks).toBe("member");
  });

  test("[DK4] whoever rings, is served or has gone is told as such", () => {
    const world = sales();
    world.say(1, {
      type: "work.offered",
      workId: "w",
      visitId: "first",
      contactId: "first",
      agentId: "anna",
      channel: "voice",
    });
    expect(whyOf(world, 2, "first")).toMatchObject({ state: "rings", agentIds: ["anna"] });
    world.say(3, {
      type: "work.connected",
      workId: "w",
      visitId: "first",
      contactId: "first",
      agentId: "anna",
      channel: "voice",
    });
    expect(whyOf(world, 4, "first")).toMatchObject({ state: "served", agentIds: ["anna"] });
    world.released(5, "w");
    expect(whyOf(world, 60, "first")).toMatchObject({ state: "gone", agentIds: [] });
    expect(whyOf(world, 60, "never")).toMatchObject({ state: "gone" });
  });
});
