import type { Instant } from "../../vocabulary/index.ts";
import { type DayCounts, rolled } from "./dayCounts.ts";
import { stretches } from "./dips.ts";
import type { SpikeIncident } from "./incident.ts";
import { halfHour, type UsualDay } from "./usual.ts";

/** One in some four thousand half hours is above this by chance alone: about one false spike a channel in three months. */
const BEYOND_CHANCE = 3.5;
/** Fewer contacts above the usual than this are no spike, whatever the chance. */
const LEAST_MORE = 10;

/**
 * Stretches in which half hours brought more contacts than on the days before, beyond chance: Anscombe's square root makes
 * the spread of counts one half whatever their size (Biometrika 35:246, 1948), and a usual from few days is itself uncertain.
 * The days' own spread counts as well, where there are several.
 */
export function spikesOf(day: DayCounts, usual: UsualDay): SpikeIncident[] {
  const days = usual.dates.length;
  if (days === 0) return [];
  const { startsAt, stepMs, endsAt, reachedAt } = day;
  const span = halfHour(stepMs);
  return day.channels.flatMap((channel) => {
    const spread = usual.channels.find((one) => one.channel === channel.channel)?.offered;
    if (spread === undefined) return [];
    const numbers = (list: readonly (number | null)[]) =>
      rolled(
        list.map((value) => value ?? 0),
        span,
      );
    const [offered, low, middle, high] = [
      rolled(channel.offered, span),
      numbers(spread.p25),
      numbers(spread.p50),
      numbers(spread.p75),
    ];
    const above = offered.map((count, place) => {
      const usually = middle[place] ?? 0;
      const difference = 2 * (Math.sqrt(count + 3 / 8) - Math.sqrt(usually + 3 / 8));
      // Quartiles lie 1.349 standard deviations apart; what of it is more than counting noise is the days' own.
      const between = (2 * (Math.sqrt((high[place] ?? 0) + 3 / 8) - Math.sqrt((low[place] ?? 0) + 3 / 8))) / 1.349;
      const noise = Math.sqrt(Math.max(1, between * between) + 1 / days);
      return count - usually >= LEAST_MORE && difference / noise > BEYOND_CHANCE;
    });
    return stretches(above, span).map(([first, last]): SpikeIncident => {
      const from = Math.max(0, first - span + 1);
      const sum = (list: readonly (number | null)[]) =>
        list.slice(from, last + 1).reduce<number>((a, b) => a + (b ?? 0), 0);
      const beginAt = (startsAt + from * stepMs) as Instant;
      const isOver = last < above.length - 1 || reachedAt >= endsAt;
      return {
        kind: "spike",
        id: `spike.${channel.channel}.${beginAt}`,
        level: "watch",
        beginAt,
        ...(isOver ? { endAt: (startsAt + (last + 1) * stepMs) as Instant } : {}),
        channel: channel.channel,
        offered: sum(channel.offered),
        usual: sum(spread.p50),
        days,
      };
    });
  });
}
