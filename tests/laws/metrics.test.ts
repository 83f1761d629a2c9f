import { expect, test } from "vitest";
import { ATTRIBUTIONS, SERVICE_LEVEL_VARIANTS, WINDOWS } from "../../sim/metrics/config.ts";
import { defaultBoardConfig } from "../../sim/metrics/defaults.ts";
import { Board, ratio, totals } from "../../sim/metrics/index.ts";
import { cellOf, WaitSketch, waitOf } from "../../sim/metrics/waitSketch.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import fc from "../fixtures/fastCheck.ts";
import { floorStory } from "../fixtures/floorStory.ts";
import { FEED } from "../fixtures/floorWorld.ts";

test("[M1] frames taken at any other instants change no later frame", () => {
  const configs = fc.record({
    attribution: fc.constantFrom(...ATTRIBUTIONS),
    variant: fc.constantFrom(...SERVICE_LEVEL_VARIANTS),
    headline: fc.constantFrom(...WINDOWS),
    minimumN: fc.constantFrom(1, 20),
  });
  fc.assert(
    fc.property(floorStory(), configs, fc.array(fc.nat({ max: 60_000 })), (events, overrides, steps) => {
      fc.pre(events.length > 0);
      const quiet = new Board(defaultBoardConfig(overrides));
      const watched = new Board(defaultBoardConfig(overrides));
      let step = 0;
      for (const [place, event] of events.entries()) {
        quiet.apply(event);
        watched.apply(event);
        // Between two events, never past the next one.
        const next = events[place + 1]?.at ?? event.at + 3_600_000;
        const at = Math.min(event.at + (steps[step++ % Math.max(1, steps.length)] ?? 0), next);
        watched.frame(at as Instant, FEED);
      }
      const end = (events[events.length - 1]!.at + 3_700_000) as Instant;
      const { sequence: _one, ...seen } = watched.frame(end, FEED);
      const { sequence: _other, ...unseen } = quiet.frame(end, FEED);
      expect(seen).toEqual(unseen);
    }),
  );
});

test("[M2] the wall's day and the totals of the same day agree, for every attribution and variant", () => {
  fc.assert(
    fc.property(floorStory(), fc.constantFrom(...ATTRIBUTIONS), (events, attribution) => {
      fc.pre(events.length > 0);
      const at = (events[events.length - 1]!.at + 2_001) as Instant;
      for (const variant of SERVICE_LEVEL_VARIANTS) {
        const config = defaultBoardConfig({ attribution, variant, headline: "day" });
        const board = new Board(config);
        for (const event of events) board.apply(event);
        const rows = totals(
          [...events, { ...events[events.length - 1]!, type: "stream.gap", eventId: "end", at } as never],
          { by: "channel", config },
        );
        for (const channel of board.frame(at, FEED).channels) {
          const row = rows.find(({ key }) => key === channel.channel);
          const { value, n } = channel.serviceLevel;
          expect({ value, n }).toEqual({
            value: row?.serviceLevel[attribution][variant].value,
            n: row?.serviceLevel[attribution][variant].n ?? 0,
          });
        }
      }
    }),
    { numRuns: 40 },
  );
});

test("[M5] a ratio lies inside its interval, and its interval inside [0, 1]", () => {
  fc.assert(
    fc.property(fc.nat({ max: 100_000 }), fc.nat({ max: 100_000 }), (met, others) => {
      fc.pre(met + others > 0);
      const { value, low, high, n } = ratio(met, met + others);
      expect(n).toBe(met + others);
      expect(low!).toBeGreaterThanOrEqual(0);
      expect(high!).toBeLessThanOrEqual(1);
      expect(value!).toBeGreaterThanOrEqual(low!);
      expect(value!).toBeLessThanOrEqual(high!);
    }),
  );
});

test("[M8] a quantile is within 1 % and half a millisecond of the exact nearest rank", () => {
  const waits = fc.array(fc.nat({ max: 30 * 86_400_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(waits, fc.double({ min: 0, max: 1, noNaN: true }), (list, fraction) => {
      const sketch = new WaitSketch();
      for (const wait of list) sketch.add(cellOf(wait));
      const exact = [...list].sort((a, b) => a - b)[Math.max(1, Math.ceil(fraction * list.length)) - 1]!;
      expect(Math.abs(sketch.quantile(fraction)! - exact)).toBeLessThanOrEqual(0.01 * exact + 0.5);
    }),
  );
});

test("[M9] sketches merge, and what was added can be taken away", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1e7 })), fc.array(fc.nat({ max: 1e7 })), (one, other) => {
      const merged = new WaitSketch();
      const left = new WaitSketch();
      const right = new WaitSketch();
      for (const wait of one) left.add(cellOf(wait));
      for (const wait of other) right.add(cellOf(wait));
      merged.merge(left);
      merged.merge(right);
      for (const wait of other) merged.remove(cellOf(wait));
      expect(merged.n).toBe(one.length);
      expect(merged.quantile(0.9)).toBe(left.quantile(0.9));
      expect(waitOf(cellOf(50))).toBe(50);
    }),
  );
});
