import { describe, expect, test } from "vitest";
import { EventRecorder } from "../../../sim/engine/eventRecorder.ts";
import { createSimulation, resumeSimulation } from "../../../sim/engine/simulation.ts";
import { DecisionTrace, type TraceBounds } from "../../../sim/engine/trace/decisionTrace.ts";
import { Ring } from "../../../sim/engine/trace/ring.ts";
import type { PolicySpec } from "../../../sim/routing/spec.ts";
import type { QueueSpec } from "../../../sim/scenario/queueSpec.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { GroupSpec } from "../../../sim/scenario/staff.ts";
import { later, minutes, seconds } from "../../../sim/vocabulary/index.ts";
import { always, centre, firstCome, group, MONDAY, voiceQueue } from "../../fixtures/centres.ts";

const START = later(MONDAY, minutes(600));
const recorder = () => new EventRecorder("run", () => undefined);

/** Contacts at these seconds, a minute's conversation, half a minute of wrap-up, two agents. */
function small(
  atS: readonly number[],
  over: Partial<QueueSpec> = {},
  staff: Partial<GroupSpec> = {},
  spec: Partial<PolicySpec> = {},
): Scenario {
  const trace = atS.map((at) => ({ atMs: seconds(at) }));
  const arrivals = { profile: "daily", intervalMinutes: 1_440, perHour: [0], trace } as const;
  const line = voiceQueue(0, always(60_000), { arrivals, wrapUpMs: always(30_000), ...over });
  return centre([line], [group(2, [line], staff)], { policy: firstCome(spec) });
}

function traced(scenario: Scenario, untilS: number, bounds?: TraceBounds) {
  const trace = new DecisionTrace(bounds);
  const simulation = createSimulation(scenario, { seed: "x", startAt: START, observer: recorder(), trace });
  simulation.advanceTo(later(START, seconds(untilS)));
  return { trace, simulation };
}

describe("a trace of decisions", () => {
  test("[DT2] every decision is there: two offers, one contact nobody takes, and who takes it then", () => {
    const { trace } = traced(small([0, 1, 2]), 200);
    expect(
      trace.records().map(({ number, at, contact, agent, kind }) => [number, at - START, contact, agent, kind]),
    ).toEqual([
      // Both come, and nobody waits.
      [1, 0, -1, 0, "idleness"],
      [2, 0, -1, 1, "idleness"],
      [3, 0, 1, 0, "offer"],
      [4, 1_000, 2, 1, "offer"],
      [5, 2_000, 3, -1, "silence"],
      [6, 90_000, 3, 0, "offer"],
      [7, 91_000, -1, 1, "idleness"],
      [8, 180_000, -1, 0, "idleness"],
    ]);
  });

  test("[DT2] step to decision stops at each, and a resumed run traces on", () => {
    const scenario = small([0, 1, 2]);
    const trace = new DecisionTrace();
    const simulation = createSimulation(scenario, { seed: "x", startAt: START, observer: recorder(), trace });
    const until = later(START, seconds(80));
    expect(simulation.stepDecision(until)).toBe(true);
    expect(trace.since(2).map(({ contact }) => contact)).toEqual([1]);
    expect(simulation.stepDecision(until)).toBe(true);
    expect(trace.since(3).map(({ contact }) => contact)).toEqual([2]);
    simulation.advanceTo(until);
    const further = new DecisionTrace();
    const resumed = resumeSimulation(scenario, simulation.snapshot(), { observer: recorder(), trace: further });
    resumed.advanceTo(later(START, seconds(100)));
    expect(further.records().map(({ contact, kind }) => [contact, kind])).toEqual([
      [3, "offer"],
      [-1, "idleness"],
    ]);
  });

  test("[DT2] a session that comes back to its agent is told as that, past the policy", () => {
    const messages = { customerReplyMs: always(10_000), away: { parts: 2, releaseAfterMs: 1_000 } };
    const { trace } = traced(
      small([0], { channel: "chat", messages }, { slots: { total: 1, byChannel: { chat: 1 } } }),
      300,
    );
    const offers = trace.records().filter(({ kind }) => kind === "offer");
    expect(offers.map(({ at, contact, agent, why }) => [at - START, contact, agent, "by" in why && why.by])).toEqual([
      [0, 1, 0, "score"],
      [40_000, 1, 0, "session"],
    ]);
  });

  test("[DT2] an interruption is told as that, with who was not free", () => {
    const at = (s: number) =>
      ({ profile: "daily", intervalMinutes: 1_440, perHour: [0], trace: [{ atMs: seconds(s) }] }) as const;
    const mail = voiceQueue(0, always(60_000), { id: "mail", channel: "email", arrivals: at(0) });
    const calls = voiceQueue(0, always(60_000), { arrivals: at(10) });
    const preempt = [{ by: "voice", over: "email", resumeCostMs: 0, cooldownMs: 0 }] as const;
    const { trace } = traced(centre([mail, calls], [group(1, [mail, calls])], { policy: firstCome({ preempt }) }), 20);
    expect(trace.records().at(-1)).toMatchObject({
      kind: "offer",
      contact: 2,
      agent: 0,
      why: { by: "interruption", considered: [], excluded: [{ agent: 0, why: { rule: "slots" } }] },
    });
  });

  test("[DT4] a silence says where each agent is: in conversation, in wrap-up, on a break, away", () => {
    const shift = { weekdays: [1, 2, 3, 4, 5, 6, 7], startMinute: 0, endMinute: 1_439, breaks: [] };
    const person = (id: string, over: Partial<typeof shift> = {}) => ({
      id,
      name: id,
      shifts: [
        { ...shift, ...over, breaks: [] as { afterMinutes: number; durationMinutes: number; reason: string }[] },
      ],
    });
    const resting = person("rests");
    resting.shifts[0]!.breaks.push({ afterMinutes: 599, durationMinutes: 30, reason: "lunch" });
    const people = [person("talks"), person("wraps"), resting, person("gone", { endMinute: 590 })];
    const { trace } = traced(small([0, 40, 62], {}, { people }), 62);
    const record = trace.records().find(({ kind }) => kind === "silence");
    expect(record).toMatchObject({
      contact: 3,
      why: {
        reasons: [
          { why: { rule: "not-there", where: "wrap-up" }, agents: [0] },
          { why: { rule: "slots" }, agents: [1] },
          { why: { rule: "not-there", where: "break" }, agents: [2] },
          { why: { rule: "not-there", where: "away" }, agents: [3] },
        ],
      },
    });
  });

  test("[DT5] the last decisions are kept and the others counted; bounds are bounds", () => {
    const { trace } = traced(small([0, 1, 2]), 200, { decisions: 2 });
    expect([trace.recorded, trace.records().map(({ number }) => number)]).toEqual([8, [7, 8]]);
    const ring = new Ring<number>(3);
    for (let i = 1; i <= 7; i++) ring.add(i);
    expect([ring.items(), ring.added]).toEqual([[5, 6, 7], 7]);
    expect(() => new DecisionTrace({ decisions: 0 })).toThrow(
      "decisions: expected a whole number in [1, 100000], got 0",
    );
    expect(() => new DecisionTrace({ candidates: 1_001 })).toThrow("candidates: expected a whole number in [1, 1000]");
  });

  test("[DT5] what one decision lists is bounded, the rest is counted, and JSON gives it back", () => {
    const { trace } = traced(small([0, 1, 2]), 200, { candidates: 1 });
    const [, , first, second, third] = trace.records();
    expect(first).toMatchObject({
      kind: "offer",
      why: { considered: [{ agent: 0 }], more: 1, excluded: [], excludedMore: 0 },
    });
    expect(second).toMatchObject({
      why: { considered: [{ agent: 1 }], more: 0, excluded: [{ agent: 0 }], excludedMore: 0 },
    });
    expect(third).toMatchObject({ why: { reasons: [{ agents: [0], more: 1 }] } });
    const [, , , , silence] = JSON.parse(JSON.stringify(trace.records())) as unknown[];
    expect(silence).toEqual(third);
    expect(JSON.parse(JSON.stringify(trace.records()))).toHaveLength(8);
  });
});

describe("questions to a stopped run", () => {
  test("[DT6] why nobody takes a contact: both agents hold one; later they wrap up", () => {
    const { trace, simulation } = traced(small([0, 0, 2]), 10);
    expect(trace.whyNobody(3)).toMatchObject({
      state: "waits",
      silence: { contact: 3, reasons: [{ why: { rule: "slots", held: 1, most: 1 }, agents: [0, 1] }] },
    });
    simulation.advanceTo(later(START, seconds(70)));
    expect(trace.whyNot(3, 1)).toEqual({ rule: "not-there", where: "wrap-up" });
    expect(trace.whyIdle(0)).toMatchObject({ where: "wrap-up", lines: [{ contact: 3 }] });
    expect(trace.whyNobody(1)).toEqual({ state: "at-agent", agent: 0 });
    expect([trace.whyNobody(9), trace.queueOf(3), trace.queueOf(9)]).toEqual([{ state: "not-open" }, 0, -1]);
    simulation.advanceTo(later(START, seconds(400)));
    expect(trace.whyIdle(0)).toEqual({ agent: 0, lines: [], more: 0 });
  });

  test("[DT6] an agent a contact rings at is being offered it; a closed queue and a step that has not begun say so", () => {
    const ring = { offer: { mode: "ring", timeoutMs: 20_000, onMiss: "requeue-head" } } as const;
    const slow = { ring: { answerMs: always(15_000), missedShare: 0 } };
    const rings = traced(small([0, 0, 2], {}, slow, ring), 5).trace;
    expect(rings.whyNobody(1)).toEqual({ state: "rings", agents: [0] });
    expect(rings.whyNot(3, 0)).toEqual({ rule: "not-there", where: "offered" });
    const shut = { openHours: { hours: [{ weekdays: [2], startMinute: 0, endMinute: 60 }], closed: "wait" as const } };
    expect(traced(small([0], shut), 5).trace.whyNot(1, 0)).toEqual({ rule: "closed" });
    const plans = [{ for: {}, steps: [{ when: [], agents: {}, notBeforeMs: 60_000 }] }];
    expect(traced(small([0], {}, {}, { plans }), 5).trace.whyNot(1, 0)).toEqual({ rule: "timer" });
  });

  test("[DT6] pairs of a batch say so, and in between it is the batch that is waited for", () => {
    const batch = { combine: "assignment", batchEveryMs: 10_000 } as const;
    const { trace, simulation } = traced(small([1], {}, {}, batch), 5);
    expect(trace.whyNot(1, 0)).toEqual({ rule: "batch", everyMs: 10_000 });
    simulation.advanceTo(later(START, seconds(10)));
    expect(trace.records()).toMatchObject([{ kind: "offer", contact: 1, why: { by: "batch" } }]);
  });

  test("[DT6] a trace serves one run; unknown agents throw", () => {
    const { trace } = traced(small([0]), 1);
    expect(() => trace.whyIdle(2)).toThrow("agent: expected a whole number in [0, 1], got 2");
    expect(() => createSimulation(small([0]), { seed: "x", startAt: START, observer: recorder(), trace })).toThrow(
      "in use",
    );
    expect(() => new DecisionTrace().whyNobody(1)).toThrow("given to a simulation");
  });
});
