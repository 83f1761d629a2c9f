"use client";

import { line, scaleLinear } from "d3";
import { type KeyboardEvent, type PointerEvent, useRef } from "react";

export interface CurvePadProps {
  /** One value an instant, 0 to `most`. */
  readonly values: readonly number[];
  readonly most: number;
  /** What came, drawn beside it once it is known. */
  readonly came?: readonly number[] | undefined;
  readonly label: string;
  /** Read aloud of each handle. */
  readonly handle: (index: number) => string;
  readonly from: string;
  readonly to: string;
  readonly disabled?: boolean;
  readonly onValue: (index: number, value: number) => void;
}

const WIDTH = 360;
const HEIGHT = 150;
const EDGE = { left: 34, right: 10, top: 10, bottom: 20 };

/** A curve to draw with finger, mouse or arrow keys: whole numbers, one handle an instant. */
export function CurvePad({ values, most, came, label, handle, from, to, disabled = false, onValue }: CurvePadProps) {
  const svg = useRef<SVGSVGElement>(null);
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [EDGE.left, WIDTH - EDGE.right]);
  const y = scaleLinear([0, most], [HEIGHT - EDGE.bottom, EDGE.top]).clamp(true);
  const path = line<number>(
    (_, index) => x(index),
    (value) => y(value),
  );
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    const box = svg.current?.getBoundingClientRect();
    if (disabled || box === undefined || event.buttons === 0) return;
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    const atX = ((event.clientX - box.left) / box.width) * WIDTH;
    const atY = ((event.clientY - box.top) / box.height) * HEIGHT;
    const index = Math.min(values.length - 1, Math.max(0, Math.round(x.invert(atX))));
    onValue(index, Math.round(y.invert(atY)));
  };
  const key = (event: KeyboardEvent, index: number) => {
    const value = values[index] ?? 0;
    const next = { ArrowUp: value + 1, ArrowDown: value - 1, PageUp: value + 10, PageDown: value - 10 }[event.key];
    if (next === undefined || disabled) return;
    event.preventDefault();
    onValue(index, Math.min(most, Math.max(0, next)));
  };
  const handles = values.map((value, index) => ({ id: `handle ${index}`, value, index }));
  return (
    <figure className="curve-pad">
      <svg ref={svg} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} onPointerDown={draw} onPointerMove={draw}>
        <title>{label}</title>
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
        {came !== undefined && <path d={path(came) ?? ""} className="curve-pad__came" />}
        <path d={path(values) ?? ""} className="curve-pad__line" />
        {handles.map(({ id, value, index }) => (
          <circle
            key={id}
            cx={x(index)}
            cy={y(value)}
            r={6}
            className="curve-pad__handle"
            role="slider"
            tabIndex={disabled ? -1 : 0}
            aria-label={handle(index)}
            aria-valuenow={value}
            aria-valuemin={0}
            aria-valuemax={most}
            aria-disabled={disabled}
            onKeyDown={(event) => key(event, index)}
          />
        ))}
      </svg>
    </figure>
  );
}
