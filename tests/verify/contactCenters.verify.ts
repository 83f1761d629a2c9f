import { expect, test } from "vitest";
import type { Distribution } from "../../sim/scenario/distribution.ts";
import examples from "../theory/exact/contactcenters_examples.json" with { type: "json" };
import { mean, minus, plus, Runs, ratio } from "./support/estimate.ts";
import { exponential, scenarioOf } from "./support/models.ts";
import { agent, item, policy } from "./support/policies.ts";
import { type Cell, inside, section } from "./support/section.ts";

const report = section(
  6,
  "SimpleMSK and CallCC of the ContactCenters library",
  "Buist & L'Ecuyer's examples with gamma busyness, against long independent runs (20,000 and 100,000 days). 10,000 days here. Bound: 1.5 % of counts, 0.005 of service levels; the library's own published intervals contain the long runs.",
);

function hours(values: readonly number[], minutesEach: number, over: number): number[] {
  return Array.from({ length: 1_440 / over }, (_, i) => values[Math.floor((i * over) / minutesEach)] ?? 0);
}

test("SimpleMSK", () => {
  const { lambda_per_min, our_20000_days: expected } = examples.SimpleMSK;
  const service = [0.5, 0.6, 0.4];
  const patience = [0.3, 0.4, 0.2];
  // Intervals of two hours of the day; after the third, arrivals stop and the last staffing empties the lines.
  const byPeriod = (rates: readonly number[]): Distribution[] =>
    Array.from({ length: 12 }, (_, i) => exponential(1 / rates[Math.min(i, rates.length - 1)]!));
  const scenario = scenarioOf({
    queues: [0, 1, 2].map((k) => ({
      id: `type-${k}`,
      talk: exponential(1 / service[0]!),
      within: 1 / 3,
      over: {
        patienceMs: exponential(1 / patience[0]!),
        byInterval: { intervalMinutes: 120, talkMs: byPeriod(service), patienceMs: byPeriod(patience) },
        arrivals: {
          profile: "daily" as const,
          intervalMinutes: 120,
          perHour: hours(
            lambda_per_min[k]!.map((rate) => rate * 60),
            120,
            120,
          ),
          busyness: { dayCv: 1 / Math.sqrt(28.7), sharedBy: "day" },
        },
      },
    })),
    groups: examples.SimpleMSK.agents.map((staff, g) => ({
      id: `group-${g}`,
      agents: 1,
      skills: g === 0 ? ["type-1", "type-0"] : ["type-2", "type-1"],
      over: {
        headcount: {
          profile: "daily" as const,
          intervalMinutes: 120,
          agents: Array.from({ length: 12 }, (_, i) => staff[Math.min(i, 3)]!),
        },
      },
    })),
    // Type 1 prefers the first group, whose first skill it is; a freed agent takes whoever has waited longest.
    policy: policy({ agentScore: [agent("primary")], itemScore: [item("wait-s")] }),
    length: 360,
    run: { warmUpMinutes: 0, intervalMinutes: 120 },
  });
  const runs = new Runs(scenario, 10_000, "SimpleMSK");
  const of = (column: "answered" | "abandoned" | "answeredWithin" | "abandonedWithin") =>
    plus(...[0, 1, 2].map((k) => runs.queue(k, column)));
  const served = of("answered");
  const abandoned = of("abandoned");
  const level = ratio(of("answeredWithin"), plus(served, minus(abandoned, of("abandonedWithin"))));
  const cells: Cell[] = [
    counted("served", expected.served, mean(served)),
    counted("abandoned", expected.abandoned, mean(abandoned)),
    {
      model: "SimpleMSK",
      figure: "service level",
      exact: expected.SL,
      found: level.value,
      standardError: level.standardError,
      bound: 0.005,
    },
  ];
  expected.good_by_type_period.forEach((row, k) => {
    row.forEach((exact, period) => {
      const good = mean(runs.queue(k, "answeredWithin", [period]));
      // Counts near 16 a day carry more chance of their own: three standard errors of both runs on top.
      const cell = counted(`answered in time, type ${k}, period ${period}`, exact, good);
      cells.push({ ...cell, bound: cell.bound + 3 * Math.SQRT2 * good.standardError });
    });
  });
  expect(cells.map(report.add).filter((cell) => !inside(cell))).toEqual([]);
});

function counted(
  figure: string,
  exact: number,
  { value, standardError }: { value: number; standardError: number },
): Cell {
  return { model: "SimpleMSK", figure, exact, found: value, standardError, bound: 0.015 * exact };
}

test("CallCC", () => {
  const staff = [4, 6, 8, 8, 8, 7, 8, 8, 6, 6, 4, 4, 4];
  const perHour = [100, 150, 150, 180, 200, 150, 150, 150, 120, 100, 80, 70, 60];
  const padded = (values: readonly number[], rest: number) => Array.from({ length: 24 }, (_, i) => values[i] ?? rest);
  const scenario = scenarioOf({
    queues: [
      {
        id: "line",
        talk: { kind: "exponential", meanMs: 100_000 },
        patience: { kind: "exponential", meanMs: 1_000_000 },
        within: 1 / 3,
        over: {
          customers: { baulking: { immediateShare: 0.1 } },
          arrivals: {
            profile: "daily",
            intervalMinutes: 60,
            perHour: padded(perHour, 0),
            busyness: { dayCv: 1 / Math.sqrt(10) },
          },
        },
      },
    ],
    groups: [
      {
        id: "agents",
        agents: 1,
        skills: ["line"],
        over: { headcount: { profile: "daily", intervalMinutes: 60, agents: padded(staff, 4) } },
      },
    ],
    length: 780,
    run: { warmUpMinutes: 0, intervalMinutes: 60 },
  });
  const runs = new Runs(scenario, 10_000, "CallCC");
  const expected = examples.CallCC.our_100000_days;
  // The example divides by the expected 1,660 contacts a day, not by those that came.
  const perDay = (values: readonly number[], unit: number) => {
    const { value, standardError } = mean(values);
    return { value: value / 1_660 / unit, standardError: standardError / 1_660 / unit };
  };
  const waits = perDay(plus(runs.queue(0, "waitMsAnswered"), runs.queue(0, "waitMsAbandoned")), 1_000);
  const cells: Cell[] = (
    [
      ["mean wait, s", expected.mean_wait, waits, 0.015],
      // The example counts whoever gave up within the time as well.
      [
        "waited less than 20 s",
        expected.prop_wait_lt_20,
        perDay(plus(runs.queue(0, "answeredWithin"), runs.queue(0, "abandonedWithin")), 1),
        0,
      ],
      ["lost", expected.prop_lost, perDay(runs.queue(0, "abandoned"), 1), 0.015],
    ] as const
  ).map(([figure, [exact, error], { value, standardError }, relative]) => ({
    model: "CallCC",
    figure,
    exact: exact!,
    found: value,
    standardError,
    bound: 3 * Math.hypot(error!, standardError) + relative * exact!,
  }));
  expect(cells.map(report.add).filter((cell) => !inside(cell))).toEqual([]);
});
