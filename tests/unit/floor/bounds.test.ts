import { expect, test } from "vitest";
import { Floor } from "../../../sim/floor/index.ts";
import { MAX_OPEN_CONTACTS, MAX_QUEUES } from "../../../sim/floor/limits.ts";
import { RecentIds } from "../../../sim/floor/recentIds.ts";
import { FloorWorld } from "../../fixtures/floorWorld.ts";

test("[F19] recent ids are remembered at least a generation and never more than two", () => {
  const recent = new RecentIds(100);
  for (let id = 0; id < 1_000; id++) expect(recent.add(`${id}`)).toBe(true);
  expect(recent.size).toBeLessThanOrEqual(200);
  for (let id = 900; id < 1_000; id++) expect(recent.has(`${id}`)).toBe(true);
  expect(recent.has("0")).toBe(false);
  expect(recent.add("950")).toBe(false);
});

test("[F20] contacts nobody ends leave when the bound is reached, the oldest first, and are counted", () => {
  const world = new FloorWorld();
  for (let id = 0; id < MAX_OPEN_CONTACTS + 3; id++) {
    const who = { contactId: `c${id}`, channel: "email", direction: "inbound", cause: "inbound" };
    world.board.apply(world.event(0, { type: "contact.started", ...who }));
  }
  const [source] = world.board.floor.sources.values();
  expect(source!.contacts.size).toBe(MAX_OPEN_CONTACTS);
  expect(source!.contacts.has("c2" as never)).toBe(false);
  expect(world.board.floor.counters.dropped).toBe(3);
});

test("[F20] a queue beyond the bound is refused, not folded into another", () => {
  const floor = new Floor();
  const world = new FloorWorld();
  const queue = (id: number) =>
    floor.apply(
      world.event(0, { type: "visit.queued", visitId: `v${id}`, contactId: "c", queueId: `q${id}`, channel: "voice" }),
    );
  for (let id = 0; id < MAX_QUEUES; id++) expect(queue(id).kind).toBe("folded");
  expect(queue(MAX_QUEUES)).toEqual({ kind: "ignored", code: "too-many" });
  expect(floor.waiting).toHaveLength(MAX_QUEUES);
});

test("[F20] what has ended is not in memory", () => {
  const world = new FloorWorld();
  for (let id = 0; id < 500; id++) {
    world.queued(id, `v${id}`);
    world.connected(id, `v${id}`);
    world.released(id, `v${id}`);
  }
  world.frame(600);
  const { visits, works } = world.board.digest().floor;
  expect([visits.length, works.length, [...world.board.floor.works()].length]).toEqual([0, 0, 0]);
});
