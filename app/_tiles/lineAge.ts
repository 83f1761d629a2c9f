import type { Freshness } from "../../sim/metrics/frame.ts";
import { clockWithSeconds } from "../_i18n/format.ts";
import type { useWords } from "../_i18n/Words.tsx";

/** How far a line below the channels is to be believed. */
export interface LineAge {
  /** Its own freshness, or that of the connection if that is worse. */
  readonly freshness: Freshness;
  /** When what it says was true; absent where nobody knows, and where the band of a lost connection says it. */
  readonly asOf?: number | undefined;
  readonly timeZone: string;
}

/** `as of 14:31:28` for a line that ages or is stale; absent where it is fresh or the instant is not known. */
export function asOfText(age: LineAge | undefined, words: ReturnType<typeof useWords>): string | undefined {
  if (age?.asOf === undefined || age.freshness === "fresh" || age.freshness === "unknown") return undefined;
  return words("wall.asOf", { time: clockWithSeconds(age.asOf, age.timeZone) });
}

/** Class of a line by its age: faded while it ages, hatched once it is stale. */
export function ageClass(age: LineAge | undefined): string {
  return age?.freshness === "ageing" ? "row--ageing" : age?.freshness === "stale" ? "row--dead" : "";
}
