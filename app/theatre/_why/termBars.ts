import type { WhyRow } from "../../../sim/theatre/types/index.ts";

/**
 * How long the bar of each term is, by row and column, in [−1, 1] of the longest one of the same place of the score: terms
 * of one place are added, so they share a scale; places are compared one after the other. 0 where nothing was added.
 */
export function termBars(rows: readonly Pick<WhyRow, "terms">[]): readonly (readonly number[])[] {
  const longest = new Map<number, number>();
  for (const { terms } of rows) {
    for (const { points, place } of terms) longest.set(place, Math.max(longest.get(place) ?? 0, Math.abs(points)));
  }
  return rows.map(({ terms }) =>
    terms.map(({ points, place }) => {
      const most = longest.get(place) ?? 0;
      return most === 0 ? 0 : points / most;
    }),
  );
}
