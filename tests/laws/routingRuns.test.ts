import { describe, expect, test } from "vitest";
import { EventRecorder } from "../../sim/engine/eventRecorder.ts";
import type { Kernel } from "../../sim/engine/kernel/kernel.ts";
import { Replicator } from "../../sim/engine/replicator.ts";
import { createSimulation } from "../../sim/engine/simulation.ts";
import { difference } from "../../sim/experiment/difference.ts";
import { TOTAL } from "../../sim/experiment/scopes.ts";
import { PolicyExplainer } from "../../sim/routing/explain/explainer.ts";
import type { Candidate } from "../../sim/routing/explain/explanation.ts";
import type { PolicySpec } from "../../sim/routing/spec.ts";
import { parseScenario } from "../../sim/scenario/parse.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import { type FloorEvent, HOUR_MS } from "../../sim/vocabulary/index.ts";
import { centre, exponential, firstCome, group, voiceQueue } from "../fixtures/centres.ts";
import { compareHere } from "../fixtures/experiments.ts";
import fc from "../fixtures/fastCheck.ts";
import { LuckRecorder } from "../fixtures/luckRecorder.ts";
import { agentTerm, itemTerm } from "../fixtures/policyArbitrary.ts";
import { FROM, kernelOf, routed, spied, UNTIL } from "../fixtures/routedRuns.ts";
import { scenarioArbitrary } from "../fixtures/scenarioArbitrary.ts";
import { queueSums, talliesOf } from "../fixtures/tallied.ts";
import { wholeScenarioArbitrary } from "../fixtures/wholeScenarioArbitrary.ts";

const RUNS = { numRuns: 12, seed: 20_260_302, endOnFailure: true };
const ROUTED = routed(scenarioArbitrary());

function eventsOf(scenario: Scenario): readonly FloorEvent[] {
  const events: FloorEvent[] = [];
  const observer = new EventRecorder("run", (event) => events.push(event));
  createSimulation(scenario, { seed: "routed", startAt: FROM, observer }).advanceTo(UNTIL);
  return events;
}

describe("laws of routing on the engine, for any scenario and any policy", () => {
  test("[OT12] scenarios with their policies parse as they are", () => {
    fc.assert(
      fc.property(routed(wholeScenarioArbitrary()), ({ scenario, policies: [policy] }) => {
        expect(parseScenario(JSON.parse(JSON.stringify({ ...scenario, policy })))).toMatchObject({ ok: true });
      }),
      RUNS,
    );
  });

  test("[OT12] the same seed and policy give the same numbers, in a warm replicator and a new one", () => {
    fc.assert(
      fc.property(routed(wholeScenarioArbitrary()), fc.string(), ({ scenario, policies: [policy] }, seed) => {
        const short = { ...scenario, policy, run: { ...scenario.run, lengthMinutes: 360, warmUpMinutes: 60 } };
        const warm = new Replicator(short);
        const [first, second, third] = [0, 1, 2].map(() => new Float64Array(warm.layout.size));
        warm.run(seed, 1, first!);
        warm.run(seed, 2, second!);
        warm.run(seed, 1, second!);
        new Replicator(short).run(seed, 1, third!);
        expect(second).toEqual(first);
        expect(third).toEqual(first);
      }),
      RUNS,
    );
  });

  test("[OT13] another policy changes neither arrivals nor work nor patience of any fresh contact", () => {
    fc.assert(
      fc.property(ROUTED, ({ scenario, policies }) => {
        const [one, other] = policies.map((policy) => {
          const observer = new LuckRecorder();
          createSimulation({ ...scenario, policy }, { seed: "luck", startAt: FROM, observer }).advanceTo(UNTIL);
          return [...observer.drawn].filter(([id]) => /\d$/.test(id));
        });
        expect(other).toEqual(one);
      }),
      RUNS,
    );
  });

  test("[OT14] a term of weight 0 changes no event of a run", () => {
    fc.assert(
      fc.property(ROUTED, itemTerm, agentTerm, ({ scenario, policies: [policy] }, item, agent) => {
        // An empty score means the longest wait, or the longest idle: a term beside nothing would say something else.
        if (policy.itemScore.length === 0 || policy.agentScore.length === 0) return;
        const { only: _item, ...anyItem } = item;
        const { only: _agent, ...anyAgent } = agent;
        const transform = policy.combine === "assignment" ? { transform: "linear" as const } : {};
        const idle: PolicySpec = {
          ...policy,
          itemScore: [...policy.itemScore, { ...anyItem, ...transform, weight: 0 }],
          agentScore: [{ ...anyAgent, ...transform, weight: 0 }, ...policy.agentScore],
        };
        expect(eventsOf({ ...scenario, policy: idle })).toEqual(eventsOf({ ...scenario, policy }));
      }),
      RUNS,
    );
  });

  test("[OT15] Little: time × number waiting is the sum of waits, queue by queue, to the millisecond", () => {
    fc.assert(
      fc.property(ROUTED, ({ scenario, policies: [policy] }) => {
        // Whoever leaves for a callback or another channel has waited too, and is in no sum of waits.
        const staying = policy.admission.filter(({ kind }) => kind !== "offer-callback" && kind !== "steer");
        const tallies = talliesOf(scenario, FROM, UNTIL);
        const kernel = kernelOf({ ...scenario, policy: { ...policy, admission: staying } }, tallies);
        const area = scenario.queues.map(() => 0);
        while (kernel.nextAt <= UNTIL) {
          const [before, numbers] = [kernel.now, waitingNow(kernel)];
          kernel.step();
          numbers.forEach((number, k) => {
            area[k]! += number * (kernel.now - before);
          });
        }
        const { contacts, now } = kernel;
        scenario.queues.forEach((_, k) => {
          const { waitMsAnswered, waitMsAbandoned } = queueSums(tallies, k);
          let still = 0;
          for (let contact = 0; contact < contacts.rows; contact++) {
            if (contacts.queue[contact] === k && contacts.isWaiting(contact))
              still += now - contacts.joinedAt[contact]!;
          }
          expect(area[k]).toBe(waitMsAnswered + waitMsAbandoned + still);
        });
      }),
      RUNS,
    );
  });

  test("[OT16] nobody waits whom somebody could take, unless a guard, a timer or a step says so", () => {
    let silences = 0;
    fc.assert(
      fc.property(ROUTED, ({ scenario, policies: [policy] }) => {
        // Agents who pick first may leave one another's pick; batches are made by the clock.
        if (policy.combine === "agent-then-item" || policy.combine === "assignment") return;
        const routedScenario = { ...scenario, policy };
        const explainer = new PolicyExplainer(routedScenario);
        const kernel = kernelOf(routedScenario, talliesOf(scenario, FROM, UNTIL));
        while (kernel.nextAt <= UNTIL) {
          kernel.step();
          if (kernel.nextAt === kernel.now) continue;
          const { contacts, agents, floor, centre: compiled } = kernel;
          const moment = { floor, memory: compiled.policy.memory };
          for (let contact = 0; contact < contacts.rows; contact++) {
            const line = contacts.line[contact]!;
            if (!contacts.isWaiting(contact) || line < 0 || contacts.next[contact]! < -1) continue;
            for (let agent = 0; agent < agents.agents; agent++) {
              // Whoever stands in no list can take nothing at all.
              if (!agents.isListed(agent)) continue;
              silences += 1;
              if (explainer.whyNot(moment, contact, line, agent).rule !== "none") continue;
              // A contact does not count itself in the figures a guard reads while somebody is looked for.
              kernel.lines.leave(contact);
              expect(explainer.whyNot(moment, contact, line, agent).rule).not.toBe("none");
              kernel.lines.join(contact, line);
            }
          }
        }
      }),
      RUNS,
    );
    expect(silences).toBeGreaterThan(1_000);
  });

  test("[OT17] the arithmetic of an explanation leads to the decision it explains, decision by decision", () => {
    let explained = 0;
    fc.assert(
      fc.property(ROUTED, ({ scenario, policies: [policy] }) => {
        if (policy.combine === "agent-then-item" || policy.combine === "assignment") return;
        const routedScenario = { ...scenario, policy };
        const explainer = new PolicyExplainer(routedScenario);
        const kernel = kernelOf(routedScenario, talliesOf(scenario, FROM, UNTIL), (compiled) =>
          spied(compiled, {
            selectAgent: (floor, contact, line) => {
              const memory = compiled.memory.slice();
              const agent = compiled.selectAgent(floor, contact, line);
              const why = explainer.offer({ floor, memory }, { trigger: "contact", contact, agent, line });
              checked(why.considered, agent < 0 ? undefined : { contact, agent });
              explained += 1;
              return agent;
            },
            selectContact: (floor, agent) => {
              const memory = compiled.memory.slice();
              const contact = compiled.selectContact(floor, agent);
              const line = contact < 0 ? 0 : floor.lineOf[contact]!;
              const why = explainer.offer({ floor, memory }, { trigger: "agent", contact, agent, line });
              checked(why.considered, contact < 0 ? undefined : { contact, agent });
              explained += 1;
              return contact;
            },
          }),
        );
        while (kernel.nextAt <= UNTIL) kernel.step();
      }),
      RUNS,
    );
    expect(explained).toBeGreaterThan(1_000);
  });
});

/** The best of the candidates is the pair decided on, or there is neither; each score is the sum of what its terms added. */
function checked(considered: readonly Candidate[], decided: Pick<Candidate, "contact" | "agent"> | undefined): void {
  const [best] = considered;
  expect(best && { contact: best.contact, agent: best.agent }).toEqual(decided);
  for (const { score, contributions } of considered) {
    const sums = score.map((_, place) =>
      contributions.reduce((sum, one) => (one.place === place ? sum + one.points : sum), 0),
    );
    expect(sums).toEqual(score);
  }
}

function waitingNow(kernel: Kernel): readonly number[] {
  return kernel.centre.queues.map((_, k) => kernel.departures.waiting(k));
}

describe("laws of pools", () => {
  test("[OT18] one pool of equals keeps the service level of any partition of it at least, up to noise, where no part is overloaded", async () => {
    const worlds = fc.sample(
      fc
        .record({
          perHour: fc.tuple(fc.integer({ min: 20, max: 90 }), fc.integer({ min: 20, max: 90 })),
          agents: fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })),
          meanMs: fc.integer({ min: 60_000, max: 240_000 }),
          patienceMs: fc.integer({ min: 30_000, max: 300_000 }),
        })
        // Where a part is overloaded, giving it up may serve the whole better than sharing its misery.
        .filter(({ perHour, agents, meanMs }) => perHour.every((rate, k) => (rate * meanMs) / HOUR_MS <= agents[k]!)),
      { numRuns: 12, seed: 7 },
    );
    const run = { warmUpMinutes: 60, lengthMinutes: 240, end: "drain", intervalMinutes: 60 } as const;
    for (const { perHour, agents, meanMs, patienceMs } of worlds) {
      const queues = perHour.map((rate, k) =>
        voiceQueue(rate, exponential(meanMs), {
          id: `q${k}`,
          patienceMs: exponential(patienceMs),
          target: { withinMs: 20_000, share: 0.8, formula: "offered", shortAbandonMs: 0 },
        }),
      );
      const people = (id: string, count: number) =>
        Array.from({ length: count }, (_, i) => ({ id: `${id}-${i}`, name: `${id} ${i}` }));
      const apart = agents.map((count, k) =>
        group(count, [queues[k]!], { id: `g${k}`, people: people(`g${k}`, count) }),
      );
      const all = agents[0] + agents[1];
      const [islands, pool] = [apart, [group(all, queues)]].map((groups) => ({
        ...centre(queues, groups, { policy: firstCome() }),
        run,
      }));
      const { outcomes } = await compareHere([islands!, pool!], "pool", 20);
      const [from, to] = outcomes.map((outcome) => outcome.series("serviceLevel", TOTAL)!);
      const { value, standardError } = difference(from!, to!);
      expect(value! + 3 * standardError!).toBeGreaterThanOrEqual(0);
    }
  });
});
