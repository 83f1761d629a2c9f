"use client";

import { scaleLinear } from "d3";
import { useSize } from "./useSize.ts";

/** One stretch of a lane. */
export interface JourneySpan {
  readonly kind: "wait" | "late" | "offered" | "talk" | "hold" | "wrapup" | "bot";
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface JourneyLane {
  readonly key: string;
  readonly text: string;
  readonly spans: readonly JourneySpan[];
  /** Instants of messages: those of the customer above the lane, those of the house below. */
  readonly messages: readonly { readonly at: number; readonly customer: boolean }[];
  /** Where it went on: lane number and instant, and whether the context came along. */
  readonly onward?: { readonly lane: number; readonly at: number; readonly kept: boolean };
}

export interface JourneyChartProps {
  readonly lanes: readonly JourneyLane[];
  /** Now, for what lasts. */
  readonly at: number;
  readonly label: string;
  readonly clock: (at: number) => string;
}

const LANE = 40;
const BAR = 12;
const AXIS = 20;
const HEIGHTS = { wait: 4, late: 4, offered: 4, bot: 4, talk: BAR, hold: BAR, wrapup: 6 } as const;
const FILLS = {
  wait: "var(--slot-dim)",
  late: "var(--warn-mark)",
  offered: "var(--info)",
  bot: "var(--rule-2)",
  talk: "var(--slot)",
  hold: "var(--fan-2)",
  wrapup: "var(--slot-dim)",
} as const;

/** A journey on one axis of time, a lane a contact: thin where it waits, thick where somebody talks, arrows between channels. */
export function JourneyChart({ lanes, at, label, clock }: JourneyChartProps) {
  const [box, size] = useSize<HTMLDivElement>();
  const height = lanes.length * LANE + AXIS;
  return (
    <div className="journey" ref={box} style={{ height }}>
      {size !== undefined && size.width > 0 && (
        <Plot lanes={lanes} at={at} label={label} clock={clock} width={size.width} height={height} />
      )}
    </div>
  );
}

function Plot({ lanes, at, label, clock, width, height }: JourneyChartProps & { width: number; height: number }) {
  const starts = lanes.flatMap(({ spans, messages }) => [
    ...spans.map(({ from }) => from),
    ...messages.map((one) => one.at),
  ]);
  const ends = lanes.flatMap(({ spans, messages }) => [...spans.map(({ to }) => to), ...messages.map((one) => one.at)]);
  const first = Math.min(at, ...starts);
  const last = Math.max(first + 1_000, ...ends);
  const x = scaleLinear([first, last], [1, width - 1]);
  const middle = (lane: number) => lane * LANE + 26;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {lanes.map(({ key, text, spans, messages }, lane) => (
        <g key={key}>
          <text x={0} y={lane * LANE + 13} className="journey__name">
            {text}
          </text>
          <path d={`M1 ${middle(lane)}H${width - 1}`} stroke="var(--rule)" />
          {spans.map((span) => {
            const barHeight = HEIGHTS[span.kind];
            return (
              <rect
                key={`${span.kind} ${span.from} ${span.text}`}
                x={x(span.from)}
                y={middle(lane) - barHeight / 2}
                width={Math.max(1.5, x(span.to) - x(span.from))}
                height={barHeight}
                fill={FILLS[span.kind]}
              >
                <title>{span.text}</title>
              </rect>
            );
          })}
          {messages.map((message) => (
            <path
              key={`${message.at} ${message.customer}`}
              d={`M${x(message.at)} ${middle(lane) + (message.customer ? -11 : 7)}v4`}
              stroke={message.customer ? "var(--ink)" : "var(--ink-3)"}
            />
          ))}
        </g>
      ))}
      {lanes.map(({ key, onward }, lane) =>
        onward === undefined ? null : (
          <path
            key={key}
            d={`M${x(onward.at)} ${middle(lane) + 6}V${middle(onward.lane) - 6}`}
            stroke={onward.kept ? "var(--ink-3)" : "var(--warn-mark)"}
            strokeDasharray={onward.kept ? undefined : "3 3"}
            fill="none"
          />
        ),
      )}
      <text x={0} y={height - 4} className="journey__time">
        {clock(first)}
      </text>
      <text x={width} y={height - 4} textAnchor="end" className="journey__time">
        {clock(last)}
      </text>
    </svg>
  );
}
