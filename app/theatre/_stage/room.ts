import type { ChannelRoom, SeatHead, StageName, TheatreOverview } from "../../../sim/theatre/types/index.ts";
import { channelKind } from "../../../sim/vocabulary/index.ts";
import { shapesOf } from "./shapes.ts";

/**
 * The channel the same free capacity is no room for: whose contact takes the greatest share of a person; of those alike
 * the one whose customers are there in person, then the first of the overview. −1: there are no channels.
 */
export function hardestChannel({ channels, seats }: TheatreOverview, stage: StageName): number {
  const shapes = shapesOf(channels, seats, stage);
  let hardest = -1;
  for (const [i, channel] of channels.entries()) {
    const best = hardest < 0 ? undefined : shapes[hardest];
    const harder =
      best === undefined ||
      shapes[i]!.share > best.share ||
      (shapes[i]!.share === best.share &&
        channelKind(channel) === "live" &&
        channelKind(channels[hardest]!) !== "live");
    if (harder) hardest = i;
  }
  return hardest;
}

/** How many parts most people are divided into; 1 where nobody is. */
export function partsOf(seats: readonly SeatHead[], stage: StageName): number {
  const counts = new Map<number, number>();
  for (const { column } of seats) {
    const units = column[stage]?.units;
    if (units !== undefined) counts.set(units, (counts.get(units) ?? 0) + 1);
  }
  const [most] = [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0]);
  return most?.[0] ?? 1;
}

/** What the punch line says: room, none, or none while somebody waits (the one that is abnormal). */
export function roomState({ places, waiting }: ChannelRoom): "room" | "none" | "wanted" {
  if (places > 0) return "room";
  return waiting > 0 ? "wanted" : "none";
}

const WORDS = ["one", "two", "three", "four", "five"] as const;

/** What so many parts are called: halves, thirds … */
export function partWord(parts: number): (typeof WORDS)[number] | "parts" {
  return WORDS[parts - 1] ?? "parts";
}
