import { describe, expect, test } from "vitest";
import { EventRecorder } from "../../sim/engine/eventRecorder.ts";
import { createSimulation } from "../../sim/engine/simulation.ts";
import { createSimulatedFeed } from "../../sim/feed/simulated.ts";
import { parseScenario } from "../../sim/scenario/parse.ts";
import type { Scenario } from "../../sim/scenario/scenario.ts";
import type { GroupSpec } from "../../sim/scenario/staff.ts";
import { type FloorEvent, hours, type Instant, later } from "../../sim/vocabulary/index.ts";
import { MONDAY, THREE_ORDERS } from "../fixtures/centres.ts";
import fc from "../fixtures/fastCheck.ts";
import { LuckRecorder } from "../fixtures/luckRecorder.ts";
import { RECOUNTED, recount } from "../fixtures/recount.ts";
import { scenarioArbitrary } from "../fixtures/scenarioArbitrary.ts";
import { groupSums, queueSums, talliesOf } from "../fixtures/tallied.ts";
import { wholeScenarioArbitrary } from "../fixtures/wholeScenarioArbitrary.ts";

const RUNS = 12;
const UNTIL = later(MONDAY, hours(30));
const START = later(MONDAY, hours(3));

function eventsOf(scenario: Scenario, seed: string, until: Instant): FloorEvent[] {
  const events: FloorEvent[] = [];
  const observer = new EventRecorder("run", (event) => events.push(event));
  createSimulation(scenario, { seed, startAt: START, observer }).advanceTo(until);
  return events;
}

describe("laws of the engine, for any scenario", () => {
  test("[E12] scenarios made for the laws pass the parser as they are", () => {
    fc.assert(
      fc.property(scenarioArbitrary(), (scenario) => {
        expect(parseScenario(JSON.parse(JSON.stringify(scenario)))).toMatchObject({ ok: true, scenario });
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  test("[E1] the same scenario, seed and start give the same events with the same ids, in any steps", () => {
    fc.assert(
      fc.property(
        scenarioArbitrary(),
        fc.string(),
        fc.array(fc.nat(hours(30)), { maxLength: 30 }),
        (scenario, seed, cuts) => {
          const whole = eventsOf(scenario, seed, UNTIL);
          const events: FloorEvent[] = [];
          const observer = new EventRecorder("run", (event) => events.push(event));
          const simulation = createSimulation(scenario, { seed, startAt: START, observer });
          for (const cut of cuts.sort((a, b) => a - b)) {
            simulation.advanceTo(Math.min(UNTIL, later(START, cut)) as Instant);
          }
          simulation.advanceTo(UNTIL);
          expect(events).toEqual(whole);
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  test("[E2] a feed gives all events, once, in order, whatever is asked for", () => {
    const asks = fc.array(fc.tuple(fc.nat(hours(2)), fc.integer({ min: 1, max: 400 })), { maxLength: 40 });
    fc.assert(
      fc.property(scenarioArbitrary(), asks, (scenario, steps) => {
        const reference = createSimulatedFeed({ scenario, seed: "s", startAt: START }).take(UNTIL, 1e9).events;
        const feed = createSimulatedFeed({ scenario, seed: "s", startAt: START });
        const events: FloorEvent[] = [];
        let until: number = START;
        for (const [step, limit] of [...steps, [hours(48), 1e9] as const]) {
          until = Math.min(until + step, UNTIL);
          for (;;) {
            const batch = feed.take(until as Instant, limit);
            expect(batch.events.length).toBeLessThanOrEqual(limit);
            expect(batch.events.every((event) => event.at <= until)).toBe(true);
            for (const event of batch.events) events.push(event);
            if (!batch.more) {
              if (batch.nextAt !== undefined) expect(batch.nextAt).toBeGreaterThan(until);
              break;
            }
          }
        }
        expect(events).toEqual(reference);
        expect(events.every((event, i) => event.sequence === i + 1)).toBe(true);
        expect(events.every((event, i) => i === 0 || event.at >= events[i - 1]!.at)).toBe(true);
        expect(new Set(events.map((event) => event.eventId)).size).toBe(events.length);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  test("[E3] counting the events gives the tallies, number by number", () => {
    fc.assert(
      fc.property(fc.oneof(scenarioArbitrary(), wholeScenarioArbitrary()), fc.string(), (scenario, seed) => {
        const tallies = talliesOf(scenario, START, UNTIL);
        const simulation = createSimulation(scenario, { seed, startAt: START, observer: tallies });
        simulation.advanceTo(UNTIL);
        const open = scenario.queues.map((_, k) => simulation.waiting(k));
        const events = eventsOf(scenario, seed, UNTIL);
        // Whoever has given up is booked when somebody looks, at the latest now.
        simulation.purge();
        scenario.queues.forEach((queue, k) => {
          const counted = recount(events, queue.id, queue.target?.withinMs ?? -1);
          const tallied = queueSums(tallies, k);
          for (const name of RECOUNTED) expect(tallied[name], `${queue.id}.${name}`).toBe(counted[name]);
          const { answered, abandoned, callbacks, overflowed, turnedAway, steered } = tallied;
          const gone = answered + abandoned + callbacks + overflowed + turnedAway + steered;
          expect(tallied.queued, queue.id).toBe(gone + open[k]!);
        });
        const started = scenario.queues.reduce((sum, _, k) => sum + queueSums(tallies, k).started, 0);
        expect(events.filter((event) => event.type === "contact.started").length).toBe(started);
        scenario.groups.forEach((group, g) => {
          const { presentMs, onQueueMs, busyMs, slotMs, capacityMs } = groupSums(tallies, g);
          expect({ presentMs, onQueueMs, busyMs, slotMs, capacityMs }, group.id).toEqual(agentTimes(events, group));
        });
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  test("[E4] other staffing and other routing leave every contact's luck alone", () => {
    const change = fc.record({ policy: fc.constantFrom(...THREE_ORDERS), keep: fc.integer({ min: 0, max: 1 }) });
    fc.assert(
      fc.property(scenarioArbitrary(), change, (scenario, { policy, keep }) => {
        const other: Scenario = { ...scenario, policy, groups: [scenario.groups[keep]!] };
        const runs = [scenario, other].map((one) => {
          const observer = new LuckRecorder();
          createSimulation(one, { seed: "luck", startAt: START, observer }).advanceTo(UNTIL);
          return observer.drawn;
        });
        const fresh = (drawn: LuckRecorder["drawn"]) => [...drawn].filter(([id]) => /\d$/.test(id));
        expect(fresh(runs[1]!)).toEqual(fresh(runs[0]!));
        // Whoever comes back in both worlds comes back with the same luck, though perhaps at another time.
        for (const [id, drawn] of runs[0]!) {
          const twin = runs[1]!.get(id);
          if (twin !== undefined) expect({ ...twin, at: 0 }).toEqual({ ...drawn, at: 0 });
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  test("[E5] no agent ever holds more than the slots allow, nor anything beside an exclusive contact", () => {
    fc.assert(
      fc.property(scenarioArbitrary(), (scenario) => {
        const open = new Map<string, string[]>();
        const agentOf = new Map<string, string>();
        const groups = new Map(scenario.groups.flatMap((group) => group.people.map((person) => [person.id, group])));
        const close = (workId: string) => {
          const agentId = agentOf.get(workId)!;
          open.get(agentId)!.splice(open.get(agentId)!.indexOf(workId), 1);
        };
        const channels = new Map<string, string>();
        const events = eventsOf(scenario, "slots", UNTIL);
        events.forEach((event, i) => {
          if (event.type === "work.connected") {
            const works = open.get(event.agentId) ?? [];
            open.set(event.agentId, works);
            works.push(event.workId);
            agentOf.set(event.workId, event.agentId);
            channels.set(event.workId, event.channel);
            const { slots, skills } = groups.get(event.agentId)!;
            const held = works.map((workId) => channels.get(workId)!);
            expect(works.length).toBeLessThanOrEqual(slots.total);
            expect(held.filter((channel) => channel === event.channel).length).toBeLessThanOrEqual(
              slots.byChannel[event.channel] ?? 0,
            );
            if (held.some((channel) => scenario.exclusiveChannels.some((name) => name === channel))) {
              expect(held.length).toBe(1);
            }
            expect(skills.map((skill) => skill.queueId)).toContain(event.queueId);
          } else if (event.type === "work.wrapup_ended") close(event.workId);
          else if (event.type === "work.released") {
            const ending = events.slice(i, i + 4);
            const wrapsUp = ending.some((next) => next.type === "work.wrapup_started" && next.workId === event.workId);
            if (!wrapsUp) close(event.workId);
          } else if (event.type === "agent.session" && event.state === "off") {
            expect(open.get(event.agentId) ?? []).toEqual([]);
          } else if (event.type === "agent.presence" && !event.available) {
            expect(open.get(event.agentId) ?? []).toEqual([]);
          }
        });
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});

/** Agent time of one group from events alone: one agent at a time, one step between two of their events at a time. */
function agentTimes(events: readonly FloorEvent[], group: GroupSpec) {
  const times = { presentMs: 0, onQueueMs: 0, busyMs: 0, slotMs: 0, capacityMs: 0 };
  const unnamed = Math.max(0, ...(group.headcount?.agents ?? []));
  const ids = [
    ...group.people.map((person) => person.id),
    ...Array.from({ length: unnamed }, (_, i) => `${group.id}.${i + 1}`),
  ];
  const wrapUps = new Set(events.flatMap((event) => (event.type === "work.wrapup_started" ? [event.workId] : [])));
  for (const id of ids) {
    let [on, paused, since] = [false, false, START as number];
    const works = new Set<string>();
    const aside = new Set<string>();
    const step = (at: number) => {
      const passed = at - since;
      since = at;
      if (on) times.presentMs += passed;
      if (on && !paused) times.onQueueMs += passed;
      if (on && !paused) times.capacityMs += passed * group.slots.total;
      if (works.size > 0) times.busyMs += passed;
      times.slotMs += works.size * passed;
    };
    for (const event of events) {
      if ("agentId" in event && event.agentId !== id && event.type !== "contact.rated") continue;
      const known = "workId" in event && (works.has(event.workId) || aside.has(event.workId));
      if ("workId" in event && event.type !== "work.connected" && !known) continue;
      step(event.at);
      if (event.type === "agent.session") [on, paused] = [event.state === "on", false];
      else if (event.type === "agent.presence") paused = !event.available;
      else if (event.type === "work.connected") works.add(event.workId);
      else if (event.type === "work.held") {
        works.delete(event.workId);
        aside.add(event.workId);
      } else if (event.type === "work.resumed") {
        aside.delete(event.workId);
        works.add(event.workId);
      } else if (event.type === "work.wrapup_ended") works.delete(event.workId);
      else if (event.type === "work.released" && !wrapUps.has(event.workId)) works.delete(event.workId);
    }
    step(UNTIL);
  }
  return times;
}
