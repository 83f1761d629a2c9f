"use client";

import { area, line, scaleLinear } from "d3";
import { type Size, useSize } from "./useSize.ts";

/** One interval: the middle day, and the span of eight days of ten. Absent: nobody came. */
export interface LevelPoint {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
}

export interface LevelPlotProps {
  /** Shares in [0, 1] by column; lists of one length. */
  readonly shown: readonly (LevelPoint | undefined)[];
  /** The baseline's middle day. Absent: it is what is shown. */
  readonly before?: readonly (number | undefined)[] | undefined;
  readonly target: number;
  readonly label: string;
}

/** The same on every plot, so that heights can be compared. */
const FLOOR = 0.45;

/** Share in target by interval: line and band of what is shown, thin line of the baseline, ▲ ■ where the target is missed. */
export function LevelPlot(props: LevelPlotProps) {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="level-plot" ref={box} role="img" aria-label={props.label}>
      {size !== undefined && size.width > 0 && <Plot {...props} size={size} />}
    </div>
  );
}

function Plot({ shown, before, target, size }: LevelPlotProps & { readonly size: Size }) {
  const { width, height } = size;
  const x = scaleLinear([0, shown.length], [0, width]);
  const y = scaleLinear([FLOOR, 1], [height - 2, 4]).clamp(true);
  type Row = LevelPoint | undefined;
  const band = area<Row>(
    (_, i) => x(i + 0.5),
    (point) => y(point?.low ?? 0),
    (point) => y(point?.high ?? 0),
  ).defined((point) => point !== undefined);
  const middle = line<Row>(
    (_, i) => x(i + 0.5),
    (point) => y(point?.middle ?? 0),
  ).defined((point) => point !== undefined);
  const other = line<number | undefined>(
    (_, i) => x(i + 0.5),
    (value) => y(value ?? 0),
  ).defined((value) => value !== undefined);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path d={band([...shown]) ?? ""} className="level-plot__band" />
      <line x1={0} x2={width} y1={y(target)} y2={y(target)} className="level-plot__target" />
      {before !== undefined && <path d={other([...before]) ?? ""} className="level-plot__before" />}
      <path d={middle([...shown]) ?? ""} className="level-plot__line" />
      {shown.map((point, i) => {
        if (point === undefined || point.middle >= target) return null;
        const far = point.middle < target - 0.05;
        const [cx, cy] = [x(i + 0.5), y(point.middle)];
        return far ? (
          <rect key={cx} x={cx - 4} y={cy - 4} width={8} height={8} className="level-plot__act" />
        ) : (
          <path key={cx} d={`M${cx} ${cy - 5}l5 9h-10Z`} className="level-plot__watch" />
        );
      })}
    </svg>
  );
}
