import { describe, expect, test } from "vitest";
import { flowLayout } from "../../../app/_charts/flowLayout.ts";
import { journeyFlows } from "../../../sim/metrics/story/journeyFlows.ts";
import { mattersOf } from "../../../sim/metrics/story/matters.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { FloorWorld } from "../../fixtures/floorWorld.ts";

/** Five matters with seven contacts; one that began before, one that went out, one of another source with a known id. */
function day(): FloorWorld {
  const world = new FloorWorld();
  const started = (second: number, contactId: string, channel: string, more: object = {}) =>
    world.event(second, {
      type: "contact.started",
      ...{ contactId, channel, direction: "inbound", cause: "inbound" },
      ...more,
    });
  const talked = (second: number, contactId: string, channel: string) =>
    world.event(second, { type: "work.connected", workId: `w-${contactId}`, contactId, agentId: "anna", channel });
  const ended = (second: number, contactId: string, outcome: string) =>
    world.event(second, { type: "contact.ended", contactId, by: "customer", outcome });
  ended(0, "yesterday", "resolved");
  // From chat to voice, where it had to be told again.
  started(10, "a1", "chat", { customerId: "ann" });
  talked(20, "a1", "chat");
  world.event(30, {
    type: "contact.switched",
    contactId: "a1",
    nextContactId: "a2",
    toChannel: "voice",
    context: "lost",
  });
  ended(30, "a1", "switched");
  started(30, "a2", "voice", { cause: "switch" });
  talked(40, "a2", "voice");
  ended(90, "a2", "resolved");
  // Came again.
  started(100, "b1", "voice", { journeyId: "j1" });
  talked(110, "b1", "voice");
  ended(120, "b1", "unresolved");
  started(200, "b2", "voice", { journeyId: "j1", cause: "repeat" });
  talked(210, "b2", "voice");
  ended(220, "b2", "resolved");
  // Gave up; still open; resolved at once.
  started(230, "c", "voice");
  ended(240, "c", "abandoned");
  started(250, "d", "email", { customerId: "dan", intent: "bill" });
  started(260, "e", "voice", { customerId: "dan", intent: "address" });
  talked(270, "e", "voice");
  ended(280, "e", "resolved");
  started(290, "out", "voice", { direction: "outbound", cause: "outbound" });
  ended(295, "out", "resolved");
  return world;
}

const flowsAt = (world: FloorWorld, second: number) =>
  journeyFlows(mattersOf(world.events, (world.startsAt + second * 1_000) as Instant));

describe("the journeys of a day", () => {
  test("[DL13] matters are put together by change of channel, journey, or customer and intent; outbound begins none", () => {
    const world = day();
    const ids = mattersOf(world.events, (world.startsAt + 300_000) as Instant).map((matter) =>
      matter.map(({ contactId }) => contactId),
    );
    expect(ids).toEqual([["a1", "a2"], ["b1", "b2"], ["c"], ["d"], ["e"]]);
  });

  test("[DL13] ways lead from contact to contact and to how the last one ended", () => {
    expect(flowsAt(day(), 300).flows).toEqual([
      { step: 0, from: "chat", to: "voice", n: 1 },
      { step: 0, from: "voice", to: "voice", n: 1 },
      { step: 0, from: "voice", end: "gaveUp", n: 1 },
      { step: 0, from: "email", end: "open", n: 1 },
      { step: 0, from: "voice", end: "resolved", n: 1 },
      { step: 1, from: "voice", end: "resolved", n: 2 },
    ]);
  });

  test("[DL13] sums are counted by hand; by contact and by customer they differ on purpose", () => {
    const { matters, contacts, repeats, explained, contextKept, contextLost, lostOn, ...told } = flowsAt(day(), 300);
    expect([matters, contacts, contextKept, contextLost]).toEqual([5, 7, 0, 1]);
    expect([repeats.value, repeats.n]).toEqual([1 / 7, 7]);
    // Told never: c and d; once: e; twice: a, which lost its context, and b, which came again.
    expect(explained.map(({ value, n }) => [value, n])).toEqual([
      [2 / 5, 5],
      [1 / 5, 5],
      [2 / 5, 5],
      [0, 5],
    ]);
    // Judged: a2, b1, b2, e, of which b1 was not resolved. Over and judged: a, b, e, of which e needed one contact.
    expect([told.resolvedByContact.value, told.resolvedByContact.n]).toEqual([3 / 4, 4]);
    expect([told.resolvedByCustomer.value, told.resolvedByCustomer.n]).toEqual([1 / 3, 3]);
    expect(lostOn).toEqual([{ channel: "voice", ended: 4, gaveUp: 1, unresolved: 0, lost: 0, share: 1 / 4 }]);
  });

  test("[DL13] a contact resolved and followed by a repeat was not resolved; a fifth contact stands in the last column", () => {
    const world = new FloorWorld();
    for (let i = 0; i < 6; i++) {
      world.event(i * 10, {
        type: "contact.started",
        ...{ contactId: `x${i}`, channel: i === 5 ? "chat" : "voice", direction: "inbound" },
        ...{ cause: i === 0 ? "inbound" : "repeat", customerId: "xenia" },
      });
      world.event(i * 10 + 5, { type: "contact.ended", contactId: `x${i}`, by: "agent", outcome: "resolved" });
    }
    const flows = flowsAt(world, 100);
    expect([flows.matters, flows.resolvedByContact.value, flows.repeats.value]).toEqual([1, 1 / 6, 5 / 6]);
    // Its first contact was resolved, and the customer came again all the same.
    expect([flows.resolvedByCustomer.value, flows.resolvedByCustomer.n]).toEqual([0, 1]);
    expect(flows.flows.slice(2)).toEqual([
      { step: 2, from: "voice", to: "chat", n: 1 },
      { step: 3, from: "chat", end: "resolved", n: 1 },
    ]);
  });

  test("[DL13] nobody came: no matters, and no share of nobody", () => {
    expect(journeyFlows([])).toEqual({
      ...{
        matters: 0,
        contacts: 0,
        flows: [],
        repeats: { n: 0 },
        explained: Array.from({ length: 4 }, () => ({ n: 0 })),
      },
      ...{ contextKept: 0, contextLost: 0, resolvedByContact: { n: 0 }, resolvedByCustomer: { n: 0 }, lostOn: [] },
    });
  });
});

describe("the picture of ways", () => {
  const at = (column: number, key: string) => ({ column, key });
  const room = { width: 210, height: 110, bar: 10, gap: 10, order: ["a", "b", "end"] };

  test("[DL14] bars and ribbons are on one scale, below each other with room between", () => {
    const links = [
      { from: at(0, "a"), to: at(1, "b"), n: 3 },
      { from: at(0, "a"), to: at(1, "end"), n: 1 },
      { from: at(0, "b"), to: at(1, "b"), n: 6 },
      { from: at(1, "b"), to: at(2, "end"), n: 9 },
    ];
    const { places, ribbons } = flowLayout(links, room);
    // Ten in a hundred pixels.
    expect(places.map(({ column, key, x, y, height, n }) => [column, key, x, y, height, n])).toEqual([
      [0, "a", 0, 0, 40, 4],
      [0, "b", 0, 50, 60, 6],
      [1, "b", 100, 0, 90, 9],
      [1, "end", 100, 100, 10, 1],
      [2, "end", 200, 0, 90, 9],
    ]);
    expect(ribbons.map(({ link, width }) => [link.n, width])).toEqual([
      [3, 30],
      [1, 10],
      [6, 60],
      [9, 90],
    ]);
    // From the middle of the lower ten pixels of the upper bar to the middle of the last bar of the next column.
    expect(ribbons[1]!.path).toBe("M10,35C55,35,55,105,100,105");
  });

  test("[DL14] nothing is drawn of nothing", () => {
    expect(flowLayout([], room)).toEqual({ places: [], ribbons: [] });
  });
});
