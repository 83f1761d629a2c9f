"use client";

import { stripMarks } from "./strip.ts";
import { useSize } from "./useSize.ts";

export interface DifferenceStripProps {
  /** Scenario − base of each day, in any unit. */
  readonly days: Float64Array;
  readonly mean: number | undefined;
  readonly halfWidth: number | undefined;
  /** Both ends of the scale; absent: nothing differs. */
  readonly edge: number | undefined;
  /** What it says, in words and numbers. */
  readonly label: string;
  readonly tag: string;
}

/** Paired differences: one tick a day, a bar for 95 % of the mean, the zero line from edge to edge of its row. */
export function DifferenceStrip({ days, mean, halfWidth, edge, label, tag }: DifferenceStripProps) {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="strip" ref={box} role="img" aria-label={label} data-tag={tag}>
      {size !== undefined && size.width > 0 && (
        <Marks {...size} days={days} mean={mean} halfWidth={halfWidth} edge={edge} />
      )}
    </div>
  );
}

type MarksProps = Pick<DifferenceStripProps, "days" | "mean" | "halfWidth" | "edge"> & {
  readonly width: number;
  readonly height: number;
};

function Marks({ width, height, days, mean, halfWidth, edge }: MarksProps) {
  const marks = stripMarks(width, edge, days, mean, halfWidth);
  const middle = height / 2;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path className="strip__zero" d={`M${marks.zero} 0V${height}`} />
      <path className="strip__days" d={marks.days.map((x) => `M${x} ${middle - 6}v12`).join("")} />
      {marks.bar !== undefined && (
        <>
          <path className="strip__bar" d={`M${marks.bar.from} ${middle}H${marks.bar.to}`} />
          <path className="strip__mean" d={`M${marks.bar.mean} ${middle - 8}v16`} />
        </>
      )}
    </svg>
  );
}
