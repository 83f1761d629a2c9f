import type { ChannelFrame, Frame, Freshness, QueueFrame, SourceFrame, TeamFrame } from "../../sim/metrics/frame.ts";
import type { View } from "../_state/view.ts";
import type { LineAge } from "../_tiles/lineAge.ts";

const AGE: Readonly<Record<Freshness, number>> = { fresh: 0, unknown: 0, ageing: 1, stale: 2 };

export function worse(a: Freshness, b: Freshness): Freshness {
  return AGE[a] >= AGE[b] ? a : b;
}

/** How old what stands below the channels is, by what it is of. */
export interface LineAges {
  /** Of the clocks of a channel: that of the sources that feed the channel. Channels not in the frame are fresh. */
  readonly channel: (channel: ChannelFrame["channel"]) => LineAge;
  /** Of a queue or a team: that of the sources that tell of it, or of its people. */
  readonly scope: (scope: Pick<QueueFrame | TeamFrame, "age">) => LineAge;
  /** Of figures over several channels or the whole day: they fade as soon as one source no longer adds to them. */
  readonly whole: LineAge;
  /** Of what the server itself says, each part with its own freshness. */
  readonly connection: LineAge;
}

/** The ages of the lines of `frame` on a display whose connection is in `link`. A lost connection makes all of them stale. */
export function lineAges(
  { at, timeZone, channels, sources }: Pick<Frame, "at" | "timeZone" | "channels" | "sources">,
  link: View["link"]["state"],
): LineAges {
  // The band of a lost connection says since when: no line repeats it.
  if (link === "lost") {
    const gone: LineAge = { freshness: "stale", timeZone };
    return { channel: () => gone, scope: () => gone, whole: gone, connection: gone };
  }
  const own = (freshness: Freshness, lastEventAt: number | undefined): LineAge =>
    link === "ageing" && AGE[freshness] <= AGE.ageing
      ? { freshness: "ageing", asOf: at, timeZone }
      : { freshness, asOf: lastEventAt, timeZone };
  const old = sources.filter(({ freshness }) => AGE[freshness] > 0);
  return {
    channel: (channel) => {
      const row = channels.find((one) => one.channel === channel);
      return own(row?.freshness ?? "fresh", row?.lastEventAt);
    },
    scope: ({ age }) => own(age?.freshness ?? "fresh", age?.asOf),
    whole: old.length > 0 ? own("ageing", earliest(old)) : own("fresh", undefined),
    connection: own("fresh", undefined),
  };
}

/** Up to when all of `sources` had been heard of. */
function earliest(sources: readonly SourceFrame[]): number | undefined {
  const heard = sources.flatMap(({ lastEventAt }) => lastEventAt ?? []);
  return heard.length === 0 ? undefined : Math.min(...heard);
}
