import { expect, test } from "vitest";
import { Floor, type FloorObserver } from "../../sim/floor/index.ts";
import { defaultBoardConfig } from "../../sim/metrics/defaults.ts";
import { PLACE } from "../../sim/metrics/fields.ts";
import { Board, totals } from "../../sim/metrics/index.ts";
import type { AgentId, EventId, FloorEvent, Instant } from "../../sim/vocabulary/index.ts";
import { anyEvent } from "../fixtures/eventArbitrary.ts";
import fc from "../fixtures/fastCheck.ts";
import { floorStory } from "../fixtures/floorStory.ts";

function boardOf(events: readonly FloorEvent[]): Board {
  const board = new Board(defaultBoardConfig());
  for (const event of events) board.apply(event);
  return board;
}

/** An instant after everything of a story. */
function after(events: readonly FloorEvent[]): Instant {
  return (Math.max(1_773_043_200_000, ...events.map((event) => event.at)) + 10_000) as Instant;
}

test("[F1] queued = answered + abandoned + left otherwise + lost + waiting, in every scope", () => {
  fc.assert(
    fc.property(floorStory(), (events) => {
      const board = boardOf(events);
      for (const scope of board.scopes.all) {
        const day = scope.sums("day");
        const ended = day[PLACE.answered] + day[PLACE.abandoned] + day[PLACE.leftOtherwise] + day[PLACE.systemLost];
        expect(day[PLACE.offered]).toBe(ended + scope.waiting);
      }
    }),
  );
});

test("[F2] offers = connected + ended + ringing, per agent", () => {
  fc.assert(
    fc.property(floorStory(), (events) => {
      const counts = new Map<AgentId, { offered: number; connected: number; ended: number }>();
      const of = (agentId: AgentId) => {
        const one = counts.get(agentId) ?? { offered: 0, connected: 0, ended: 0 };
        counts.set(agentId, one);
        return one;
      };
      const observer: FloorObserver = {
        workOffered: (work) => {
          of(work.agent.agentId).offered += 1;
        },
        workConnected: (work) => {
          of(work.agent.agentId).connected += 1;
        },
        offerEnded: (work) => {
          of(work.agent.agentId).ended += 1;
        },
      };
      const floor = new Floor(observer);
      for (const event of events) floor.apply(event);
      for (const agent of floor.agents.values()) {
        const { offered, connected, ended } = of(agent.agentId);
        const ringing = agent.works.filter((work) => work.phase === "offered").length;
        expect(offered).toBe(connected + ended + ringing);
      }
    }),
  );
});

test("[F4] a stream told twice, or every event twice, changes nothing", () => {
  fc.assert(
    fc.property(floorStory(), (events) => {
      const at = after(events);
      const once = boardOf(events).digest(at);
      expect(boardOf([...events, ...events]).digest(at)).toEqual(once);
      expect(boardOf(events.flatMap((event) => [event, event])).digest(at)).toEqual(once);
    }),
  );
});

test("[F5] the same facts under new event ids are known already: the state is idempotent", () => {
  fc.assert(
    fc.property(floorStory(), (events) => {
      const again = events
        .filter((event) => event.type.startsWith("visit.") || event.type.startsWith("work."))
        .map((event) => ({ ...event, eventId: `again-${event.eventId}` as EventId }));
      const at = after(events);
      const twice = boardOf([...events, ...again]).digest(at);
      const once = boardOf(events).digest(at);
      expect(twice.scopes).toEqual(once.scopes);
      expect(twice.floor.visits).toEqual(once.floor.visits);
      expect(twice.floor.works).toEqual(once.floor.works);
    }),
  );
});

test("[F9] after a reset nothing the source opened is open, and what waited is lost, not missed", () => {
  fc.assert(
    fc.property(floorStory(), (events) => {
      fc.pre(events.length > 0);
      const board = boardOf(events);
      const waiting = board.floor.waiting.length;
      const lostBefore = board.scopes.total.sums("day")[PLACE.systemLost];
      const last = events[events.length - 1]!;
      const reset = { ...last, type: "stream.reset", reason: "source_restart", eventId: "reset" } as unknown;
      board.apply({ ...(reset as FloorEvent), at: after(events) });
      const digest = board.digest();
      expect([digest.floor.visits, digest.floor.works, digest.floor.contacts]).toEqual([[], [], []]);
      expect(board.scopes.total.sums("day")[PLACE.systemLost] - lostBefore).toBe(waiting);
      expect(board.scopes.total.waitingLate).toBe(0);
    }),
  );
});

test("[F12] Σ time in activities of an agent = time since it was first seen", () => {
  fc.assert(
    fc.property(floorStory(), (events) => {
      const spent = new Map<AgentId, number>();
      const first = new Map<AgentId, Instant>();
      const floor = new Floor({
        activityEnded: (agent, _activity, fromAt, toAt) => {
          if (!first.has(agent.agentId)) first.set(agent.agentId, fromAt);
          spent.set(agent.agentId, (spent.get(agent.agentId) ?? 0) + toAt - fromAt);
        },
      });
      for (const event of events) floor.apply(event);
      for (const agent of floor.agents.values()) {
        const begun = first.get(agent.agentId);
        if (begun !== undefined) expect(spent.get(agent.agentId)).toBe(agent.activityAt - begun);
      }
    }),
  );
});

test("[F13] any events in any order are survived, with no negative duration and no lost visit", () => {
  fc.assert(
    fc.property(fc.array(anyEvent(), { maxLength: 60 }), (events) => {
      const board = new Board(defaultBoardConfig());
      for (const event of events) board.apply(event);
      const day = board.scopes.total.sums("day");
      for (const field of ["waitMsOfAnswered", "talkMs", "holdMs", "wrapUpMs", "staffedMs", "slotBusyMs"] as const) {
        expect(day[PLACE[field]]).toBeGreaterThanOrEqual(0);
      }
      expect(board.scopes.total.waiting).toBe(board.floor.waiting.length);
      expect(board.scopes.total.waitingLate).toBeLessThanOrEqual(board.scopes.total.waiting);
    }),
    { numRuns: 60 },
  );
});

test("[F14] a log written and read again folds to the same floor", () => {
  fc.assert(
    fc.property(floorStory(), (events) => {
      const read = JSON.parse(JSON.stringify(events)) as FloorEvent[];
      expect(boardOf(read).digest()).toEqual(boardOf(events).digest());
    }),
  );
});

test("[M20] totals of two adjoining stretches add up to those of both", () => {
  fc.assert(
    fc.property(floorStory(), fc.double({ min: 0, max: 1, noNaN: true }), (events, share) => {
      fc.pre(events.length > 0);
      const start = events[0]!.at;
      const cut = (start + Math.floor((after(events) - start) * share)) as Instant;
      const whole = totals(events, { by: "queue" });
      const early = totals(events, { by: "queue", to: cut });
      const late = totals(events, { by: "queue", from: cut });
      for (const row of whole) {
        const of = (rows: typeof whole) => rows.find((one) => one.key === row.key && one.channel === row.channel);
        for (const field of ["offered", "answered", "handled", "talkMs", "waitMsOfAnswered"] as const) {
          expect((of(early)?.[field] ?? 0) + (of(late)?.[field] ?? 0)).toBe(row[field]);
        }
      }
    }),
  );
});
