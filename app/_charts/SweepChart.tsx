"use client";

import { area, extent, line, scaleLinear } from "d3";
import type { KeyboardEvent, PointerEvent } from "react";
import { type Size, useSize } from "./useSize.ts";

/** A figure at one value of what is moved; absent where nothing was counted or run yet. */
export interface SweepPlace {
  readonly x: number;
  readonly value?: number | undefined;
  /** Ends of its interval. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

export interface SweepCurve {
  readonly name: string;
  /** As many as the chart has values, in their order. */
  readonly places: readonly SweepPlace[];
}

export interface SweepChartProps {
  /** Rising. */
  readonly values: readonly number[];
  readonly curves: readonly SweepCurve[];
  /** Place of the cursor in `values`. */
  readonly at: number;
  readonly onAt: (at: number) => void;
  /** Read out where the cursor stands. */
  readonly told: string;
  readonly label: string;
  readonly name: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly valueText: (x: number) => string;
  readonly figureText: (y: number) => string;
  /** A level to keep, as a dotted line. */
  readonly target?: number | undefined;
}

const EDGE = { left: 64, right: 16, top: 30, bottom: 46 } as const;
const LABEL_PX = 46;
/** Curves are told apart by their strokes. */
const DASHES = ["none", "7 3", "2 3", "9 3 2 3", "4 2", "1 2"];

/** A figure along one quantity, with bands of its interval; a second quantity gives further curves. */
export function SweepChart(props: SweepChartProps) {
  const [box, size] = useSize<HTMLDivElement>();
  const { values, at, onAt, told, label, name } = props;
  const last = values.length - 1;
  const keys = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, ArrowDown: at - 1, ArrowUp: at + 1, Home: 0, End: last }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    onAt(Math.min(last, Math.max(0, to)));
  };
  const placed = (event: PointerEvent<HTMLDivElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const x = xOf(values, width);
    const px = event.clientX - left;
    const distance = (value: number) => Math.abs(x(value) - px);
    const near = values.reduce((best, value, i) => (distance(value) < distance(values[best] ?? 0) ? i : best), 0);
    onAt(near);
  };
  return (
    <div
      className="sweep-chart"
      ref={box}
      data-chart={name}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={at}
      aria-valuetext={told}
      onKeyDown={keys}
      onPointerMove={placed}
    >
      {size !== undefined && size.width > 0 && <Plot {...props} size={size} />}
    </div>
  );
}

function xOf(values: readonly number[], width: number) {
  const [first = 0, last = 1] = [values[0], values.at(-1)];
  // One value stands in the middle.
  const domain = first === last ? [first - 1, last + 1] : [first, last];
  return scaleLinear(domain, [EDGE.left + 8, width - EDGE.right]);
}

function Plot(props: SweepChartProps & { readonly size: Size }) {
  const { values, curves, at, xTitle, yTitle, valueText, figureText, target, size } = props;
  const { width, height } = size;
  const ends = curves.flatMap(({ places }) => places.flatMap(({ value, low, high }) => [value, low, high]));
  const [least = 0, most = 1] = extent([...ends, target].filter((one) => one !== undefined));
  const spare = least === most ? Math.abs(least) * 0.1 || 1 : 0;
  const x = xOf(values, width);
  const y = scaleLinear([least - spare, most + spare], [height - EDGE.bottom, EDGE.top]).nice(4);
  const band = area<SweepPlace>(
    (place) => x(place.x),
    (place) => y(place.low ?? 0),
    (place) => y(place.high ?? 0),
  ).defined(({ low, high }) => low !== undefined && high !== undefined);
  const path = line<SweepPlace>(
    (place) => x(place.x),
    (place) => y(place.value ?? 0),
  ).defined(({ value }) => value !== undefined);
  const shown = readable(values, x);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <text x={0} y={12} className="lab-chart__title">
        {yTitle}
      </text>
      <text x={width - EDGE.right} y={height - 6} textAnchor="end" className="lab-chart__title">
        {xTitle}
      </text>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} className="lab-chart__rule" />
          <text x={EDGE.left - 8} y={y(tick)} dy="0.34em" textAnchor="end" className="lab-chart__tick">
            {figureText(tick)}
          </text>
        </g>
      ))}
      {target !== undefined && (
        <line x1={EDGE.left} x2={width - EDGE.right} y1={y(target)} y2={y(target)} className="lab-chart__target" />
      )}
      <line
        x1={x(values[at] ?? 0)}
        x2={x(values[at] ?? 0)}
        y1={EDGE.top}
        y2={height - EDGE.bottom}
        className="sweep-chart__cursor"
      />
      {values.map((value, i) => (
        <g key={value}>
          <line
            x1={x(value)}
            x2={x(value)}
            y1={height - EDGE.bottom}
            y2={height - EDGE.bottom + 4}
            className="lab-chart__rule"
          />
          {shown.has(i) && (
            <text x={x(value)} y={height - 28} textAnchor="middle" className="lab-chart__tick">
              {valueText(value)}
            </text>
          )}
        </g>
      ))}
      {curves.map(({ name, places }, c) => (
        <g key={name} data-curve={c}>
          <path d={band(places) ?? ""} className="sweep-chart__band" />
          <path
            d={path(places) ?? ""}
            className="sweep-chart__line"
            strokeDasharray={DASHES[c % DASHES.length] ?? "none"}
          />
          {places.map(({ x: value, value: level }, i) =>
            level === undefined ? null : (
              <circle
                key={value}
                cx={x(value)}
                cy={y(level)}
                r={i === at ? 4.5 : 2.5}
                className={i === at ? "sweep-chart__dot sweep-chart__dot--at" : "sweep-chart__dot"}
              />
            ),
          )}
        </g>
      ))}
    </svg>
  );
}

/** Numbers of the values whose texts have room beside each other. */
function readable(values: readonly number[], x: (value: number) => number): ReadonlySet<number> {
  const shown = new Set<number>();
  let end = Number.NEGATIVE_INFINITY;
  for (const [i, value] of values.entries()) {
    if (x(value) - end < LABEL_PX) continue;
    shown.add(i);
    end = x(value);
  }
  return shown;
}
