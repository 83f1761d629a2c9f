import type { TheatreOverview } from "../../../sim/theatre/types/index.ts";

/** The lanes the difference of service levels is of: those of the first channel that promises something. */
export function levelLanes({ lanes, channels }: TheatreOverview): readonly number[] {
  const channel = channels.find((one) => lanes.some((lane) => lane.channel === one && lane.target !== undefined));
  return lanes.flatMap((lane, i) => (lane.channel === channel && lane.target !== undefined ? [i] : []));
}
