"use client";

import { line, scaleLinear } from "d3";
import { type Size, useSize } from "./useSize.ts";

export interface FrontierMark {
  /** Service level asked for, a share, and what it brings with its interval. */
  readonly level: number;
  readonly low: number;
  readonly high: number;
  readonly cost: number;
  readonly dominated: boolean;
  readonly text: string;
}

export interface FrontierChartProps {
  /** Ascending. */
  readonly marks: readonly FrontierMark[];
  readonly shareOf: (share: number) => string;
  readonly costOf: (cost: number) => string;
  readonly label: string;
  /** What stands to the right, and what upwards. */
  readonly costTitle: string;
  readonly shareTitle: string;
}

const EDGE = { left: 46, right: 24, top: 28, bottom: 42 } as const;

/** What each level of service costs: cost to the right, service up, intervals as bars. */
export function FrontierChart(props: FrontierChartProps) {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="frontier-chart" ref={box} role="img" aria-label={props.label} data-chart="frontier">
      {size !== undefined && size.width > 0 && <Plot {...props} size={size} />}
    </div>
  );
}

function Plot({ marks, shareOf, costOf, costTitle, shareTitle, size }: FrontierChartProps & { readonly size: Size }) {
  const { width, height } = size;
  const costs = marks.map(({ cost }) => cost);
  const [least, most] = [Math.min(...costs), Math.max(...costs)];
  const room = Math.max((most - least) * 0.08, most * 0.01, 1e-9);
  const x = scaleLinear([least - room, most + room], [EDGE.left, width - EDGE.right]);
  const low = Math.min(...marks.map((mark) => Math.min(mark.low, mark.level)));
  const high = Math.max(...marks.map((mark) => Math.max(mark.high, mark.level)));
  const y = scaleLinear([low - 0.01, Math.min(1, high + 0.01)], [height - EDGE.bottom, EDGE.top]);
  const path = line<FrontierMark>(
    ({ cost }) => x(cost),
    ({ level }) => y(level),
  );
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <text className="band-chart__tick" x={0} y={12}>
        {shareTitle}
      </text>
      <text className="band-chart__tick" x={width - EDGE.right} y={height - 4} textAnchor="end">
        {costTitle}
      </text>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line className="band-chart__rule" x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} />
          <text className="band-chart__tick" x={EDGE.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
            {shareOf(tick)}
          </text>
        </g>
      ))}
      {x.ticks(Math.max(2, Math.floor(width / 160))).map((tick) => (
        <text key={tick} className="band-chart__tick" x={x(tick)} y={height - EDGE.bottom + 18} textAnchor="middle">
          {costOf(tick)}
        </text>
      ))}
      <path className="frontier-chart__line" d={path(marks.filter(({ dominated }) => !dominated)) ?? ""} />
      {marks.map(({ level, cost, low: from, high: to, dominated, text }) => (
        <g key={level}>
          <line className="frontier-chart__bar" x1={x(cost)} x2={x(cost)} y1={y(from)} y2={y(to)} />
          <circle
            className={dominated ? "frontier-chart__off" : "frontier-chart__on"}
            cx={x(cost)}
            cy={y(level)}
            r={4.5}
          >
            <title>{text}</title>
          </circle>
        </g>
      ))}
    </svg>
  );
}
