import { area, line } from "d3";
import type { Level } from "../../sim/metrics/frame.ts";
import type { ProjectedPoint, Projection } from "../../sim/metrics/projection.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";

export interface FanProps {
  readonly projection: Projection;
  readonly at: Instant;
  /** Service level now, fraction: the fan is pinned to it. */
  readonly value: number;
  readonly x: (at: number) => number;
  readonly y: (fraction: number) => number;
  readonly am: number;
  readonly level: Level;
  /** CSS clip of what lies below the target. */
  readonly below: string;
}

/** A look-ahead is made every half minute; one of several minutes ago speaks of another floor, and looks it. */
const OLD_MS = 150_000;

/** What may come: bands P10–P90 and P25–P75 and a dashed median; of a loud row the part below target takes its colour. */
export function Fan({ projection, at, value, x, y, am, level, below }: FanProps) {
  const now: ProjectedPoint = { at, p10: value, p25: value, p50: value, p75: value, p90: value };
  const points = [now, ...projection.points.filter((point) => point.at > at)];
  const band = (low: "p10" | "p25", high: "p75" | "p90") =>
    area<ProjectedPoint>(
      (point) => x(point.at),
      (point) => y(point[low]),
      (point) => y(point[high]),
    )(points) ?? "";
  const median = line<ProjectedPoint>(
    (point) => x(point.at),
    (point) => y(point.p50),
  );
  const hue = level === "act" ? "crit" : "warn";
  return (
    <g opacity={at - projection.madeAt > OLD_MS ? 0.45 : 1}>
      <path d={band("p10", "p90")} fill="var(--fan-1)" />
      <path d={band("p25", "p75")} fill="var(--fan-2)" />
      {level !== "calm" && (
        <g clipPath={below}>
          <path d={band("p10", "p90")} fill={`var(--${hue}-fan-1)`} />
          <path d={band("p25", "p75")} fill={`var(--${hue}-fan)`} />
        </g>
      )}
      <path
        d={median(points) ?? ""}
        fill="none"
        stroke="var(--fan-line)"
        strokeWidth={am * 1.5}
        strokeDasharray={`${am * 4} ${am * 3}`}
      />
    </g>
  );
}
