import { expect, test } from "vitest";
import {
  agentsPresent,
  agentsRequired,
  agentsScheduled,
  combinedShrinkage,
  type Duration,
  impatientQueue,
  limitedRoom,
  modifiedOfferedLoad,
  type Patience,
  priorityWaits,
  type ServiceLevelVariant,
  type StaffingTarget,
} from "../../sim/staffing/index.ts";
import { unreachable } from "../../sim/vocabulary/index.ts";
import fc from "../fixtures/fastCheck.ts";

const ms = (most: number) => fc.integer({ min: 1_000, max: most });

const duration: fc.Arbitrary<Duration> = fc.oneof(
  fc.record({ kind: fc.constant("exponential" as const), meanMs: ms(600_000) }),
  fc.record({ kind: fc.constant("deterministic" as const), valueMs: ms(600_000) }),
  fc.record({
    kind: fc.constant("lognormal" as const),
    meanMs: ms(600_000),
    cv: fc.double({ min: 0.1, max: 3, noNaN: true }),
  }),
  fc.record({ kind: fc.constant("uniform" as const), maximumMs: ms(600_000) }),
  fc.record({ kind: fc.constant("erlang-2" as const), meanMs: ms(600_000) }),
  fc.record({
    kind: fc.constant("hyperexponential" as const),
    firstShare: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    firstMs: ms(60_000),
    secondMs: ms(600_000),
  }),
  fc
    .array(fc.integer({ min: 0, max: 400_000 }), { minLength: 2, maxLength: 12 })
    .map((points) => ({ kind: "empirical" as const, quantilesMs: points.sort((a, b) => a - b) })),
);

const steps: fc.Arbitrary<Duration> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.double({ min: 0.3, max: 0.99, noNaN: true })), {
    minLength: 1,
    maxLength: 15,
  })
  .map((parts) => {
    let atMs = 0;
    let survival = 1;
    return {
      kind: "survival-steps" as const,
      steps: parts.map(([gap, factor]) => {
        atMs += gap;
        survival *= factor;
        return { atMs, survival };
      }),
    };
  });

const patience: fc.Arbitrary<Patience> = fc.oneof(
  duration,
  steps,
  fc.constant({ kind: "endless" as const }),
  fc.record({
    kind: fc.constant("baulking" as const),
    share: fc.double({ min: 0, max: 0.6, noNaN: true }),
    others: fc.oneof(duration, fc.constant({ kind: "endless" as const })),
  }),
);

const demand = fc.record({
  arrivalsPerHour: fc.integer({ min: 1, max: 2_000 }),
  averageHandleMs: fc.integer({ min: 20_000, max: 900_000 }),
});

const thresholds = fc.record({
  acceptableWaitMs: fc.integer({ min: 0, max: 120_000 }),
  shortAbandonMs: fc.integer({ min: 0, max: 20_000 }),
});

const VARIANTS: readonly ServiceLevelVariant[] = [
  "strict-excluding-short-abandons",
  "strict",
  "of-answered",
  "ignoring-abandons-in-target",
  "abandons-in-target-positive",
  "answered-or-flowed-out",
];

const target: fc.Arbitrary<StaffingTarget> = fc.oneof(
  fc.record({
    kind: fc.constant("service-level" as const),
    variant: fc.constantFrom(...VARIANTS),
    atLeast: fc.double({ min: 0.05, max: 0.99, noNaN: true }),
    acceptableWaitMs: fc.integer({ min: 0, max: 120_000 }),
    shortAbandonMs: fc.integer({ min: 0, max: 20_000 }),
  }),
  fc.record({ kind: fc.constant("speed-of-answer" as const), atMostMs: fc.integer({ min: 500, max: 120_000 }) }),
  fc.record({ kind: fc.constant("abandonment" as const), atMost: fc.double({ min: 0.005, max: 0.5, noNaN: true }) }),
  fc.record({ kind: fc.constant("occupancy" as const), atMost: fc.double({ min: 0.3, max: 1, noNaN: true }) }),
  fc.record({
    kind: fc.constant("wait-probability" as const),
    atMost: fc.double({ min: 0.01, max: 0.9, noNaN: true }),
  }),
);

/** Agents near the load of `of`, where figures change. */
function agentsNear(of: { arrivalsPerHour: number; averageHandleMs: number }, quality: number): number {
  const load = (of.arrivalsPerHour * of.averageHandleMs) / 3_600_000;
  return Math.max(1, Math.round(load + quality * Math.sqrt(load)));
}

/** What quadrature may be off. */
const SLACK = 1e-8;

test("[ST12] more agents are never worse, by any figure, for any law of patience", () => {
  const quality = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(demand, patience, thresholds, quality, (asked, customers, cut, beta) => {
      const agents = agentsNear(asked, beta);
      const fewer = impatientQueue({ agents, ...asked }, customers, cut);
      const more = impatientQueue({ agents: agents + 1, ...asked }, customers, cut);
      const noMore = (a: number, b: number) => expect(a).toBeLessThanOrEqual(b + SLACK * Math.max(1, Math.abs(b)));
      noMore(more.waitProbability, fewer.waitProbability);
      noMore(more.abandonmentRate, fewer.abandonmentRate);
      noMore(more.averageWaitMs, fewer.averageWaitMs);
      noMore(more.averageSpeedOfAnswerMs, fewer.averageSpeedOfAnswerMs);
      noMore(more.occupancy, fewer.occupancy);
      for (const variant of VARIANTS) noMore(fewer.serviceLevel[variant], more.serviceLevel[variant]);
    }),
    { numRuns: 400, seed: 7 },
  );
});

test("[ST3] every figure is in its range, and nobody is lost: answered and abandoned keep Little's law", () => {
  const quality = fc.double({ min: -6, max: 4, noNaN: true });
  fc.assert(
    fc.property(demand, patience, thresholds, quality, (asked, customers, cut, beta) => {
      const agents = agentsNear(asked, beta);
      const of = impatientQueue({ agents, ...asked }, customers, cut);
      const shares = [of.waitProbability, of.abandonmentRate, of.occupancy, ...Object.values(of.serviceLevel)];
      for (const share of shares) {
        expect(share).toBeGreaterThanOrEqual(-1e-12);
        expect(share).toBeLessThanOrEqual(1 + 1e-12);
      }
      expect(of.averageWaitMs).toBeGreaterThanOrEqual(0);
      if (!Number.isFinite(of.averageWaitMs)) return;
      // Occupancy from the answered, and from who finds somebody idle, are two ways to one number.
      const answered = 1 - of.abandonmentRate;
      expect(of.occupancy).toBeCloseTo((of.offeredLoad * answered) / agents, 7);
      const waited = answered * of.averageSpeedOfAnswerMs + of.abandonmentRate * (of.averageTimeToAbandonMs ?? 0);
      expect(Math.abs(waited - of.averageWaitMs)).toBeLessThanOrEqual(1e-7 * Math.max(1, of.averageWaitMs));
      expect(of.waiting).toBeCloseTo((asked.arrivalsPerHour * of.averageWaitMs) / 3_600_000, 6);
    }),
    { numRuns: 400, seed: 8 },
  );
});

test("[ST1] exponential patience: abandoned = mean wait ÷ mean patience", () => {
  const quality = fc.double({ min: -4, max: 3, noNaN: true });
  fc.assert(
    fc.property(demand, ms(600_000), quality, (asked, meanMs, beta) => {
      const queue = { agents: agentsNear(asked, beta), ...asked };
      const of = impatientQueue(queue, { kind: "exponential", meanMs }, { acceptableWaitMs: 0, shortAbandonMs: 0 });
      const exact = of.averageWaitMs / meanMs;
      expect(Math.abs(of.abandonmentRate - exact)).toBeLessThanOrEqual(1e-9 * exact + 1e-15);
    }),
    { numRuns: 300, seed: 9 },
  );
});

test("[ST11] the requirement keeps every target and one agent less misses one", () => {
  fc.assert(
    fc.property(demand, patience, fc.array(target, { minLength: 1, maxLength: 4 }), (asked, customers, targets) => {
      const agents = agentsRequired(asked, customers, targets);
      expect(keepsAll(agents, asked, customers, targets)).toBe(true);
      if (agents > 1) expect(keepsAll(agents - 1, asked, customers, targets)).toBe(false);
    }),
    { numRuns: 400, seed: 10 },
  );
});

/** The targets asked of public figures, one queue a target. */
function keepsAll(
  agents: number,
  asked: { arrivalsPerHour: number; averageHandleMs: number },
  customers: Patience,
  targets: readonly StaffingTarget[],
): boolean {
  return targets.every((one) => {
    const cut = one.kind === "service-level" ? one : { acceptableWaitMs: 0, shortAbandonMs: 0 };
    const of = impatientQueue({ agents, ...asked }, customers, cut);
    switch (one.kind) {
      case "service-level":
        return of.serviceLevel[one.variant] >= one.atLeast;
      case "speed-of-answer":
        return of.averageSpeedOfAnswerMs <= one.atMostMs;
      case "abandonment":
        return of.abandonmentRate <= one.atMost && Number.isFinite(of.averageWaitMs);
      case "occupancy":
        return of.occupancy <= one.atMost && Number.isFinite(of.averageWaitMs);
      case "wait-probability":
        return of.waitProbability <= one.atMost;
      default:
        return unreachable(one);
    }
  });
}

test("[ST11] more contacts, longer contacts and sterner targets never ask for fewer agents", () => {
  fc.assert(
    fc.property(demand, patience, fc.double({ min: 0.02, max: 0.8, noNaN: true }), (asked, customers, share) => {
      const required = (of: typeof asked, atMost: number) =>
        agentsRequired(of, customers, [{ kind: "wait-probability", atMost }]);
      const base = required(asked, share);
      expect(required({ ...asked, arrivalsPerHour: asked.arrivalsPerHour * 1.1 }, share)).toBeGreaterThanOrEqual(base);
      expect(required(asked, share / 2)).toBeGreaterThanOrEqual(base);
    }),
    { numRuns: 150, seed: 11 },
  );
});

test("[ST9] modified load: it adds over rates, and what comes in is all that is ever worked", () => {
  const rates = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(rates, rates, duration, fc.integer({ min: 0, max: 20_000_000 }), (one, other, handle, at) => {
      fc.pre(handle.kind !== "empirical" || (handle.quantilesMs.at(-1) ?? 0) > 0);
      const stepMs = 900_000;
      const load = (arrivalsPerHour: readonly number[]) =>
        modifiedOfferedLoad({ stepMs, arrivalsPerHour, beforePerHour: 0 }, handle)(at);
      const length = Math.max(one.length, other.length);
      const both = Array.from({ length }, (_, i) => (one[i] ?? 0) + (other[i] ?? 0));
      expect(load(both)).toBeCloseTo(load(one) + load(other), 7);
      expect(load(one)).toBeGreaterThanOrEqual(0);
      const came = one.reduce((sum, rate) => sum + rate, 0) / 4;
      expect(load(one)).toBeLessThanOrEqual(came + 1e-9);
    }),
    { numRuns: 300, seed: 12 },
  );
});

test("[ST6] whoever goes first waits least, and the mean over all classes does not change with their order", () => {
  const rates = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(rates, fc.integer({ min: 1, max: 3 }), (classes, spare) => {
      const all = classes.reduce((sum, rate) => sum + rate, 0);
      const agents = Math.ceil(all / 15) + spare; // 240 s each
      const mean = (order: readonly number[]) => {
        const { averageWaitMs } = priorityWaits(agents, 240_000, order);
        expect(averageWaitMs.toSorted((a, b) => a - b)).toEqual(averageWaitMs);
        return order.reduce((sum, rate, i) => sum + rate * (averageWaitMs[i] ?? Number.NaN), 0) / all;
      };
      const forwards = mean(classes);
      expect(Math.abs(mean(classes.toReversed()) / forwards - 1)).toBeLessThan(1e-9);
    }),
    { numRuns: 200, seed: 13 },
  );
});

test("[ST7] more places block fewer and let them wait longer", () => {
  const places = fc.integer({ min: 0, max: 60 });
  const impatient = fc.option(ms(300_000), { nil: undefined });
  fc.assert(
    fc.property(demand, places, impatient, fc.double({ min: -2, max: 2, noNaN: true }), (asked, room, meanMs, beta) => {
      const queue = { agents: agentsNear(asked, beta), ...asked };
      const less = limitedRoom(queue, room, 20_000, meanMs);
      const more = limitedRoom(queue, room + 1, 20_000, meanMs);
      expect(more.blocked).toBeLessThanOrEqual(less.blocked + 1e-14);
      expect(more.averageWaitMs).toBeGreaterThanOrEqual(less.averageWaitMs - 1e-9);
      expect(more.serviceLevel).toBeLessThanOrEqual(less.serviceLevel + 1e-9);
      expect(more.occupancy).toBeGreaterThanOrEqual(less.occupancy - 1e-12);
    }),
    { numRuns: 200, seed: 14 },
  );
});

test("[ST15] multiplicative shrinkage is never more than additive, and order changes neither", () => {
  const parts = fc.array(fc.double({ min: 0, max: 0.19, noNaN: true }), { maxLength: 5 });
  fc.assert(
    fc.property(parts, fc.integer({ min: 0, max: 5_000 }), (components, required) => {
      const product = combinedShrinkage(components, "multiplicative");
      const sum = combinedShrinkage(components, "additive");
      expect(product).toBeLessThanOrEqual(sum + 1e-15);
      expect(combinedShrinkage(components.toReversed(), "multiplicative")).toBeCloseTo(product, 14);
      const scheduled = agentsScheduled(required, sum);
      expect(agentsPresent(scheduled, sum)).toBeGreaterThanOrEqual(required - 1e-5);
      expect(scheduled).toBeGreaterThanOrEqual(agentsScheduled(required, product));
    }),
    { numRuns: 500, seed: 15 },
  );
});
