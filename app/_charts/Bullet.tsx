import { scaleLinear } from "d3";
import type { Level } from "../../sim/metrics/frame.ts";

export interface BulletProps {
  /** Service level, fraction; absent when nobody was counted. */
  readonly value: number | undefined;
  readonly target: number;
  /** Wilson 95 % interval, fractions; absent when n = 0. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Too few counted to judge by: the bar is dim. */
  readonly faint: boolean;
  /** Paints the bar when the target is missed beyond chance. */
  readonly alarm: Exclude<Level, "calm"> | undefined;
}

const HEIGHT = 20;
/** Where the lowest band ends, fraction: below it nobody calls a service level fair. */
const POOR = 0.6;

/** A bullet graph, 0–100 in every row: three bands, the measure, the target as a tick, the interval as a whisker. */
export function Bullet({ value, target, low, high, faint, alarm }: BulletProps) {
  const x = scaleLinear([0, 1], [0, 100]).clamp(true);
  const poor = Math.min(POOR, target);
  const bands = [
    [0, poor, 0.34],
    [poor, target, 0.22],
    [target, 1, 0.11],
  ] as const;
  const fill = faint ? "var(--slot-dim)" : alarm === undefined ? "var(--slot)" : `var(--${MARK[alarm]})`;
  return (
    <svg className="bullet" viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {bands.map(([from, to, opacity]) => (
        <rect key={from} x={x(from)} y={3} width={x(to) - x(from)} height={14} fill="var(--ink-3)" opacity={opacity} />
      ))}
      {value !== undefined && <rect x={0} y={7} width={x(value)} height={6} fill={fill} />}
      {low !== undefined && high !== undefined && (
        <path
          d={`M${x(low)} 10H${x(high)}M${x(low)} 7.5v5M${x(high)} 7.5v5`}
          fill="none"
          stroke="var(--ink)"
          strokeWidth={1}
          vectorEffect="non-scaling-stroke"
        />
      )}
      <path
        d={`M${x(target)} 2V18`}
        fill="none"
        stroke="var(--ink)"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

const MARK = { act: "crit", watch: "warn-mark" } as const;
