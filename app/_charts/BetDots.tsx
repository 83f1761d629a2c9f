"use client";

import { extent, scaleLinear } from "d3";
import type { Bet } from "../../sim/theatre/lesson/bet.ts";

export interface BetDotsProps {
  /** Intervals; curves have a picture of their own. */
  readonly bets: readonly Exclude<Bet, { kind: "curve" }>[];
  /** What came; absent: not yet revealed. */
  readonly came?: number | undefined;
  readonly own?: Exclude<Bet, { kind: "curve" }> | undefined;
  readonly label: string;
  readonly text: (value: number) => string;
}

const WIDTH = 360;
const ROW = 7;
const MOST_ROWS = 40;
const EDGE = { side: 30, top: 8, bottom: 24 };

/** What a class said: one hair an interval, filled where B was named, hollow where A was; a line where it came. */
export function BetDots({ bets, came, own, label, text }: BetDotsProps) {
  // The same bet may be made by many: a row has no other name than its place.
  const rows = bets.slice(0, MOST_ROWS).map((bet, row) => ({ bet, id: `row ${row}`, y: EDGE.top + (row + 0.5) * ROW }));
  const all = [
    ...rows.map(({ bet }) => bet).flatMap(({ low, high }) => [low, high]),
    ...(came === undefined ? [] : [came]),
  ];
  const [least = 0, most = 1] = extent(all) as [number, number];
  const room = Math.max(1, (most - least) * 0.08);
  const x = scaleLinear([least - room, most + room], [EDGE.side, WIDTH - EDGE.side]);
  const height = EDGE.top + Math.max(4, rows.length) * ROW + EDGE.bottom;
  const base = height - EDGE.bottom;
  return (
    <svg className="bet-dots" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
      <line x1={EDGE.side} x2={WIDTH - EDGE.side} y1={base} y2={base} className="bet-dots__rule" />
      {x.ticks(5).map((tick) => (
        <text key={tick} x={x(tick)} y={height - 6} className="bet-dots__tick">
          {text(tick)}
        </text>
      ))}
      {rows.map(({ bet, id, y }) => {
        const isOwn = own !== undefined && own.low === bet.low && own.high === bet.high;
        return (
          <g key={id} className={isOwn ? "bet-dots__bet bet-dots__own" : "bet-dots__bet"}>
            <line x1={x(bet.low)} x2={x(bet.high)} y1={y} y2={y} />
            <circle
              cx={x((bet.low + bet.high) / 2)}
              cy={y}
              r={2.6}
              className={bet.kind === "which" && bet.better === "a" ? "bet-dots__hollow" : ""}
            />
          </g>
        );
      })}
      {came !== undefined && (
        <g className="bet-dots__came">
          <line x1={x(came)} x2={x(came)} y1={EDGE.top} y2={base} />
        </g>
      )}
    </svg>
  );
}
