import { expect, test } from "vitest";
import type { Distribution } from "../../sim/scenario/distribution.ts";
import rowsOfG from "../theory/exact/mmng.json" with { type: "json" };
import published from "../theory/exact/whitt2005.json" with { type: "json" };
import { minus, plus, Runs, ratio } from "./support/estimate.ts";
import { exponential, scenarioOf, UNIT } from "./support/models.ts";
import { refusing } from "./support/policies.ts";
import { type Cell, cellOf, inside, section, settled } from "./support/section.ts";

const report = section(
  2,
  "M/M/n+G exactly, and Whitt's twelve rows",
  "M/M/n+G by exact integrals (Zeltyn & Mandelbaum 2005), 40 replications of 300,000 contacts after 40,000 of warm-up, bound 3 standard errors and 2 % of the value (of a service level half a point where that is more). Whitt (2005), M/GI/100/200+GI, λ = 102, service mean 1: 30 replications of 12,000 service times after 300 of warm-up (10 for the last column); his values are simulations with 95 % half-widths themselves: bound twice the half-width and twice ours.",
);

const PATIENCE: Readonly<Record<string, Distribution>> = {
  "+M mean1": exponential(1),
  "+E2 mean1": { kind: "gamma", meanMs: UNIT, cv: Math.SQRT1_2 },
  "+E2": { kind: "gamma", meanMs: UNIT, cv: Math.SQRT1_2 },
  "+E2 mean4": { kind: "gamma", meanMs: 4 * UNIT, cv: Math.SQRT1_2 },
  "+LN(1,1)": { kind: "lognormal", meanMs: UNIT, cv: 1 },
  "+LN(4,4)": { kind: "lognormal", meanMs: 4 * UNIT, cv: 2 },
  "+LN(4,.25)": { kind: "lognormal", meanMs: 4 * UNIT, cv: 0.5 },
  "+LN(4,0.25)": { kind: "lognormal", meanMs: 4 * UNIT, cv: 0.5 },
};
const SERVICE: Readonly<Record<string, Distribution>> = {
  M: exponential(1),
  E2: { kind: "gamma", meanMs: UNIT, cv: Math.SQRT1_2 },
  D: { kind: "deterministic", valueMs: UNIT },
  "LN(1,1)": { kind: "lognormal", meanMs: UNIT, cv: 1 },
  "LN(1,4)": { kind: "lognormal", meanMs: UNIT, cv: 2 },
};

function whitt(
  service: Distribution,
  patience: Distribution,
  room: number,
  within: number,
  seed: string,
  replications: number,
) {
  return new Runs(
    scenarioOf({
      queues: [{ id: "line", perUnit: 102, talk: service, patience, within }],
      groups: [{ id: "agents", agents: 100, skills: ["line"] }],
      policy: refusing({ whenWaitingAbove: room - 0.5 }),
      warmUp: 300,
      length: 12_000,
    }),
    replications,
    seed,
  );
}

type Said = readonly [value: number, halfWidth: number] | number | null;
/** Name and seven figures of each row; the exact first row is printed without half-widths. */
const ROWS = (published.rows as unknown as readonly (readonly [string, ...Said[]])[]).map(([name, ...figures]) => ({
  name,
  figures,
}));

test.each(ROWS)("Whitt 2005 · $name", ({ name, figures }) => {
  const [head = "", patienceName = ""] = name
    .replace(" (exact)", "")
    .replace(/ r=\d+/, "")
    .split(" +");
  const service = SERVICE[head.replace("M/", "")]!;
  const patience = PATIENCE[`+${patienceName}`]!;
  const room = name.includes("r=300") ? 300 : 200;
  const cells: Cell[] = [];
  for (const [within, slot] of [
    [0.1, 5],
    [0.2, 6],
  ] as const) {
    const runs = whitt(service, patience, room, within, `whitt ${within}`, within === 0.1 ? 30 : 10);
    const [queued, answered] = [runs.queue(0, "queued"), runs.queue(0, "answered")];
    const [served, gone] = [runs.queue(0, "waitMsAnswered"), runs.queue(0, "waitMsAbandoned")];
    const abandoned = runs.queue(0, "abandoned");
    const all: [string, number, { value: number; standardError: number }][] = [
      ["P(W = 0)", 0, ratio(runs.queue(0, "answeredAtOnce"), queued)],
      ["P(A)", 1, ratio(abandoned, queued)],
      ["E[Q]", 2, scaled(ratio(plus(served, gone), queued), 102 / UNIT)],
      ["E[W|S]", 3, scaled(ratio(served, answered), 1 / UNIT)],
      ["E[W|A]", 4, scaled(ratio(gone, abandoned), 1 / UNIT)],
      [`P(W ≤ ${within}|S)`, slot, ratio(runs.queue(0, "answeredWithin"), answered)],
    ];
    for (const [figure, index, found] of within === 0.1 ? all : all.slice(-1)) {
      const said = figures[index];
      if (said === null || said === undefined) continue;
      // The first row is exact, with four figures printed.
      const [exact, halfWidth] = typeof said === "number" ? [said, 0.0005 * Math.max(said, 1)] : said;
      cells.push({
        model: name,
        figure,
        exact,
        found: found.value,
        standardError: found.standardError,
        bound: 2 * halfWidth + 3 * found.standardError,
      });
    }
  }
  expect(cells.map(report.add).filter((cell) => !inside(cell))).toEqual([]);
});

const OWN: Readonly<Record<string, { readonly patience: Distribution; readonly immediateShare?: number }>> = {
  "+D(120s)": { patience: { kind: "deterministic", valueMs: 120_000 } },
  "+U(0,360s)": { patience: { kind: "uniform", fromMs: 0, toMs: 360_000 } },
  "+E2 mean180": { patience: { kind: "gamma", meanMs: 180_000, cv: Math.SQRT1_2 } },
  "+LN mean180 scv2": { patience: { kind: "lognormal", meanMs: 180_000, cv: Math.SQRT2 } },
  "+H2(0.3:20s,0.7:300s)": {
    patience: {
      kind: "hyperexponential",
      phases: [
        { share: 0.3, meanMs: 20_000 },
        { share: 0.7, meanMs: 300_000 },
      ],
    },
  },
  "+balk10%+exp(180s)": { patience: { kind: "exponential", meanMs: 180_000 }, immediateShare: 0.1 },
  "+D(30s)": { patience: { kind: "deterministic", valueMs: 30_000 } },
};

test.each(rowsOfG.rows)("M/M/n+G · $name", (row) => {
  const inUnits = row.unit === "service means";
  const unitMs = inUnits ? UNIT : 1_000;
  const label = row.name
    .replace(/^.*?\/\d+(?=\+)/, "")
    .replace(/ T=.*| \d+\/h.*/, "")
    .trim();
  const own = inUnits ? { patience: PATIENCE[label]! } : OWN[label]!;
  expect(own?.patience, label).toBeDefined();
  const talk: Distribution = { kind: "exponential", meanMs: Number(row.service_mean) * unitMs };
  const perMinute = (Number(row.lambda_per_unit) / unitMs) * UNIT;
  const cells = settled((seed, effort) => {
    const runs = new Runs(
      scenarioOf({
        queues: [
          {
            id: "line",
            perUnit: perMinute,
            talk,
            patience: own.patience,
            within: (Number(row.T) * unitMs) / UNIT,
            ...("immediateShare" in own
              ? { over: { customers: { baulking: { immediateShare: own.immediateShare! } } } }
              : {}),
          },
        ],
        groups: [{ id: "agents", agents: row.n, skills: ["line"] }],
        // With patience of little spread the queue forgets slowly: hundreds of service times.
        warmUp: Math.ceil(40_000 / perMinute),
        length: Math.ceil(300_000 / perMinute),
      }),
      40 * effort,
      seed,
    );
    const queued = runs.queue(0, "queued");
    const waits = plus(runs.queue(0, "waitMsAnswered"), runs.queue(0, "waitMsAbandoned"));
    const bound = { relative: 0.02, absolute: 1e-3 };
    return [
      cellOf(
        row.name,
        "P(wait)",
        Number(row.p_wait),
        ratio(minus(queued, runs.queue(0, "answeredAtOnce")), queued),
        bound,
      ),
      cellOf(row.name, "P(abandon)", Number(row.p_abandon), ratio(runs.queue(0, "abandoned"), queued), bound),
      cellOf(row.name, "mean wait", Number(row.mean_wait_all), scaled(ratio(waits, queued), 1 / unitMs), bound),
      cellOf(row.name, "service level", Number(row.sl_offered), ratio(runs.queue(0, "answeredWithin"), queued), {
        ...bound,
        absolute: 0.005,
      }),
      cellOf(
        row.name,
        "occupancy",
        Number(row.occupancy),
        ratio(runs.group(0, "busyMs"), runs.group(0, "onQueueMs")),
        bound,
      ),
    ];
  });
  expect(cells.map(report.add).filter((cell) => !inside(cell))).toEqual([]);
});

function scaled({ value, standardError }: { value: number; standardError: number }, by: number) {
  return { value: value * by, standardError: standardError * by };
}
