import type { LocalName } from "../../scenario/about.ts";
import { type Verdict, verdictOf } from "../difference.ts";
import type { Outcome } from "../outcome.ts";
import { serviceLevelTraps } from "../serviceLevelTrap.ts";
import { trapSentences } from "../serviceLevelTrapText.ts";
import { quantile } from "../spread.ts";
import { type DayPlot, dayPlotsOf } from "./dayPlots.ts";
import type { Measure } from "./measure.ts";
import { measuresOf } from "./measuresOf.ts";
import { differenceOf, type Known, known, pairsOf, relativeOf } from "./paired.ts";
import { type Sample, sampleOf } from "./sample.ts";
import { stripEdge } from "./stripScale.ts";

/** Equally likely days shown of a measure. */
export const DAYS_SHOWN = 20;

/** A measure of one scenario. */
export interface MeasureValue extends Known {
  /** 20 equally likely runs, rising: quantiles at 2.5 %, 7.5 % … 97.5 %. Empty: nobody was counted. */
  readonly twenty: readonly number[];
  /** How many of the twenty keep the target; absent without one. */
  readonly kept?: number;
}

/** How one scenario differs from the base in a measure, in the measure's own unit. */
export interface MeasureDifference extends Known {
  readonly verdict: Verdict;
  /** Share of the base's value. */
  readonly relative: Known;
  /** Scenario − base of each run in which both counted somebody. */
  readonly days: Float64Array;
}

export interface ComparisonRow {
  readonly measure: Measure;
  /** By scenario, the base first; `undefined`: it did not run, or has nothing of the kind. */
  readonly values: readonly (MeasureValue | undefined)[];
  /** By scenario after the base. */
  readonly differences: readonly (MeasureDifference | undefined)[];
  /** Where the strips of this row end on both sides of zero; `undefined`: nothing differs. */
  readonly edge: number | undefined;
}

/** A rising service level and what got worse meanwhile: the rows it is told of, and its sentences. */
export interface ComparisonTrap {
  /** Numbers of the scenarios: from the lower service level to the higher. */
  readonly from: number;
  readonly to: number;
  /** See `scopeKey`. */
  readonly scope: string;
  /** Id of the row the rise is told of; an id no row has where none of them rises. */
  readonly level: string;
  /** Ids of rows that got worse, as far as there are such rows. */
  readonly harms: readonly string[];
  readonly sentences: { readonly en: readonly string[]; readonly ru: readonly string[] };
}

/** What an experiment says, ready to be drawn. Plain data. */
export interface Comparison {
  /** Runs of each scenario. */
  readonly runs: number;
  readonly contacts: number;
  readonly rows: readonly ComparisonRow[];
  readonly traps: readonly ComparisonTrap[];
  readonly plots: readonly DayPlot[];
}

/** A scenario of a comparison: what it is called, and what its runs brought, unless it did not run. */
export interface ComparedOutcome {
  readonly label: string;
  readonly outcome: Outcome | undefined;
}

/**
 * Reads an experiment as a comparison; the base first, `undefined` when it did not run. The outcomes have the same runs.
 * Numbers are those of `reportOf`, to the last digit, where both have them.
 */
export function comparisonOf(compared: readonly ComparedOutcome[], confidence: number): Comparison | undefined {
  const base = compared[0]?.outcome;
  if (base === undefined || base.replications === 0) return undefined;
  const some = compared.flatMap(({ outcome }) => outcome ?? []);
  const measures = measuresOf(some.map(({ scenario }) => scenario));
  return {
    runs: base.replications,
    contacts: some.reduce((sum, { contacts }) => sum + contacts, 0),
    rows: measures.map((measure) => rowOf(measure, compared, confidence)),
    traps: trapsOf(compared, measures, confidence),
    plots: dayPlotsOf(compared.map(({ outcome }) => outcome)),
  };
}

function rowOf(measure: Measure, compared: readonly ComparedOutcome[], confidence: number): ComparisonRow {
  const samples = compared.map(({ outcome }) => outcome && sampleOf(outcome, measure));
  const [base, ...others] = samples;
  const differences = others.map((other) =>
    base === undefined || other === undefined ? undefined : against(base, other, measure, confidence),
  );
  return {
    measure,
    values: samples.map((sample) => sample && shownOf(sample, measure, confidence)),
    differences,
    edge: stripEdge(differences.flatMap((one) => one ?? [])),
  };
}

function shownOf(sample: Sample, { target }: Measure, confidence: number): MeasureValue {
  const rising = sample.runs.filter((value) => !Number.isNaN(value)).sort();
  const twenty =
    rising.length === 0 ? [] : Array.from({ length: DAYS_SHOWN }, (_, i) => quantile(rising, (i + 0.5) / DAYS_SHOWN)!);
  const kept = target === undefined ? {} : { kept: twenty.filter((value) => value >= target).length };
  return { ...known(sample, confidence), twenty, ...kept };
}

function against(base: Sample, other: Sample, measure: Measure, confidence: number): MeasureDifference {
  const found = differenceOf(base, other, confidence);
  const { better, unit, smallBelow } = measure;
  // A number of things is small against how many there are.
  const small = unit === "per-run" ? smallBelow * Math.abs(base.value ?? 0) : smallBelow;
  return {
    ...found,
    verdict: verdictOf(found, better, small),
    relative: relativeOf(base, other, confidence),
    days: pairsOf(base, other),
  };
}

function trapsOf(
  compared: readonly ComparedOutcome[],
  measures: readonly Measure[],
  confidence: number,
): readonly ComparisonTrap[] {
  const ran = compared.flatMap((one, number) => (one.outcome === undefined ? [] : [{ ...one, number }]));
  const labels = ran.map(({ label }) => label);
  const traps = serviceLevelTraps(
    ran.map(({ outcome }) => outcome!),
    confidence,
  );
  const isRow = new Set(measures.map(({ id }) => id));
  return traps.map((trap) => {
    const [low, high] = [ran[trap.from]!.outcome!, ran[trap.to]!.outcome!];
    const { scenario } = low;
    const says = (language: keyof LocalName) => trapSentences(trap, labels, scenario, language);
    const harms = [
      ...trap.worse.flatMap(({ figure }) => [`${figure}@${trap.scope}`, `${figure}@total`]),
      ...(trap.longWaits === undefined ? [] : [`wait90@${trap.scope}`]),
    ];
    return {
      from: ran[trap.from]!.number,
      to: ran[trap.to]!.number,
      scope: trap.scope,
      level: levelRow(trap.scope, low, high, measures),
      harms: [...new Set(harms)].filter((id) => isRow.has(id)),
      sentences: { en: says("en"), ru: says("ru") },
    };
  });
}

/**
 * The row a rising service level is told of: that of its scope; where there is none, of a queue its channel's, of the whole
 * the channel's that rises most. A row that does not rise is none: the id of the scope stays.
 */
function levelRow(scope: string, low: Outcome, high: Outcome, measures: readonly Measure[]): string {
  const own = `serviceLevel@${scope}`;
  if (measures.some(({ id }) => id === own)) return own;
  const queue = low.scenario.queues.find(({ id }) => scope === `queue:${id}`);
  const channels = measures.filter(
    (measure) =>
      measure.id.startsWith("serviceLevel@") &&
      (queue === undefined || measure.id === `serviceLevel@channel:${queue.channel}`),
  );
  const rises = channels.flatMap((measure) => {
    const [from, to] = [sampleOf(low, measure)?.value, sampleOf(high, measure)?.value];
    return from === undefined || to === undefined || to <= from ? [] : [{ id: measure.id, by: to - from }];
  });
  return rises.sort((a, b) => b.by - a.by)[0]?.id ?? own;
}
