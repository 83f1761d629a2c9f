import { expect, test } from "vitest";
import { Fingerprint } from "../../../sim/floor/fingerprint.ts";
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

test("[F19] ids that differ by little are never taken for one another, and each is known again", () => {
  const shapes = [
    (id: number) => `e${id}`,
    (id: number) => `asterisk://one:17953${id >> 4}.${id & 15}/ENTERQUEUE`,
    (id: number) => `${"same long beginning ".repeat(4)}${id}`,
    (id: number) => String.fromCharCode(id & 255, id >> 8),
  ];
  for (const shape of shapes) {
    const recent = new RecentIds(65_536);
    let taken = 0;
    for (let id = 0; id < 60_000; id++) if (!recent.add(shape(id))) taken += 1;
    let known = 0;
    for (let id = 0; id < 60_000; id++) if (recent.has(shape(id))) known += 1;
    expect({ taken, known }).toEqual({ taken: 0, known: 60_000 });
  }
});

test("[F19] both halves of a fingerprint are spread like chance, and never agree together", () => {
  const print = new Fingerprint();
  const [low, high, both] = [new Set<number>(), new Set<number>(), new Set<number>()];
  for (let id = 0; id < 200_000; id++) {
    print.take(`e${id}`);
    low.add(print.low);
    high.add(print.high);
    both.add(print.high * 2 ** 21 + (print.low >>> 11));
  }
  // Chance makes n² / 2³³ ≈ 5 pairs agree in 32 bits.
  expect(200_000 - low.size).toBeLessThan(20);
  expect(200_000 - high.size).toBeLessThan(20);
  expect(both.size).toBe(200_000);
});

test("[F19] the empty id is an id, and a table grows and forgets without losing what is young", () => {
  const recent = new RecentIds(3);
  expect([recent.has(""), recent.add(""), recent.has(""), recent.add("")]).toEqual([false, true, true, false]);
  // With the third the generation is full: the first is forgotten only when the next one is full too.
  expect([recent.add("b"), recent.add("c"), recent.add("d"), recent.has("")]).toEqual([true, true, true, true]);
  expect([recent.add("e"), recent.add("f"), recent.has("")]).toEqual([true, true, false]);
  expect(recent.size).toBe(3);
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
