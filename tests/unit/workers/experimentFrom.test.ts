import { describe, expect, test } from "vitest";
import { Replicator } from "../../../sim/engine/replicator.ts";
import { USUAL, USUAL_ANSWERS } from "../../../sim/scenario/lab/answers.ts";
import { scenarioOfAnswers } from "../../../sim/scenario/lab/scenarioOfAnswers.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { ExperimentService } from "../../../workers/experimentService.ts";

const answers = { ...USUAL_ANSWERS, timeZone: "UTC", channels: { voice: { ...USUAL.voice, perDay: 200 } } };
const parsed = scenarioOfAnswers(answers, { en: "Day", ru: "День" });
if (!parsed.ok) throw new TypeError("usual answers must be sound");
const scenario: Scenario = {
  ...parsed.scenario,
  run: { date: "2026-03-02", startMinute: 600, lengthMinutes: 60, end: "cut" },
};
const AT = Date.UTC(2026, 2, 2, 10);

/** Nobody there but `count` people in line. */
function floor(count: number) {
  const waiting = Array.from({ length: count }, (_, i) => ({ contactId: `c-${i}`, queueId: "voice", waitedMs: 0 }));
  return { at: AT, agents: [], works: [], waiting, selfService: [], away: [], due: [] };
}

async function sums(from?: Readonly<Record<string, unknown>>): Promise<number> {
  const service = new ExperimentService((one, state) => new Replicator(one, state));
  const opened = await service.open({
    number: 1,
    scenarios: [scenario],
    seed: "s",
    ...(from === undefined ? {} : { from }),
  });
  if (!opened.ok) throw new TypeError(opened.detail);
  const done = await service.run(1, { scenario: 0, first: 0, count: 1 });
  return done.kind === "done" ? done.contacts : Number.NaN;
}

describe("an experiment from a floor", () => {
  test("[LS11] runs begin with the people and contacts that are there", async () => {
    const empty = await sums(floor(0));
    expect((await sums(floor(7))) - empty).toBe(7);
  });

  test("[LS11] a floor that contradicts a scenario is refused, with the places", async () => {
    const service = new ExperimentService((one, state) => new Replicator(one, state));
    const wrong = { ...floor(1), waiting: [{ contactId: "c", queueId: "nowhere", waitedMs: 0 }] };
    expect(await service.open({ number: 1, scenarios: [scenario], seed: "s", from: wrong })).toMatchObject({
      ok: false,
      scenario: 0,
      detail: expect.stringContaining("waiting.0.queueId"),
    });
    expect(await service.open({ number: 2, scenarios: [scenario], seed: "s", from: { at: AT } })).toMatchObject({
      ok: false,
      detail: expect.stringContaining("from: "),
    });
  });
});
