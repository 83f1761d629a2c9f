import type { Instant } from "../../vocabulary/index.ts";
import type { BoardConfig } from "../config.ts";
import { ratio } from "../ratio.ts";
import { missed } from "../serviceLevel.ts";
import { type ChannelDay, type DayCounts, rolled } from "./dayCounts.ts";
import type { DipIncident } from "./incident.ts";
import { halfHour } from "./usual.ts";

/** Dips of one channel no further apart than this are one: service level trembles about the line, ms. */
const BRIDGE_MS = 15 * 60_000;

/**
 * Stretches of a day in which the service level of a half hour was missed: n ≥ the board's minimum and its whole Wilson
 * interval below target. It begins with the half hour that was missed first and ends with the interval after which none was.
 */
export function dipsOf(day: DayCounts, config: Pick<BoardConfig, "targets" | "minimumN">): DipIncident[] {
  return day.channels.flatMap((channel) => dipsOfChannel(channel, day, config));
}

function dipsOfChannel(channel: ChannelDay, day: DayCounts, config: Pick<BoardConfig, "targets" | "minimumN">) {
  const { startsAt, stepMs, reachedAt } = day;
  const target = config.targets[channel.channel];
  const span = halfHour(stepMs);
  const met = rolled(channel.met, span);
  const counted = rolled(channel.counted, span);
  const below = met.map((kept, place) => missed(ratio(kept, counted[place] ?? 0), target, config.minimumN));
  return stretches(below, Math.round(BRIDGE_MS / stepMs)).map(([first, last]): DipIncident => {
    const from = Math.max(0, first - span + 1);
    const places = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    const worst = places.reduce((a, b) => (level(b) < level(a) ? b : a));
    const sum = (list: readonly number[]) => list.slice(from, last + 1).reduce((a, b) => a + b, 0);
    const beginAt = (startsAt + from * stepMs) as Instant;
    const isOver = last < below.length - 1 || reachedAt >= day.endsAt;
    const hurt = sum(channel.counted) - sum(channel.met);
    return {
      kind: "dip",
      id: `dip.${channel.channel}.${beginAt}`,
      level: hurt >= config.minimumN ? "act" : "watch",
      beginAt,
      ...(isOver ? { endAt: (startsAt + (last + 1) * stepMs) as Instant } : {}),
      channel: channel.channel,
      target: target.fraction,
      worst: { ...ratio(met[worst] ?? 0, counted[worst] ?? 0), at: (startsAt + (worst + 1) * stepMs) as Instant },
      hurt,
      counted: sum(channel.counted),
    };
  });

  function level(place: number): number {
    return (met[place] ?? 0) / (counted[place] ?? 1);
  }
}

/** First and last place of every stretch of true; stretches at most `bridge` places apart are one. */
export function stretches(flags: readonly boolean[], bridge: number): [first: number, last: number][] {
  const found: [number, number][] = [];
  flags.forEach((flag, place) => {
    if (!flag) return;
    const last = found.at(-1);
    if (last !== undefined && place - last[1] <= bridge + 1) last[1] = place;
    else found.push([place, place]);
  });
  return found;
}
