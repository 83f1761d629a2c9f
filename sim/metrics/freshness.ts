import type { FloorAgent, FloorSource } from "../floor/index.ts";
import type { Channel, Instant } from "../vocabulary/index.ts";
import type { Freshness } from "./frame.ts";

/** Fresh up to this many periods of silence, ageing up to the next, then stale. */
const FRESH_PERIODS = 2;
export const AGEING_PERIODS = 5;

/**
 * What freshness is judged by. `live`: silence means that nobody knows. In a replayed or simulated feed everything that
 * happened by `at` is there, so silence only means that nothing happened; a lost connection that was recorded still counts.
 * `ended`: the whole feed is over, and what is over cannot grow old.
 */
export interface FreshnessInput {
  readonly at: Instant;
  readonly periodMs: number;
  readonly live: boolean;
  readonly ended: boolean;
}

/** Freshness of one source: a lost connection is stale at once, an ended one never. */
export function sourceFreshness(source: FloorSource, { at, periodMs, live, ended }: FreshnessInput): Freshness {
  if (ended || source.state === "ended") return "fresh";
  if (isLost(source)) return "stale";
  if (source.lastEventAt === undefined) return "unknown";
  if (!live) return "fresh";
  const age = (at - source.lastEventAt) / periodMs;
  return age <= FRESH_PERIODS ? "fresh" : age <= AGEING_PERIODS ? "ageing" : "stale";
}

/** Whether its connection is known to be gone. */
export function isLost({ state }: FloorSource): boolean {
  return state === "disconnected" || state === "failed" || state === "stale";
}

/** The worst of all sources; `unknown` when there is none. */
export function worstFreshness(sources: Iterable<FloorSource>, input: FreshnessInput): Freshness {
  let worst: Freshness = "unknown";
  for (const source of sources) {
    const freshness = sourceFreshness(source, input);
    if (rank(freshness) > rank(worst)) worst = freshness;
  }
  return worst;
}

/** The worst of the sources that feed `channel`; `unknown` when none ever did. */
export function channelFreshness(
  channel: Channel,
  sources: Iterable<FloorSource>,
  input: FreshnessInput,
): { readonly freshness: Freshness; readonly lastEventAt: Instant | undefined } {
  let worst: Freshness = "unknown";
  let lastEventAt: Instant | undefined;
  for (const source of sources) {
    if (!source.channels.has(channel)) continue;
    const freshness = sourceFreshness(source, input);
    if (rank(freshness) > rank(worst)) worst = freshness;
    const heardAt = source.lastEventAt;
    if (heardAt !== undefined && (lastEventAt === undefined || heardAt > lastEventAt)) lastEventAt = heardAt;
  }
  return { freshness: worst, lastEventAt };
}

/** Whether every source that knows the agent is stale: then nobody knows what the agent does. */
export function agentUnknown(agent: FloorAgent, input: FreshnessInput): boolean {
  return agent.sides.length > 0 && agent.sides.every((side) => sourceFreshness(side.source, input) === "stale");
}

function rank(freshness: Freshness): number {
  return freshness === "unknown" ? 0 : freshness === "fresh" ? 1 : freshness === "ageing" ? 2 : 3;
}
