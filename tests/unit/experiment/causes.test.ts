import { expect, test } from "vitest";
import { type Cause, causeScenarios, type LearnedOfChannel } from "../../../sim/experiment/causes/causeScenarios.ts";
import { CAUSE_RUNS, type Causes, causeOrder, causesOf } from "../../../sim/experiment/causes/causes.ts";
import type { Outcome } from "../../../sim/experiment/outcome.ts";
import type { ChannelStory, IncidentRow } from "../../../sim/metrics/day/postMortem.ts";
import { ratio } from "../../../sim/metrics/ratio.ts";
import { instant, later, minutes } from "../../../sim/vocabulary/index.ts";
import { runHere, serviceHere } from "../../fixtures/experiments.ts";

const NINE = instant(Date.UTC(2026, 2, 2, 9));
const LEARNED: LearnedOfChannel = {
  ...{ cv: 1, slots: 1, shortAbandonMs: 5_000, timeZone: "UTC" },
  patience: { kind: "exponential", meanMs: minutes(4) },
  target: { fraction: 0.8, acceptableWaitMs: 20_000 },
};

/** Three hours of five minutes, the middle one the incident: twenty contacts in five minutes, five minutes each, 25 people. */
function story(inside: Partial<IncidentRow>, around: Partial<IncidentRow> = {}): ChannelStory {
  const rows = Array.from({ length: 36 }, (_, i): IncidentRow => {
    const usual = { usualOffered: 20, usualAgents: 25, usualHandleMs: minutes(5) };
    const own = { offered: 20, agents: 25, averageHandleMs: minutes(5) };
    const level = { serviceLevel: { n: 0 }, waiting: 0, longestWaitMs: 0, abandoned: 0 };
    const isInside = i >= 12 && i < 24;
    return {
      ...{ at: later(NINE, minutes(5 * i)), inside: isInside, ...own, ...usual, ...level },
      ...around,
      ...(isInside ? inside : {}),
    };
  });
  return { channel: "voice", rows, serviceLevel: ratio(120, 240) } as unknown as ChannelStory;
}

async function outcomesOf(one: ChannelStory, seed: string): Promise<ReadonlyMap<Cause | "actual" | "usual", Outcome>> {
  const scenarios = causeScenarios(one, minutes(5), "2026-03-02", LEARNED);
  if (typeof scenarios === "string") throw new TypeError(scenarios);
  const service = serviceHere();
  const outcomes = new Map<Cause | "actual" | "usual", Outcome>();
  for (const { cause, scenario } of causeOrder(scenarios)) {
    const plan = { kind: "replications", replications: CAUSE_RUNS } as const;
    const { outcomes: made } = await runHere(service, [scenario], seed, plan);
    outcomes.set(cause, made[0]!);
  }
  return outcomes;
}

async function played(one: ChannelStory, seed = "dip"): Promise<Causes> {
  return causesOf(await outcomesOf(one, seed), one.serviceLevel, seed)!;
}

test("[DL11] of a dip for want of people, staffing bears all, and what was as usual exactly nothing", async () => {
  const causes = await played(story({ agents: 18 }));
  const [volume, handleTime, staffing] = causes.parts;
  expect(causes.parts.map(({ cause }) => cause)).toEqual(["volume", "handleTime", "staffing"]);
  expect(volume).toMatchObject({ value: 0, low: 0, high: 0 });
  expect(handleTime).toMatchObject({ value: 0, low: 0, high: 0 });
  expect(staffing!.high).toBeLessThan(-0.2);
  expect(staffing!.low).toBeLessThan(staffing!.value);
  expect(staffing!.high - staffing!.value).toBeCloseTo(staffing!.value - staffing!.low, 12);
  expect(causes.together.value).toBe(staffing!.value);
  expect(causes.interplay).toBeCloseTo(0, 12);
  expect(causes.usual.value - causes.again.value).toBeCloseTo(-causes.together.value, 12);
  // The same piece of the same day has the same shares wherever it is played.
  expect(await played(story({ agents: 18 }))).toEqual(causes);
});

test("[DL11] volume and handle time each bear their own, and more together than apart where the line is steep", async () => {
  const causes = await played(story({ offered: 24, averageHandleMs: minutes(6) }));
  const [volume, handleTime, staffing] = causes.parts;
  expect(volume!.high).toBeLessThan(0);
  expect(handleTime!.high).toBeLessThan(0);
  expect(staffing).toMatchObject({ value: 0 });
  const sum = causes.parts.reduce((all, { value }) => all + value, 0);
  expect(causes.together.value - sum).toBeCloseTo(causes.interplay, 12);
  expect(causes.together.high).toBeLessThan(-0.3);
});

test("[DL11] what playing again does not give is luck while it is within what single runs do, else something else", async () => {
  const outcomes = await outcomesOf(story({ agents: 22 }), "dip");
  const observed = (kept: number) => causesOf(outcomes, ratio(kept, 240), "dip")!;
  const { again, luck } = observed(120);
  expect(luck.low).toBeLessThan(again.value);
  expect(luck.high).toBeGreaterThan(again.value);
  expect(observed(Math.round(again.value * 240)).rest.isLuck).toBe(true);
  expect(luck.high).toBeLessThan(1);
  expect(observed(240).rest.isLuck).toBe(false);
  const far = observed(1);
  expect(far.rest.isLuck).toBe(false);
  expect(far.rest.value).toBeCloseTo(1 / 240 - again.value, 12);
});

test("[DL11] without agents, contacts or anything usual nothing is claimed", () => {
  const none = (one: ChannelStory) => causeScenarios(one, minutes(5), "2026-03-02", LEARNED);
  const without = (names: readonly (keyof IncidentRow)[]): ChannelStory => {
    const { rows, ...rest } = story({});
    const kept = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name as never))),
    );
    return { ...rest, rows: kept as unknown as readonly IncidentRow[] };
  };
  expect(none(without(["agents"]))).toBe("no-agents");
  expect(none(without(["usualOffered", "usualAgents", "usualHandleMs"]))).toBe("no-usual");
  expect(none(story({ offered: 0 }, { offered: 0 }))).toBe("no-contacts");
  // Only what is known is set to the usual.
  const some = none(without(["usualAgents"]));
  expect(typeof some === "string" ? some : Object.keys(some.without)).toEqual(["volume", "handleTime"]);
});
