import { describe, expect, test } from "vitest";
import { Turns } from "../../../live/api/turns.ts";
import type { CountedList } from "../../../sim/metrics/counted.ts";
import type { JourneyStory } from "../../../sim/metrics/story/story.ts";
import type { ContactWhy } from "../../../sim/metrics/why/why.ts";
import { FloorWorld } from "../../fixtures/floorWorld.ts";
import { ingested, post, running, wire } from "./server.ts";

/** Two who wait, one with anna, whom the source calls by her login. */
async function floor() {
  const server = await running();
  const world = new FloorWorld({}, Date.now() - 600_000);
  world.event(1, { type: "agent.session", agentId: "anna.login", state: "on", name: "Anna Petrova" });
  world.event(1, { type: "agent.membership", agentId: "anna.login", queueId: "sales", member: true });
  for (const [second, id] of [
    [10, "first"],
    [20, "second"],
    [30, "third"],
  ] as const) {
    world.event(second, {
      type: "contact.started",
      contactId: id,
      channel: "voice",
      direction: "inbound",
      cause: "inbound",
      journeyId: `j-${id}`,
    });
    world.event(second, { type: "visit.queued", visitId: id, contactId: id, queueId: "sales", channel: "voice" });
  }
  world.event(40, {
    type: "work.connected",
    workId: "w",
    visitId: "first",
    contactId: "first",
    agentId: "anna.login",
    channel: "voice",
  });
  const told = await ingested(
    post(
      server,
      world.events.map((event) => wire(event)),
    ),
  );
  expect(told.accepted).toBe(world.events.length);
  const get = async <T>(path: string) => {
    const answer = await fetch(`${server.address}/api/v1/${path}`);
    return {
      status: answer.status,
      body: (await answer.json()) as T & { code?: string; problems?: { path: string }[] },
    };
  };
  return { get, server, at: world.startsAt };
}

describe("the desk by HTTP", () => {
  test("[DK7, DK12] lists, stories and reasons, with names and without", { timeout: 30_000 }, async () => {
    const { get } = await floor();
    // What comes by HTTP is held until its disorder is over.
    await expect
      .poll(async () => (await get<CountedList>("contacts?figure=waiting")).body.total, { timeout: 20_000 })
      .toBe(2);
    const waiting = await get<CountedList & { counted: string }>("contacts?figure=waiting&scope=queue:sales/voice");
    expect([waiting.status, waiting.body.counted, waiting.body.total]).toEqual([200, "floor", 2]);
    expect(waiting.body.rows.map(({ contactId }) => contactId)).toEqual(["second", "third"]);
    const answered = await get<CountedList & { counted: string }>("contacts?figure=answered&names=none");
    expect([answered.body.counted, answered.body.total]).toEqual(["log", 1]);
    expect(answered.body.rows[0]).toMatchObject({ contactId: "first", agentId: "seat-101", waitMs: 30_000 });
    const hers = await get<CountedList>("contacts?figure=inProgress&agent=seat-101");
    expect(hers.body.rows.map(({ agentId }) => agentId)).toEqual(["anna.login"]);
    const story = await get<JourneyStory>("contacts/first?names=initials");
    expect(JSON.stringify(story.body)).not.toContain("anna");
    expect(story.body.contacts[0]!.works[0]!.agentId).toBe("seat-101");
    expect((await get<JourneyStory>("journeys/j-first")).body.contacts.map(({ contactId }) => contactId)).toEqual([
      "first",
    ]);
    const why = await get<ContactWhy>("explanations/contacts/second?names=none");
    expect(why.body).toMatchObject({
      basis: "observed",
      state: "waits",
      waits: { blocks: "slot", position: 1, of: 2 },
    });
    expect(JSON.stringify(why.body)).not.toContain("anna");
    const levels = await get<{ readings: readonly { variant: string }[] }>(
      "explanations/service-level?scope=channel:voice",
    );
    expect(levels.body.readings).toHaveLength(6);
  });

  test("[DK11] everything that is wrong with a question is told; what is not known is not found", async () => {
    const { get, server } = await floor();
    const wrong = await get("contacts?figure=all&scope=nowhere&limit=1001&offset=-1&at=now&names=some&agent=x");
    expect([wrong.status, wrong.body.code]).toEqual([400, "bad-query"]);
    expect(wrong.body.problems!.map(({ path }) => path).sort()).toEqual([
      "at",
      "figure",
      "limit",
      "names",
      "offset",
      "scope",
    ]);
    expect((await get("contacts?figure=answered&agent=x")).body.problems!.map(({ path }) => path)).toEqual(["agent"]);
    expect([(await get("contacts/nobody")).body.code, (await get("journeys/none")).status]).toEqual([
      "unknown-contact",
      404,
    ]);
    expect((await get(`contacts/first?at=5`)).status).toBe(400);
    const posted = await fetch(`${server.address}/api/v1/contacts`, { method: "POST" });
    expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET"]);
  });

  test("[DK11] questions take turns, and too many are turned away at once", async () => {
    const turns = new Turns(2);
    const order: string[] = [];
    let release = () => {};
    const first = turns.take(() => new Promise<void>((done) => (release = done)).then(() => void order.push("first")));
    const second = turns.take(async () => void order.push("second"));
    expect(turns.take(async () => undefined)).toBeUndefined();
    await Promise.resolve();
    release();
    await Promise.all([first, second]);
    expect(order).toEqual(["first", "second"]);
    await expect(turns.take(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(await turns.take(async () => "goes on")).toBe("goes on");
  });
});
