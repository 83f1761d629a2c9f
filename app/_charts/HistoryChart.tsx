"use client";

import { area, line, max, scaleLinear } from "d3";
import { memo, useId } from "react";
import type { HistoryPoint, Level } from "../../sim/metrics/frame.ts";
import type { Projection } from "../../sim/metrics/projection.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import { Fan } from "./Fan.tsx";
import { CHARACTER_AM } from "./text.ts";
import { AHEAD_MS, PAST_MS } from "./timeAxis.ts";
import { type Size, useSize } from "./useSize.ts";

export interface HistoryChartProps {
  /** Oldest first. */
  readonly history: readonly HistoryPoint[];
  readonly at: Instant;
  /** Service level now and its target, fractions; absent when nobody was counted. */
  readonly value: number | undefined;
  readonly target: number;
  readonly level: Level;
  /** Too few counted: the line is thin and grey. */
  readonly faint: boolean;
  /** Data stopped: the past stays, nothing is said of now. */
  readonly dead: boolean;
  /** What the next hour may be; absent where nobody looks ahead. */
  readonly projection?: Projection | undefined;
  /** Pixels of one arcminute. */
  readonly am: number;
  /** Read to those who do not see it. */
  readonly label: string;
  /** Names the chart for those who take it away. */
  readonly name: string;
  /** Words at the now-line of an act row, where no projection is drawn: how many wait. */
  readonly note: string | undefined;
  /** In how many of twenty futures the target is kept, in words, and where these do not fit; absent: not said in the chart. */
  readonly futures?: string | undefined;
  readonly futuresShort?: string | undefined;
  /** Words ahead of now where nothing is projected; absent: none. */
  readonly aheadNote: string | undefined;
  /** Words when nothing came in the window. */
  readonly empty: string;
}

/** Height from which a chart carries words, arcminutes. */
const LEAST_NOTED_AM = 36;

/**
 * Service level 0–100 over the last two hours, on an axis shared by all rows; only what falls below target is painted.
 * Drawn anew only when something of it has changed.
 */
export const HistoryChart = memo(function HistoryChart(props: HistoryChartProps) {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="chart__box" ref={box} data-chart={props.name}>
      {size !== undefined && size.width > 0 && size.height > 0 && <Plot {...props} size={size} />}
    </div>
  );
});

function Plot(props: HistoryChartProps & { readonly size: Size }) {
  const { history, at, value, target, level, faint, dead, projection, am, label, note, aheadNote, empty } = props;
  const { width, height } = props.size;
  const clip = useId();
  const x = scaleLinear([at - PAST_MS, at + AHEAD_MS], [0, width]);
  const y = scaleLinear([0, 1], [height - 1, 1]);
  const targetY = y(target);
  const points = history.filter((point) => point.at >= at - PAST_MS);
  const now = value === undefined || dead ? [] : [{ at, serviceLevel: value, n: 0, waiting: 0 }];
  const served = [...points, ...now];
  const path = line<HistoryPoint>(
    (point) => x(point.at),
    (point) => y(point.serviceLevel ?? 0),
  ).defined((point) => point.serviceLevel !== undefined);
  const shortfall = area<HistoryPoint>(
    (point) => x(point.at),
    targetY,
    (point) => y(point.serviceLevel ?? 1),
  ).defined((point) => point.serviceLevel !== undefined);
  const dash = `${am * 2} ${am * 3}`;
  const nothing = value === undefined && !points.some((point) => point.serviceLevel !== undefined);
  // A chart lower than two lines of text has no room for one: it would stand on the figures above.
  const roomy = height >= am * LEAST_NOTED_AM;
  const fits = (text: string) => roomy && x(at) + am * (6 + text.length * CHARACTER_AM) <= width;
  const futures = dead
    ? undefined
    : [props.futures, props.futuresShort].find((text) => text !== undefined && fits(text));
  // Where the bands leave room: under them while they are high, above them while they are low.
  const last = projection?.points.at(-1);
  const isHigh = (last?.p25 ?? 0) >= 0.5;
  const waits = !dead && level === "act" ? note : undefined;
  const both = isHigh && waits !== undefined && futures !== undefined ? `${waits} · ${futures}` : undefined;
  const beside = both !== undefined && fits(both) ? both : waits;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {!dead && <rect x={0} y={y(1)} width={width} height={Math.max(0, targetY - y(1))} fill="var(--surface)" />}
      <clipPath id={clip}>
        <rect x={0} y={targetY} width={width} height={Math.max(0, height - targetY)} />
      </clipPath>
      {level === "act" && !dead && (
        <>
          <Queue points={points} x={x} am={am} height={height} />
          <path d={shortfall(served) ?? ""} fill="var(--crit-fan-1)" clipPath={`url(#${clip})`} />
        </>
      )}
      {projection !== undefined && value !== undefined && !dead && (
        <Fan projection={projection} at={at} value={value} x={x} y={y} am={am} level={level} below={`url(#${clip})`} />
      )}
      <line
        x1={0}
        x2={width}
        y1={targetY}
        y2={targetY}
        stroke={dead ? "var(--rule-2)" : "var(--ink-4)"}
        strokeWidth={am * 0.9}
        strokeDasharray={dash}
      />
      <path
        d={path(served) ?? ""}
        fill="none"
        stroke={dead ? "var(--ink-4)" : faint ? "var(--ink-3)" : "var(--line)"}
        strokeWidth={am * (dead ? 1.6 : faint ? 1.3 : 2.2)}
        strokeLinejoin="round"
      />
      {now.length > 0 && (
        <circle
          cx={x(at)}
          cy={y(value ?? 0)}
          r={am * 4}
          fill={level === "act" ? "var(--crit)" : "var(--ink)"}
          stroke="var(--bg)"
          strokeWidth={am * 1.5}
        />
      )}
      {nothing && !dead && (
        <text x={0} y={height / 2 + am * 12} className="chart__note">
          {empty}
        </text>
      )}
      {aheadNote !== undefined && fits(aheadNote) && (
        <text x={x(at) + am * 8} y={height / 2 + am * (level === "act" ? 4 : 12)} className="chart__note">
          {aheadNote}
        </text>
      )}
      {beside !== undefined && fits(beside) && (
        <text x={x(at) + am * 8} y={height - am * 4} className="chart__note">
          {beside}
        </text>
      )}
      {futures !== undefined && !(isHigh && waits !== undefined) && (
        <text x={x(at) + am * 8} y={isHigh ? height - am * 4 : targetY + am * 24} className="chart__note">
          {futures}
        </text>
      )}
    </svg>
  );
}

interface QueueProps {
  readonly points: readonly HistoryPoint[];
  readonly x: (at: number) => number;
  readonly am: number;
  readonly height: number;
}

/** How many waited, grown from the floor of the chart: cause under effect, on one time axis. */
function Queue({ points, x, am, height }: QueueProps) {
  const most = Math.max(8, max(points, (point) => point.waiting) ?? 0);
  const y = scaleLinear([0, most * 2.1], [height - 1, 1]);
  const shape = area<HistoryPoint>(
    (point) => x(point.at),
    height,
    (point) => y(point.waiting),
  );
  const edge = line<HistoryPoint>(
    (point) => x(point.at),
    (point) => y(point.waiting),
  );
  return (
    <>
      <path d={shape(points) ?? ""} fill="var(--fan-1)" />
      <path d={edge(points) ?? ""} fill="none" stroke="var(--ink-3)" strokeWidth={am * 1.1} />
    </>
  );
}
