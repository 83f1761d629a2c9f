"use client";

import { area, curveStepAfter, line, scaleLinear } from "d3";
import { type PointerEvent, useId, useRef } from "react";
import { type Size, useSize } from "./useSize.ts";

export interface StaffChartProps {
  /** Agents by column; all lists are of one length, 1 or more. */
  readonly scheduled: readonly number[];
  /** Where the baseline stood. Absent: nothing to compare with. */
  readonly before?: readonly number[] | undefined;
  readonly onQueue: readonly number[];
  readonly required: readonly number[];
  /** First and last selected column, both included. */
  readonly selected: readonly [number, number];
  /** Whether its steps can be taken and moved. */
  readonly editable: boolean;
  readonly label: string;
  readonly agentsWord: string;
  /** Column under the hand; `extend`: the selection reaches from where it began to here. */
  readonly onSelect: (column: number, extend: boolean) => void;
  /** The selection is to stand `by` whole agents from where it stood when the hand took it. */
  readonly onMove: (by: number) => void;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

/** Steps of agents on shift over steps of agents required, on the desk's time axis; what is missing is hatched. */
export function StaffChart(props: StaffChartProps) {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="staff-chart" ref={box} data-editable={props.editable}>
      {size !== undefined && size.width > 0 && <Plot {...props} size={size} />}
    </div>
  );
}

const TOP = 10;
const GRIP = { width: 22, height: 7 } as const;

function Plot(props: StaffChartProps & { readonly size: Size }) {
  const { scheduled, before, onQueue, required, selected, editable, size, label } = props;
  const { width, height } = size;
  const id = useId();
  const drag = useRef<{ readonly y: number; readonly top: number; by: number } | undefined>(undefined);
  const most = Math.max(4, ...scheduled, ...(before ?? []), ...required);
  // The scale stands still while the hand holds a step: otherwise the step would run from under it.
  const held = useRef<number | undefined>(undefined);
  const y = scaleLinear([0, (held.current ?? most) * 1.12], [height - 1, TOP]);
  const x = scaleLinear([0, scheduled.length], [0, width]);
  const steps = (values: readonly number[]) => [...values, values.at(-1) ?? 0].map((value, i) => ({ value, i }));
  type Step = { readonly value: number; readonly i: number };
  const path = line<Step>(
    ({ i }) => x(i),
    ({ value }) => y(value),
  ).curve(curveStepAfter);
  const under = area<Step>(
    ({ i }) => x(i),
    () => y(0),
    ({ value }) => y(value),
  ).curve(curveStepAfter);
  const columnAt = (event: PointerEvent<SVGSVGElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    return Math.min(scheduled.length - 1, Math.max(0, Math.floor(x.invert(event.clientX - left))));
  };
  const press = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return;
    const column = columnAt(event);
    const { top } = event.currentTarget.getBoundingClientRect();
    const near = Math.abs(event.clientY - top - y(scheduled[column] ?? 0)) <= 12;
    const inside = column >= selected[0] && column <= selected[1];
    if (!inside || !near || event.shiftKey) props.onSelect(column, event.shiftKey);
    event.currentTarget.setPointerCapture(event.pointerId);
    if (editable && near && !event.shiftKey) {
      drag.current = { y: event.clientY, top, by: 0 };
      held.current = most;
      props.onTake();
    }
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const { current } = drag;
    if (current === undefined) return props.onSelect(columnAt(event), true);
    const by = Math.round(y.invert(event.clientY - current.top) - y.invert(current.y - current.top));
    if (by === current.by) return;
    current.by = by;
    props.onMove(by);
  };
  const release = () => {
    if (drag.current !== undefined) props.onLeave();
    drag.current = undefined;
    held.current = undefined;
  };
  const ticks = y.ticks(Math.max(2, Math.min(5, Math.floor(height / 34)))).filter(Number.isInteger);
  return (
    <>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
        onPointerDown={press}
        onPointerMove={move}
        onPointerUp={release}
        onPointerCancel={release}
      >
        <defs>
          <pattern id={`${id}-short`} width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
            <rect width="2.4" height="6" className="staff-chart__hatch" />
          </pattern>
          <pattern id={`${id}-over`} width="5" height="5" patternUnits="userSpaceOnUse">
            <rect width="1.4" height="1.4" className="staff-chart__dot" />
          </pattern>
        </defs>
        {ticks.map((tick) => (
          <line key={tick} x1={0} x2={width} y1={y(tick)} y2={y(tick)} className="staff-chart__rule" />
        ))}
        <path d={under(steps(scheduled)) ?? ""} className="staff-chart__scheduled" />
        <path d={under(steps(onQueue)) ?? ""} className="staff-chart__queue" />
        {required.map((need, i) => {
          const gap = Math.round(onQueue[i] ?? 0) - Math.round(need);
          if (gap === 0 || gap === 1) return null;
          const [low, high] = gap < 0 ? [onQueue[i] ?? 0, need] : [need, onQueue[i] ?? 0];
          return (
            <rect
              key={x(i)}
              x={x(i)}
              width={x(1)}
              y={y(high)}
              height={Math.max(0, y(low) - y(high))}
              fill={`url(#${id}-${gap < 0 ? "short" : "over"})`}
              className={gap === -1 ? "staff-chart__watch" : gap < 0 ? "staff-chart__act" : "staff-chart__over"}
            />
          );
        })}
        <path d={path(steps(required)) ?? ""} className="staff-chart__required" />
        {before !== undefined && <path d={path(steps(before)) ?? ""} className="staff-chart__before" />}
        <path d={path(steps(scheduled)) ?? ""} className="staff-chart__line" />
        {editable &&
          scheduled.map((agents, i) => {
            const inside = i >= selected[0] && i <= selected[1];
            const wide = Math.min(GRIP.width, x(1) - 4);
            return (
              <rect
                key={x(i)}
                x={x(i + 0.5) - wide / 2}
                y={y(agents) - GRIP.height / 2}
                width={Math.max(2, wide)}
                height={inside ? GRIP.height + 2 : GRIP.height - 3}
                rx={inside ? 2 : 0}
                className={inside ? "staff-chart__grip" : "staff-chart__bar"}
              />
            );
          })}
      </svg>
      <div className="staff-chart__axis" aria-hidden="true">
        <span style={{ top: TOP }}>{props.agentsWord}</span>
        {ticks.map((tick) => (
          <b key={tick} style={{ top: y(tick) }}>
            {tick}
          </b>
        ))}
      </div>
    </>
  );
}
