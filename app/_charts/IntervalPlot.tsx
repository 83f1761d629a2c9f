"use client";

import { area, line, scaleLinear } from "d3";
import { apart } from "./apart.ts";
import { type Size, useSize } from "./useSize.ts";

/** One interval of one line; absent where nobody was counted. */
export interface IntervalCell {
  readonly value: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

export interface IntervalPlotProps {
  /** Lines by scenario, all of the same intervals; the band is drawn of `banded` only. */
  readonly lines: readonly { readonly tag: string; readonly cells: readonly IntervalCell[] }[];
  /** Tag of the line whose band is drawn. */
  readonly banded: string;
  readonly target: number | undefined;
  /** Both ends of the scale, the same for plots beside each other. What lies beyond is drawn at its end. */
  readonly range: readonly [from: number, to: number];
  readonly textOf: (value: number) => string;
  readonly clockOf: (interval: number) => string;
  readonly label: string;
}

const EDGE = { left: 46, right: 20, top: 6, bottom: 20 } as const;
/** Room one hour takes, px. */
const HOUR_ROOM = 46;
/** Letters at the ends of lines stand at least so far apart, px. */
const LETTER = 13;

/** A figure over the intervals of a run: a line for each scenario, the band of eight days of ten of one of them. */
export function IntervalPlot(props: IntervalPlotProps) {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="interval-plot" ref={box} role="img" aria-label={props.label}>
      {size !== undefined && size.width > EDGE.left + EDGE.right && <Plot {...props} size={size} />}
    </div>
  );
}

function Plot({ lines, banded, target, range, textOf, clockOf, size }: IntervalPlotProps & { readonly size: Size }) {
  const { width, height } = size;
  const count = Math.max(1, ...lines.map(({ cells }) => cells.length));
  const x = scaleLinear([0, count], [EDGE.left, width - EDGE.right]);
  const y = scaleLinear(range, [height - EDGE.bottom, EDGE.top]).clamp(true);
  const middle = (i: number) => x(i + 0.5);
  const path = line<IntervalCell>(
    (_, i) => middle(i),
    ({ value }) => y(value ?? 0),
  ).defined(({ value }) => value !== undefined);
  const band = area<IntervalCell>(
    (_, i) => middle(i),
    ({ low }) => y(low ?? 0),
    ({ high }) => y(high ?? 0),
  ).defined(({ low, high }) => low !== undefined && high !== undefined);
  const step = Math.max(1, Math.ceil((HOUR_ROOM * count) / Math.max(1, width - EDGE.left - EDGE.right)));
  const ends = lines.flatMap(({ tag, cells }) => {
    const last = cells.findLast(({ value }) => value !== undefined);
    return last === undefined ? [] : [{ tag, at: y(last.value!) }];
  });
  const letters = apart(
    ends.map(({ at }) => at),
    LETTER,
    [EDGE.top + 4, height - EDGE.bottom - 4],
  );
  const own = lines.find(({ tag }) => tag === banded);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {y.ticks(3).map((tick) => (
        <g key={tick}>
          <path className="interval-plot__rule" d={`M${EDGE.left} ${y(tick)}H${width - EDGE.right}`} />
          <text className="interval-plot__tick" x={EDGE.left - 6} y={y(tick) + 4} textAnchor="end">
            {textOf(tick)}
          </text>
        </g>
      ))}
      {Array.from({ length: Math.ceil(count / step) }, (_, i) => i * step).map((interval) => (
        <text key={interval} className="interval-plot__tick" x={x(interval)} y={height - 4} textAnchor="middle">
          {clockOf(interval)}
        </text>
      ))}
      {own !== undefined && <path className="interval-plot__band" data-tag={banded} d={band([...own.cells]) ?? ""} />}
      {target !== undefined && (
        <path className="interval-plot__target" d={`M${EDGE.left} ${y(target)}H${width - EDGE.right}`} />
      )}
      {lines.map(({ tag, cells }) => (
        <path key={tag} className="interval-plot__line" data-tag={tag} d={path([...cells]) ?? ""} />
      ))}
      {ends.map(({ tag }, i) => (
        <text
          key={tag}
          className="interval-plot__letter"
          data-tag={tag}
          x={width - EDGE.right + 6}
          y={letters[i]! + 4.5}
        >
          {tag}
        </text>
      ))}
      {target !== undefined && own !== undefined && <Missed cells={own.cells} target={target} x={middle} y={y} />}
    </svg>
  );
}

interface MissedProps {
  readonly cells: readonly IntervalCell[];
  readonly target: number;
  readonly x: (interval: number) => number;
  readonly y: (value: number) => number;
}

/** From here on an interval misses its target by much. */
const MUCH = 0.05;
const MARK = 4.5;

/** Intervals under the target: a triangle, a square where it is missed by five points or more. */
function Missed({ cells, target, x, y }: MissedProps) {
  return cells.map(({ value }, i) => {
    if (value === undefined || value >= target) return null;
    const [cx, cy] = [x(i), y(value)];
    const isMuch = target - value >= MUCH;
    const d = isMuch
      ? `M${cx - MARK} ${cy - MARK}h${2 * MARK}v${2 * MARK}h${-2 * MARK}Z`
      : `M${cx} ${cy - MARK}l${MARK} ${2 * MARK - 1}h${-2 * MARK}Z`;
    // An interval is its place in the day.
    return <path key={`at${x(i)}`} className="interval-plot__missed" data-much={isMuch} d={d} />;
  });
}
