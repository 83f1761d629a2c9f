import type { Lens } from "../../sim/metrics/lens.ts";
import { type Instant, isInstant } from "../../sim/vocabulary/index.ts";
import type { Speed } from "../../workers/clock.ts";

/** What an address asks to see. */
export type FeedAddress =
  | { readonly kind: "live"; readonly boardId?: string; readonly lens?: Lens }
  | { readonly kind: "simulated"; readonly seed: string; readonly from: Instant | undefined; readonly speed: Speed }
  | { readonly kind: "recording"; readonly id: string; readonly speed: Speed }
  | {
      readonly kind: "day";
      /** `YYYY-MM-DD`. */
      readonly date: string;
      /** Floor time it stands at; absent: from the day's beginning, playing. */
      readonly from: Instant | undefined;
      readonly speed: Speed;
      readonly paused: boolean;
    }
  /** A stage of the theatre run whose link is the address's fragment: `?feed=theatre:a#…`. */
  | { readonly kind: "theatre"; readonly stage: "a" | "b"; readonly speed: Speed; readonly paused: boolean };

/** Speeds a person can choose; 0 stands for as fast as possible in addresses. */
export const SPEEDS = [1, 10, 60, 600] as const;
const FASTEST = "max";

/**
 * Reads `?feed=live | simulated | recording:ID | day:YYYY-MM-DD | theatre:a | theatre:b`, `&seed=`, `&speed=1…600|max`, `&from=`instant in ms; of a
 * day `&at=`instant, where it stands still unless `&play=1`; for the live feed `&board=ID`, by which it is read. What cannot be understood is the live feed at its own speed: a wall never stays empty for a typing mistake.
 */
export function feedAddress(query: URLSearchParams): FeedAddress {
  const feed = query.get("feed") ?? "live";
  const speed = speedOf(query.get("speed"), feed === "simulated" ? 1 : 10);
  if (feed === "simulated") {
    const from = Number(query.get("from"));
    const seed = (query.get("seed") ?? "floorcast").slice(0, 100);
    return { kind: "simulated", seed, from: isInstant(from) ? from : undefined, speed };
  }
  const stage = /^theatre(?::(a|b))?$/.exec(feed);
  if (stage !== null) {
    return { kind: "theatre", stage: stage[1] === "b" ? "b" : "a", speed, paused: query.get("play") === "0" };
  }
  const id = /^recording:([a-z0-9-]{1,60})$/.exec(feed)?.[1];
  if (id !== undefined) return { kind: "recording", id, speed };
  const date = /^day:(\d{4}-\d{2}-\d{2})$/.exec(feed)?.[1];
  if (date !== undefined) {
    const at = query.get("at") === null ? Number.NaN : Number(query.get("at"));
    const from = isInstant(at) ? at : undefined;
    return { kind: "day", date, from, speed, paused: from !== undefined && query.get("play") !== "1" };
  }
  const boardId = /^[a-z0-9-]{1,64}$/.exec(query.get("board") ?? "")?.[0];
  return boardId === undefined ? { kind: "live" } : { kind: "live", boardId };
}

function speedOf(text: string | null, otherwise: number): Speed {
  if (text === FASTEST) return "as-fast-as-possible";
  const speed = Number(text);
  return text !== null && Number.isFinite(speed) && speed > 0 && speed <= 3_600 ? speed : otherwise;
}
