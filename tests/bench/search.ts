import { searchStaff } from "../../sim/experiment/search/search.ts";
import type { StaffSearchSpec } from "../../sim/experiment/search/spec.ts";
import { createThreadPool } from "../../workers/experimentThreadClient.ts";
import { eightyTwenty } from "../fixtures/searches.ts";
import { threeChannels } from "../fixtures/threeChannels.ts";

/** How long a search for the cheapest staffing takes: a day of three channels, 48 intervals, some 60 agents; `[runs a look]`. */
const scenario = threeChannels();
const spec: StaffSearchSpec = {
  ...{ scenario, groupIds: scenario.groups.map(({ id }) => id), intervalsABlock: 1, seed: "1" },
  targets: [...eightyTwenty(["voice", "chat"], "interval"), ...eightyTwenty(["mail"], "interval", 0.9)],
  ...{ runsALook: Number(process.argv[2] ?? 100), mostRuns: 200_000 },
};
const pool = createThreadPool(2);
const begins = performance.now();
const since = () => `${((performance.now() - begins) / 1_000).toFixed(1)} s`;
let said = "";
const result = await searchStaff(spec, {
  run: (experiment, signal) => pool.run(experiment, () => {}, signal),
  onProgress: ({ phase, runs, cost }) => {
    if (phase !== said) console.log(since(), phase, runs, "runs", cost?.toFixed(1));
    said = phase;
  },
});
pool.dispose();
const { found, bound } = result;
console.log(since(), result.end, result.runs, "runs", result.looks, "looks");
console.log(
  "start",
  result.startCost.toFixed(1),
  "found",
  found?.cost.toFixed(1),
  "bound",
  bound.cost.toFixed(1),
  bound.kind,
);
console.log("gap", (bound.gap * 100).toFixed(1), "%");
for (const row of found?.agents ?? []) console.log(row.join(" "));
for (const { target, estimate, interval, kept } of found?.kept ?? []) {
  console.log(
    JSON.stringify(target.scope),
    interval,
    estimate.value?.toFixed(4),
    "±",
    estimate.halfWidth?.toFixed(4),
    kept,
  );
}
