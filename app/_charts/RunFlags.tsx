import type { TimeScale } from "./runGeometry.ts";

export interface RunFlagsProps {
  readonly x: TimeScale;
  readonly right: number;
  readonly at: number;
  /** The chart's line of time, in its unit. */
  readonly line: number;
  /** Absent: the stages never part. */
  readonly divergesAt: number | undefined;
  readonly first: string;
  /** How many met a different fate; empty: nobody did. */
  readonly fates: string;
}

/** Widths of a letter of the smallest text, on average and a little more, in the chart's unit. */
const LETTER = 6.2;
const CYRILLIC = 7;

/** Where the stages first parted, and how many fared differently since: both over the line of time, never on each other. */
export function RunFlags({ x, right, at, line, divergesAt, first, fates }: RunFlagsProps) {
  const now = x(at);
  const where = divergesAt === undefined || divergesAt > at ? undefined : x(divergesAt);
  const wide = widthOf(first);
  const text = where === undefined ? undefined : flagText(where, now, right, wide);
  const taken = text === undefined ? 0 : text.turned ? (where ?? 0) : text.x + wide;
  const count = countEnd(now, right, taken, widthOf(fates));
  return (
    <>
      {where !== undefined && text !== undefined && (
        <g>
          <line x1={where} x2={where} y1={line - 24} y2={line} className="run-chart__pole" />
          <path d={`M${where} ${line - 24}h10l-3 4l3 4h-10Z`} className="run-chart__flag" />
          <text
            x={text.x}
            y={line - 15}
            className={text.turned ? "run-chart__sub run-chart__halo run-chart__end" : "run-chart__sub run-chart__halo"}
          >
            {first}
          </text>
        </g>
      )}
      {fates !== "" && count !== undefined && (
        <text x={count} y={line - 15} className="run-chart__sub run-chart__halo run-chart__end">
          {fates}
        </text>
      )}
    </>
  );
}

/** Where the flag's words begin: beside it; where the playhead would cross them, beyond it. Turned, they end before the flag. */
export function flagText(
  where: number,
  now: number,
  right: number,
  wide: number,
): { readonly x: number; readonly turned: boolean } {
  const beside = where + 14;
  const x = now > beside - 6 && now < beside + wide + 10 ? now + 12 : beside;
  return x + wide > right ? { x: where - 6, turned: true } : { x, turned: false };
}

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/\p{Script=Cyrillic}/u.test(letter) ? CYRILLIC : LETTER), 0);
}

/** Where the count ends: before the playhead once the flag leaves room, else at the end of what lies ahead; else nowhere. */
export function countEnd(now: number, right: number, taken: number, wide: number): number | undefined {
  if (now - 12 - wide > taken + 12) return now - 12;
  return right - wide > Math.max(now, taken) + 12 ? right : undefined;
}
