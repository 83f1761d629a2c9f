import { channelKind } from "../../vocabulary/index.ts";
import type { FigureUnit } from "../figure.ts";
import { FIGURES, type FigureId } from "../figures.ts";
import type { Outcome } from "../outcome.ts";
import { runPlace } from "../runPlace.ts";
import { type Scope, scopeKey } from "../scopes.ts";
import { ratioOf, type Series } from "../series.ts";
import { quantile, valuesOf } from "../spread.ts";

/** Figures drawn over a day, by channel, then by group. */
export const PLOT_FIGURES = [
  "serviceLevel",
  "abandonmentRate",
  "averageWaitMs",
  "offered",
  "occupancy",
  "slotLoad",
] as const satisfies readonly FigureId[];
export type PlotFigure = (typeof PLOT_FIGURES)[number];

/** Groups beyond these are shown together only. */
const MOST_GROUPS = 6;
/** Eight runs of ten lie inside of the band. */
const BAND = [0.1, 0.9] as const;

/** One interval of one scenario, in the figure's own unit; `undefined` where nobody was counted. */
export interface PlotCell {
  readonly value: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** A figure of a channel or group over the intervals of a run. */
export interface DayPlot {
  readonly figure: PlotFigure;
  /** See `scopeKey`. */
  readonly scope: string;
  readonly unit: FigureUnit;
  /** What is wanted at least; absent: nothing was promised, or by different queues different shares. */
  readonly target?: number;
  /** First instant that counts, and how long an interval is, ms. */
  readonly from: number;
  readonly intervalMs: number;
  readonly timeZone: string;
  /** By scenario, the base first; empty: it did not run, or has nothing of the kind. */
  readonly scenarios: readonly (readonly PlotCell[])[];
}

/** Small multiples: every figure that is kept by interval, of each channel or group the base has. */
export function dayPlotsOf(outcomes: readonly (Outcome | undefined)[]): readonly DayPlot[] {
  const base = outcomes[0];
  if (base === undefined || !base.rows.byInterval) return [];
  const { countsFrom, intervalMs } = runPlace(base.scenario);
  const { timeZone } = base.scenario;
  return PLOT_FIGURES.flatMap((figure) =>
    scopesFor(figure, base).map((scope): DayPlot => {
      const target = figure === "serviceLevel" ? targetOf(base, scope) : undefined;
      return {
        ...{ figure, scope: scopeKey(scope), unit: FIGURES[figure].unit, from: countsFrom, intervalMs, timeZone },
        ...(target === undefined ? {} : { target }),
        scenarios: outcomes.map((outcome) => (outcome === undefined ? [] : cellsOf(outcome, figure, scope))),
      };
    }),
  );
}

function scopesFor(figure: PlotFigure, { rows, scenario }: Outcome): readonly Scope[] {
  if (figure === "occupancy" || figure === "slotLoad") {
    const groups = rows.scopes.filter(({ kind }) => kind === "group").slice(0, MOST_GROUPS);
    if (figure === "occupancy") return groups;
    return groups.filter((scope) =>
      scenario.groups.some(({ id, slots }) => scope.kind === "group" && id === scope.groupId && slots.total > 1),
    );
  }
  return rows.scopes.filter((scope) => {
    if (scope.kind !== "channel") return false;
    if (figure === "averageWaitMs") return channelKind(scope.channel) !== "deferrable";
    if (figure !== "serviceLevel") return true;
    return scenario.queues.some(({ channel, target }) => channel === scope.channel && target !== undefined);
  });
}

function targetOf({ scenario }: Outcome, scope: Scope): number | undefined {
  const shares = new Set(
    scenario.queues.flatMap(({ channel, target }) =>
      scope.kind === "channel" && channel === scope.channel && target !== undefined ? [target.share] : [],
    ),
  );
  return shares.size === 1 ? [...shares][0] : undefined;
}

function cellsOf(outcome: Outcome, figure: PlotFigure, scope: Scope): readonly PlotCell[] {
  const { intervals } = outcome.rows.layout;
  const cells = Array.from({ length: intervals }, (_, interval) => outcome.series(figure, scope, interval));
  return cells.some((series) => series === undefined) ? [] : cells.map((series) => cellOf(series!));
}

function cellOf(series: Series): PlotCell {
  const rising = valuesOf(series);
  return { value: ratioOf(series), low: quantile(rising, BAND[0]), high: quantile(rising, BAND[1]) };
}
