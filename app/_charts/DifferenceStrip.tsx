import { stripMarks } from "./strip.ts";

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

/** Strips are drawn on so wide a field and stretched to their cell: nothing has to be measured before it is drawn. */
const WIDTH = 600;
const HEIGHT = 28;

/** Paired differences: one tick a day, a bar for 95 % of the mean, the zero line from edge to edge of its row. */
export function DifferenceStrip({ days, mean, halfWidth, edge, label, tag }: DifferenceStripProps) {
  const marks = stripMarks(WIDTH, edge, days, mean, halfWidth);
  const middle = HEIGHT / 2;
  return (
    <div className="strip" role="img" aria-label={label} data-tag={tag}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path className="strip__zero" d={`M${marks.zero} 0V${HEIGHT}`} />
        <path className="strip__days" d={marks.days.map((x) => `M${x} ${middle - 6}v12`).join("")} />
        {marks.bar !== undefined && (
          <>
            <path className="strip__bar" d={`M${marks.bar.from} ${middle}H${marks.bar.to}`} />
            <path className="strip__mean" d={`M${marks.bar.mean} ${middle - 8}v16`} />
          </>
        )}
      </svg>
    </div>
  );
}
