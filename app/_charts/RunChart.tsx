"use client";

import { type KeyboardEvent, memo, type PointerEvent, useId, useMemo } from "react";
import type { DifferenceSeries, FateMark, InjectionMark } from "../../sim/theatre/types/index.ts";
import { LEAST_N } from "./leastN.ts";
import { RunFlags } from "./RunFlags.tsx";
import { NOTE_END, RunPanel } from "./RunPanel.tsx";
import { type Figure, figureAt, figuresOf, hourTicks, instantAt, type TimeScale, timeScale } from "./runGeometry.ts";
import type { Said } from "./said.ts";
import { useSize } from "./useSize.ts";

export interface RunChartProps {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** Local − UTC, ms. */
  readonly offsetMs: number;
  readonly single: boolean;
  readonly revealed: boolean;
  readonly level: DifferenceSeries | undefined;
  readonly left: DifferenceSeries | undefined;
  /** What stands at `at`, in the unit of its panel: the lines have a point a minute only. */
  readonly now: { readonly level: number | undefined; readonly left: number | undefined };
  readonly divergesAt: number | undefined;
  readonly fates: readonly FateMark[];
  readonly injections: readonly InjectionMark[];
  readonly texts: RunChartTexts;
  readonly clock: (at: number) => string;
  readonly onSeek: (at: number) => void;
  /** What people bet on, the last of a place stands; empty: nothing is asked. */
  readonly asked: readonly AskedPanel[];
}

/** A question of a lesson in the chart. */
export interface AskedPanel {
  /** The panel that has its measure; `own`: none has, it takes the place of the second. */
  readonly place: "level" | "left" | "own";
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly single: boolean;
  readonly share: boolean;
  readonly said?: Said;
  /** How the class bets, in words; empty: nothing to say yet. */
  readonly note: string;
  /** What the band is. */
  readonly band: string;
}

/** Everything the chart says, in the reader's language. */
export interface RunChartTexts {
  readonly head: string;
  readonly seed: string;
  readonly level: string;
  readonly left: string;
  readonly aBetter: string;
  readonly bBetter: string;
  readonly hidden: string;
  readonly few: string;
  readonly first: string;
  readonly fates: string;
  readonly position: string;
  /** What stands at the playhead, for those who hear it. */
  readonly value: string;
  readonly signed: (value: number) => string;
  readonly injection: (mark: InjectionMark) => string;
}

/** The chart's unit is the page's: 1/900 of the picture's height. Its box is as much taller as its upper padding. */
const HEIGHT = 323;
const BOX = 330;
const LEFT = 44;
const RIGHT = 40;
const LINE = HEIGHT - 24;

const MINUTE = 60_000;

/** The running difference over the whole run, and its time line: the chart is the scrubber. */
export function RunChart(props: RunChartProps) {
  const { from, to, at, offsetMs, single, revealed, level, left, texts, clock, onSeek, asked } = props;
  const ofLevel = asked.findLast(({ place }) => place === "level");
  const second = asked.findLast(({ place }) => place !== "level");
  const [box, size] = useSize<HTMLElement>();
  const clip = useId();
  const width = size === undefined || size.height === 0 ? 0 : Math.round((size.width / size.height) * BOX);
  const right = width - RIGHT;
  const x = useMemo(() => timeScale(from, to, LEFT, right), [from, to, right]);
  const levels = useMemo(() => (level === undefined ? [] : figuresOf(level, single, 100, LEAST_N)), [level, single]);
  const lefts = useMemo(() => (left === undefined ? [] : figuresOf(left, single, 1, 0)), [left, single]);
  const now = x(at);
  const seen = revealed ? to : at;
  const press = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons === 0 || size === undefined) return;
    const { left: edge, height } = event.currentTarget.getBoundingClientRect();
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    onSeek(instantAt(((event.clientX - edge) / height) * BOX, from, to, LEFT, right));
  };
  const key = (event: KeyboardEvent) => {
    const there = seekKey(event.key, at, from, to);
    if (there === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onSeek(there);
  };
  const middle = 32 + (LINE - 52) * 0.56;
  return (
    <figure ref={box} className="run-chart" onPointerDown={press} onPointerMove={press}>
      <div
        className="run-chart__slider"
        role="slider"
        tabIndex={0}
        aria-label={texts.position}
        aria-valuemin={from}
        aria-valuemax={to}
        aria-valuenow={at}
        aria-valuetext={texts.value}
        onKeyDown={key}
      />
      {width > 0 && (
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
          <clipPath id={clip}>
            <rect
              x={0}
              y={0}
              width={Math.max(0, x(seen))}
              height={HEIGHT}
              className={revealed ? "run-chart__reveal" : undefined}
            />
          </clipPath>
          <Injected {...{ x, marks: props.injections, textOf: texts.injection, width }} />
          <text x={0} y={17} className="run-chart__head">
            {texts.head}
          </text>
          <text x={width} y={17} className="run-chart__sub run-chart__end">
            {texts.seed}
          </text>
          <line x1={now} x2={now} y1={26} y2={LINE} className="run-chart__now" />
          <RunPanel
            {...{ x, clip, right, single, at, seen, title: texts.level, signed: texts.signed }}
            figures={levels}
            value={props.now.level}
            asked={ofLevel}
            top={50}
            bottom={middle - 8}
            least={10}
            share={single}
            few={texts.few}
            up={single ? "" : texts.aBetter}
            down={single ? "" : texts.bBetter}
          />
          {second?.place === "own" ? (
            <RunPanel
              {...{ x, clip, right, at, seen, signed: texts.signed }}
              {...{
                title: second.title,
                single: second.single,
                share: second.single && second.share,
                figures: second.figures,
              }}
              value={figureAt(second.figures, at)?.value}
              asked={second}
              top={middle + 26}
              bottom={LINE - 32}
              least={5}
              few=""
              up=""
              down=""
            />
          ) : (
            <RunPanel
              {...{ x, clip, right, single, at, seen, title: texts.left, signed: texts.signed }}
              figures={lefts}
              value={props.now.left}
              asked={second}
              top={middle + 26}
              bottom={LINE - 26}
              least={5}
              share={false}
              few=""
              up={single ? "" : texts.bBetter}
              down={single ? "" : texts.aBetter}
            />
          )}
          {!revealed && right - Math.max(now, NOTE_END) > 150 && (ofLevel?.note ?? "") === "" && (
            <text x={Math.max(now, NOTE_END) + 12} y={42} className="run-chart__sub">
              {texts.hidden}
            </text>
          )}
          <line x1={LEFT} x2={right} y1={LINE} y2={LINE} className="run-chart__line" />
          <line x1={LEFT} x2={now} y1={LINE} y2={LINE} className="run-chart__past" />
          <Fates {...{ x, fates: props.fates, clip }} />
          {hourTicks(from, to, offsetMs, 12).map((hour) => (
            <g key={hour}>
              <line x1={x(hour)} x2={x(hour)} y1={LINE} y2={LINE + 6} className="run-chart__tick" />
              <text x={x(hour)} y={LINE + 21} className="run-chart__sub run-chart__middle">
                {clock(hour).slice(0, 5)}
              </text>
            </g>
          ))}
          <RunFlags
            {...{ x, right, at, divergesAt: props.divergesAt, first: texts.first, fates: texts.fates }}
            line={LINE}
          />
          <circle cx={now} cy={LINE} r={7} className="run-chart__knob" />
          <text x={Math.min(Math.max(now, 250), width - 140)} y={18} className="run-chart__clock run-chart__middle">
            {clock(at)}
          </text>
        </svg>
      )}
    </figure>
  );
}

/** Where a key on the time line leads; undefined: it is not one of its keys. */
function seekKey(key: string, at: number, from: number, to: number): number | undefined {
  const by: Readonly<Record<string, number>> = {
    ArrowLeft: -MINUTE,
    ArrowRight: MINUTE,
    PageDown: -15 * MINUTE,
    PageUp: 15 * MINUTE,
    Home: from - at,
    End: to - at,
  };
  const step = by[key];
  return step === undefined ? undefined : Math.min(to, Math.max(from, at + step));
}

interface InjectedProps {
  readonly x: TimeScale;
  readonly marks: readonly InjectionMark[];
  readonly textOf: (mark: InjectionMark) => string;
  readonly width: number;
}

/** What people did to the run: a band on the axis of time, and its name. */
function Injected({ x, marks, textOf, width }: InjectedProps) {
  return marks.map((mark, i) => {
    const left = x(mark.from);
    const wide = Math.max(3, x(mark.to) - left);
    const atEnd = left + wide + 110 > width;
    return (
      <g key={`${mark.from} ${mark.injection.kind} ${mark.injection.atMs}`}>
        <rect x={left} y={28} width={wide} height={LINE - 28} className="run-chart__injected" />
        <rect x={left} y={LINE - 3} width={wide} height={6} className="run-chart__injection" />
        <text
          x={atEnd ? left - 6 : left + wide + 6}
          y={LINE - 40 - 15 * (i % 3)}
          className={atEnd ? "run-chart__note run-chart__end" : "run-chart__note"}
        >
          {textOf(mark)}
        </text>
      </g>
    );
  });
}

/** Customers who met a different fate: a hair each, up to now. */
const Fates = memo(function Fates({
  x,
  fates,
  clip,
}: {
  readonly x: TimeScale;
  readonly fates: readonly FateMark[];
  readonly clip: string;
}) {
  const path = useMemo(() => fates.map(({ at }) => `M${x(at).toFixed(1)} ${LINE - 9}v6`).join(""), [x, fates]);
  return <path d={path} className="run-chart__fates" clipPath={`url(#${clip})`} />;
});
