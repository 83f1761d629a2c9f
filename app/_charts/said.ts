import { quantileSorted } from "d3";
import type { Bet } from "../../sim/theatre/lesson/bet.ts";

/** What was said before it was shown, as a chart draws it. Amounts in the question's unit. */
export type Said =
  | {
      readonly kind: "interval";
      /** The middle 80 % of the middles, and their median; absent: fewer than two bets. */
      readonly band?: Band;
      /** The middle of each bet; hollow: A was named. */
      readonly dots: readonly { readonly value: number; readonly hollow: boolean }[];
      readonly own?: { readonly low: number; readonly high: number };
    }
  | {
      readonly kind: "curve";
      readonly ats: readonly number[];
      /** The same, instant by instant. */
      readonly band?: readonly Band[];
      readonly own?: readonly number[];
    };

export interface Band {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** Bets on one question as a picture; `ats`: the instants of a curve. Undefined: nobody has said anything. */
export function saidOf(bets: readonly Bet[], own: Bet | undefined, ats: readonly number[]): Said | undefined {
  const first = bets[0] ?? own;
  if (first === undefined) return undefined;
  if (first.kind === "curve") {
    const curves = bets.flatMap((bet) => (bet.kind === "curve" ? [bet.values] : []));
    return {
      ...{ kind: "curve", ats },
      ...(curves.length < 2 ? {} : { band: ats.map((_, i) => bandOf(curves.map((values) => values[i] ?? 0))) }),
      ...(own?.kind === "curve" ? { own: own.values } : {}),
    };
  }
  const dots = bets.flatMap((bet) =>
    bet.kind === "curve"
      ? []
      : [{ value: (bet.low + bet.high) / 2, hollow: bet.kind === "which" && bet.better === "a" }],
  );
  return {
    ...{ kind: "interval", dots },
    ...(dots.length < 2 ? {} : { band: bandOf(dots.map(({ value }) => value)) }),
    ...(own === undefined || own.kind === "curve" ? {} : { own: { low: own.low, high: own.high } }),
  };
}

/** Values an axis must reach to show the band and the own bet: single bets far out are drawn at its end. */
export function reach(said: Said): readonly number[] {
  const bands = said.kind === "curve" ? (said.band ?? []) : said.band === undefined ? [] : [said.band];
  const own = said.own === undefined ? [] : said.kind === "curve" ? said.own : [said.own.low, said.own.high];
  return [...bands.flatMap(({ low, high }) => [low, high]), ...own];
}

/** Quantiles by R-7. */
function bandOf(values: readonly number[]): Band {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (level: number) => quantileSorted(sorted, level) ?? 0;
  return { low: at(0.1), middle: at(0.5), high: at(0.9) };
}
