import { expect, test } from "vitest";
import { type WarmRow, warmRuns } from "../fixtures/warmStart.ts";
import { mean } from "../verify/support/estimate.ts";
import varying from "./exact/time_varying.json" with { type: "json" };

/** A fixed seed, 1,500 replications of a quarter of an hour, 3 standard errors. */
const REPLICATIONS = 1_500;

test.each([varying.warm_start[0]!, varying.warm_start[1]!, varying.warm_start[2]!] as WarmRow[])(
  "[IS3] from $initial_in_system in system with $n agents and $lambda_per_h an hour, whatever their ages, as the exact equations say",
  (row) => {
    const rows = row.rows.filter(({ t_s }) => t_s > 0 && t_s <= 900);
    const seen = warmRuns(
      row,
      rows.map(({ t_s }) => t_s),
      REPLICATIONS,
      "a floor",
    );
    rows.forEach(({ t_s, mean_queue, var_queue, cum_abandons }, i) => {
      const { queue, abandons } = seen[i]!;
      const squares = queue.map((value) => (value - Number(mean_queue)) ** 2);
      for (const [name, exact, values] of [
        ["mean", mean_queue, queue],
        ["variance", var_queue, squares],
        ["abandonments", cum_abandons, abandons],
      ] as const) {
        const { value, standardError } = mean(values);
        // Where hardly anything ever happens the estimate knows nothing of its own error.
        const rare = Number(exact) < 0.01 ? 0.02 : 0;
        expect(Math.abs(value - Number(exact)), `${name} after ${t_s} s: ${value} for ${exact}`).toBeLessThanOrEqual(
          3 * standardError + rare,
        );
      }
    });
  },
);
