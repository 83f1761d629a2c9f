"use client";

import { scaleLinear } from "d3";
import { type Size, useSize } from "./useSize.ts";

export interface BridgeStep {
  readonly key: string;
  readonly name: string;
  /** Share it begins and ends at; of the two ends they are 0 and the level. */
  readonly from: number;
  readonly to: number;
  /** Half of its interval; absent: none is known. */
  readonly halfWidth: number | undefined;
  readonly kind: "end" | "up" | "down" | "none" | "luck";
  /** What stands at the bar: `−6.2 pp`. */
  readonly text: string;
}

export interface BridgeChartProps {
  readonly steps: readonly BridgeStep[];
  readonly shareOf: (share: number) => string;
  readonly label: string;
}

const EDGE = { left: 52, right: 8, top: 26, bottom: 26 } as const;

/** A waterfall from one share to another: each step begins where the last ended; whiskers are 95 %. */
export function BridgeChart(props: BridgeChartProps) {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="bridge-chart" ref={box} role="img" aria-label={props.label} data-chart="bridge">
      {size !== undefined && size.width > 0 && <Plot {...props} size={size} />}
    </div>
  );
}

function Plot({ steps, shareOf, size }: BridgeChartProps & { readonly size: Size }) {
  const { width, height } = size;
  const inner = steps.filter(({ kind }) => kind !== "end");
  const ends = steps.filter(({ kind }) => kind === "end").map(({ to }) => to);
  const reached = [
    ...ends,
    ...inner.flatMap(({ from, to, halfWidth = 0 }) => [from, to, to - halfWidth, to + halfWidth]),
  ];
  const [least, most] = [Math.min(...reached), Math.max(...reached)];
  const room = Math.max(0.02, (most - least) * 0.15);
  // Bars of the ends stand on the axis, which is cut where nothing happens: the tick below it says so.
  const floor = Math.max(0, least - room);
  const y = scaleLinear([floor, Math.min(1.02, most + room)], [height - EDGE.bottom, EDGE.top]);
  const band = (width - EDGE.left - EDGE.right) / steps.length;
  const bar = Math.min(96, band * 0.62);
  const middle = (i: number) => EDGE.left + (i + 0.5) * band;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <line className="band-chart__rule" x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} />
          <text className="band-chart__tick" x={EDGE.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
            {shareOf(tick)}
          </text>
        </g>
      ))}
      {steps.map(({ key, name, from, to, halfWidth, kind, text }, i) => {
        const top = y(Math.max(kind === "end" ? to : Math.max(from, to), floor));
        const bottom = kind === "end" ? y(floor) : y(Math.min(from, to));
        const whisker = halfWidth === undefined || halfWidth === 0 ? undefined : [y(to - halfWidth), y(to + halfWidth)];
        const highest = Math.min(top, ...(whisker ?? [top]));
        return (
          <g key={key}>
            {i > 0 && (
              <line
                className="bridge-chart__tie"
                x1={middle(i - 1) - bar / 2}
                x2={middle(i) + bar / 2}
                y1={y(kind === "end" ? to : from)}
                y2={y(kind === "end" ? to : from)}
              />
            )}
            <rect
              className={`bridge-chart__bar bridge-chart__bar--${kind}`}
              x={middle(i) - bar / 2}
              y={top}
              width={bar}
              height={Math.max(1.5, bottom - top)}
            />
            {whisker !== undefined && (
              <line className="bridge-chart__whisker" x1={middle(i)} x2={middle(i)} y1={whisker[0]} y2={whisker[1]} />
            )}
            <text className="bridge-chart__value" x={middle(i)} y={highest - 7} textAnchor="middle">
              {text}
            </text>
            <text className="bridge-chart__name" x={middle(i)} y={height - 6} textAnchor="middle">
              {name}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
