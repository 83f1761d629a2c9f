"use client";

import { scaleLinear } from "d3";
import { type PointerEvent, useRef } from "react";
import { type Size, useSize } from "./useSize.ts";

export interface RateChartProps {
  /** Contacts per hour by interval, ≥ 0. */
  readonly rates: readonly number[];
  /** The baseline's, of as many intervals. Absent: it has others. */
  readonly before?: readonly number[] | undefined;
  readonly focused: number;
  readonly label: string;
  /** The hand is over interval `index` at `perHour`; whole numbers, or tenths under 10. */
  readonly onDraw: (index: number, perHour: number) => void;
  readonly onBegin: () => void;
}

/** Bars of a profile, drawn with the hand: a stroke sets every interval it passes. */
export function RateChart(props: RateChartProps) {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="rate-chart" ref={box}>
      {size !== undefined && size.width > 0 && <Plot {...props} size={size} />}
    </div>
  );
}

function Plot({ rates, before, focused, label, onDraw, onBegin, size }: RateChartProps & { readonly size: Size }) {
  const { width, height } = size;
  const most = Math.max(10, ...rates, ...(before ?? []));
  // A stroke draws on the scale it began on, with room above the highest bar.
  const held = useRef<number | undefined>(undefined);
  const last = useRef<{ readonly index: number; readonly perHour: number }>(undefined);
  const y = scaleLinear([0, (held.current ?? most) * 1.25], [height - 1, 4]);
  const x = scaleLinear([0, rates.length], [0, width]);
  const at = (event: PointerEvent<SVGSVGElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const index = Math.min(rates.length - 1, Math.max(0, Math.floor(x.invert(event.clientX - left))));
    const value = Math.max(0, y.invert(event.clientY - top));
    return { index, perHour: value < 10 ? Math.round(value * 10) / 10 : Math.round(value) };
  };
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    if (held.current === undefined) return;
    const now = at(event);
    const from = last.current ?? now;
    if (now.index === from.index && now.perHour === from.perHour && last.current !== undefined) return;
    last.current = now;
    onDraw(now.index, now.perHour);
  };
  const ticks = y.ticks(4);
  return (
    <>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          held.current = most;
          last.current = undefined;
          onBegin();
          draw(event);
        }}
        onPointerMove={draw}
        onPointerUp={() => {
          held.current = undefined;
        }}
        onPointerCancel={() => {
          held.current = undefined;
        }}
      >
        {ticks.map((tick) => (
          <line key={tick} x1={0} x2={width} y1={y(tick)} y2={y(tick)} className="staff-chart__rule" />
        ))}
        {rates.map((rate, i) => (
          <rect
            key={x(i)}
            x={x(i) + 0.5}
            width={Math.max(1, x(1) - 1)}
            y={y(rate)}
            height={y(0) - y(rate)}
            className={i === focused ? "rate-chart__bar rate-chart__bar--on" : "rate-chart__bar"}
          />
        ))}
        {before?.map((rate, i) =>
          rate === rates[i] ? null : (
            <line key={x(i)} x1={x(i)} x2={x(i + 1)} y1={y(rate)} y2={y(rate)} className="staff-chart__before" />
          ),
        )}
      </svg>
      <div className="staff-chart__axis" aria-hidden="true">
        {ticks.map((tick) => (
          <b key={tick} style={{ top: y(tick) }}>
            {tick}
          </b>
        ))}
      </div>
    </>
  );
}
