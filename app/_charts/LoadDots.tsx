import { scaleLinear } from "d3";

export interface LoadDotsProps {
  /** Busy slot-time ÷ slot-time, and time with any contact ÷ on-queue time, fractions; absent when nobody was there. */
  readonly load: number | undefined;
  readonly occupancy: number | undefined;
}

const WIDTH = 84;
const HEIGHT = 20;

/** Load as a full dot, occupancy as an open one, 0–100 in every row: what lies between is what concurrency hides. */
export function LoadDots({ load, occupancy }: LoadDotsProps) {
  const x = scaleLinear([0, 1], [5, WIDTH - 5]).clamp(true);
  return (
    <svg className="loaddots" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={`M${x(0)} 10H${x(1)}`} stroke="var(--rule-2)" />
      <path d={`M${x(0)} 7v6M${x(1)} 7v6`} stroke="var(--rule-2)" />
      {load !== undefined && occupancy !== undefined && (
        <path d={`M${x(load)} 10H${x(occupancy)}`} stroke="var(--ink-3)" strokeWidth={2} />
      )}
      {occupancy !== undefined && (
        <circle cx={x(occupancy)} cy={10} r={3} fill="var(--bg)" stroke="var(--ink-2)" strokeWidth={1.3} />
      )}
      {load !== undefined && <circle cx={x(load)} cy={10} r={3.2} fill="var(--ink)" />}
    </svg>
  );
}
