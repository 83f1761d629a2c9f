"use client";

import { area, curveStepAfter, line, scaleLinear } from "d3";
import { type Size, useSize } from "./useSize.ts";

export interface CurveChartProps {
  /** Rising. */
  readonly x: readonly number[];
  /** Shares in [0, 1], with their 95 % band. */
  readonly y: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Where the axis ends. */
  readonly upTo: number;
  readonly textOf: (x: number) => string;
  readonly shareOf: (share: number) => string;
  /** Instants to point at. */
  readonly marks: readonly { readonly x: number; readonly text: string }[];
  readonly label: string;
  readonly name: string;
}

const EDGE = { left: 44, right: 12, top: 8, bottom: 22 } as const;

/** A share that falls in steps: who still waits after so long. */
export function CurveChart(props: CurveChartProps) {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="curve-chart" ref={box} data-chart={props.name} role="img" aria-label={props.label}>
      {size !== undefined && size.width > 0 && <Plot {...props} size={size} />}
    </div>
  );
}

function Plot(props: CurveChartProps & { readonly size: Size }) {
  const { upTo, textOf, shareOf, marks, size } = props;
  const { width, height } = size;
  const x = scaleLinear([0, upTo], [EDGE.left, width - EDGE.right]);
  const y = scaleLinear([0, 1], [height - EDGE.bottom, EDGE.top]);
  const steps = [
    { x: 0, y: 1, low: 1, high: 1 },
    ...props.x.map((at, i) => ({ x: at, y: props.y[i] ?? 0, low: props.low[i] ?? 0, high: props.high[i] ?? 1 })),
  ].filter((step) => step.x <= upTo);
  const end = steps.at(-1);
  const all = end === undefined ? steps : [...steps, { ...end, x: upTo }];
  type Step = (typeof all)[number];
  const band = area<Step>(
    (step) => x(step.x),
    (step) => y(step.low),
    (step) => y(step.high),
  ).curve(curveStepAfter);
  const path = line<Step>(
    (step) => x(step.x),
    (step) => y(step.y),
  ).curve(curveStepAfter);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {[0, 0.5, 1].map((tick) => (
        <g key={tick}>
          <line x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} className="band-chart__rule" />
          <text x={EDGE.left - 6} y={y(tick)} dy="0.32em" textAnchor="end" className="band-chart__tick">
            {shareOf(tick)}
          </text>
        </g>
      ))}
      {x.ticks(5).map((tick) => (
        <text key={tick} x={x(tick)} y={height - 4} textAnchor="middle" className="band-chart__tick">
          {textOf(tick)}
        </text>
      ))}
      <path d={band(all) ?? ""} className="band-chart__half" />
      <path d={path(all) ?? ""} className="band-chart__actual" />
      {marks
        .filter((mark) => mark.x <= upTo)
        .map((mark) => (
          <g key={mark.x}>
            <line x1={x(mark.x)} x2={x(mark.x)} y1={y(1)} y2={y(0)} className="band-chart__note" />
            <text x={x(mark.x) + 4} y={y(1) + 10} className="band-chart__tick">
              {mark.text}
            </text>
          </g>
        ))}
    </svg>
  );
}
