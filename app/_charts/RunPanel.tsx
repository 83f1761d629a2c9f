"use client";

import { useMemo } from "react";
import { BetsAhead } from "./BetsAhead.tsx";
import type { AskedPanel } from "./RunChart.tsx";
import { axisEnds, axisTicks, type Figure, figureAt, figurePath, type TimeScale } from "./runGeometry.ts";
import { reach, type Said } from "./said.ts";

export interface RunPanelProps {
  readonly title: string;
  readonly figures: readonly Figure[];
  /** What stands at `at`; undefined: too few have been counted. */
  readonly value: number | undefined;
  readonly x: TimeScale;
  readonly clip: string;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly at: number;
  /** Up to when the line is shown. */
  readonly seen: number;
  readonly single: boolean;
  /** The axis is a whole: 0 to 100. */
  readonly share: boolean;
  /** Ends of the axis at least so far from 0. */
  readonly least: number;
  /** Said while there is no figure yet. */
  readonly few: string;
  /** Who is better off above, and below, zero. */
  readonly up: string;
  readonly down: string;
  readonly signed: (value: number) => string;
  /** What people bet on this measure; absent: nothing. */
  readonly asked?: AskedPanel | undefined;
}

const LEFT = 44;
/** Where the title of a panel has ended at the latest: what was bet is named beside it. */
export const NOTE_END = 232;
/** A bet beyond is drawn at the end of the axis: one wild guess must not flatten the line. */
const MOST_BET = 1_000;
/** Lines of an axis stand so far apart at least: two figures of one axis never touch. */
const LEAST_RUNG = 24;
/** The height of a figure of the axis. */
const LEAST_APART = 16;

/** One measure of the running difference: its axis, its line up to what is seen, its figure now. */
export function RunPanel(props: RunPanelProps) {
  const {
    title,
    figures,
    value: now,
    x,
    clip,
    right,
    top,
    bottom,
    at,
    seen,
    single,
    share,
    least,
    few,
    up,
    down,
    signed,
    asked,
  } = props;
  const said = asked?.said;
  const ends = useAxis(figures, seen, single, share, least, said);
  const [low, high] = ends;
  const y = (value: number) => bottom - ((value - low) / (high - low)) * (bottom - top);
  // The line goes by the axis, not by the instant: it is made once for each.
  const path = useMemo(
    () => figurePath(figures, x, (value) => bottom - ((value - low) / (high - low)) * (bottom - top)),
    [figures, x, low, high, top, bottom],
  );
  // Zero is always said; an end beside it only where there is room for both.
  const ticks = axisTicks(ends, Math.floor((bottom - top) / LEAST_RUNG)).filter(
    (tick) => tick === 0 || Math.abs(y(tick) - y(0)) >= LEAST_APART,
  );
  const at0 = x(at);
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={LEFT}
            x2={right}
            y1={y(tick)}
            y2={y(tick)}
            className={tick === 0 ? "run-chart__zero" : "run-chart__rule"}
          />
          <text x={LEFT - 8} y={y(tick) + 5} className="run-chart__sub run-chart__end">
            {single ? String(tick) : signed(tick)}
          </text>
        </g>
      ))}
      {path !== null && <path d={path} className="run-chart__figures" clipPath={`url(#${clip})`} />}
      {said !== undefined && <BetsAhead {...{ said, x, y, top, bottom, right, now: at0 }} band={asked?.band ?? ""} />}
      {asked !== undefined && asked.note !== "" && right - Math.max(at0, NOTE_END) > 150 && (
        <text x={Math.max(at0, NOTE_END) + 12} y={top - 8} className="run-chart__note run-chart__halo">
          {asked.note}
        </text>
      )}
      <text x={LEFT + 6} y={top - 8} className="run-chart__note run-chart__halo">
        {title}
      </text>
      {up !== "" && (
        <text x={right - 4} y={y(0) - 6} className="run-chart__sub run-chart__halo run-chart__end">
          ↑ {up}
        </text>
      )}
      {down !== "" && y(low) - y(0) > 20 && (
        <text x={right - 4} y={y(0) + 17} className="run-chart__sub run-chart__halo run-chart__end">
          ↓ {down}
        </text>
      )}
      {now === undefined ? (
        few !== "" && (
          <text x={LEFT + 6} y={y(0) - 6} className="run-chart__sub run-chart__halo">
            {few}
          </text>
        )
      ) : (
        <>
          <circle cx={at0} cy={Math.min(bottom, Math.max(top, y(now)))} r={4} className="run-chart__dot" />
          <text
            x={at0 < LEFT + 70 ? at0 + 9 : at0 - 9}
            y={Math.min(bottom - 4, Math.max(top + 14, y(now) - 9))}
            className={
              at0 < LEFT + 70 ? "run-chart__figure run-chart__halo" : "run-chart__figure run-chart__halo run-chart__end"
            }
          >
            {single ? String(Math.round(now)) : signed(now)}
          </text>
        </>
      )}
    </g>
  );
}

/** The axis of what has been seen and bet: figures still to come have no say in it. */
function useAxis(
  figures: readonly Figure[],
  seen: number,
  single: boolean,
  share: boolean,
  least: number,
  said: Said | undefined,
) {
  const shown = figureAt(figures, seen);
  return useMemo<readonly [number, number]>(() => {
    if (share) return [0, 100];
    const values = shown === undefined ? [] : figures.slice(0, figures.indexOf(shown) + 1).map(({ value }) => value);
    const bets = said === undefined ? [] : reach(said).map((value) => Math.min(MOST_BET, Math.max(-MOST_BET, value)));
    return axisEnds([...values, ...bets], least, single);
  }, [figures, shown, single, share, least, said]);
}
