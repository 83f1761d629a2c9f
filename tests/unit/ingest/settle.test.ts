import { describe, expect, test } from "vitest";
import { Settler } from "../../../sim/feed/settle.ts";
import type {
  EventId,
  FloorEvent,
  FloorFact,
  Instant,
  SourceId,
  VisitId,
  WorkId,
} from "../../../sim/vocabulary/index.ts";

const T = Date.UTC(2026, 2, 9, 8);
const at = (ms: number) => (T + ms) as Instant;
const source = "test://a" as SourceId;

function event(id: string, ms: number, fact: FloorFact = HELD, more: Partial<FloorEvent> = {}): FloorEvent {
  return {
    source,
    eventId: id as EventId,
    at: at(ms),
    basis: "observed",
    precisionMs: 1,
    ...more,
    ...fact,
  } as FloorEvent;
}
const HELD: FloorFact = { type: "work.held", workId: "w" as WorkId };
const RESUMED: FloorFact = { type: "work.resumed", workId: "w" as WorkId };
const DEQUEUED: FloorFact = { type: "visit.dequeued", visitId: "v" as VisitId, outcome: "abandoned" };
const ids = (events: readonly FloorEvent[]) => events.map((one) => one.eventId).join(" ");

describe("Settler", () => {
  test("[V10] two events seen the wrong way round come out the right way round, when the first hold expires", () => {
    const settler = new Settler({ windowMs: 2_000 });
    expect(settler.accept(event("second", 20), at(100))).toEqual([]);
    expect(settler.accept(event("first", 10), at(200))).toEqual([]);
    expect(settler.nextReleaseAt).toBe(at(2_100));
    expect(settler.advance(at(2_099))).toEqual([]);
    expect(ids(settler.advance(at(2_100)))).toBe("first second");
    expect(settler.pending).toBe(0);
    expect(settler.nextReleaseAt).toBeUndefined();
  });

  test("[V10] an event of a later instant stays when an earlier one's hold expires", () => {
    const settler = new Settler({ windowMs: 1_000 });
    settler.accept(event("early", 0), at(0));
    settler.accept(event("late", 500), at(500));
    expect(ids(settler.advance(at(1_000)))).toBe("early");
    expect(settler.pending).toBe(1);
    expect(ids(settler.flush())).toBe("late");
  });

  test("[V10] accepting releases first what is due by then, the new event excluded", () => {
    const settler = new Settler({ windowMs: 1_000 });
    settler.accept(event("a", 0), at(0));
    // Due at exactly this instant: out, though the new one happened before it. It is later than the window allows.
    expect(ids(settler.accept(event("b", -5), at(1_000)))).toBe("a");
    expect(ids(settler.flush())).toBe("b");
  });

  test("[V9] of one instant, the answer passes before the end of the wait, and numbers decide among equals", () => {
    const settler = new Settler();
    settler.accept(event("dequeued", 0, DEQUEUED, { sequence: 1 }), at(0));
    settler.accept(event("resumed", 0, RESUMED, { sequence: 3 }), at(0));
    settler.accept(event("unnumbered", 0), at(0));
    settler.accept(event("held", 0, HELD, { sequence: 2 }), at(0));
    expect(ids(settler.flush())).toBe("held resumed unnumbered dequeued");
  });

  test("[V14] a window of 0 passes events at once, in the order they came", () => {
    const settler = new Settler({ windowsMs: new Map([[source, 0]]) });
    expect(ids(settler.accept(event("b", 20), at(30)))).toBe("b");
    expect(ids(settler.accept(event("a", 10), at(31)))).toBe("a");
    expect(settler.pending).toBe(0);
  });

  test("[V14] sources have their own windows and never wait for each other", () => {
    const other = "test://b" as SourceId;
    const settler = new Settler({ windowMs: 1_000, windowsMs: new Map([[other, 100]]) });
    settler.accept(event("slow", 0), at(0));
    settler.accept(event("quick", 50, HELD, { source: other }), at(50));
    expect(ids(settler.advance(at(150)))).toBe("quick");
    expect(ids(settler.advance(at(1_000)))).toBe("slow");
  });

  test("[V15] one too many held: those due first go early, are counted, and the rest keeps waiting", () => {
    const settler = new Settler({ windowMs: 1_000, mostHeld: 2 });
    settler.accept(event("b", 20), at(20));
    settler.accept(event("c", 30), at(30));
    // b is due first; a happened before b, so it goes with it.
    expect(ids(settler.accept(event("a", 10), at(40)))).toBe("a b");
    expect(settler.releasedEarly).toBe(2);
    expect(settler.pending).toBe(1);
  });

  test("[V15] a hundred thousand and one held events: one goes early", () => {
    const settler = new Settler();
    let early = 0;
    for (let index = 0; index <= 100_000; index++) early += settler.accept(event(`e${index}`, index), at(0)).length;
    expect([early, settler.releasedEarly, settler.pending]).toEqual([1, 1, 100_000]);
    expect(settler.flush()).toHaveLength(100_000);
  });

  test("[V12] events that left with a later one do not come again when their own hold expires", () => {
    const settler = new Settler({ windowMs: 1_000 });
    settler.accept(event("last", 5_000), at(0));
    for (let index = 0; index < 3_000; index++) settler.accept(event(`e${index}`, index), at(1));
    expect(settler.advance(at(1_000))).toHaveLength(3_001);
    settler.accept(event("new", 6_000), at(1_000));
    expect(settler.nextReleaseAt).toBe(at(2_000));
    expect(ids(settler.advance(at(5_000)))).toBe("new");
  });

  test("[V14] a window or a bound that is none is our mistake", () => {
    expect(() => new Settler({ windowMs: -1 })).toThrow("windowMs: expected a whole number ≥ 0, got -1");
    expect(() => new Settler({ windowsMs: new Map([[source, 0.5]]) })).toThrow(RangeError);
    expect(() => new Settler({ mostHeld: 0 })).toThrow("mostHeld: expected a whole number ≥ 1, got 0");
    expect(() => new Settler().advance(Number.NaN as Instant)).toThrow(RangeError);
  });
});
