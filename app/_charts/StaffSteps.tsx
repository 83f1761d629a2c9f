"use client";

import { area, curveStepAfter, line, scaleLinear } from "d3";
import { type KeyboardEvent, useState } from "react";
import { type Size, useSize } from "./useSize.ts";

export interface StaffStepsProps {
  /** Agents in each interval. */
  readonly agents: readonly number[];
  /** What is wanted, under them; absent: nothing is. */
  readonly wanted?: readonly number[];
  /** Of each interval, where it begins: `9:30`. */
  readonly times: readonly string[];
  /** Says the interval the cursor is in. */
  readonly told: (interval: number) => string;
  readonly label: string;
  readonly name: string;
}

const EDGE = { left: 34, right: 8, top: 8, bottom: 20 } as const;
/** Room of a time under the axis, px. */
const TICK_PX = 56;

/** Agents by interval as steps, what is wanted as a dashed line; arrows move a cursor that says its interval. */
export function StaffSteps(props: StaffStepsProps) {
  const [box, size] = useSize<HTMLDivElement>();
  const [at, setAt] = useState<number>();
  const last = props.agents.length - 1;
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setAt((now) => Math.max(0, Math.min(last, (now ?? (step > 0 ? -1 : last + 1)) + step)));
  };
  return (
    <div className="staff-steps">
      <div
        className="staff-steps__plot"
        ref={box}
        data-chart={props.name}
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at ?? 0}
        aria-valuetext={props.told(at ?? 0)}
        onKeyDown={press}
      >
        {size !== undefined && size.width > 0 && <Plot {...props} size={size} at={at} onAt={setAt} />}
      </div>
      <p className="staff-steps__told">{at === undefined ? "" : props.told(at)}</p>
    </div>
  );
}

interface PlotProps extends StaffStepsProps {
  readonly size: Size;
  readonly at: number | undefined;
  readonly onAt: (interval: number) => void;
}

function Plot({ agents, wanted, times, size, at, onAt }: PlotProps) {
  const { width, height } = size;
  const count = agents.length;
  const x = scaleLinear([0, count], [EDGE.left, width - EDGE.right]);
  const most = Math.max(1, ...agents, ...(wanted ?? []));
  const y = scaleLinear([0, most], [height - EDGE.bottom, EDGE.top]).nice(4);
  const steps = (values: readonly number[]) => [...values, values.at(-1) ?? 0];
  const ground = area<number>(
    (_, i) => x(i),
    y(0),
    (value) => y(value),
  ).curve(curveStepAfter);
  const path = line<number>(
    (_, i) => x(i),
    (value) => y(value),
  ).curve(curveStepAfter);
  const every = Math.max(1, Math.ceil((count * TICK_PX) / Math.max(1, width - EDGE.left - EDGE.right)));
  const round = [1, 2, 4, 6, 8, 12, 16, 24, 48, 96].find((step) => step >= every) ?? every;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      onPointerMove={({ nativeEvent }) => {
        const interval = Math.floor(x.invert(nativeEvent.offsetX));
        if (interval >= 0 && interval < count) onAt(interval);
      }}
    >
      {at !== undefined && (
        <rect
          className="staff-steps__at"
          x={x(at)}
          y={EDGE.top}
          width={x(at + 1) - x(at)}
          height={height - EDGE.top - EDGE.bottom}
        />
      )}
      {y
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => (
          <g key={tick}>
            <line className="band-chart__rule" x1={EDGE.left} x2={width - EDGE.right} y1={y(tick)} y2={y(tick)} />
            <text className="band-chart__tick" x={EDGE.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
      <path className="staff-steps__ground" d={ground(steps(agents)) ?? ""} />
      <path className="staff-steps__line" d={path(steps(agents)) ?? ""} />
      {wanted !== undefined && <path className="staff-steps__wanted" d={path(steps(wanted)) ?? ""} />}
      {times.map(
        (time, i) =>
          i % round === 0 && (
            <text
              key={time}
              className="band-chart__tick"
              x={x(i)}
              y={height - 4}
              textAnchor={i === 0 ? "start" : "middle"}
            >
              {time}
            </text>
          ),
      )}
    </svg>
  );
}
