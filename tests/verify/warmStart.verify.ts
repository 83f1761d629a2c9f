import { expect, test } from "vitest";
import { type WarmRow, warmRuns } from "../fixtures/warmStart.ts";
import varying from "../theory/exact/time_varying.json" with { type: "json" };
import { mean } from "./support/estimate.ts";
import { type Cell, cellOf, inside, section, settled } from "./support/section.ts";

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
      // Where hardly anybody ever waits the estimate knows nothing of its own error.
      const rare = Number(mean_queue) < 0.01;
      const cell = (figure: string, exact: string, values: readonly number[]): Cell => {
        const found = cellOf(at, figure, Number(exact), mean(values), { times: 3.5 });
        return rare ? { ...found, bound: 0.01 } : found;
      };
      return [
        cell("mean queue", mean_queue, queue),
        cell("variance of queue", var_queue, squares),
        cell("abandonments so far", cum_abandons, abandons),
      ];
    });
  });
  expect(cells.map(report.add).filter((cell) => !inside(cell))).toEqual([]);
});
