import { expect, test } from "vitest";
import { bothFutures, type Future } from "../fixtures/futures.ts";
import { mean } from "../verify/support/estimate.ts";

const REPLICATIONS = 600;

test("[IS16] a floor started anew has on average the future of the run it is of: waiting, given up, answered, at work 15 min later", () => {
  const futures = Array.from({ length: REPLICATIONS }, (_, r) => bothFutures(r));
  for (const figure of ["waiting", "abandoned", "answered", "atWork"] as const satisfies readonly (keyof Future)[]) {
    const { value, standardError } = mean(futures.map(({ goesOn, startsAnew }) => startsAnew[figure] - goesOn[figure]));
    const level = mean(futures.map(({ goesOn }) => goesOn[figure])).value;
    expect(level, figure).toBeGreaterThan(1);
    // Three standard errors, which are small enough to mean something.
    expect(3 * standardError, figure).toBeLessThan(0.2 * level);
    expect(Math.abs(value), `${figure}: ${value} beside ${level}`).toBeLessThanOrEqual(3 * standardError);
  }
});
