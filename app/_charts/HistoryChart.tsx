"use client";

import { area, line, max, scaleLinear } from "d3";
import { useId } from "react";
import type { HistoryPoint, Level } from "../../sim/metrics/frame.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
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
  /** Pixels of one arcminute. */
  readonly am: number;
  /** Read to those who do not see it. */
  readonly label: string;
  /** Words at the now-line of an act row: how many wait. */
  readonly note: string | undefined;
  /** Words when nothing came in the window. */
  readonly empty: string;
}

/** Service level 0–100 over the last two hours, on an axis shared by all rows; only what falls below target is painted. */
export function HistoryChart(props: HistoryChartProps) {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="chart__box" ref={box}>
      {size !== undefined && size.width > 0 && size.height > 0 && <Plot {...props} size={size} />}
    </div>
  );
}

function Plot({
  history,
  at,
  value,
  target,
  level,
  faint,
  dead,
  am,
  label,
  note,
  empty,
  size,
}: HistoryChartProps & { readonly size: Size }) {
  const clip = useId();
  const { width, height } = size;
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
  const most = Math.max(8, max(points, (point) => point.waiting) ?? 0);
  const queueY = scaleLinear([0, most * 2.1], [height - 1, 1]);
  const queue = area<HistoryPoint>(
    (point) => x(point.at),
    height,
    (point) => queueY(point.waiting),
  );
  const queueLine = line<HistoryPoint>(
    (point) => x(point.at),
    (point) => queueY(point.waiting),
  );
  const dash = `${am * 2} ${am * 3}`;
  const nothing = value === undefined && !points.some((point) => point.serviceLevel !== undefined);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {!dead && <rect x={0} y={y(1)} width={width} height={targetY - y(1)} fill="var(--surface)" />}
      {level === "act" && !dead && (
        <>
          <path d={queue(points) ?? ""} fill="var(--fan-1)" />
          <path d={queueLine(points) ?? ""} fill="none" stroke="var(--ink-3)" strokeWidth={am * 1.1} />
          <clipPath id={clip}>
            <rect x={0} y={targetY} width={width} height={height - targetY} />
          </clipPath>
          <path d={shortfall(served) ?? ""} fill="var(--crit-fan-1)" clipPath={`url(#${clip})`} />
        </>
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
      {note !== undefined && !dead && level === "act" && x(at) + am * (6 + note.length * CHARACTER_AM) <= width && (
        <text x={x(at) + am * 6} y={height - am * 4} className="chart__note">
          {note}
        </text>
      )}
    </svg>
  );
}
