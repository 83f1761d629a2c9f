import { expect, test } from "vitest";
import { difference } from "../../sim/experiment/difference.ts";
import { estimate } from "../../sim/experiment/estimate.ts";
import { TOTAL } from "../../sim/experiment/scopes.ts";
import { compareHere } from "../fixtures/experiments.ts";
import { profileA } from "../fixtures/profileA.ts";

const DAYS = 10_000;

test("[X22] profile A and one agent more: the level of the day, the gain of one agent, and what pairing is worth", async () => {
  const { outcomes, fingerprint } = await compareHere([profileA(), profileA(1)], "profile-a", DAYS);
  const [base, more] = outcomes.map((outcome) => outcome.series("serviceLevel", TOTAL)!);
  const level = estimate(base!);
  const gain = difference(base!, more!);
  const lost = outcomes[0]!.estimate("abandoned", TOTAL)!;
  console.log(`${DAYS} days, fingerprint ${fingerprint}`);
  console.log(`service level ${level.value} ± ${level.halfWidth}; abandoned a day ${lost.value} ± ${lost.halfWidth}`);
  console.log(`one agent more ${gain.value} ± ${gain.halfWidth}, variance ratio ${gain.varianceRatio}`);
  // Kolmogorov equations: 0.75708 and 142.30; the tolerance is a little over three standard errors of 10,000 days.
  expect(Math.abs(level.value! - 0.757082)).toBeLessThan(0.0016);
  expect(Math.abs(lost.value! - 142.2986)).toBeLessThan(1.2);
  expect(gain.varianceRatio).toBeGreaterThanOrEqual(10);
});
