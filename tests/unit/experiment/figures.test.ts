import { describe, expect, test } from "vitest";
import { tallyLayout } from "../../../sim/engine/tallyLayout.ts";
import { FIGURE_IDS, FIGURES, type FigureId } from "../../../sim/experiment/figures.ts";
import { Outcome } from "../../../sim/experiment/outcome.ts";
import { type Scope, scopeKey, scopeOfKey, TOTAL } from "../../../sim/experiment/scopes.ts";
import { hours, minutes } from "../../../sim/vocabulary/index.ts";
import { always, centre, group, voiceQueue } from "../../fixtures/centres.ts";
import { setGroup, setQueue, setWaits } from "../../fixtures/runs.ts";

const target = { withinMs: 20_000, share: 0.8 };
const voice = voiceQueue(60, always(minutes(3)), { id: "voice", target });
const mail = voiceQueue(10, always(minutes(6)), { id: "mail", channel: "email" });
const world = centre(
  [voice, mail],
  [
    { ...group(3, [voice]), id: "first", costPerHour: 12 },
    { ...group(2, [mail]), id: "second" },
  ],
);
const layout = tallyLayout(2, minutes(30), 2, 2);

/** One run of two half-hours that can be counted by hand. */
function run(): Float64Array {
  const vector = new Float64Array(layout.size);
  setQueue(vector, layout, 0, 0, {
    started: 45,
    fresh: 40,
    queued: 40,
    answered: 30,
    answeredAtOnce: 12,
    answeredWithin: 24,
    abandoned: 10,
    abandonedShort: 2,
    waitMsAnswered: 300_000,
    waitMsAbandoned: 200_000,
    talkMs: 5_400_000,
    concurrencyMs: 8_100_000,
    wrapUpMs: 600_000,
    handled: 30,
    resolved: 24,
    needsResolved: 20,
    explained: 26,
  });
  setQueue(vector, layout, 1, 0, { queued: 20, answered: 20, answeredWithin: 20, started: 20, fresh: 20 });
  setQueue(vector, layout, 1, 1, { queued: 10, answered: 10, answeredWithin: 1, started: 10, fresh: 10 });
  setGroup(vector, layout, 0, 0, {
    scheduledMs: hours(1.5),
    onQueueMs: hours(1),
    busyMs: hours(0.75),
    slotMs: 900_000,
  });
  setGroup(vector, layout, 1, 0, { scheduledMs: hours(1.5), onQueueMs: hours(1), busyMs: hours(0.25) });
  setGroup(vector, layout, 1, 1, { onQueueMs: hours(2), busyMs: hours(1), capacityMs: 3_600_000 });
  setWaits(vector, layout, 0, { 0: 12, 20: 38 });
  return vector;
}

function outcomeOf(...vectors: Float64Array[]): Outcome {
  const outcome = new Outcome(world, layout);
  for (const vector of vectors) outcome.add(vector);
  return outcome;
}
const outcome = outcomeOf(run());
const of = (figure: FigureId, scope: Scope = TOTAL, interval?: number) =>
  outcome.estimate(figure, scope, interval)?.value;
const VOICE: Scope = { kind: "queue", queueId: "voice" };

describe("figures of an experiment", () => {
  test("[X9] follow their formulas", () => {
    expect(of("serviceLevel", VOICE, 0)).toBe(24 / 38);
    expect(of("serviceLevel", VOICE)).toBe(44 / 58);
    expect(of("averageSpeedOfAnswerMs", VOICE)).toBe(6_000);
    expect(of("averageWaitMs", VOICE)).toBe(500_000 / 60);
    expect(of("abandonmentRate", VOICE)).toBe(10 / 60);
    expect(of("answeredAtOnceShare", VOICE)).toBe(12 / 50);
    expect(of("averageHandleMs", VOICE)).toBe(200_000);
    expect(of("averageConcurrency", VOICE)).toBe(1.5);
    expect(of("resolvedShare", VOICE)).toBe(24 / 50);
    expect(of("needsResolvedShare", VOICE)).toBe(20 / 60);
    expect(of("timesExplained", VOICE)).toBe(1.3);
    expect(of("contactsPerResolved", VOICE)).toBe(65 / 20);
    expect(of("occupancy")).toBe(2 / 4);
    expect(of("occupancy", { kind: "group", groupId: "first" })).toBe(0.5);
    expect(of("slotLoad")).toBe(0.25);
    expect(of("utilisation", { kind: "group", groupId: "first" })).toBeCloseTo(1 / 3, 12);
    expect(of("cost")).toBe(36);
    expect(of("costPerAnswered")).toBe(36 / 60);
    expect(of("costPerResolved")).toBe(36 / 20);
    expect(of("offered")).toBe(70);
  });

  test("[X9] service level is of the queues that have a target, each by its own formula", () => {
    const level = (formula: "offered" | "answered" | "excluding-short-abandons") => {
      const scenario = { ...world, queues: [{ ...voice, target: { ...target, formula } }, mail] };
      const one = new Outcome(scenario, layout);
      one.add(run());
      return one.estimate("serviceLevel", TOTAL)?.value;
    };
    expect(level("offered")).toBe(44 / 60);
    expect(level("answered")).toBe(44 / 50);
    expect(level("excluding-short-abandons")).toBe(44 / 58);
    expect(of("serviceLevel", { kind: "queue", queueId: "mail" })).toBeUndefined();
  });

  test("[X9] the sum of channels, queues and intervals is the total", () => {
    const channels =
      of("offered", { kind: "channel", channel: "voice" })! + of("offered", { kind: "channel", channel: "email" })!;
    expect(channels).toBe(70);
    expect(of("offered", TOTAL, 0)! + of("offered", TOTAL, 1)!).toBe(70);
    expect(of("occupancy", TOTAL, 1)).toBe(1.25 / 3);
  });

  test("[X9] a figure that a scope cannot have is not kept", () => {
    expect(outcome.series("occupancy", VOICE)).toBeUndefined();
    expect(outcome.series("serviceLevel", { kind: "group", groupId: "first" })).toBeUndefined();
    expect(outcome.series("costPerResolved", VOICE)).toBeUndefined();
    expect(outcome.series("serviceLevel", { kind: "queue", queueId: "nobody" })).toBeUndefined();
    expect(outcome.series("serviceLevel", TOTAL, 2)).toBeUndefined();
    expect(outcome.series("timesExplained", TOTAL, 0)).toBeUndefined();
  });

  test("[X7] waits of queues are taken together", () => {
    expect(outcome.waitQuantile([0], 0.2).waitMs).toBe(0);
    expect(outcome.waitQuantile([0, 1], 0.9).waitMs).toBeGreaterThan(3_000);
    expect(outcome.waitQuantile([1], 0.9).waitMs).toBeUndefined();
  });

  test("[X8] the fingerprint follows from the replications and their order", () => {
    const other = run();
    other[0] = 46;
    expect(outcomeOf(run(), other).fingerprint).toBe(outcomeOf(run(), other).fingerprint);
    expect(outcomeOf(other, run()).fingerprint).not.toBe(outcomeOf(run(), other).fingerprint);
    expect(outcomeOf(run(), run(), other).fingerprint).not.toBe(outcomeOf(run(), run(), run()).fingerprint);
    expect(outcomeOf(run(), other).contacts).toBe(75 + 76);
  });

  test("[X9] a vector of another layout is refused, and memory is bounded", () => {
    expect(() => outcome.add(new Float64Array(3))).toThrow(`vector: expected ${layout.size} numbers, got 3`);
    expect(outcome.mostReplications).toBeGreaterThan(10_000);
    const year = new Outcome(world, tallyLayout(17_520, minutes(30), 2, 2));
    expect(year.rows.byInterval).toBe(false);
    expect(year.mostReplications).toBeGreaterThan(10_000);
  });

  test("[X9] every figure says in two languages what it is and how it is computed", () => {
    expect(FIGURE_IDS.length).toBeGreaterThan(25);
    for (const id of FIGURE_IDS) {
      const { name, formula, smallBelow } = FIGURES[id];
      for (const text of [name.en, name.ru, formula.en, formula.ru]) expect(text.length).toBeGreaterThan(3);
      expect(/[а-я]/.test(name.ru + formula.ru) && !/[а-я]/.test(name.en + formula.en)).toBe(true);
      expect(smallBelow).toBeGreaterThan(0);
    }
  });

  test("[X9] scopes read back from their keys", () => {
    for (const scope of outcome.rows.scopes) expect(scopeOfKey(scopeKey(scope))).toEqual(scope);
    for (const text of ["", "queue:", "channel:pigeon", "agent:1", "queue"]) expect(scopeOfKey(text)).toBeUndefined();
  });
});
