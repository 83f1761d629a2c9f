import { expect, test } from "vitest";
import { againstPlan } from "../../../sim/experiment/causes/against.ts";
import { ordinaryDay, plannedBy } from "../../../sim/experiment/causes/ordinaryDay.ts";
import type { ExpectedLine } from "../../../sim/metrics/day/expectedDay.ts";
import type { ChannelStory } from "../../../sim/metrics/day/postMortem.ts";
import { instant, later, minutes } from "../../../sim/vocabulary/index.ts";
import { runHere, serviceHere } from "../../fixtures/experiments.ts";
import { exponential, scenarioOf } from "../../verify/support/models.ts";

const DAY = instant(Date.UTC(2026, 2, 2));
const STEP_MS = minutes(5);
const story = {
  channel: "voice",
  rows: [0, 1, 2].map((i) => ({ at: later(DAY, STEP_MS * (i + 1)), offered: 9, usualOffered: 5, usualAgents: 4 })),
} as unknown as ChannelStory;
const day = { startsAt: DAY, stepMs: STEP_MS };

function line(offered: readonly (number | null)[], missing: readonly string[] = []): ExpectedLine {
  return { offered, missing, madeAt: DAY, queues: ["sales"] };
}

test("[DL11] the plan kept of a day is what contacts are compared with, before the forecast, where it tells of every queue", () => {
  const offered = (expected: Parameters<typeof againstPlan>[1]["expected"]) => {
    const told = againstPlan(story, { ...day, ...(expected === undefined ? {} : { expected }) });
    return [told.against.volume, told.story.rows.map(({ usualOffered }) => usualOffered)];
  };
  const plan = line([1, 2, null, 3]);
  const forecast = line([7, 7, 7, 7]);
  expect(offered({ channel: "voice", plan, forecast })).toEqual(["plan", [2, 5, 3]]);
  expect(offered({ channel: "voice", forecast })).toEqual(["forecast", [7, 7, 7]]);
  expect(offered({ channel: "voice", plan: line([1, 2, 2, 3], ["service"]), forecast })).toEqual([
    "forecast",
    [7, 7, 7],
  ]);
  expect(offered(undefined)).toEqual(["usual", [5, 5, 5]]);
});

test("[DL11] a simulated centre is compared with what it is set to; what people planned still goes first", () => {
  const scenario = (at: number) => ({
    perHour: 120,
    agents: 8,
    ...(at > later(DAY, STEP_MS) ? { handleMs: 60_000 } : {}),
  });
  const told = againstPlan(story, { ...day, scenario });
  expect(told.against).toEqual({ volume: "scenario", handleTime: "scenario", staffing: "scenario" });
  expect(
    told.story.rows.map(({ usualOffered, usualAgents, usualHandleMs }) => [usualOffered, usualAgents, usualHandleMs]),
  ).toEqual([
    [10, 8, undefined],
    [10, 8, 60_000],
    [10, 8, 60_000],
  ]);
  const planned = againstPlan(story, { ...day, scenario, expected: { channel: "voice", plan: line([0, 1, 1, 1]) } });
  expect([planned.against.volume, planned.against.staffing]).toEqual(["plan", "scenario"]);
  expect(planned.story.rows[0]!.usualOffered).toBe(1);
});

test("[DL11] what a simulated centre is set to is its day without surprises: rates, handle times, people on queue", async () => {
  const centre = scenarioOf({
    queues: [{ id: "calls", perUnit: 1, talk: exponential(3), patience: exponential(3) }],
    groups: [{ id: "callers", agents: 6, skills: ["calls"] }],
    length: 60,
  });
  const spike = {
    id: "spike",
    kind: "spike",
    queueId: "calls",
    factor: 3,
    from: { day: 1, minute: 600 },
    lengthMinutes: 60,
  };
  const made = ordinaryDay({ ...centre, events: [spike] as never }, "2026-03-02");
  expect(made.events).toBeUndefined();
  const plan = { kind: "replications", replications: 20 } as const;
  const { outcomes } = await runHere(serviceHere(), [made], "ordinary", plan);
  const at = plannedBy(outcomes[0]!, "voice");
  const noon = at(later(DAY, minutes(600)))!;
  // Sixty an hour, 20 runs of half an hour: within three and a half deviations of the mean.
  expect(Math.abs(noon.perHour - 60)).toBeLessThan(3.5 * Math.sqrt((60 * 2) / 20) * Math.SQRT2);
  expect(noon.agents).toBe(6);
  expect(Math.abs(noon.handleMs! - minutes(3))).toBeLessThan((3.5 * minutes(3)) / Math.sqrt(600));
  expect(at(later(DAY, -1))).toBeUndefined();
  expect(at(later(DAY, minutes(1_440)))).toBeUndefined();
});
