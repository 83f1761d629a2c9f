import { describe, expect, test } from "vitest";
import { compileCentre } from "../../../sim/engine/centre.ts";
import { demonstrationBoard } from "../../../sim/feed/demonstrationBoard.ts";
import { FeedReasons } from "../../../sim/feed/reasons.ts";
import { routingWhy } from "../../../sim/feed/routingWhy.ts";
import { createSimulatedFeed } from "../../../sim/feed/simulated.ts";
import { Board } from "../../../sim/metrics/board.ts";
import { observedWhy } from "../../../sim/metrics/why/observedWhy.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import type { ContactId, Instant } from "../../../sim/vocabulary/index.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 2, 9, 6) as Instant;
const AGENTS = compileCentre(demonstration).agents.map(({ id }) => id);

/** The demonstration after `minutes`, with its reasons from `from` minutes on, and the board it makes. */
function played(minutes: number, from?: number) {
  const reasons = new FeedReasons(from === undefined ? undefined : ((START + from * MINUTE) as Instant));
  const feed = createSimulatedFeed({ scenario: demonstration, seed: "reasons", startAt: START, reasons });
  const at = (START + minutes * MINUTE) as Instant;
  const { events } = feed.take(at, 100_000);
  const board = new Board(demonstrationBoard());
  for (const event of events) board.apply(event);
  board.advance(at);
  return { reasons, events, board, at, feed };
}

type World = ReturnType<typeof played>;

function whyOf({ reasons, board, at }: World, id: ContactId) {
  const observed = observedWhy({ floor: board.floor, config: board.config, at, usualMs: () => undefined }, id);
  return routingWhy(observed, reasons.of(id)!, {
    scenario: demonstration,
    agents: AGENTS,
    nameOf: (agentId) => agentId,
  });
}

describe("why, from the decisions of a simulated floor", () => {
  test("[DK5] a feed with its reasons kept tells the same events as one without", () => {
    const plain = createSimulatedFeed({ scenario: demonstration, seed: "reasons", startAt: START });
    expect(played(20).events).toEqual(plain.take((START + 20 * MINUTE) as Instant, 100_000).events);
  });

  test("[DK5] whoever waits: every agent is counted once, nobody is left, and the blocking rule is named", () => {
    // The first instant at which somebody has waited for a while.
    let world = played(1);
    for (let minute = 2; minute < 90; minute++) {
      world = played(minute, 90);
      if (world.board.floor.waiting.some(({ enqueuedAt }) => world.at - enqueuedAt > 5_000)) break;
    }
    const [oldest] = world.board.floor.waiting;
    const why = whyOf(world, oldest!.contactId);
    expect([why.basis, why.state]).toEqual(["routing", "waits"]);
    const { steps, blocks } = why.waits!;
    expect(steps[0]).toEqual({ code: "agents", left: AGENTS.length, out: 0 });
    expect(steps.reduce((left, { out }) => left - out, AGENTS.length)).toBe(steps.at(-1)!.left);
    for (const [i, { left, out }] of steps.entries()) if (i > 0) expect(left).toBe(steps[i - 1]!.left - out);
    expect([steps.at(-1)!.left, blocks]).toEqual([0, steps.at(-1)!.code]);
    expect(steps.slice(1).every(({ text }) => text !== undefined && text.en !== "" && text.ru !== "")).toBe(true);
  }, 30_000);

  test("[DK5] whoever was offered: the decision names the agent the events name, in sentences of both languages", () => {
    const world = played(30);
    let told = 0;
    for (const event of world.events) {
      if (event.type !== "work.offered" && event.type !== "work.connected") continue;
      const offers = world.reasons.of(event.contactId)?.offers ?? [];
      if (offers.length === 0) continue;
      told += 1;
      expect(offers.map(({ agent }) => AGENTS[agent])).toContain(event.agentId);
    }
    expect(told).toBeGreaterThan(100);
    const contact = [...world.board.floor.works()].find(
      (work) => (world.reasons.of(work.contactId)?.offers.length ?? 0) > 0,
    )!;
    const [first] = whyOf(world, contact.contactId).chosen;
    expect(first!.sentences.length).toBeGreaterThan(0);
    expect(first!.sentences.every(({ en, ru }) => en !== "" && ru !== "" && en !== ru)).toBe(true);
  });

  test("[DK6] decisions of a past that is made up again are not worked out, those after it are", () => {
    const late = played(30, 20);
    const early = played(30);
    const offersIn = ({ reasons, events }: World) =>
      new Set(events.flatMap((event) => ("contactId" in event ? (reasons.of(event.contactId)?.offers ?? []) : [])));
    const [some, all] = [[...offersIn(late)], [...offersIn(early)]];
    expect(all.some(({ at }) => at < START + 20 * MINUTE)).toBe(true);
    expect(some.length).toBeGreaterThan(10);
    expect(Math.min(...some.map(({ at }) => at))).toBeGreaterThanOrEqual(START + 20 * MINUTE);
    // What is kept is the same as if all had been.
    const since = (records: typeof all) =>
      records.filter(({ at }) => at >= START + 20 * MINUTE).map(({ at, agent, contact }) => [at, agent, contact]);
    expect(since(some)).toEqual(since(all));
  });

  test("[DK6] a contact the feed never had is not known, one that is over is no longer open", () => {
    const world = played(20);
    expect(world.reasons.of("nobody" as ContactId)).toBeUndefined();
    const over = world.events.find(({ type }) => type === "contact.ended") as { contactId: ContactId } | undefined;
    expect(world.reasons.of(over!.contactId)!.now.state).toBe("not-open");
  });
});
