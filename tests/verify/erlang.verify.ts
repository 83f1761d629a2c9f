import { expect, test } from "vitest";
import type { PolicySpec } from "../../sim/routing/spec.ts";
import rowsOfA from "../theory/exact/erlang_a.json" with { type: "json" };
import rowsOfB from "../theory/exact/erlang_b.json" with { type: "json" };
import rowsOfC from "../theory/exact/erlang_c.json" with { type: "json" };
import { minus, plus, Runs, ratio } from "./support/estimate.ts";
import { exponential, scenarioOf } from "./support/models.ts";
import { refusing } from "./support/policies.ts";
import { type Cell, cellOf, inside, section, settled } from "./support/section.ts";

const report = section(
  1,
  "Erlang B, C and A",
  "Every row of the exact tables; handle time exponential (and, for Erlang B, lognormal: blocking does not depend on the distribution). 48 replications of about 60,000 contacts each after a warm-up, up to a hundred times as many where that is not precise enough. Bound: 3 standard errors and 1 % of the exact value, or 0.0005 where that is more.",
);
const REPLICATIONS = 48;
const CONTACTS = 60_000;
const BOUND = { relative: 0.01, absolute: 5e-4 };

/** A row with 1 unit = 1 minute. */
function single(agents: number, perHour: number, ahtS: number, patienceS: number | undefined, withinS: number) {
  const length = Math.max(Math.ceil((CONTACTS / perHour) * 60), 600);
  return {
    queues: [
      {
        id: "line",
        perUnit: perHour / 60,
        talk: exponential(ahtS / 60),
        within: withinS / 60,
        ...(patienceS === undefined ? {} : { patience: exponential(patienceS / 60) }),
      },
    ],
    groups: [{ id: "agents", agents, skills: ["line"] }],
    length,
    warmUp: Math.max(Math.ceil((20 * ahtS) / 60), Math.ceil(length / 20)),
  };
}

test.each(rowsOfC.rows)("Erlang C · $n agents, $lambda_per_h per h, $aht_s s", (row) => {
  const model = `C n=${row.n} λ=${row.lambda_per_h}/h AHT ${row.aht_s} s`;
  const cells = settled((seed, effort) => {
    const runs = new Runs(
      scenarioOf(single(row.n, row.lambda_per_h, row.aht_s, undefined, row.T_s)),
      REPLICATIONS * effort,
      seed,
    );
    const queued = runs.queue(0, "queued");
    return [
      cellOf(model, "P(wait)", row.p_wait, ratio(minus(queued, runs.queue(0, "answeredAtOnce")), queued), BOUND),
      cellOf(model, "service level", row.service_level, ratio(runs.queue(0, "answeredWithin"), queued), BOUND),
      cellOf(model, "ASA, s", row.asa_s, seconds(runs.queue(0, "waitMsAnswered"), queued), {
        relative: 0.01,
        absolute: 0.01,
      }),
      cellOf(model, "occupancy", row.occupancy, ratio(runs.group(0, "busyMs"), runs.group(0, "onQueueMs")), BOUND),
    ];
  });
  expect(cells.map(report.add).filter((cell) => !inside(cell))).toEqual([]);
});

test.each(rowsOfA.rows)("Erlang A · $n agents, $lambda_per_h per h, $aht_s s, patience $patience_mean_s s", (row) => {
  const model = `A n=${row.n} λ=${row.lambda_per_h}/h AHT ${row.aht_s} s patience ${row.patience_mean_s} s`;
  const cells = settled((seed, effort) => {
    const scenario = scenarioOf(single(row.n, row.lambda_per_h, row.aht_s, row.patience_mean_s, row.T_s));
    const runs = new Runs(scenario, REPLICATIONS * effort, seed);
    const queued = runs.queue(0, "queued");
    const waits = plus(runs.queue(0, "waitMsAnswered"), runs.queue(0, "waitMsAbandoned"));
    return [
      cellOf(model, "P(wait)", row.p_wait, ratio(minus(queued, runs.queue(0, "answeredAtOnce")), queued), BOUND),
      cellOf(model, "P(abandon)", row.p_abandon, ratio(runs.queue(0, "abandoned"), queued), BOUND),
      cellOf(model, "mean wait, s", row.mean_wait_all_s, seconds(waits, queued), { relative: 0.01, absolute: 0.01 }),
      cellOf(model, "service level", row.sl_offered, ratio(runs.queue(0, "answeredWithin"), queued), BOUND),
      cellOf(model, "occupancy", row.occupancy, ratio(runs.group(0, "busyMs"), runs.group(0, "onQueueMs")), BOUND),
    ];
  });
  expect(cells.map(report.add).filter((cell) => !inside(cell))).toEqual([]);
});

test.each(rowsOfB.rows)("Erlang B · $n agents, $a erlangs", (row) => {
  const cells = (["exponential", "lognormal"] as const).flatMap((kind) =>
    settled((seed, effort) => blocked(row, kind, seed, effort)),
  );
  expect(cells.map(report.add).filter((cell) => !inside(cell))).toEqual([]);
});

function blocked(
  row: (typeof rowsOfB.rows)[number],
  kind: "exponential" | "lognormal",
  seed: string,
  effort: number,
): Cell[] {
  const talk = kind === "exponential" ? exponential(1) : { kind, meanMs: 60_000, cv: 1.3 };
  const policy: PolicySpec = refusing({ whenIdleBelow: 1 });
  const model = {
    queues: [{ id: "line", perUnit: row.a, talk }],
    groups: [{ id: "agents", agents: row.n, skills: ["line"] }],
    policy,
    length: Math.max(Math.ceil(CONTACTS / row.a), 600),
  };
  const runs = new Runs(scenarioOf(model), REPLICATIONS * effort, seed);
  const refused = ratio(runs.queue(0, "refused"), runs.queue(0, "started"));
  return [cellOf(`B n=${row.n} a=${row.a} ${kind}`, "blocked", row.blocking, refused, BOUND)];
}

function seconds(ms: readonly number[], of: readonly number[]) {
  const { value, standardError } = ratio(ms, of);
  return { value: value / 1_000, standardError: standardError / 1_000 };
}
