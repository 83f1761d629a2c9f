import { expect, test } from "vitest";
import { Board } from "../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../sim/metrics/defaults.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import { AlarmWorld, WAIT_ID, WAIT_RULE } from "../fixtures/alarmWorld.ts";
import fc from "../fixtures/fastCheck.ts";
import { floorStory } from "../fixtures/floorStory.ts";
import { FEED } from "../fixtures/floorWorld.ts";

const TICK_S = 5;
const rules = fc.record({
  onDelayMs: fc.nat({ max: 8 }).map((ticks) => ticks * 5_000),
  offDelayMs: fc.nat({ max: 8 }).map((ticks) => ticks * 5_000),
  deadband: fc.constantFrom(0, 5_000, 15_000),
  cooldownMs: fc.nat({ max: 20 }).map((ticks) => ticks * 5_000),
});
/** Waits around the thresholds of 20 s and 60 s, or nobody waiting, one a tick; runs of the same make delays pass. */
const figures = fc
  .array(
    fc.tuple(
      fc.option(fc.constantFrom(4_000, 14_000, 18_000, 21_000, 50_000, 61_000)),
      fc.integer({ min: 1, max: 10 }),
    ),
    {
      maxLength: 20,
    },
  )
  .map((runs) => runs.flatMap(([value, ticks]) => new Array<number | undefined>(ticks).fill(value ?? undefined)));

function told(overrides: Partial<typeof WAIT_RULE>, values: readonly (number | undefined)[]): AlarmWorld {
  const world = new AlarmWorld([{ ...WAIT_RULE, ...overrides }]);
  for (const [tick, value] of values.entries()) world.set(value).pass(tick * TICK_S, tick * TICK_S);
  return world;
}

const isHigh = (value: number | undefined): boolean => (value ?? 0) > 20_000;

test("[AL1] it never comes without its condition having held for the whole on-delay", () => {
  fc.assert(
    fc.property(rules, figures, (overrides, values) => {
      for (const { change } of told(overrides, values).news) {
        if (change.change !== "came" && change.change !== "came-back") continue;
        const tick = (change.at - new AlarmWorld().startsAt) / 5_000;
        for (let back = 0; back <= overrides.onDelayMs / 5_000; back++) expect(isHigh(values[tick - back])).toBe(true);
      }
    }),
  );
});

test("[AL2, AL3] it never leaves while the figure is not back past the threshold by the deadband, for the off-delay", () => {
  fc.assert(
    fc.property(rules, figures, (overrides, values) => {
      for (const { change } of told(overrides, values).news) {
        if (change.change !== "left") continue;
        const tick = (change.at - new AlarmWorld().startsAt) / 5_000;
        for (let back = 0; back <= overrides.offDelayMs / 5_000; back++) {
          const value = values[tick - back];
          expect(value === undefined || value <= 20_000 - overrides.deadband).toBe(true);
        }
      }
    }),
  );
});

test("[AL9] it never comes as new within the cooldown after it left", () => {
  fc.assert(
    fc.property(rules, figures, (overrides, values) => {
      let leftAt = Number.NEGATIVE_INFINITY;
      for (const { change } of told(overrides, values).news) {
        if (change.change === "left") leftAt = change.at;
        if (change.change === "came") expect(change.at - leftAt).toBeGreaterThanOrEqual(overrides.cooldownMs);
      }
    }),
  );
});

test("[AL16] put away and taken up at any tick, with anybody's actions before it, it goes on the same", () => {
  const actions = fc.array(fc.tuple(fc.nat({ max: 100 }), fc.constantFrom("see", "shelve", "unshelve")), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(rules, figures, fc.nat({ max: 100 }), actions, (overrides, values, cut, done) => {
      const through = new AlarmWorld([{ ...WAIT_RULE, ...overrides }]);
      let taken = new AlarmWorld([{ ...WAIT_RULE, ...overrides }]);
      for (const [tick, value] of values.entries()) {
        if (tick === cut) {
          const state = JSON.parse(JSON.stringify(taken.book.state()));
          taken = new AlarmWorld([{ ...WAIT_RULE, ...overrides }]);
          taken.book.restore(state);
        }
        for (const world of [through, taken]) {
          world.set(value).pass(tick * TICK_S, tick * TICK_S);
          for (const [at, kind] of done) {
            if (at === tick) world.act(tick * TICK_S, { kind, id: WAIT_ID, by: "MO", forMs: 60_000 } as never);
          }
        }
      }
      expect(taken.book.state()).toEqual(through.book.state());
    }),
  );
});

test("[AL19] frames taken at any other instants change no alarm and no row", () => {
  fc.assert(
    fc.property(floorStory(), fc.array(fc.nat({ max: 60_000 })), (events, steps) => {
      fc.pre(events.length > 0);
      const quiet = new Board(defaultBoardConfig({ minimumN: 1 }));
      const watched = new Board(defaultBoardConfig({ minimumN: 1 }));
      let step = 0;
      for (const [place, event] of events.entries()) {
        quiet.apply(event);
        watched.apply(event);
        const next = events[place + 1]?.at ?? event.at + 600_000;
        watched.frame(Math.min(event.at + (steps[step++ % Math.max(1, steps.length)] ?? 0), next) as Instant, FEED);
      }
      const end = (events[events.length - 1]!.at + 600_000) as Instant;
      expect(watched.frame(end, FEED).alarms).toEqual(quiet.frame(end, FEED).alarms);
      expect(watched.alarms.state()).toEqual(quiet.alarms.state());
    }),
    { numRuns: 30 },
  );
});
