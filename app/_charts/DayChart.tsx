"use client";

import { area, line, scaleLinear } from "d3";
import { type PointerEvent, useId } from "react";
import type { ProjectedPoint } from "../../sim/metrics/projection.ts";
import { type Size, useSize } from "./useSize.ts";

/** A list with a number an interval, `null` where there is none. */
export type DayList = readonly (number | null)[];

export interface DayMark {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly level: "watch" | "act";
}

/** Contacts that were expected, an interval each. */
export interface DayGhost {
  readonly id: "forecast" | "plan";
  readonly list: DayList;
}

export interface DayChartProps {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly stepMs: number;
  /** As far as anything is known. */
  readonly reachedAt: number;
  /** Where the picture stands. */
  readonly cursorAt: number;
  readonly actual: DayList;
  /** Quartiles of days before; empty where there are none. */
  readonly usual: { readonly p25: DayList; readonly p50: DayList; readonly p75: DayList };
  readonly target: number | undefined;
  /** Highest value of the axis: 1 for fractions, so that it never changes with the data. */
  readonly most: number;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  readonly offered: readonly number[];
  readonly usualOffered: DayList;
  /** Expected contacts: beside the line where it is of contacts, else over the bars. */
  readonly ghosts: readonly DayGhost[];
  /** Whether the line itself is of contacts: then there are no bars. */
  readonly ofContacts: boolean;
  /** Begin of hours, with their words. */
  readonly hours: readonly { readonly at: number; readonly text: string }[];
  /** What was expected as it stood, oldest first; `past`: drawn as a past view. */
  readonly projection: { readonly points: readonly ProjectedPoint[]; readonly past: boolean } | undefined;
  readonly marks: readonly DayMark[];
  /** Read to those who do not see it. */
  readonly label: string;
  readonly onPick: (at: number) => void;
}

/** Pixels beside the plot: ticks on the left; the scrubber under it uses the same. */
export const DAY_MARGIN = { left: 44, right: 10 } as const;
/** Share of the height the bars of arrivals have, at the foot. */
const BARS = 0.3;

/** One day: what happened over what is usual and what was expected; arrivals at the foot, cause under effect. */
export function DayChart(props: DayChartProps) {
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="day__plot" ref={box} data-chart="day">
      {size !== undefined && size.width > 120 && size.height > 40 && <Plot {...props} size={size} />}
    </div>
  );
}

function Plot(props: DayChartProps & { readonly size: Size }) {
  const { startsAt, endsAt, stepMs, reachedAt, cursorAt, actual, usual, target, most, size, marks } = props;
  const { width, height } = size;
  const clip = useId();
  const foot = height - 18;
  const x = scaleLinear([startsAt, endsAt], [DAY_MARGIN.left, width - DAY_MARGIN.right]).clamp(true);
  const y = scaleLinear([0, most], [foot, 6]).clamp(true);
  const end = (place: number) => Math.min(startsAt + (place + 1) * stepMs, endsAt);
  const drawn = (list: DayList, until: number) =>
    list
      .map((value, place) => ({ at: Math.min(end(place), until), value }))
      .filter(({ at }, i) => i === 0 || at <= until);
  const path = (points: readonly { readonly at: number; readonly value: number | null }[]) =>
    line<{ readonly at: number; readonly value: number | null }>(
      (point) => x(point.at),
      (point) => y(point.value ?? 0),
    ).defined((point) => point.value !== null)([...points]) ?? "";
  const usually = usual.p50.map((value, place) => ({
    at: end(place),
    value,
    low: usual.p25[place] ?? value,
    high: usual.p75[place] ?? value,
  }));
  const band = area<(typeof usually)[number]>(
    (point) => x(point.at),
    (point) => y(point.low ?? 0),
    (point) => y(point.high ?? 0),
  ).defined((point) => point.value !== null)(usually);
  const happened = drawn(actual, reachedAt);
  const targetY = target === undefined ? undefined : y(target);
  const shortfall =
    targetY === undefined
      ? ""
      : (area<(typeof happened)[number]>(
          (point) => x(point.at),
          targetY,
          (point) => y(point.value ?? target ?? 0),
        ).defined((point) => point.value !== null)(happened) ?? "");
  const pick = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    // A share of the width, not pixels: the page may be drawn larger than it is measured.
    props.onPick(x.invert(((event.clientX - box.left) / Math.max(1, box.width)) * width));
  };
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={props.label}
      onPointerDown={pick}
      data-cursor={cursorAt}
    >
      {targetY !== undefined && (
        <rect
          x={x(startsAt)}
          y={y(most)}
          width={x(endsAt) - x(startsAt)}
          height={targetY - y(most)}
          fill="var(--surface)"
        />
      )}
      <clipPath id={clip}>
        <rect x={0} y={targetY ?? 0} width={width} height={Math.max(0, foot - (targetY ?? 0))} />
      </clipPath>
      {marks.map(({ id, from, to, level }) => (
        <rect
          key={id}
          x={x(from)}
          width={Math.max(2, x(to) - x(from))}
          y={foot + 1}
          height={3}
          fill={level === "act" ? "var(--crit)" : "var(--warn-mark)"}
        />
      ))}
      {!props.ofContacts && <Bars {...props} x={x} foot={foot} height={foot * BARS} />}
      {band !== null && <path d={band} fill="var(--fan-1)" opacity={0.7} />}
      <path d={path(usually)} fill="none" stroke="var(--ink-4)" strokeWidth={1.2} />
      {targetY !== undefined && (
        <line x1={x(startsAt)} x2={x(endsAt)} y1={targetY} y2={targetY} stroke="var(--ink-4)" strokeDasharray="2 3" />
      )}
      <path d={shortfall} fill="var(--crit-fan-1)" clipPath={`url(#${clip})`} />
      {props.ofContacts &&
        props.ghosts.map(({ id, list }) => <path key={id} d={path(drawn(list, endsAt))} data-ghost={id} />)}
      {props.projection !== undefined && <Expected {...props.projection} x={x} y={y} />}
      <path d={path(happened)} fill="none" stroke="var(--line)" strokeWidth={2} strokeLinejoin="round" />
      {props.ticks.map(({ value, text }) => (
        <text key={text} x={DAY_MARGIN.left - 7} y={y(value) + 4} textAnchor="end">
          {text}
        </text>
      ))}
      {props.hours.map(({ at, text }) => (
        <g key={at}>
          <line x1={x(at)} x2={x(at)} y1={foot} y2={foot + 4} stroke="var(--ink-4)" />
          <text x={x(at)} y={height - 2} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      <line x1={x(reachedAt)} x2={x(reachedAt)} y1={4} y2={foot} stroke="var(--ink-4)" />
      {cursorAt < reachedAt && (
        <line x1={x(cursorAt)} x2={x(cursorAt)} y1={2} y2={foot + 4} stroke="var(--info)" strokeWidth={1.5} />
      )}
    </svg>
  );
}

interface BarsProps extends DayChartProps {
  readonly x: (at: number) => number;
  readonly foot: number;
  readonly height: number;
}

/** Contacts that came, an interval a bar, and the usual number as a step line. */
function Bars({ startsAt, endsAt, stepMs, offered, usualOffered, ghosts, x, foot, height }: BarsProps) {
  const lists = [usualOffered, ...ghosts.map(({ list }) => list)];
  const most = Math.max(4, ...offered, ...lists.flat().map((value) => value ?? 0));
  const y = scaleLinear([0, most], [foot, foot - height]);
  const from = (place: number) => startsAt + place * stepMs;
  const stepped = (list: DayList) =>
    list
      .map((value, place) => {
        if (value === null) return "";
        const right = x(Math.min(from(place + 1), endsAt));
        const joins = place > 0 && list[place - 1] !== null;
        return `${joins ? "L" : "M"}${x(from(place))} ${y(value)}L${right} ${y(value)}`;
      })
      .join("");
  return (
    <>
      {offered.map((value, place) => (
        <rect
          key={from(place)}
          x={x(from(place)) + 0.5}
          width={Math.max(0.5, x(from(place + 1)) - x(from(place)) - 1)}
          y={y(value)}
          height={foot - y(value)}
          fill={value > (usualOffered[place] ?? value) * 1.25 ? "var(--slot-dim)" : "var(--fan-2)"}
        />
      ))}
      <path d={stepped(usualOffered)} fill="none" stroke="var(--ink-3)" strokeWidth={1} />
      {ghosts.map(({ id, list }) => (
        <path key={id} d={stepped(list)} data-ghost={id} />
      ))}
    </>
  );
}

interface ExpectedProps {
  readonly points: readonly ProjectedPoint[];
  readonly past: boolean;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
}

/** What was expected: the band P10–P90, P25–P75 inside it, the median dashed. */
function Expected({ points, past, x, y }: ExpectedProps) {
  const band = (low: "p10" | "p25", high: "p75" | "p90") =>
    area<ProjectedPoint>(
      (point) => x(point.at),
      (point) => y(point[low]),
      (point) => y(point[high]),
    )([...points]) ?? "";
  const median = line<ProjectedPoint>(
    (point) => x(point.at),
    (point) => y(point.p50),
  )([...points]);
  return (
    <g data-part="expected">
      <path
        d={band("p10", "p90")}
        fill={past ? "var(--info-dim)" : "var(--fan-1)"}
        stroke={past ? "var(--info)" : "none"}
        strokeWidth={0.8}
        strokeDasharray="2 2"
      />
      {!past && <path d={band("p25", "p75")} fill="var(--fan-2)" />}
      <path
        d={median ?? ""}
        fill="none"
        stroke={past ? "var(--info)" : "var(--fan-line)"}
        strokeWidth={1.4}
        strokeDasharray="4 3"
      />
    </g>
  );
}
