import { describe, expect, test } from "vitest";
import { Board } from "../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../sim/metrics/defaults.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import { type Lens, lensOf } from "../../sim/metrics/lens.ts";
import { frameDelta, withFrameDelta } from "../../sim/protocol/frameDelta.ts";
import { mergePatch, patched, same } from "../../sim/protocol/mergePatch.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import { floorStory } from "../fixtures/eventArbitrary.ts";
import fc from "../fixtures/fastCheck.ts";
import { FEED, FloorWorld, MORNING } from "../fixtures/floorWorld.ts";

/** A frame as it comes over the wire. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe("what changed since the last frame", () => {
  test("[BD11] applied one after the other, over the wire, the changes give every whole frame, of any floor and lens", () => {
    fc.assert(
      fc.property(
        floorStory(),
        fc.constantFrom<Lens["names"]>("names", "initials", "none"),
        fc.array(fc.integer({ min: 1, max: 400_000 }), { minLength: 1, maxLength: 12 }),
        (events, names, stepsMs) => {
          const board = new Board(defaultBoardConfig());
          const lens: Lens = { ...lensOf(board.config), names };
          let at = events[0]?.at ?? (MORNING as Instant);
          let next = 0;
          let before: Frame | undefined;
          let shown: Frame | undefined;
          for (const stepMs of stepsMs) {
            at = (at + stepMs) as Instant;
            for (; next < events.length && events[next]!.at <= at; next++) board.apply(events[next]!);
            const frame = board.frame(at, FEED, lens);
            shown = before === undefined ? sent(frame) : withFrameDelta(shown!, sent(frameDelta(before, frame)));
            expect(shown).toEqual(sent(frame));
            before = frame;
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  test("[BD11] a change that does not go on from the frame at hand changes nothing: a snapshot is needed", () => {
    const world = new FloorWorld();
    world.queued(0, "a");
    const [first, second, third] = [1, 2, 3].map((second) => world.frame(second));
    const delta = frameDelta(second!, third!);
    expect(withFrameDelta(first!, delta)).toBeUndefined();
    expect(withFrameDelta(second!, delta)).toEqual(third);
  });

  test("[BD12] what did not change is not said again: a quiet second is a sliver of the frame", () => {
    const world = new FloorWorld();
    for (let agent = 0; agent < 500; agent++) {
      world.say(0, { type: "agent.session", agentId: `agent-${agent}`, name: `Agent ${agent}`, state: "on" });
    }
    for (let minute = 0; minute < 125; minute++) {
      world.queued(minute * 60, `v${minute}`);
      world.connected(minute * 60 + 5, `v${minute}`, `agent-${minute}`);
      world.released(minute * 60 + 35, `v${minute}`);
    }
    const before = world.frame(7_600);
    const after = world.frame(7_600.25);
    expect(JSON.stringify(before).length).toBeGreaterThan(80_000);
    const delta = frameDelta(before, after);
    expect(delta.lists?.agents).toBeUndefined();
    expect(JSON.stringify(delta).length).toBeLessThan(1_000);
    // A minute later the history has moved on by one point, and only that is said.
    const [early, late] = [world.frame(7_679), world.frame(7_681)];
    const later = frameDelta(early, late);
    expect(withFrameDelta(early, later)).toEqual(late);
    expect(later.lists?.channels?.history).toEqual([
      ["voice", 1, [expect.objectContaining({ at: MORNING + 7_680_000 })]],
    ]);
  });

  test("[BD12] a wait grows without a word, and agents that change are the only ones named", () => {
    const world = new FloorWorld();
    for (const agentId of ["anna", "boris"]) world.say(0, { type: "agent.session", agentId, state: "on" });
    world.queued(0, "a");
    const before = world.frame(1);
    world.say(2, { type: "agent.presence", agentId: "boris", available: false, reason: "lunch" });
    const after = world.frame(3);
    const delta = frameDelta(before, after);
    expect(delta.lists?.waiting).toBeUndefined();
    expect(delta.lists?.agents?.set).toMatchObject([["boris", { state: "break", reason: "lunch" }]]);
    expect(withFrameDelta(before, delta)?.waiting[0]?.waitMs).toBe(3_000);
  });
});

describe("merge patches", () => {
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.integer(),
      fc.string(),
      fc.boolean(),
      fc.array(fc.integer()),
      tie("object"),
    ),
    object: fc.dictionary(fc.constantFrom("a", "b", "c", "d"), tie("value"), { noNullPrototype: true }),
  })).object as fc.Arbitrary<Record<string, never>>;

  test("[BD11] a patch turns one object into the other, and is absent when they say the same", () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        const patch = mergePatch(before, after);
        expect(patched(before, patch ?? {})).toEqual(after);
        expect(patch === undefined).toBe(same(before, after));
      }),
    );
  });
});
