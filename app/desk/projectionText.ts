import type { LookAhead } from "../../sim/experiment/lookahead/result.ts";
import type { ChannelDay } from "../../sim/metrics/day/dayCounts.ts";
import type { Channel } from "../../sim/vocabulary/index.ts";
import { clock, percent } from "../_i18n/format.ts";
import type { Language } from "../_i18n/language.ts";
import type { useWords } from "../_i18n/Words.tsx";
import type { DayAnswer } from "./dayClient.ts";
import { countedOf, figureOf } from "./dayFigures.ts";

export interface ProjectionSaid {
  readonly day: DayAnswer;
  readonly own: ChannelDay | undefined;
  readonly channel: Channel | undefined;
  /** Floor time shown. */
  readonly at: number;
  readonly projection: LookAhead | null | undefined;
  readonly words: ReturnType<typeof useWords>;
  readonly language: Language;
}

/** How far ahead the one point that is put in words lies, ms. */
const AHEAD_MS = 45 * 60_000;

/** What was expected three quarters of an hour ahead, and what came; one that was not kept says so. */
export function projectionSentence({ day, own, channel, at, projection, words, language }: ProjectionSaid): string {
  if (channel === undefined) return words("day.projection.choose");
  if (projection === undefined) return "…";
  const found = projection?.channels.find((one) => one.channel === channel);
  const points = (found?.points ?? []).flatMap((point) =>
    point.serviceLevel === undefined ? [] : [{ at: point.at, ...point.serviceLevel }],
  );
  const point = points.findLast((one) => one.at <= at + AHEAD_MS) ?? points[0];
  if (projection == null || point === undefined) return words("day.projection.none");
  const { stepMs, startsAt, reachedAt } = day.counts;
  const low = `${Math.round(point.p10 * 100)}`;
  const said = {
    made: clock(projection.madeAt, day.timeZone),
    at: clock(point.at, day.timeZone),
    low,
    high: percent(point.p90, language),
  };
  // The half hour that ends with the interval the point is the end of.
  const place = Math.ceil((point.at - startsAt) / stepMs) - 1;
  const value = figureOf(own, "serviceLevel", stepMs)[place] ?? undefined;
  if (point.at > reachedAt || value === undefined) return words("day.projection.thenOpen", said);
  const n = countedOf(own, stepMs)[place] ?? 0;
  return words("day.projection.held", { ...said, value: percent(value, language), n });
}
