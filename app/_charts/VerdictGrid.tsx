"use client";

import { scaleBand } from "d3";
import { type KeyboardEvent, type PointerEvent, useId } from "react";
import { type Size, useSize } from "./useSize.ts";

/** Whose a cell is: a letter and a pattern, never a colour alone. */
export type VerdictKind = "a" | "b" | "up" | "down" | "alike" | "unclear" | "impossible" | "waiting";

export interface VerdictGridCell {
  readonly kind: VerdictKind;
  /** Stands in the cell: a letter, =, ?, ×. */
  readonly mark: string;
  /** Under the mark, where there is room: by how much. */
  readonly figure: string;
  /** The same with its width, where there is room for it. */
  readonly precise: string;
  /** Under these, where there is room: how sure that is. */
  readonly certainty: string;
  /** Read out when the cursor stands here. */
  readonly told: string;
}

export interface VerdictGridProps {
  /** From left to right. */
  readonly columns: readonly string[];
  /** From the bottom up. */
  readonly rows: readonly string[];
  /** Row by row from the bottom up: as many as columns × rows. */
  readonly cells: readonly VerdictGridCell[];
  /** Place of the cursor in `cells`. */
  readonly at: number;
  readonly onAt: (at: number) => void;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly label: string;
  readonly name: string;
}

const EDGE = { left: 92, right: 8, top: 30, bottom: 48 } as const;
const FIGURE_FROM_PX = 34;
const CERTAINTY_FROM_PX = 58;
const PRECISE_FROM_PX = 128;

/** A map of two quantities: in each cell whose it is. Read with the pointer, or with arrow keys. */
export function VerdictGrid(props: VerdictGridProps) {
  const [box, size] = useSize<HTMLDivElement>();
  const id = useId();
  const { columns, rows, cells, at, onAt, label, name } = props;
  const width = columns.length;
  const keys = (event: KeyboardEvent) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const to = {
      ArrowLeft: [x - 1, y],
      ArrowRight: [x + 1, y],
      ArrowUp: [x, y + 1],
      ArrowDown: [x, y - 1],
      Home: [0, y],
      End: [width - 1, y],
      PageUp: [x, rows.length - 1],
      PageDown: [x, 0],
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const [column = 0, row = 0] = to;
    if (column >= 0 && column < width && row >= 0 && row < rows.length) onAt(row * width + column);
  };
  const placed = (event: PointerEvent<HTMLDivElement>) => {
    const frame = event.currentTarget.getBoundingClientRect();
    const across = (event.clientX - frame.left - EDGE.left) / (frame.width - EDGE.left - EDGE.right);
    const up = (frame.bottom - EDGE.bottom - event.clientY) / (frame.height - EDGE.top - EDGE.bottom);
    const within = (share: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
    onAt(within(up, rows.length) * width + within(across, width));
  };
  return (
    <div
      className="verdict-grid"
      ref={box}
      data-chart={name}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, cells.length - 1)}
      aria-valuenow={at}
      aria-valuetext={cells[at]?.told ?? ""}
      onKeyDown={keys}
      onPointerMove={placed}
    >
      {size !== undefined && size.width > 0 && <Plot {...props} size={size} id={id} />}
    </div>
  );
}

function Plot(props: VerdictGridProps & { readonly size: Size; readonly id: string }) {
  const { columns, rows, cells, at, xTitle, yTitle, size, id } = props;
  const { width, height } = size;
  const x = scaleBand(
    columns.map((_, i) => i),
    [EDGE.left, width - EDGE.right],
  );
  const y = scaleBand(
    rows.map((_, i) => i),
    [height - EDGE.bottom, EDGE.top],
  );
  const [w, h] = [x.bandwidth(), y.bandwidth()];
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <Patterns id={id} />
      <text x={0} y={12} className="lab-chart__title">
        {yTitle}
      </text>
      <text x={width - EDGE.right} y={height - 6} textAnchor="end" className="lab-chart__title">
        {xTitle}
      </text>
      {columns.map((text, i) => (
        <text key={text} x={(x(i) ?? 0) + w / 2} y={height - 28} textAnchor="middle" className="lab-chart__tick">
          {text}
        </text>
      ))}
      {rows.map((text, i) => (
        <text
          key={text}
          x={EDGE.left - 10}
          y={(y(i) ?? 0) + h / 2}
          dy="0.34em"
          textAnchor="end"
          className="lab-chart__tick"
        >
          {text}
        </text>
      ))}
      {rows.map((row, r) => (
        <g key={row}>
          {columns.map((column, c) => {
            const place = r * columns.length + c;
            const cell = cells[place];
            if (cell === undefined) return null;
            const [left, top] = [x(c) ?? 0, y(r) ?? 0];
            // How sure it is stands in the picture: the map is read without a hand on it.
            const lines =
              h < FIGURE_FROM_PX
                ? []
                : [
                    w < PRECISE_FROM_PX ? cell.figure : cell.precise,
                    ...(h < CERTAINTY_FROM_PX || cell.certainty === "" ? [] : [cell.certainty]),
                  ];
            const middle = top + h / 2 - (lines.length * 14) / 2;
            return (
              <g key={column} data-cell={place} data-kind={cell.kind}>
                <rect
                  x={left + 1}
                  y={top + 1}
                  width={Math.max(1, w - 2)}
                  height={Math.max(1, h - 2)}
                  className="verdict-grid__cell"
                  fill={`url(#${id}-${cell.kind})`}
                />
                <text x={left + w / 2} y={middle} dy="0.34em" textAnchor="middle" className="verdict-grid__mark">
                  {cell.mark}
                </text>
                {lines.map((text, line) => (
                  <text
                    key={text}
                    x={left + w / 2}
                    y={middle + 22 + line * 16}
                    dy="0.1em"
                    textAnchor="middle"
                    className="verdict-grid__figure"
                  >
                    {text}
                  </text>
                ))}
              </g>
            );
          })}
        </g>
      ))}
      <rect
        x={(x(at % columns.length) ?? 0) + 1}
        y={(y(Math.floor(at / columns.length)) ?? 0) + 1}
        width={Math.max(1, w - 2)}
        height={Math.max(1, h - 2)}
        className="verdict-grid__cursor"
      />
    </svg>
  );
}

/** One pattern a kind: solid, strokes up, strokes down, plain, dots, crosses. */
function Patterns({ id }: { readonly id: string }) {
  const of = (kind: VerdictKind, px: number, strokes: string) => (
    <pattern id={`${id}-${kind}`} data-kind={kind} width={px} height={px} patternUnits="userSpaceOnUse">
      <rect width={px} height={px} className="verdict-grid__ground" />
      {strokes !== "" && <path d={strokes} className="verdict-grid__stroke" />}
    </pattern>
  );
  return (
    <defs>
      {of("a", 8, "")}
      {of("b", 8, "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4")}
      {of("up", 8, "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4")}
      {of("down", 8, "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4")}
      {of("alike", 8, "")}
      {of("unclear", 8, "M3,4 h2")}
      {of("impossible", 8, "M1,1 l6,6 M7,1 l-6,6")}
      {of("waiting", 8, "")}
    </defs>
  );
}
