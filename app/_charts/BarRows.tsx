"use client";

import { extent, scaleLinear } from "d3";
import type { KeyboardEvent, PointerEvent } from "react";
import { type Size, useSize } from "./useSize.ts";

/** What a bar is: a parameter moved down or up, a step that helps or harms, a whole, or one not told from none. */
export type BarKind = "low" | "high" | "gain" | "loss" | "whole" | "unclear";

export interface RowBar {
  readonly from: number;
  readonly to: number;
  /** Ends of the interval of `to`; absent: not known. */
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly kind: BarKind;
  /** At the end of the bar. */
  readonly text: string;
}

export interface BarRow {
  readonly id: string;
  readonly name: string;
  /** Under the name, quieter. */
  readonly note: string;
  readonly bars: readonly RowBar[];
  /** At the right edge: the word. */
  readonly word: string;
}

export interface BarRowsProps {
  readonly rows: readonly BarRow[];
  readonly at: number;
  readonly onAt: (at: number) => void;
  /** Read out where the cursor stands. */
  readonly told: string;
  readonly label: string;
  readonly name: string;
  readonly axisTitle: string;
  readonly figureText: (value: number) => string;
  /** Where the line through all rows stands: no change, or the beginning. */
  readonly line: number;
  /** Each row's bar begins where the one before ended: joined by a thin line. */
  readonly joined?: boolean;
}

const ROW_PX = 40;
const EDGE = { right: 92, top: 44, bottom: 8 } as const;
const NAME_SHARE = 0.34;
const TEXT_PX = 66;

/** Height of the chart for so many rows, px. */
function heightOf(rows: number): number {
  return EDGE.top + rows * ROW_PX + EDGE.bottom;
}

/** Rows with bars on one axis: a tornado, or a waterfall on its side. Read with the pointer, or with arrow keys. */
export function BarRows(props: BarRowsProps) {
  const [box, size] = useSize<HTMLDivElement>();
  const { rows, at, onAt, told, label, name } = props;
  const last = rows.length - 1;
  const keys = (event: KeyboardEvent) => {
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    onAt(Math.min(last, Math.max(0, to)));
  };
  const placed = (event: PointerEvent<HTMLDivElement>) => {
    const { top } = event.currentTarget.getBoundingClientRect();
    onAt(Math.min(last, Math.max(0, Math.floor((event.clientY - top - EDGE.top) / ROW_PX))));
  };
  return (
    <div
      className="bar-rows"
      ref={box}
      style={{ height: heightOf(rows.length) }}
      data-chart={name}
      role="slider"
      aria-orientation="vertical"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, last)}
      aria-valuenow={at}
      aria-valuetext={told}
      onKeyDown={keys}
      onPointerMove={placed}
    >
      {size !== undefined && size.width > 0 && rows.length > 0 && <Plot {...props} size={size} />}
    </div>
  );
}

function Plot(props: BarRowsProps & { readonly size: Size }) {
  const { rows, at, axisTitle, figureText, line, joined, size } = props;
  const { width } = size;
  const left = Math.min(360, Math.max(190, width * NAME_SHARE));
  const ends = rows.flatMap(({ bars }) => bars.flatMap(({ from, to, least, most }) => [from, to, least, most]));
  const [least = 0, most = 1] = extent([...ends, line].filter((one) => one !== undefined));
  const x = scaleLinear(least === most ? [least - 1, most + 1] : [least, most], [
    left + TEXT_PX,
    width - EDGE.right - TEXT_PX,
  ]);
  const bottom = EDGE.top + rows.length * ROW_PX;
  return (
    <svg viewBox={`0 0 ${width} ${heightOf(rows.length)}`} aria-hidden="true">
      <text x={0} y={12} className="lab-chart__title">
        {axisTitle}
      </text>
      <rect x={0} y={EDGE.top + at * ROW_PX} width={width} height={ROW_PX} className="bar-rows__cursor" />
      {x.ticks(5).map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={EDGE.top} y2={bottom} className="lab-chart__rule" />
          <text x={x(tick)} y={EDGE.top - 8} textAnchor="middle" className="lab-chart__tick">
            {figureText(tick)}
          </text>
        </g>
      ))}
      <line x1={x(line)} x2={x(line)} y1={EDGE.top} y2={bottom} className="bar-rows__line" />
      {rows.map((row, r) => (
        <Row
          key={row.id}
          row={row}
          top={EDGE.top + r * ROW_PX}
          x={x}
          left={left}
          width={width}
          joined={joined === true && r < rows.length - 1}
        />
      ))}
    </svg>
  );
}

interface RowProps {
  readonly row: BarRow;
  readonly top: number;
  readonly x: (value: number) => number;
  readonly left: number;
  readonly width: number;
  readonly joined: boolean;
}

function Row({ row, top, x, left, width, joined }: RowProps) {
  const middle = top + ROW_PX / 2;
  const [first, ...more] = row.bars;
  return (
    <g data-row={row.id}>
      <text x={6} y={row.note === "" ? middle : middle - 8} dy="0.34em" className="bar-rows__name">
        {cut(row.name, left)}
      </text>
      {row.note !== "" && (
        <text x={6} y={middle + 9} dy="0.34em" className="bar-rows__note">
          {cut(row.note, left)}
        </text>
      )}
      {joined && first !== undefined && (
        <line x1={x(first.to)} x2={x(first.to)} y1={middle} y2={middle + ROW_PX} className="bar-rows__join" />
      )}
      {[first, ...more].map((bar) =>
        bar === undefined ? null : <Bar key={`${bar.kind} ${bar.to}`} bar={bar} middle={middle} x={x} />,
      )}
      <text x={width - 6} y={middle} dy="0.34em" textAnchor="end" className="bar-rows__word">
        {row.word}
      </text>
    </g>
  );
}

function Bar({ bar, middle, x }: { readonly bar: RowBar; readonly middle: number; readonly x: (v: number) => number }) {
  const { from, to, least, most, kind, text } = bar;
  const forward = to >= from;
  const outer = forward ? Math.max(x(to), x(most ?? to)) : Math.min(x(to), x(least ?? to));
  return (
    <g data-bar={kind}>
      <rect
        x={Math.min(x(from), x(to))}
        y={middle - 8}
        width={Math.max(1, Math.abs(x(to) - x(from)))}
        height={16}
        className={`bar-rows__bar bar-rows__bar--${kind}`}
      />
      {least !== undefined && most !== undefined && (
        <line x1={x(least)} x2={x(most)} y1={middle} y2={middle} className="bar-rows__whisker" />
      )}
      <text
        x={forward ? outer + 6 : outer - 6}
        y={middle}
        dy="0.34em"
        textAnchor={forward ? "start" : "end"}
        className="bar-rows__text"
      >
        {text}
      </text>
    </g>
  );
}

/** A character of the desk's text takes some 6.4 px at 13 px. */
const CHARACTER_PX = 6.4;

/** A text no longer than its column; the whole of it is read out and stands in the table. */
function cut(text: string, px: number): string {
  const most = Math.floor((px - 8) / CHARACTER_PX);
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
