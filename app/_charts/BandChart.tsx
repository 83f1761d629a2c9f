"use client";

import { area, line, max, scaleLinear } from "d3";
import type { KeyboardEvent, PointerEvent } from "react";
import { type Size, useSize } from "./useSize.ts";

/** One place of a chart of counts: what came, what is expected. Whatever is not known is absent. */
export interface BandPoint {
  /** Under the axis, where there is room. */
  readonly label: string;
  /** Read out and shown when the cursor stands here. */
  readonly told: string;
  readonly actual?: number | undefined;
  readonly band?: CountBand | undefined;
  /** What people made of the expected count, where they changed it. */
  readonly planned?: number | undefined;
  /** A quieter line to compare with: what is usual, or what was expected before. */
  readonly ghost?: number | undefined;
  /** Stands out of the ordinary: a dot under the axis. */
  readonly marked?: boolean;
}

export interface CountBand {
  readonly median: number;
  readonly low50: number;
  readonly high50: number;
  readonly low90: number;
  readonly high90: number;
}

export interface BandChartProps {
  readonly points: readonly BandPoint[];
  /** Place of the cursor. */
  readonly at: number;
  readonly onAt: (at: number) => void;
  /** Enter, or a press. */
  readonly onChosen?: ((at: number) => void) | undefined;
  readonly label: string;
  /** Names the chart for those who take it away. */
  readonly name: string;
  /** Over the axis: contacts. */
  readonly unit: string;
  readonly numberOf: (value: number) => string;
}

const EDGE = { left: 52, right: 8, top: 22, bottom: 22 } as const;
const LABEL_PX = 58;

/** Counts and what is expected of them: bands of 50 and 90 %, their median, what came, on one axis from 0. */
export function BandChart(props: BandChartProps) {
  const [box, size] = useSize<HTMLDivElement>();
  const { points, at, onAt, onChosen, label, name } = props;
  const last = Math.max(0, points.length - 1);
  const keys = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last, PageUp: at - 7, PageDown: at + 7 }[
      event.key
    ];
    if (event.key === "Enter") onChosen?.(at);
    else if (to === undefined) return;
    else onAt(Math.min(last, Math.max(0, to)));
    event.preventDefault();
  };
  const placeOf = (event: PointerEvent<HTMLDivElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - left - EDGE.left) / Math.max(1, width - EDGE.left - EDGE.right);
    return Math.min(last, Math.max(0, Math.floor(share * points.length)));
  };
  return (
    <div
      className="band-chart"
      ref={box}
      data-chart={name}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={points[at]?.told ?? ""}
      onKeyDown={keys}
      onPointerMove={(event) => onAt(placeOf(event))}
      onClick={() => onChosen?.(at)}
    >
      {size !== undefined && size.width > 0 && points.length > 0 && <Plot {...props} size={size} />}
    </div>
  );
}

function Plot({ points, at, unit, numberOf, size }: BandChartProps & { readonly size: Size }) {
  const { width, height } = size;
  const highest = max(points, ({ actual = 0, band, planned = 0, ghost = 0 }) =>
    Math.max(actual, planned, ghost, band?.high90 ?? 0),
  );
  const x = scaleLinear([0, points.length], [EDGE.left, width - EDGE.right]);
  const y = scaleLinear([0, Math.max(1, highest ?? 1)], [height - EDGE.bottom, EDGE.top]).nice(4);
  const middle = (_: BandPoint, i: number) => x(i + 0.5);
  const bandOf = (low: keyof CountBand, high: keyof CountBand) =>
    area<BandPoint>(
      middle,
      ({ band }) => y(band?.[low] ?? 0),
      ({ band }) => y(band?.[high] ?? 0),
    ).defined(({ band }) => band !== undefined)(points) ?? "";
  const lineOf = (value: (point: BandPoint) => number | undefined) =>
    line<BandPoint>(middle, (point) => y(value(point) ?? 0)).defined((point) => value(point) !== undefined)(points) ??
    "";
  const every = Math.max(1, Math.ceil((points.length * LABEL_PX) / Math.max(1, width - EDGE.left - EDGE.right)));
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} className="band-chart__rule" />
          <text x={EDGE.left - 8} y={y(tick)} dy="0.32em" textAnchor="end" className="band-chart__tick">
            {numberOf(tick)}
          </text>
        </g>
      ))}
      <text x={EDGE.left - 8} y={10} textAnchor="start" className="band-chart__tick">
        {unit}
      </text>
      <rect
        x={x(at)}
        y={EDGE.top}
        width={Math.max(1, x(at + 1) - x(at))}
        height={height - EDGE.top - EDGE.bottom}
        className="band-chart__cursor"
      />
      <path d={bandOf("low90", "high90")} className="band-chart__ninety" />
      <path d={bandOf("low50", "high50")} className="band-chart__half" />
      <path d={lineOf(({ ghost }) => ghost)} className="band-chart__ghost" />
      <path d={lineOf(({ band }) => band?.median)} className="band-chart__median" />
      <path d={lineOf(({ planned }) => planned)} className="band-chart__planned" />
      <path d={lineOf(({ actual }) => actual)} className="band-chart__actual" />
      {points.map((point, i) => (
        <g key={point.label + point.told}>
          {point.marked === true && (
            <circle cx={x(i + 0.5)} cy={height - EDGE.bottom + 4} r={2.5} className="band-chart__mark" />
          )}
          {isAlone(points, i) && (
            <circle cx={x(i + 0.5)} cy={y(point.actual ?? 0)} r={2} className="band-chart__alone" />
          )}
          {i % every === 0 && (
            <text x={x(i + 0.5)} y={height - 4} textAnchor="middle" className="band-chart__tick">
              {point.label}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** A count between unknown ones has no line to be seen by. */
function isAlone(points: readonly BandPoint[], i: number): boolean {
  return points[i]?.actual !== undefined && points[i - 1]?.actual === undefined && points[i + 1]?.actual === undefined;
}
