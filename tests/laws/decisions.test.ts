import { describe, expect, test } from "vitest";
import { EventRecorder } from "../../sim/engine/eventRecorder.ts";
import type { EngineView } from "../../sim/engine/observer.ts";
import { createSimulation } from "../../sim/engine/simulation.ts";
import { DecisionTrace } from "../../sim/engine/trace/decisionTrace.ts";
import type { DecisionRecord } from "../../sim/engine/trace/record.ts";
import type { Candidate, Contribution, OfferExplanation } from "../../sim/routing/explain/explanation.ts";
import { bendBy, bendOf, bent } from "../../sim/routing/model/transforms.ts";
import { bestPairs } from "../../sim/routing/policies/bestPairs.ts";
import { policySpecOf } from "../../sim/routing/registry.ts";
import type { AgentTerm, ItemTerm, PolicySpec } from "../../sim/routing/spec.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { type FloorEvent, hours, later } from "../../sim/vocabulary/index.ts";
import { exponential, MONDAY, THREE_ORDERS } from "../fixtures/centres.ts";
import fc from "../fixtures/fastCheck.ts";
import { GROUPS, policyArbitrary, QUEUES } from "../fixtures/policyArbitrary.ts";
import { routedScenarios } from "../fixtures/routedScenarios.ts";
import { world } from "../fixtures/routingCentre.ts";
import { modelB } from "../fixtures/speedModels.ts";
import { talliesOf } from "../fixtures/tallied.ts";

const START = later(MONDAY, hours(9));
const UNTIL = later(START, hours(1));
const OPTIONS = { numRuns: 12, endOnFailure: true } as const;

/** Any policy over a centre under pressure; all features, guards, steps, batches, interruptions. */
const pressed: fc.Arbitrary<Scenario> = policyArbitrary.map((policy) => {
  const queues = QUEUES.map((queue) => ({
    ...queue,
    arrivals: { profile: "daily", intervalMinutes: 1_440, perHour: [40] } as const,
    talkMs: exponential(400_000),
    patienceMs: exponential(300_000),
    ...(queue.channel === "callback"
      ? {
          dialling: { answerShare: 1, noAnswerMs: exponential(20_000), redials: 0, redialDelayMs: exponential(60_000) },
        }
      : {}),
  }));
  return world(policy, queues, GROUPS);
});
/** Contacts go the short way of the kernel: one slot, nothing but waiting and conversation. */
const short: fc.Arbitrary<Scenario> = fc.constantFrom(...THREE_ORDERS).map((policy) => {
  const model = modelB(1);
  const groups = model.groups.map((group) => ({ ...group, people: group.people.slice(0, 3) }));
  const queues = model.queues.map((queue) => ({
    ...queue,
    arrivals: { profile: "daily", intervalMinutes: 1_440, perHour: [75] } as const,
  }));
  return { ...model, queues, groups, policy };
});
const scenarios = fc.oneof(pressed, pressed, routedScenarios(), short);

/** Guards that count who waits do not count the contact that is looked for, but do when somebody looks at the floor. */
function countsWaiting({ guards }: PolicySpec): boolean {
  return /"(waiting|longest-wait-ms|estimated-wait-ms)"/.test(JSON.stringify(guards));
}

/** Knows who is in front of each line. */
class Watcher extends EventRecorder {
  #engine: EngineView | undefined;

  override attach(view: EngineView): void {
    super.attach(view);
    this.#engine = view;
  }

  fronts(): readonly number[] {
    const { centre, floor, contacts } = this.#engine!;
    return centre.policy.lines.flatMap((_, line) => {
      const contact = floor.head(line);
      return contact < 0 ? [] : [contacts.arrival[contact]! + 1];
    });
  }
}

const silent = () => new EventRecorder("run", () => undefined);

function traced(scenario: Scenario, seed: string, candidates = 1_000): readonly DecisionRecord[] {
  const trace = new DecisionTrace({ decisions: 100_000, candidates });
  createSimulation(scenario, { seed, startAt: START, observer: silent(), trace }).advanceTo(UNTIL);
  return trace.records();
}

describe("laws of decisions explained", () => {
  test("[DT2] a run is the same with and without a trace, in its events and in its sums, bit for bit", () => {
    fc.assert(
      fc.property(scenarios, fc.string(), (scenario, seed) => {
        const run = (trace?: DecisionTrace) => {
          const events: FloorEvent[] = [];
          const observer = new EventRecorder("run", (event) => events.push(event));
          createSimulation(scenario, { seed, startAt: START, observer, ...(trace && { trace }) }).advanceTo(UNTIL);
          return events;
        };
        expect(run(new DecisionTrace())).toEqual(run());
        const sums = (trace?: DecisionTrace) => {
          const observer = talliesOf(scenario, START, UNTIL);
          const options = { seed, startAt: START, observer, ...(trace && { trace }) };
          const simulation = createSimulation(scenario, options);
          simulation.advanceTo(UNTIL);
          simulation.purge();
          observer.finish();
          return observer.sums;
        };
        expect(sums(new DecisionTrace())).toEqual(sums());
      }),
      OPTIONS,
    );
  });

  test("[DT3] the arithmetic of an explanation makes the decision it explains", () => {
    let offers = 0;
    fc.assert(
      fc.property(scenarios, fc.string(), (scenario, seed) => {
        const spec = policySpecOf(scenario.policy, scenario);
        const records = traced(scenario, seed);
        for (const record of records) {
          if (record.kind !== "offer") continue;
          offers++;
          for (const candidate of record.why.considered) adds(candidate, spec);
          if (record.why.by === "score") decides(record.why, spec);
        }
        batchesAreBest(records, spec);
      }),
      OPTIONS,
    );
    expect(offers).toBeGreaterThan(500);
  });

  test("[DT4] no idle capacity stands beside a contact that waits, unless what keeps them apart names itself", () => {
    let silences = 0;
    fc.assert(
      fc.property(scenarios, fc.string(), (scenario, seed) => {
        for (const record of traced(scenario, seed)) {
          if (record.kind !== "silence") continue;
          silences++;
          expect(record.why.reasons.filter(({ why }) => why.rule === "none")).toEqual([]);
        }
      }),
      OPTIONS,
    );
    expect(silences).toBeGreaterThan(100);
  });

  test("[DT4] the same of whoever is in front of a line whenever a run is stopped", () => {
    let asked = 0;
    fc.assert(
      fc.property(scenarios, fc.string(), (scenario, seed) => {
        if (countsWaiting(policySpecOf(scenario.policy, scenario))) return;
        const watcher = new Watcher("run", () => undefined);
        const trace = new DecisionTrace({ decisions: 1, candidates: 1_000 });
        const simulation = createSimulation(scenario, { seed, startAt: START, observer: watcher, trace });
        for (let n = 0; simulation.nextAt <= UNTIL && simulation.step(); n++) {
          // Between two instants, and not after each: an instant may hold several events.
          if (n % 23 !== 0 || simulation.nextAt <= simulation.now) continue;
          for (const contact of watcher.fronts()) {
            const why = trace.whyNobody(contact);
            expect(why.state).toBe("waits");
            if (why.state !== "waits") continue;
            asked++;
            expect(why.silence.reasons.filter(({ why: { rule } }) => rule === "none")).toEqual([]);
          }
        }
      }),
      OPTIONS,
    );
    expect(asked).toBeGreaterThan(50);
  });
});

/** Points follow from values, and scores from points. */
function adds({ score, contributions }: Candidate, spec: PolicySpec): void {
  const sums = score.map(() => 0);
  for (const one of contributions) {
    const expected = pointsOf(one, spec);
    // A term that counts only for some contacts or agents adds nothing for others.
    expect(expected.some((points) => isThat(points, one)) || one.points === 0).toBe(true);
    sums[one.place]! += one.points;
  }
  expect(sums).toEqual(score);
}

/** What the term may have added; several where the policy has the feature more than once. */
function pointsOf({ side, feature, value, weight, factor = 1 }: Contribution, spec: PolicySpec): readonly number[] {
  const own: readonly (ItemTerm | AgentTerm)[] = side === "contact" ? spec.itemScore : spec.agentScore;
  const terms = own.length > 0 ? own : [{ feature, weight: 1, transform: "linear" } as ItemTerm];
  return terms
    .filter((term) => term.feature === feature && term.weight === weight)
    .map((term) => weight * (bent(value, bendOf(term.transform), bendBy(term.transform)) * factor));
}

/** To the last digit; where features are multiplied, the order of it may move that one. */
function isThat(points: number, { points: told, factor }: Contribution): boolean {
  return factor === undefined ? points === told : Math.abs(points - told) <= 1e-12 * Math.abs(told);
}

function decides({ considered, contact, agent, margin, more }: OfferExplanation, spec: PolicySpec): void {
  expect(more).toBe(0);
  const [first, second] = considered;
  expect([first?.contact, first?.agent]).toEqual([contact, agent]);
  const order = (a: Candidate, b: Candidate) => {
    const place = a.score.findIndex((points, i) => points !== b.score[i]);
    return place < 0 ? 0 : b.score[place]! - a.score[place]!;
  };
  for (const one of considered.slice(1)) expect(order(first!, one)).toBeLessThanOrEqual(0);
  if (second === undefined) expect(margin).toBeUndefined();
  else {
    const place = first!.score.findIndex((points, i) => points !== second.score[i]);
    const points = place < 0 ? 0 : first!.score[place]! - second.score[place]!;
    expect(margin).toEqual({ place, points });
    if (place < 0 && spec.tieBreak === "in-order" && first!.contact === second.contact) {
      expect(first!.agent).toBeLessThan(second.agent);
    }
  }
}

/** Of the contacts of one batch, no other pairs with whoever could take them have a higher sum. */
function batchesAreBest(records: readonly DecisionRecord[], spec: PolicySpec): void {
  // Pairs a reserve has passed over are not in the trace.
  if (spec.guards.some(({ kind }) => kind === "reserve")) return;
  const batches = new Map<number, OfferExplanation[]>();
  for (const record of records) {
    if (record.kind === "offer" && record.why.by === "batch") {
      batches.set(record.at, [...(batches.get(record.at) ?? []), record.why]);
    }
  }
  for (const pairs of batches.values()) {
    const agents = [...new Set(pairs.flatMap(({ considered }) => considered.map(({ agent }) => agent)))];
    const cells = new Float64Array(pairs.length * agents.length).fill(Number.NEGATIVE_INFINITY);
    pairs.forEach(({ considered }, row) => {
      for (const { agent, score } of considered) cells[row * agents.length + agents.indexOf(agent)] = score.at(-1)!;
    });
    const sumOf = (columns: ArrayLike<number>) =>
      Array.from(columns).reduce((sum, column, row) => sum + cells[row * agents.length + column]!, 0);
    const made = sumOf(pairs.map(({ agent }) => agents.indexOf(agent)));
    expect(made).toBeCloseTo(sumOf(bestPairs(cells, pairs.length, agents.length)), 6);
  }
}
