import type { LaneHead, SeatHead, StageName } from "../../../sim/theatre/types/index.ts";
import { type Channel, channelKind } from "../../../sim/vocabulary/index.ts";

/** What a contact of a channel looks like: the share of an agent it takes, in (0, 1], and whether it is ruled (deferrable). */
export interface Shape {
  readonly share: number;
  readonly ruled: boolean;
}

/**
 * A customer has the shape of the room it needs, one for each channel: what most of the people who take the channel give
 * it (the greatest share where two are as common). A channel nobody takes is drawn as one that takes everything.
 */
export function shapesOf(channels: readonly Channel[], seats: readonly SeatHead[], stage: StageName): readonly Shape[] {
  return channels.map((channel, index) => {
    const counts = new Map<number, number>();
    for (const seat of seats) {
      const column = seat.column[stage];
      const takes = column?.takes[index] ?? 0;
      if (column === undefined || takes <= 0) continue;
      const share = Math.min(1, takes / column.units);
      counts.set(share, (counts.get(share) ?? 0) + 1);
    }
    const [most] = [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0]);
    return { share: most?.[0] ?? 1, ruled: channelKind(channel) === "deferrable" };
  });
}

/** The shape of a lane's customers. */
export function shapeOfLane(lane: LaneHead, channels: readonly Channel[], shapes: readonly Shape[]): Shape {
  return shapes[channels.indexOf(lane.channel)] ?? { share: 1, ruled: false };
}
