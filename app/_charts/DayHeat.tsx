"use client";

import { scaleSqrt } from "d3";
import { useEffect, useRef } from "react";
import { useSize } from "./useSize.ts";

/** One day as a column: counts by interval from the top, NaN where nothing is known. */
export interface HeatDay {
  readonly date: string;
  readonly counts: Float64Array;
  /** Left out of fits. */
  readonly excluded: boolean;
}

/** A piece of a day with something to say about it. `state`: what was decided. */
export interface HeatMark {
  readonly date: string;
  /** First interval and behind the last. */
  readonly from: number;
  readonly to: number;
  readonly state: "open" | "accepted" | "rejected";
}

export interface DayHeatProps {
  /** Every date from the first to the last; a day nobody told of has no counts. */
  readonly dates: readonly string[];
  readonly days: ReadonlyMap<string, HeatDay>;
  readonly intervals: number;
  /** Local times at the left, by interval. */
  readonly hours: readonly { readonly interval: number; readonly label: string }[];
  /** Names of months above, by place of their first date. */
  readonly months: readonly { readonly at: number; readonly label: string }[];
  readonly marks: readonly HeatMark[];
  readonly selected: number;
  readonly label: string;
  /** What the cursor stands on, for those who hear the page. */
  readonly reading: string;
  readonly onSelect: (at: number) => void;
}

const LEFT = 46;
const TOP = 22;
const HEIGHT = 220;
const BELOW = 12;
/** Narrowest and widest column of a day, px. */
const NARROW = 3;
const WIDE = 26;

/** Days side by side, time of day downwards: the darker, the more contacts. Nothing known is hatched. */
export function DayHeat(props: DayHeatProps) {
  const { dates, selected, onSelect, label, reading } = props;
  const [room, size] = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = size?.width ?? 0;
  const column = Math.max(NARROW, Math.min(WIDE, (width - LEFT) / Math.max(1, dates.length)));
  const whole = Math.max(width, LEFT + column * dates.length);
  useEffect(() => {
    const element = canvas.current;
    if (element === null || width === 0) return;
    const draw = () => paint(element, props, column, whole);
    draw();
    const scheme = window.matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", draw);
    return () => scheme.removeEventListener("change", draw);
  });
  const place = (clientX: number, target: HTMLElement) => {
    const at = Math.floor((clientX - target.getBoundingClientRect().left - LEFT) / column);
    if (at >= 0 && at < dates.length) onSelect(at);
  };
  return (
    <div className="day-heat" ref={room}>
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, dates.length - 1)}
        aria-valuenow={selected}
        aria-valuetext={reading}
        className="day-heat__field"
        style={{ width: whole }}
        onPointerDown={(event) => place(event.clientX, event.currentTarget)}
        onKeyDown={(event) => {
          const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, PageUp: -28, PageDown: 28 }[
            event.key
          ];
          const next = event.key === "Home" ? 0 : event.key === "End" ? dates.length - 1 : selected + (step ?? 0);
          if (step === undefined && event.key !== "Home" && event.key !== "End") return;
          event.preventDefault();
          onSelect(Math.max(0, Math.min(dates.length - 1, next)));
        }}
      >
        <canvas ref={canvas} style={{ width: whole, height: TOP + HEIGHT + BELOW }} />
      </div>
    </div>
  );
}

function paint(canvas: HTMLCanvasElement, props: DayHeatProps, column: number, whole: number): void {
  const { dates, days, intervals, hours, months, marks, selected } = props;
  const context = canvas.getContext("2d");
  if (context === null) return;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(whole * ratio);
  canvas.height = Math.round((TOP + HEIGHT + BELOW) * ratio);
  context.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const ink = (name: string) => colourOf(canvas, name);
  const row = HEIGHT / Math.max(1, intervals);
  let most = 1;
  for (const { counts } of days.values()) for (const count of counts) if (count > most) most = count;
  const depth = scaleSqrt().domain([0, most]).range([0.04, 0.92]);
  const [figure, rule, faint, hand] = [ink("--ink"), ink("--rule"), ink("--ink-3"), ink("--info")];
  const x = (at: number) => LEFT + at * column;
  // Whole pixels, each to the next: columns of fractions would show seams.
  const left = (at: number) => Math.round(x(at));
  const gap = column >= 8 ? 1 : 0;
  dates.forEach((date, at) => {
    const day = days.get(date);
    const wide = left(at + 1) - left(at) - gap;
    if (day === undefined) {
      hatch(context, left(at), TOP, wide, HEIGHT, rule);
      return;
    }
    context.fillStyle = figure;
    day.counts.forEach((count, i) => {
      const top = TOP + Math.round(i * row);
      const tall = Math.round((i + 1) * row) - Math.round(i * row);
      if (Number.isNaN(count)) {
        hatch(context, left(at), top, wide, tall, rule);
        context.fillStyle = figure;
        return;
      }
      context.globalAlpha = count === 0 ? 0 : depth(count);
      context.fillRect(left(at), top, wide, tall);
    });
    context.globalAlpha = 1;
    if (day.excluded) {
      context.fillStyle = faint;
      context.fillRect(left(at), TOP + HEIGHT + 2, wide, 3);
    }
  });
  context.strokeStyle = rule;
  context.strokeRect(LEFT - 0.5, TOP - 0.5, column * dates.length + 1, HEIGHT + 1);
  for (const mark of marks) {
    const at = dates.indexOf(mark.date);
    if (at < 0 || mark.state === "rejected") continue;
    const colour = mark.state === "open" ? ink("--warn-mark") : faint;
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    const top = TOP + Math.round(mark.from * row);
    context.strokeRect(
      left(at) + 0.5,
      top + 0.5,
      Math.max(2, left(at + 1) - left(at) - gap - 1),
      Math.max(2, (mark.to - mark.from) * row - 1),
    );
    if (mark.state === "open") triangle(context, x(at) + column / 2, TOP - 3, colour);
  }
  context.lineWidth = 2;
  context.strokeStyle = hand;
  context.strokeRect(
    left(selected) - 1,
    TOP - 1,
    Math.max(3, left(selected + 1) - left(selected) - gap) + 2,
    HEIGHT + 2,
  );
  context.fillStyle = faint;
  context.font = `${style.fontSize} ${style.fontFamily}`;
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (const { interval, label } of hours) context.fillText(label, LEFT - 8, TOP + interval * row);
  context.textAlign = "left";
  let free = 0;
  for (const { at, label } of months) {
    if (x(at) < free) continue;
    context.fillText(label, x(at), 7);
    free = x(at) + context.measureText(label).width + 12;
  }
}

function hatch(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  wide: number,
  tall: number,
  colour: string,
): void {
  context.save();
  context.beginPath();
  context.rect(x, y, wide, tall);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  // Strokes fall on one grid for the whole picture, so that neighbours join.
  for (let from = Math.floor((x - y - tall) / 4) * 4; from < x + wide - y; from += 4) {
    context.moveTo(from + y, y);
    context.lineTo(from + y + tall, y + tall);
  }
  context.stroke();
  context.restore();
}

function triangle(context: CanvasRenderingContext2D, x: number, y: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.moveTo(x, y - 6);
  context.lineTo(x + 3.5, y);
  context.lineTo(x - 3.5, y);
  context.fill();
}

/** A token as the browser resolves it here: canvases know no `light-dark()`. */
function colourOf(canvas: HTMLCanvasElement, name: string): string {
  const before = canvas.style.color;
  canvas.style.color = `var(${name})`;
  const colour = getComputedStyle(canvas).color;
  canvas.style.color = before;
  return colour;
}
