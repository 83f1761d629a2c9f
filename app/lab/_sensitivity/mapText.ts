import type { Axis } from "../../../sim/experiment/sensitivity/asked.ts";
import type { VerdictCell, VerdictMapResult } from "../../../sim/experiment/sensitivity/verdictMap.ts";
import type { VerdictKind } from "../../_charts/VerdictGrid.tsx";
import type { Language } from "../../_i18n/language.ts";
import type { useWords } from "../../_i18n/Words.tsx";
import { axisText } from "./figureText.ts";

type Words = ReturnType<typeof useWords>;

/** Whose a cell is. */
export function kindOf({ word, replications }: VerdictCell): VerdictKind {
  if (replications === 0 && word === "unclear") return "waiting";
  const kinds = { better: "b", worse: "a", higher: "up", lower: "down" } as const;
  return word === "better" || word === "worse" || word === "higher" || word === "lower" ? kinds[word] : word;
}

export const MARKS: Readonly<Record<VerdictKind, string>> = {
  a: "A",
  b: "B",
  up: "↑",
  down: "↓",
  alike: "=",
  unclear: "?",
  impossible: "×",
  waiting: "",
};

/** How many cells are of each kind. */
export function tally({ cells }: VerdictMapResult): Readonly<Record<VerdictKind, number>> {
  const counts = { a: 0, b: 0, up: 0, down: 0, alike: 0, unclear: 0, impossible: 0, waiting: 0 };
  for (const cell of cells) counts[kindOf(cell)] += 1;
  return counts;
}

/** Where along x one row is B's: a sentence from the cells alone. */
export function rowText(x: Axis, row: readonly VerdictCell[], language: Language, words: Words): string {
  const isB = row.map((cell) => kindOf(cell) === "b" || kindOf(cell) === "up");
  const text = (i: number) => axisText(x.points[i]?.value ?? 0, x.unit, language);
  const [first, last] = [isB.indexOf(true), isB.lastIndexOf(true)];
  if (first < 0) return words("sensitivity.mapRowA");
  if (isB.every(Boolean)) return words("sensitivity.mapRowB");
  const gapless = isB.slice(first, last + 1).every(Boolean);
  if (gapless && last === isB.length - 1) return words("sensitivity.mapRowFrom", { x: text(first) });
  if (gapless && first === 0) return words("sensitivity.mapRowTo", { x: text(last) });
  const xs = isB.flatMap((one, i) => (one ? [text(i)] : [])).join(", ");
  return words("sensitivity.mapRowSome", { xs });
}

/** The whole map in one sentence of counts. */
export function sumText(result: VerdictMapResult, words: Words): string {
  const counts = tally(result);
  const n = result.cells.length;
  const { a, b, up, down, alike } = counts;
  const unclear = counts.unclear + counts.waiting;
  return up + down > 0
    ? words("sensitivity.mapSumPlain", { n, up, down, alike, unclear })
    : words("sensitivity.mapSum", { n, a, b, alike, unclear });
}
