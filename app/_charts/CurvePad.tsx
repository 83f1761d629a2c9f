"use client";

import { line, scaleLinear } from "d3";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { drawnThrough } from "./drawnThrough.ts";

export interface CurvePadProps {
  /** One value an instant, 0 to `most`. */
  readonly values: readonly number[];
  readonly most: number;
  /** What the values count in. */
  readonly unit: string;
  /** What came, drawn beside it once it is known. */
  readonly came?: readonly number[] | undefined;
  /** What others drew, behind it. */
  readonly others?: readonly (readonly number[])[];
  readonly label: string;
  /** Read aloud of each handle. */
  readonly handle: (index: number) => string;
  readonly from: string;
  readonly to: string;
  readonly disabled?: boolean;
  readonly onValues: (values: readonly number[]) => void;
}

const WIDTH = 360;
const HEIGHT = 160;
const EDGE = { left: 34, right: 12, top: 20, bottom: 20 };

/** A curve to draw with finger, mouse or arrow keys: whole numbers, one handle an instant. */
export function CurvePad(props: CurvePadProps) {
  const { values, most, unit, came, others = [], label, handle, from, to, disabled = false, onValues } = props;
  const svg = useRef<SVGSVGElement>(null);
  /** Where the stroke was last; a fast hand leaves out instants, and they lie on its way. */
  const last = useRef<readonly [index: number, value: number]>(undefined);
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [EDGE.left, WIDTH - EDGE.right]);
  const y = scaleLinear([0, most], [HEIGHT - EDGE.bottom, EDGE.top]).clamp(true);
  const path = line<number>(
    (_, index) => x(index),
    (value) => y(value),
  );
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    const box = svg.current?.getBoundingClientRect();
    if (disabled || box === undefined || event.buttons === 0) return;
    if (event.type === "pointerdown") {
      event.currentTarget.setPointerCapture(event.pointerId);
      last.current = undefined;
    }
    const atX = ((event.clientX - box.left) / box.width) * WIDTH;
    const atY = ((event.clientY - box.top) / box.height) * HEIGHT;
    const index = Math.min(values.length - 1, Math.max(0, Math.round(x.invert(atX))));
    const here = [index, Math.round(y.invert(atY))] as const;
    onValues(drawnThrough(values, last.current, here));
    last.current = here;
  };
  const key = (event: KeyboardEvent, index: number) => {
    const value = values[index] ?? 0;
    const next = {
      ...{ ArrowUp: value + 1, ArrowDown: value - 1, PageUp: value + 10, PageDown: value - 10 },
      ...{ Home: 0, End: most },
    }[event.key];
    const beside = { ArrowLeft: index - 1, ArrowRight: index + 1 }[event.key];
    if (beside !== undefined) handles.current[beside]?.focus();
    if ((next === undefined && beside === undefined) || disabled) return;
    event.preventDefault();
    event.stopPropagation();
    if (next !== undefined) onValues(values.with(index, Math.min(most, Math.max(0, next))));
  };
  const handles = useRef<(SVGCircleElement | null)[]>([]);
  const marks = values.map((value, index) => ({ id: `handle ${index}`, value, index }));
  return (
    <figure className="curve-pad" data-still={disabled || undefined}>
      <svg ref={svg} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} onPointerDown={draw} onPointerMove={draw}>
        <title>{label}</title>
        <rect width={WIDTH} height={HEIGHT} fill="transparent" />
        <text x={EDGE.left} y={12} className="curve-pad__time">
          {unit}
        </text>
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(tick)} y2={y(tick)} className="curve-pad__rule" />
            <text x={EDGE.left - 6} y={y(tick) + 4} className="curve-pad__tick">
              {tick}
            </text>
          </g>
        ))}
        <text x={EDGE.left} y={HEIGHT - 4} className="curve-pad__time">
          {from}
        </text>
        <text x={WIDTH - EDGE.right} y={HEIGHT - 4} className="curve-pad__tick">
          {to}
        </text>
        <path d={others.map((one) => path(one) ?? "").join("")} className="curve-pad__others" />
        {came !== undefined && <path d={path(came) ?? ""} className="curve-pad__came" />}
        <path d={path(values) ?? ""} className="curve-pad__line" />
        {!disabled &&
          marks.map(({ id, value, index }) => (
            <circle
              key={id}
              ref={(element) => {
                handles.current[index] = element;
              }}
              cx={x(index)}
              cy={y(value)}
              r={7}
              className="curve-pad__handle"
              role="slider"
              tabIndex={0}
              aria-label={handle(index)}
              aria-valuenow={value}
              aria-valuetext={`${value} ${unit}`}
              aria-valuemin={0}
              aria-valuemax={most}
              onKeyDown={(event) => key(event, index)}
            />
          ))}
      </svg>
    </figure>
  );
}
