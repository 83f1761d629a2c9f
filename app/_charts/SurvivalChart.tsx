"use client";

import { area, scaleLinear } from "d3";
import { type Size, useSize } from "./useSize.ts";

export interface SurvivalChartProps {
  /** Rising, ms. */
  readonly atMs: readonly number[];
  /** Share still there, in [0, 1]. */
  readonly left: readonly number[];
  readonly medianMs: number;
  readonly label: string;
  readonly textOf: (ms: number) => string;
}

/** Who is still there after how long: from everybody down to one in a hundred, the median marked. */
export function SurvivalChart(props: SurvivalChartProps) {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="survival__plot" ref={box} role="img" aria-label={props.label}>
      {size !== undefined && size.width > 0 && <Plot {...props} size={size} />}
    </div>
  );
}

function Plot({ atMs, left, medianMs, textOf, size }: SurvivalChartProps & { readonly size: Size }) {
  const { width, height } = size;
  const most = atMs.at(-1) ?? 1;
  const x = scaleLinear([0, most], [0, width]);
  const y = scaleLinear([0, 1], [height - 16, 2]);
  const points = [{ at: 0, share: 1 }, ...atMs.map((at, i) => ({ at, share: left[i] ?? 0 }))];
  const under = area<(typeof points)[number]>(
    ({ at }) => x(at),
    () => y(0),
    ({ share }) => y(share),
  );
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={under(points) ?? ""} className="survival__area" />
      <line x1={x(medianMs)} x2={x(medianMs)} y1={y(0.5)} y2={y(0)} className="survival__median" />
      <line x1={0} x2={width} y1={y(0)} y2={y(0)} className="survival__axis" />
      <text x={0} y={height - 3}>
        0
      </text>
      <text x={width} y={height - 3} textAnchor="end">
        {textOf(most)}
      </text>
    </svg>
  );
}
