import { expect, test } from "vitest";
import { difference } from "../../sim/experiment/difference.ts";
import { TOTAL } from "../../sim/experiment/scopes.ts";
import { compareHere } from "../fixtures/experiments.ts";
import { profileA } from "../fixtures/profileA.ts";

test("[X22] one agent more on a changing day: common random numbers are worth at least ten times as many runs", async () => {
  const { outcomes } = await compareHere([profileA(), profileA(1)], "crn", 150);
  const [base, more] = outcomes.map((outcome) => outcome.series("serviceLevel", TOTAL)!);
  const { value, varianceRatio } = difference(base!, more!);
  expect(value).toBeGreaterThan(0.02);
  expect(varianceRatio).toBeGreaterThanOrEqual(10);
});
