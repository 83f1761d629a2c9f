import type { FigureAsked } from "../../../sim/experiment/sensitivity/asked.ts";
import { scopeKey } from "../../_state/labMeanings.ts";

/** A figure and what it is of, as text. */
export function keyOf({ figure, scope }: FigureAsked): string {
  return `${figure}@${scopeKey(scope)}`;
}
