import { scaleLinear } from "d3";
import type { PlannedShift, StateSpan } from "../../sim/metrics/adherence.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import { useSize } from "./useSize.ts";

export interface StateRibbonProps {
  readonly fromAt: Instant;
  readonly at: Instant;
  readonly states: readonly StateSpan[];
  readonly shifts: readonly PlannedShift[];
  readonly hours: readonly { readonly at: number; readonly text: string }[];
  /** What each span is, for whoever points at it. */
  readonly textOf: (span: StateSpan) => string;
  readonly label: string;
}

const BAND = { top: 2, height: 16 } as const;
const PLAN = { top: 21, height: 3 } as const;
const HEIGHT = 42;

/** What one person did, left to right up to now; under it the shift that was planned, open where a break was. */
export function StateRibbon({ fromAt, at, states, shifts, hours, textOf, label }: StateRibbonProps) {
  const [box, size] = useSize<HTMLDivElement>();
  const width = size?.width ?? 0;
  const x = scaleLinear([fromAt, at], [0, width]).clamp(true);
  const bar = (from: number, to: number) => ({ x: x(from), width: Math.max(1, x(to) - x(from)) });
  return (
    <div className="ribbon" ref={box} style={{ height: HEIGHT }}>
      {width > 40 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          {states.map((span) => (
            <rect
              key={span.fromAt}
              {...bar(span.fromAt, span.toAt)}
              y={BAND.top}
              height={BAND.height}
              data-activity={span.activity}
            >
              <title>{textOf(span)}</title>
            </rect>
          ))}
          {shifts
            .filter(({ fromAt: from, toAt }) => toAt > fromAt && from < at)
            .map(({ fromAt: from, toAt, breaks }) => (
              <g key={from}>
                <rect {...bar(from, toAt)} y={PLAN.top} height={PLAN.height} data-activity="planned" />
                {breaks
                  .filter((pause) => pause.toAt > fromAt && pause.fromAt < at)
                  .map((pause) => (
                    <rect
                      key={pause.fromAt}
                      {...bar(pause.fromAt, pause.toAt)}
                      y={PLAN.top}
                      height={PLAN.height}
                      data-activity="pause"
                    />
                  ))}
              </g>
            ))}
          {hours.map(({ at: hour, text }) => (
            <text key={hour} x={x(hour)} y={HEIGHT - 4} textAnchor="middle">
              {text}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}
