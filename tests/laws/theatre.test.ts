import { describe, expect, test } from "vitest";
import { EventRecorder } from "../../sim/engine/eventRecorder.ts";
import { createSimulation } from "../../sim/engine/simulation.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { planRun } from "../../sim/theatre/open/plan.ts";
import type { TheatreRun } from "../../sim/theatre/theatreRun.ts";
import type { Injection, RunDescription } from "../../sim/theatre/types/index.ts";
import { type Instant, MINUTE_MS } from "../../sim/vocabulary/index.ts";
import fc from "../fixtures/fastCheck.ts";
import { policyFor } from "../fixtures/routedRuns.ts";
import { scenarioArbitrary } from "../fixtures/scenarioArbitrary.ts";
import { describedRun, opened } from "../fixtures/theatreWorlds.ts";

/** Made-up centres of every kind, three hours from eight, by two made-up policies; those too large for a theatre left out. */
const runs: fc.Arbitrary<RunDescription> = scenarioArbitrary()
  .chain((scenario) =>
    fc.tuple(policyFor(scenario), policyFor(scenario)).map(([a, b]) => {
      const short: Scenario = { ...scenario, policy: a, run: { startMinute: 480, lengthMinutes: 180 } };
      const other = { id: "other", name: { en: "Other", ru: "Иная" }, changes: [{ path: "policy", set: b }] };
      return describedRun({ scenario: short, variants: [other] }, "other");
    }),
  )
  .filter((description) => planRun(description).ok);
/** A made-up policy takes long to make smaller: the first counterexample is told as it is. */
const LAW = { endOnFailure: true } as const;
const share = fc.double({ min: 0, max: 1, noNaN: true });
const instantIn = ({ plan: { opensAt, endsAt } }: TheatreRun, of: number): Instant =>
  Math.round(opensAt + of * (endsAt - opensAt)) as Instant;

/** An injection of every kind about the first queue and group of the scenario. */
function injectionsFor(scenario: Scenario): fc.Arbitrary<Injection> {
  const atMs = fc.integer({ min: 0, max: 170 * MINUTE_MS });
  const minutes = fc.integer({ min: 1, max: 90 });
  const [queue] = scenario.queues;
  const queueIds = fc.constant([queue!.id]);
  const groupId = fc.constant(scenario.groups[0]!.id);
  return fc.oneof(
    fc.record({ kind: fc.constant("spike" as const), atMs, minutes, queueIds, factor: fc.integer({ min: 0, max: 5 }) }),
    fc.record({ kind: fc.constant("channel-outage" as const), atMs, minutes, channel: fc.constant(queue!.channel) }),
    fc.record({
      ...{ kind: fc.constant("agents-leave" as const), atMs, minutes, groupId },
      agents: fc.integer({ min: 1, max: 5 }),
    }),
    fc.record({ kind: fc.constant("agents-return" as const), atMs, groupId }),
    fc.record({ kind: fc.constant("bot-fails" as const), atMs, minutes, queueIds }),
    fc.record({ kind: fc.constant("slow-crm" as const), atMs, minutes, queueIds, factor: fc.constant(2.5) }),
    fc.record({
      ...{ kind: fc.constant("flash-crowd" as const), atMs, minutes, queueId: fc.constant(queue!.id) },
      contacts: fc.integer({ min: 1, max: 80 }),
      halfLifeMinutes: fc.integer({ min: 1, max: 30 }),
    }),
  );
}

/** A run to which one to three things were done. */
const injected: fc.Arbitrary<RunDescription> = runs.chain((description) => {
  const { scenario } = (description.scenario as { file: { scenario: Scenario } }).file;
  return fc
    .array(injectionsFor(scenario), { minLength: 1, maxLength: 3 })
    .map((injections) => ({ ...description, injections: injections.toSorted((x, y) => x.atMs - y.atMs) }));
});

/** Opened once for all laws that only look at what was recorded: opening is what such a law costs. */
const looked = fc
  .sample(runs, { numRuns: 15, seed: 904 })
  .map((description) => ({ description, run: opened(description) }));

describe("laws of a theatre run", () => {
  test("[TH1, TH6] the picture of an instant is the same whatever was looked at before, and in a run opened anew, what people did to it included", () => {
    fc.assert(
      fc.property(injected, fc.array(share, { minLength: 3, maxLength: 8 }), (description, shares) => {
        const one = opened(description);
        const instants = shares.map((of) => instantIn(one, of));
        const pictures = instants.map((at) => one.frame(at));
        const hashes = instants.map((at) => one.hash(at));
        const other = opened(JSON.parse(JSON.stringify(description)));
        // Straight from the beginning to the end, event by event for a while.
        for (const [i, at] of [...instants.entries()].sort((x, y) => x[1] - y[1])) {
          expect(other.frame(at)).toEqual(pictures[i]);
          expect(other.hash(at)).toBe(hashes[i]);
        }
        let at = other.plan.opensAt;
        for (let step = 0; step < 30; step++) at = other.next(step % 3 === 0 ? "decision" : "event", at).at;
        expect(one.hash(at)).toBe(other.hash(at));
      }),
      { ...LAW, numRuns: 12, seed: 901 },
    );
  });

  test("[TH2] both stages meet the same customers, and equal stages do the same to the end", () => {
    fc.assert(
      fc.property(runs, (description) => {
        const { overview, stages } = opened({ ...description, b: { variant: "base" } });
        expect([overview.divergencesInAll, overview.fatesInAll]).toEqual([0, 0]);
        const [a, b] = stages;
        expect(b!.run.record.hashes.at(-1)).toBe(a!.run.record.hashes.at(-1));
      }),
      { ...LAW, numRuns: 14, seed: 902 },
    );
    for (const { description, run: parted } of looked) {
      const [a, b] = parted.stages.map(({ run }) =>
        run.record.contacts.flatMap(({ who, startedAt, cause }) =>
          cause === undefined ? [`${who} ${startedAt}`] : [],
        ),
      );
      expect(b, JSON.stringify(description)).toEqual(a);
    }
  });

  test("[TH6] what people do to a run changes nothing before the second it takes hold in", () => {
    fc.assert(
      fc.property(injected, (description) => {
        const without = opened({ ...description, injections: [] });
        const done = opened(description);
        const first = done.overview.injections[0]!.from;
        const before = (first - 1) as Instant;
        expect(done.frame(before)).toEqual(without.frame(before));
        for (const [i, stage] of done.stages.entries()) {
          const known = stage.run.record.instants.filter((at) => at < first);
          const other = without.stages[i]!.run.record;
          // Thousands of numbers: compared plainly, told only where they differ.
          expect(known.findIndex((at, k) => other.instants[k] !== at)).toBe(-1);
          expect(other.instants[known.length] ?? first).toBeGreaterThanOrEqual(first);
          expect(other.hashes[known.length - 1]).toBe(stage.run.record.hashes[known.length - 1]);
        }
      }),
      { ...LAW, numRuns: 14, seed: 903 },
    );
  });

  test("[TH7] the record agrees with the events of the same run: who joined, who was answered, who gave up", () => {
    for (const { description, run } of looked) {
      for (const { plan, run: staged } of run.stages) {
        const counts = { queued: 0, connected: 0, abandoned: 0 };
        const observer = new EventRecorder("law", (event) => {
          if (event.type === "visit.queued") counts.queued++;
          if (event.type === "work.connected") counts.connected++;
          if (event.type === "visit.dequeued" && event.outcome === "abandoned") counts.abandoned++;
        });
        const { opensAt, endsAt } = run.plan;
        createSimulation(plan.scenario, { seed: description.seed, startAt: opensAt, observer }).advanceTo(endsAt);
        const { visits, works } = staged.record;
        expect(
          {
            queued: visits.length,
            connected: works.reduce((sum, { length }) => sum + length, 0),
            abandoned: visits.filter(({ end }) => end === "gave-up" || end === "baulked").length,
          },
          JSON.stringify(description),
        ).toEqual(counts);
      }
    }
  });

  test("[TH8] a column holds what fits: pieces lie inside it and not on each other, and who has room takes what is said", () => {
    fc.assert(
      fc.property(fc.constantFrom(...looked), fc.array(share, { minLength: 4, maxLength: 8 }), ({ run }, shares) => {
        const heads = run.overview.seats;
        const wrong: string[] = [];
        for (const of of shares) {
          run.frame(instantIn(run, of)).stages.forEach((stage, s) => {
            for (const { seat, pieces, freeUnits, place, places } of stage.seats) {
              const { units } = heads[seat]!.column[s === 0 ? "a" : "b"]!;
              const held = pieces.filter(({ phase }) => phase !== "aside");
              let top = 0;
              for (const piece of held) {
                if (piece.from < top - 1e-9) wrong.push(`seat ${seat}: ${piece.from} below ${top}`);
                top = piece.from + piece.units;
                if (top > units + 1e-9) wrong.push(`seat ${seat}: up to ${top} of ${units}`);
              }
              if (place === "ready" && freeUnits <= 0) wrong.push(`seat ${seat}: ready with ${freeUnits} free`);
              const takes = place === "ready" || place === "offered";
              if (!takes && places.some((count) => count !== 0)) wrong.push(`seat ${seat}: ${place} with places`);
            }
          });
        }
        expect(wrong).toEqual([]);
      }),
      { ...LAW, numRuns: 15, seed: 905 },
    );
  });
});
