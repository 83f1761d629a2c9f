import type { Frame, SourceFrame } from "../../sim/metrics/frame.ts";
import { clockWithSeconds } from "../_i18n/format.ts";
import { useWords } from "../_i18n/Words.tsx";
import { Line } from "./Line.tsx";
import type { LineAge } from "./lineAge.ts";
import { Mark } from "./Mark.tsx";

const WORST: Readonly<Record<SourceFrame["freshness"], number>> = { stale: 0, unknown: 1, ageing: 2, fresh: 3 };

export interface SourceLineProps {
  readonly frame: Pick<Frame, "sources" | "timeZone">;
  /** Stale where the connection is gone: then nobody knows how the sources are. */
  readonly age?: LineAge | undefined;
}

/** Every source of the data by how fresh it is, worst first: each number's age is that of what it came from. */
export function SourceLine({ frame: { sources, timeZone }, age }: SourceLineProps) {
  const words = useWords();
  const worstFirst = [...sources].sort((a, b) => WORST[a.freshness] - WORST[b.freshness]);
  return (
    <Line
      kind="sources"
      of="total"
      age={age}
      name={words("front.sources")}
      parts={worstFirst.map(({ source, freshness, lastEventAt }) => ({
        key: source,
        figure: "source",
        of: `source:${source}`,
        faint: freshness !== "fresh",
        text: (
          <>
            {freshness === "stale" && <Mark kind="data" />} <b>{source}</b> {words(`front.freshness.${freshness}`)}
            {freshness !== "fresh" &&
              lastEventAt !== undefined &&
              `, ${words("wall.asOf", { time: clockWithSeconds(lastEventAt, timeZone) })}`}
          </>
        ),
      }))}
    />
  );
}
