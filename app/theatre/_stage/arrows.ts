import type { DecisionMark, StageState } from "../../../sim/theatre/types/index.ts";

/** An offer older than this is no news: its arrow goes. */
const FRESH_MS = 3_000;

/**
 * The decision an arrow tells of: the last offer of the step that led here; else the followed customer's, as long as the
 * agent has that contact; else, where `fresh` ones are shown, the last offer of the last seconds.
 */
export function arrowOf(
  state: StageState,
  stepped: readonly DecisionMark[] | undefined,
  followed: string | undefined,
  fresh: boolean,
): DecisionMark | undefined {
  const seated = state.decisions.filter(({ seat }) => seat >= 0);
  const own = followed === undefined ? undefined : seated.findLast(({ who }) => who === followed);
  const step = stepped?.findLast(({ seat }) => seat >= 0);
  const last = fresh ? seated.at(-1) : undefined;
  return own ?? step ?? (last !== undefined && state.at - last.at <= FRESH_MS ? last : undefined);
}
