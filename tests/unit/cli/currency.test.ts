import { expect, test } from "vitest";
import { differenceTable, figuresTable } from "../../../cli/experimentText.ts";
import type { ExperimentReport, ScenarioReport } from "../../../sim/experiment/report.ts";

const precision = { value: 95_175.5, halfWidth: 12, basis: 100 };
const row = { figure: "cost", scope: "total", unit: "money", precision, spread: { low: 95_000, high: 96_000 } };
const base = { label: "base", figures: [row], queues: [], intervals: [], steady: [] } as unknown as ScenarioReport;
const report = {
  scenarios: [base],
  differences: [{ label: "more", figure: "cost", scope: "total", unit: "money", precision, verdict: "higher" }],
} as unknown as ExperimentReport;

test("[X31] in a terminal what is money stands with the currency its scenario names, and alone where it names none", () => {
  expect(figuresTable(base, "total", "RUB")).toMatch(/^\S.*, RUB +95175\.500 /m);
  expect(differenceTable(report, "more", "RUB")).toMatch(/^\S.*, RUB +95175\.500 +\+95175\.500 /m);
  for (const text of [figuresTable(base, "total", undefined), differenceTable(report, "more", undefined)]) {
    expect(text).not.toMatch(/RUB|undefined/);
    expect(text).toContain("95175.500");
  }
});
