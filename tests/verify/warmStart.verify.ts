import { expect, test } from "vitest";
import { type WarmRow, warmRuns } from "../fixtures/warmStart.ts";
import varying from "../theory/exact/time_varying.json" with { type: "json" };
import { mean } from "./support/estimate.ts";
import { cellOf, inside, section, settled } from "./support/section.ts";

const report = section(
  12,
  "Starts from a live floor",
  "Kolmogorov equations from a known number in the system. The floor is folded from events in which everybody has an age of its own, up to an hour: exponential times do not remember it. 4,000 replications of an hour. Bound: 3.5 standard errors, since each model has 21 figures.",
);

test.each(varying.warm_start as WarmRow[])("[IS3] from $initial_in_system · n=$n λ=$lambda_per_h", (row) => {
  const model = `floor of ${row.initial_in_system}, n=${row.n} λ=${row.lambda_per_h}/h patience ${row.patience_s} s`;
  const rows = row.rows.filter(({ t_s }) => t_s > 0);
  const cells = settled((seed, effort) => {
    const seen = warmRuns(
      row,
      rows.map(({ t_s }) => t_s),
      4_000 * effort,
      seed,
    );
    return rows.flatMap(({ t_s, mean_queue, var_queue, cum_abandons }, i) => {
      const { queue, abandons } = seen[i]!;
      const squares = queue.map((value) => (value - Number(mean_queue)) ** 2);
      const at = `${model}, after ${t_s} s`;
      // Where hardly anybody ever waits, the estimate of an error is none.
      const absolute = Number(mean_queue) < 0.01 ? 0.01 : 0;
      const bound = absolute > 0 ? { times: Number.POSITIVE_INFINITY, absolute } : { times: 3.5 };
      return [
        cellOf(at, "mean queue", Number(mean_queue), mean(queue), bound),
        cellOf(at, "variance of queue", Number(var_queue), mean(squares), bound),
        cellOf(at, "abandonments so far", Number(cum_abandons), mean(abandons), bound),
      ];
    });
  });
  expect(cells.map(report.add).filter((cell) => !inside(cell))).toEqual([]);
});
