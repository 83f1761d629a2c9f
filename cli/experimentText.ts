import type { Difference } from "../sim/experiment/difference.ts";
import type { FigureUnit } from "../sim/experiment/figure.ts";
import { FIGURES, type FigureId } from "../sim/experiment/figures.ts";
import type { DifferenceReport, ExperimentReport, FigureReport, ScenarioReport } from "../sim/experiment/report.ts";
import { table } from "./table.ts";

/** Which scopes of a scenario are shown: the total, or one kind of parts. */
export const SHOWN = ["total", "channel", "queue", "group", "interval"] as const;
export type Shown = (typeof SHOWN)[number];

/** What the experiment was and how it ended, one line. */
export function headline(report: ExperimentReport): string {
  const { seed, replications, contacts, confidence, fingerprint } = report;
  return [
    `seed ${seed}`,
    `${replications} replications each`,
    `${contacts} contacts`,
    `intervals at ${confidence * 100} %`,
    `fingerprint ${fingerprint}`,
  ].join(" · ");
}

/** How it ended, where that is worth a word. */
export function endText({ end, replications, most, failure, scenarios, goals }: ExperimentReport): string | undefined {
  switch (end) {
    case "complete":
    case "precise":
      return undefined;
    case "cancelled":
      return `Stopped at ${replications} of at most ${most} replications: what is done is shown.`;
    case "failed":
      return `${scenarios[failure!.scenario]!.label}: replication ${failure!.replication} failed: ${failure!.detail}. The ${replications} before it are shown.`;
    case "maximum": {
      const needed = Math.max(0, ...goals.map(({ replicationsNeeded }) => replicationsNeeded ?? 0));
      const more = needed > replications ? `; about ${needed} would reach it` : "";
      return `Not as precise as asked for after ${replications} replications${more}.`;
    }
  }
}

/** The figures of one scenario: value, precision, how much it is of, and what one run may bring. */
export function figuresTable(
  scenario: ScenarioReport,
  shown: Exclude<Shown, "interval">,
  currency: string | undefined,
): string {
  const kind = shown === "total" ? "total" : `${shown}:`;
  const rows = scenario.figures.filter(({ scope }) => scope.startsWith(kind)).filter(isWorthARow);
  const scopes = [...new Set(rows.map(({ scope }) => scope))];
  return scopes
    .map((scope) => {
      const of = rows.filter((row) => row.scope === scope);
      const head = [scope, "value", "±", "of", "8 runs of 10"];
      return table([head, ...of.map((row) => figureRow(row, currency)), ...waitRows(scenario, scope)]);
    })
    .join("\n\n");
}

/** What many centres do not have at all. */
const SELDOM: readonly FigureReport["figure"][] = ["dueMissedShare", "containedShare", "overtimeMs"];

/** Zeros of things that do not happen in a centre would hide those that do. */
function isWorthARow({ figure, unit, precision }: FigureReport): boolean {
  return precision.value !== 0 || (unit !== "per-run" && unit !== "money" && !SELDOM.includes(figure));
}

/** What is measured, with the currency where it is money and the scenario names one: `Cost, RUB`. */
function titleOf(figure: FigureId, unit: FigureUnit, currency: string | undefined): string {
  const { en } = FIGURES[figure].name;
  return unit === "money" && currency !== undefined ? `${en}, ${currency}` : en;
}

function figureRow({ figure, unit, precision, spread }: FigureReport, currency: string | undefined): string[] {
  const { value, halfWidth, basis } = precision;
  const range = `${inUnit(spread.low, unit)} – ${inUnit(spread.high, unit)}`;
  return [titleOf(figure, unit, currency), inUnit(value, unit), width(halfWidth, unit), basisOf(basis, figure), range];
}

function waitRows({ queues }: ScenarioReport, scope: string): string[][] {
  const queue = queues.find(({ queueId }) => scope === `queue:${queueId}`);
  if (queue === undefined) return [];
  const waits = queue.waits.map(({ share, waitMs, lowMs, highMs }) => [
    `Wait, P${share * 100}`,
    inUnit(waitMs, "ms"),
    "",
    "",
    `${inUnit(lowMs, "ms")} to ${inUnit(highMs, "ms")} at 95 %`,
  ]);
  const kept =
    queue.runsKept === undefined ? [] : [["Runs that keep the target", inUnit(queue.runsKept, "share"), "", "", ""]];
  return [...waits, ...kept];
}

/** Service level, waits and load of the whole centre by interval. */
export function intervalTable(scenario: ScenarioReport, startOf: (interval: number) => string): string {
  const rows = scenario.intervals.filter(({ scope }) => scope === "total");
  const intervals = [...new Set(rows.map(({ interval }) => interval))];
  const columns = ["offered", "serviceLevel", "abandonmentRate", "averageWaitMs", "occupancy"] as const;
  const head = ["", ...columns.flatMap((figure) => [FIGURES[figure].name.en, "±"])];
  const lines = intervals.map((interval) => {
    const cells = columns.flatMap((figure) => {
      const row = rows.find((one) => one.interval === interval && one.figure === figure);
      return [
        inUnit(row?.precision.value, FIGURES[figure].unit),
        width(row?.precision.halfWidth, FIGURES[figure].unit),
      ];
    });
    return [startOf(interval), ...cells];
  });
  return table([head, ...lines]);
}

/** Figures of the long run: what was left out, how long the batches are, how much neighbours remember each other. */
export function steadyTable(scenario: ScenarioReport): string {
  const head = ["in the long run", "value", "±", "warm-up", "batch", "correlation"];
  const rows = scenario.steady
    .filter(({ scope }) => scope === "total")
    .map(({ figure, unit, steady: { estimate, warmUp, tooShort, batchLength, correlation } }) => [
      FIGURES[figure].name.en,
      inUnit(estimate.value, unit),
      width(estimate.halfWidth, unit),
      tooShort ? `${warmUp} intervals, not enough` : `${warmUp} intervals`,
      `${batchLength} intervals`,
      correlation === undefined ? "–" : correlation.toFixed(2),
    ]);
  return table([head, ...rows]);
}

/** A scenario's differences to the base in the total, with the word for each; figures that are the same are left out. */
export function differenceTable(report: ExperimentReport, label: string, currency: string | undefined): string {
  const rows = report.differences.filter((row) => row.label === label && row.scope === "total");
  const base = report.scenarios[0]!;
  const worth = rows.filter(({ verdict }) => verdict !== "same");
  if (worth.length === 0) return `${label} − ${base.label}: no figure differs`;
  const head = [`${label} − ${base.label}`, base.label, "difference", "±", "", "variance ratio"];
  return table([head, ...worth.map((row) => differenceRow(row, base, currency))]);
}

function differenceRow(
  { figure, unit, precision, verdict }: DifferenceReport,
  base: ScenarioReport,
  currency: string | undefined,
): string[] {
  const from = base.figures.find((row) => row.figure === figure && row.scope === "total");
  return [
    titleOf(figure, unit, currency),
    inUnit(from?.precision.value, unit),
    signed(precision.value, unit),
    width(precision.halfWidth, unit),
    verdict,
    ratio(precision),
  ];
}

function ratio({ varianceRatio }: Difference): string {
  if (varianceRatio === undefined) return "–";
  return varianceRatio > 1e6 ? "∞" : varianceRatio.toFixed(1);
}

/** A number in the unit people read it in; `–` for none. */
export function inUnit(value: number | undefined, unit: FigureUnit): string {
  if (value === undefined) return "–";
  if (!Number.isFinite(value)) return "∞";
  switch (unit) {
    case "share":
      return `${(value * 100).toFixed(2)} %`;
    case "ms":
      return Math.abs(value) >= 7_200_000 ? `${(value / 3_600_000).toFixed(2)} h` : `${(value / 1_000).toFixed(1)} s`;
    case "per-run":
      return value.toFixed(1);
    case "money":
    case "ratio":
      return value.toFixed(3);
  }
}

/** A half-width or difference: of shares in points. */
export function width(value: number | undefined, unit: FigureUnit): string {
  return value !== undefined && unit === "share" ? `${(value * 100).toFixed(2)} pp` : inUnit(value, unit);
}

export function signed(value: number | undefined, unit: FigureUnit): string {
  return value !== undefined && value > 0 ? `+${width(value, unit)}` : width(value, unit).replace("-", "−");
}

/** What the figure is a ratio of: contacts in whole numbers, agents' time in hours, or runs. */
function basisOf(basis: number, figure: FigureReport["figure"]): string {
  const { of, under } = FIGURES[figure];
  if (under.kind === "runs") return `${basis} runs`;
  return of === "groups" || figure === "averageConcurrency" ? `${(basis / 3_600_000).toFixed(0)} h` : String(basis);
}
