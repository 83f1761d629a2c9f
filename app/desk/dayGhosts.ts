import type { ExpectedLine } from "../../sim/metrics/day/expectedDay.ts";
import type { Channel } from "../../sim/vocabulary/index.ts";
import type { DayGhost } from "../_charts/DayChart.tsx";
import type { ExpectedAnswer } from "./dayClient.ts";

/** What can be drawn behind what happened, each shown or not: the same weekdays, a forecast, a plan, the look-ahead. */
export const GHOSTS = ["usual", "forecast", "plan", "projection"] as const;
export type Ghost = (typeof GHOSTS)[number];

/** Kept text of those that are hidden; what is not understood hides nothing. */
export function hiddenGhosts(kept: string): ReadonlySet<Ghost> {
  const named = new Set(kept.split(" "));
  return new Set(GHOSTS.filter((ghost) => named.has(ghost)));
}

/** The kept text with `ghost` shown if it was hidden, hidden if it was shown. */
export function toggledGhosts(kept: string, ghost: Ghost): string {
  const hidden = new Set(hiddenGhosts(kept));
  if (!hidden.delete(ghost)) hidden.add(ghost);
  return [...hidden].join(" ");
}

/** What was expected of a channel, or of all of them together: then only what is kept of any. */
export function expectedGhosts(
  expected: ExpectedAnswer | undefined,
  channel: Channel | undefined,
  hidden: ReadonlySet<Ghost>,
): DayGhost[] {
  return (["forecast", "plan"] as const).flatMap((id): DayGhost[] => {
    const list = expectedOffered(expected, channel, id);
    return list === undefined || hidden.has(id) ? [] : [{ id, list }];
  });
}

/** Contacts by interval; undefined where nothing is kept. */
export function expectedOffered(
  expected: ExpectedAnswer | undefined,
  channel: Channel | undefined,
  id: "forecast" | "plan",
): readonly (number | null)[] | undefined {
  const lines = (expected?.channels ?? []).flatMap((one): ExpectedLine[] => {
    const line = one[id];
    return line === undefined || (channel !== undefined && one.channel !== channel) ? [] : [line];
  });
  const [first] = lines;
  return first?.offered.map((_, place) => {
    const told = lines.flatMap(({ offered }) => offered[place] ?? []);
    return told.length === 0 ? null : told.reduce((sum, one) => sum + one, 0);
  });
}
