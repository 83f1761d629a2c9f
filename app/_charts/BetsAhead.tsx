import { area, line } from "d3";
import type { TimeScale } from "./runGeometry.ts";
import type { Band, Said } from "./said.ts";

export interface BetsAheadProps {
  readonly said: Said;
  readonly x: TimeScale;
  readonly y: (value: number) => number;
  readonly top: number;
  readonly bottom: number;
  /** Where what lies ahead begins, and ends. */
  readonly now: number;
  readonly right: number;
  readonly band: string;
}

/** Room beside the axis for dots, and how far apart they stand. */
const DOTS = 34;
const STEP = 6.6;

/** What was bet, drawn ahead of the playhead: the class as a band with its median and a dot a bet, the own bet by hand's colour. */
export function BetsAhead({ said, x, y, top, bottom, now, right, band }: BetsAheadProps) {
  const inside = (value: number) => Math.min(bottom, Math.max(top, y(value)));
  if (said.kind === "curve") {
    const at = (_: unknown, i: number) => x(said.ats[i] ?? 0);
    const own = said.own === undefined ? null : line<number>(at, inside)(said.own);
    return (
      <g>
        {said.band !== undefined && (
          <>
            <path
              d={
                area<Band>(
                  at,
                  ({ low }) => inside(low),
                  ({ high }) => inside(high),
                )(said.band) ?? ""
              }
              className="run-chart__band"
            />
            <path d={line<Band>(at, ({ middle }) => inside(middle))(said.band) ?? ""} className="run-chart__median" />
          </>
        )}
        {own !== null && <path d={own} className="run-chart__own" />}
      </g>
    );
  }
  const { dots, own } = said;
  return (
    <g>
      {said.band !== undefined && now < right && (
        <>
          <rect
            x={now}
            y={inside(said.band.high)}
            width={right - now}
            height={Math.max(1, inside(said.band.low) - inside(said.band.high))}
            className="run-chart__band"
          />
          <line
            x1={now}
            x2={right}
            y1={inside(said.band.middle)}
            y2={inside(said.band.middle)}
            className="run-chart__median"
          />
          {right - now > 240 && (
            <text x={now + 12} y={inside(said.band.low) - 5} className="run-chart__sub run-chart__halo">
              {band}
            </text>
          )}
        </>
      )}
      {own !== undefined && (
        <path d={`M${right - 5} ${inside(own.low)}h10m-5 0V${inside(own.high)}m-5 0h10`} className="run-chart__own" />
      )}
      {betRows(dots.map(({ value }) => inside(value))).map(({ row, place, of }, i) => (
        <circle
          // The same bet may be made by many: a dot has no other name than its place.
          key={`${row} ${place}`}
          cx={right + 8 + place * Math.min(STEP, DOTS / of)}
          cy={row}
          r={2.4}
          className={dots[i]?.hollow === true ? "run-chart__bet run-chart__bet--a" : "run-chart__bet"}
        />
      ))}
    </g>
  );
}

interface BetRow {
  readonly row: number;
  readonly place: number;
  readonly of: number;
}

/** Dots of about the same height stand side by side, in the order they come; `of`: how many share the row. */
export function betRows(heights: readonly number[]): readonly BetRow[] {
  const rows = heights.map((height) => Math.round(height / STEP) * STEP);
  const sums = new Map<number, number>();
  const places = rows.map((row) => {
    const place = sums.get(row) ?? 0;
    sums.set(row, place + 1);
    return place;
  });
  return rows.map((row, i) => ({ row, place: places[i]!, of: sums.get(row)! }));
}
