import { describe, expect, test } from "vitest";
import { LocalDays } from "../../sim/engine/demand/localDays.ts";
import { Durations } from "../../sim/engine/numbers/durations.ts";
import { textWords } from "../../sim/engine/numbers/randomWords.ts";
import { paidTime } from "../../sim/engine/roster/paidTime.ts";
import type { ArrivalSpec, ScenarioEvent } from "../../sim/scenario/demand.ts";
import type { PlainDistribution } from "../../sim/scenario/distribution.ts";
import type { GroupSpec, ShiftSpec } from "../../sim/scenario/staff.ts";
import { DAY_MS, HOUR_MS } from "../../sim/vocabulary/index.ts";
import { LocalTime } from "../../sim/vocabulary/localTime.ts";
import { comings, demandCentre, demandOf } from "../fixtures/demand.ts";
import fc from "../fixtures/fastCheck.ts";
import { advance, agentsOf, person, rosterCentre, rosterOf, Told } from "../fixtures/roster.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const ms = fc.integer({ min: 1, max: 10_000_000 });

/** Sorted instants and falling shares of a survival curve, jumps included. */
const curve: fc.Arbitrary<PlainDistribution> = fc
  .record({
    atMs: fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 12 }),
    cuts: fc.array(share, { minLength: 12, maxLength: 12 }),
  })
  .map(({ atMs, cuts }) => ({
    kind: "survival",
    atMs: [...atMs].sort((a, b) => a - b),
    survival: cuts.slice(0, atMs.length).sort((a, b) => b - a),
    tailMeanMs: 5_000,
  }));

const plain: fc.Arbitrary<PlainDistribution> = fc.oneof(
  curve,
  fc.record({ kind: fc.constant("gamma" as const), meanMs: ms, cv: fc.double({ min: 0.05, max: 5, noNaN: true }) }),
  fc.record({
    kind: fc.constant("lognormal" as const),
    meanMs: ms,
    cv: fc.double({ min: 0.01, max: 10, noNaN: true }),
  }),
  fc
    .array(fc.record({ share: fc.integer({ min: 1, max: 9 }), meanMs: ms }), { minLength: 1, maxLength: 5 })
    .map((phases): PlainDistribution => {
      const total = phases.reduce((sum, phase) => sum + phase.share, 0);
      return { kind: "hyperexponential", phases: phases.map((one) => ({ ...one, share: one.share / total })) };
    }),
  fc
    .array(fc.integer({ min: 0, max: 100_000 }), { minLength: 2, maxLength: 30 })
    .map((points): PlainDistribution => ({ kind: "empirical", quantilesMs: [...points].sort((a, b) => a - b) })),
);

const spikes = fc.uniqueArray(
  fc.record({ atMs: fc.integer({ min: 1, max: 200_000 }), share: fc.double({ min: 0.01, max: 1, noNaN: true }) }),
  {
    minLength: 1,
    maxLength: 4,
    selector: ({ atMs }) => atMs,
  },
);

describe("laws of durations", () => {
  test("[DM1] quantiles never fall, and no more survive them than they say", () => {
    fc.assert(
      fc.property(
        plain,
        spikes,
        fc.boolean(),
        fc.array(share, { minLength: 40, maxLength: 40 }),
        (of, all, isSpiked, shares) => {
          const sorted = [...all].sort((a, b) => a.atMs - b.atMs);
          const durations = new Durations(isSpiked ? { kind: "spiked", of, spikes: sorted } : of);
          const uniforms = [...shares].filter((p) => p > 1e-9 && p < 1 - 1e-9).sort((a, b) => a - b);
          let last = 0;
          for (const p of uniforms) {
            const quantile = durations.quantile(p);
            expect(quantile).toBeGreaterThanOrEqual(last);
            last = quantile;
            // A table is straight in cells of 1/4096; between their ends it may be off by a part of that.
            expect(durations.survival(quantile)).toBeLessThanOrEqual(1 - p + 2e-4);
            if (quantile > 1e-3) expect(durations.survival(quantile * (1 - 1e-9))).toBeGreaterThanOrEqual(1 - p - 2e-4);
          }
        },
      ),
      { numRuns: 100, seed: 11 },
    );
  });

  test("[DM3] the older, the less is left of the whole, and what is left is at least 1 ms", () => {
    fc.assert(
      fc.property(plain, fc.double({ min: 0.001, max: 0.999, noNaN: true }), ms, ms, (of, p, one, two) => {
        const durations = new Durations(of);
        const [young, old] = [Math.min(one, two), Math.max(one, two)];
        expect(durations.residual(young, p)).toBeGreaterThanOrEqual(1);
        // Whoever has lasted longer ends later on the whole: age + rest never falls with age (rounding aside).
        if (durations.survival(old) > 1e-12) {
          expect(old + durations.residual(old, p)).toBeGreaterThanOrEqual(young + durations.residual(young, p) - 1);
        }
      }),
      { numRuns: 200, seed: 12 },
    );
  });
});

const zone = fc.constantFrom("UTC", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo");
/** Days around changes of the clocks, and others. */
const start = fc
  .record({
    day: fc.constantFrom(20_514, 20_540, 20_541, 20_548, 20_569, 20_750),
    hour: fc.integer({ min: 0, max: 47 }),
  })
  .map(({ day, hour }) => day * DAY_MS + hour * (HOUR_MS / 2));
const arrivals: fc.Arbitrary<ArrivalSpec> = fc.record(
  {
    profile: fc.constant("daily" as const),
    intervalMinutes: fc.constant(120),
    perHour: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 12, maxLength: 12 }),
    busyness: fc.record({
      dayCv: fc.double({ min: 0, max: 1, noNaN: true }),
      sharedBy: fc.constantFrom("x", "y"),
      intervalCv: fc.double({ min: 0, max: 1, noNaN: true }),
      intervalCorrelation: fc.double({ min: 0, max: 0.95, noNaN: true }),
    }),
  },
  { requiredKeys: ["profile", "intervalMinutes", "perHour"] },
);
const time = {
  day: fc.integer({ min: 0, max: 2 }),
  minute: fc.integer({ min: 0, max: 1_439 }),
  durationMinutes: fc.integer({ min: 1, max: 900 }),
};
const eventOfA: fc.Arbitrary<ScenarioEvent> = fc.oneof(
  fc.record({
    id: fc.constant("s"),
    ...time,
    kind: fc.constant("spike" as const),
    queueIds: fc.constant(["a"]),
    factor: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record({
    id: fc.constant("f"),
    ...time,
    kind: fc.constant("flash-crowd" as const),
    queueId: fc.constant("a"),
    contacts: fc.integer({ min: 1, max: 300 }),
    halfLifeMinutes: fc.integer({ min: 5, max: 300 }),
  }),
  fc.record({ id: fc.constant("o"), ...time, kind: fc.constant("outage" as const), queueIds: fc.constant(["a"]) }),
);

describe("laws of demand", () => {
  test("[DM8] whatever happens to one queue, the contacts of the others come as they would have come", () => {
    fc.assert(
      fc.property(
        arrivals,
        arrivals,
        fc.array(eventOfA, { minLength: 1, maxLength: 3 }),
        zone,
        start,
        (a, b, events, timeZone, startAt) => {
          const run = { startAt, lengthMs: 2 * DAY_MS };
          const named = events.map((event, i) => ({ ...event, id: `${event.id}${i}` }));
          const without = comings(demandOf(demandCentre({ a, b }, [], timeZone)), 1, run);
          const told = comings(demandOf(demandCentre({ a, b }, named, timeZone)), 1, run);
          expect(told[1]).toEqual(without[1]);
          // Contacts come in order and not before the start.
          for (const instants of told) {
            for (const [i, at] of instants.entries()) expect(at).toBeGreaterThanOrEqual(i === 0 ? 0 : instants[i - 1]!);
          }
        },
      ),
      { numRuns: 40, seed: 13 },
    );
  });

  test("[DM12] saved after any number of contacts and restored, demand goes on as if nothing had been", () => {
    fc.assert(
      fc.property(
        arrivals,
        fc.array(eventOfA, { maxLength: 3 }),
        zone,
        start,
        fc.integer({ min: 0, max: 300 }),
        (a, events, timeZone, startAt, taken) => {
          const named = events.map((event, i) => ({ ...event, id: `${event.id}${i}` }));
          const scenario = demandCentre({ a }, named, timeZone);
          const [one, two] = [demandOf(scenario), demandOf(scenario)];
          one.restart(textWords("law"), 3, startAt);
          two.restart(textWords("law"), 3, startAt);
          for (let i = 0; i < taken; i++) one.take(0);
          two.restore(structuredClone(one.save()));
          for (let i = 0; i < 200; i++) {
            expect(two.nextAt[0]).toBe(one.nextAt[0]);
            one.take(0);
            two.take(0);
          }
        },
      ),
      { numRuns: 60, seed: 14 },
    );
  });
});

const shift: fc.Arbitrary<ShiftSpec> = fc
  .record({
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    startMinute: fc.integer({ min: 0, max: 1_439 }),
    length: fc.integer({ min: 30, max: 1_440 }),
    pause: fc.integer({ min: 1, max: 200 }),
  })
  .map(({ weekdays, startMinute, length, pause }) => ({
    weekdays,
    startMinute,
    endMinute: startMinute + length,
    breaks: [{ afterMinutes: Math.min(pause, length - 1), durationMinutes: 15, reason: "break" }],
  }));
const crew: fc.Arbitrary<Partial<GroupSpec>> = fc
  .record({
    shifts: fc.array(shift, { maxLength: 1 }),
    more: fc.array(fc.array(shift, { maxLength: 2 }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ shifts, more }) => ({
    shifts,
    people: [person("p"), ...more.map((own, i) => person(`p${i}`, { shifts: own }))],
  }));

/** Adds up who is there, by hours after the start. */
class Clock extends Told {
  readonly there = new Map<number, number>();
  readonly hours: Float64Array;

  constructor(agents: ReturnType<typeof agentsOf>, startAt: number, hours: number) {
    super(agents, startAt);
    this.hours = new Float64Array(hours);
  }

  override comes(agent: number): void {
    expect(this.there.has(agent)).toBe(false);
    this.there.set(agent, this.now);
  }

  override breakStarts(agent: number): void {
    expect(this.there.has(agent)).toBe(true);
  }

  override leaves(agent: number): void {
    const from = this.there.get(agent)!;
    expect(this.now).toBeGreaterThan(from);
    this.there.delete(agent);
    for (let at = from; at < this.now; ) {
      const hour = Math.floor((at - this.startAt) / HOUR_MS);
      const until = Math.min(this.startAt + (hour + 1) * HOUR_MS, this.now);
      if (hour < this.hours.length) this.hours[hour]! += until - at;
      at = until;
    }
  }
}

describe("laws of the roster", () => {
  test("[DM17] without shrinkage everybody is there exactly when paid, in any zone, over any change of the clocks", () => {
    fc.assert(
      fc.property(crew, zone, start, (over, timeZone, startAt) => {
        const scenario = rosterCentre([over], [], timeZone);
        const { roster, happenings, agents } = rosterOf(scenario);
        const clock = new Clock(agents, startAt, 72);
        happenings.restart(startAt);
        roster.restart(textWords("law"), 0, startAt, clock);
        advance(roster, clock, startAt + 72 * HOUR_MS);
        clock.now = startAt + 72 * HOUR_MS;
        for (const agent of [...clock.there.keys()]) clock.there.get(agent)! < clock.now && clock.leaves(agent);
        const days = new LocalDays(new LocalTime(timeZone));
        expect([...clock.hours]).toEqual([...paidTime(scenario, agentsOf(scenario), days, startAt, HOUR_MS, 72)]);
      }),
      { numRuns: 150, seed: 15 },
    );
  });
});
