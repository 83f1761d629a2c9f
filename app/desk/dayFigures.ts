import { type ChannelDay, type DayCounts, rolled, sumOf } from "../../sim/metrics/day/dayCounts.ts";
import { halfHour, handleTimes, levels, type Spread, type UsualDay } from "../../sim/metrics/day/usual.ts";
import { CHANNELS, type Channel } from "../../sim/vocabulary/index.ts";

/** What the line of a day can show. */
export const DAY_FIGURES = ["serviceLevel", "offered", "waiting", "averageHandleMs", "agents"] as const;
export type DayFigure = (typeof DAY_FIGURES)[number];

const NOTHING: Spread = { p25: [], p50: [], p75: [] };

/** One channel of a day, or all together; undefined where nothing came. */
export function scopeOfDay(day: DayCounts, channel: Channel | undefined): ChannelDay | undefined {
  return channel === undefined ? sumOf(day.channels) : day.channels.find((one) => one.channel === channel);
}

/** A figure by interval; `null` where there is none. */
export function figureOf(scope: ChannelDay | undefined, figure: DayFigure, stepMs: number): readonly (number | null)[] {
  if (scope === undefined) return [];
  switch (figure) {
    case "serviceLevel":
      return levels(scope, stepMs);
    case "offered":
      return scope.offered;
    case "waiting":
      return scope.waiting;
    case "averageHandleMs":
      return handleTimes(scope, stepMs);
    case "agents":
      return scope.agents ?? [];
  }
}

/** How many stand behind the service level of the half hour up to an interval's end. */
export function countedOf(scope: ChannelDay | undefined, stepMs: number): readonly number[] {
  return scope === undefined ? [] : rolled(scope.counted, halfHour(stepMs));
}

/** What is usual of a figure; of all channels together it is not told: medians do not add. */
export function usualFigure(usual: UsualDay, channel: Channel | undefined, figure: DayFigure): Spread {
  return usual.channels.find((one) => one.channel === channel)?.[figure] ?? NOTHING;
}

export function usualOffered(usual: UsualDay, channel: Channel | undefined): readonly (number | null)[] {
  return usual.channels.find((one) => one.channel === channel)?.offered.p50 ?? [];
}

/** The channel a scope of the desk is of: `channel:voice`, `queue:sales/voice`; undefined for all. */
export function channelOfScope(scope: string): Channel | undefined {
  const name = scope.startsWith("channel:") ? scope.slice("channel:".length) : scope.slice(scope.lastIndexOf("/") + 1);
  return CHANNELS.find((channel) => channel === name);
}
