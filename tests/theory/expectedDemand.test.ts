import { expect, test } from "vitest";
import { controlledLevels } from "../../sim/experiment/controls.ts";
import { expectedByInterval } from "../../sim/experiment/expectedDemand.ts";
import { runPlace } from "../../sim/experiment/runPlace.ts";
import { PRESETS } from "../../sim/scenario/presets/index.ts";
import { compareHere } from "../fixtures/experiments.ts";
import { profileA } from "../fixtures/profileA.ts";

test("[X19] as many fresh contacts come to every queue of every preset as are expected, within 4 standard errors", async () => {
  let queues = 0;
  for (const { scenario } of PRESETS) {
    const { outcomes } = await compareHere([scenario], "expected", 20);
    const place = runPlace(scenario);
    expect(outcomes[0]!.rows.layout).toMatchObject({ intervals: place.intervals, intervalMs: place.intervalMs });
    for (const [k, { id }] of scenario.queues.entries()) {
      const expected = expectedByInterval(scenario, k, place);
      const came = outcomes[0]!.estimate("needs", { kind: "queue", queueId: id })!;
      const sum = expected!.reduce((all, count) => all + count, 0);
      expect([scenario.id, id, Math.abs(came.value! - sum) <= 4 * came.standardError! + 1e-9]).toEqual([
        scenario.id,
        id,
        true,
      ]);
      queues++;
    }
  }
  expect(queues).toBeGreaterThan(20);
});

test("[X18] on a changing day Erlang A says which arrivals matter: its gain exceeds that of the plain count", async () => {
  const { outcomes } = await compareHere([profileA()], "controls", 200);
  const { byArrivals, byErlangA } = controlledLevels(outcomes[0]!, 0)!;
  expect(byArrivals.gain).toBeGreaterThan(1.2);
  expect(byErlangA.gain).toBeGreaterThan(byArrivals.gain!);
  // The Kolmogorov equations give 0.757082.
  for (const { value, standardError } of [byArrivals, byErlangA]) {
    expect(Math.abs(value! - 0.757082)).toBeLessThan(4 * standardError!);
  }
});
