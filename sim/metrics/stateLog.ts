import type { AgentActivity, FloorAgent, FloorObserver } from "../floor/index.ts";
import { type AgentId, HOUR_MS, type Instant } from "../vocabulary/index.ts";
import type { StateSpan } from "./adherence.ts";

/** How long what people did is remembered: a day, and a night shift that reached into it. */
const KEPT_MS = 36 * HOUR_MS;
/** Spans remembered of one person: the latest. */
const MOST = 2_000;

/** What every agent did in the last day and a half, by hearing the fold. */
export class StateLog implements FloorObserver {
  readonly #spans = new Map<AgentId, StateSpan[]>();

  activityEnded({ agentId }: FloorAgent, activity: AgentActivity, fromAt: Instant, toAt: Instant): void {
    if (toAt <= fromAt) return;
    const known = this.#spans.get(agentId);
    if (known === undefined) {
      this.#spans.set(agentId, [{ activity, fromAt, toAt }]);
      return;
    }
    const last = known.at(-1);
    if (last?.activity === activity && last.toAt === fromAt) known[known.length - 1] = { ...last, toAt };
    else known.push({ activity, fromAt, toAt });
    // In bulk: cutting one at a time would move the rest each time.
    if (known.length < MOST && known[0]!.toAt >= toAt - 2 * KEPT_MS) return;
    const kept = known.filter((span) => span.toAt >= toAt - KEPT_MS).slice(-MOST / 2);
    this.#spans.set(agentId, kept);
  }

  /** From `fromAt` to `at`, oldest first, clipped to it; the last is what is done now. Empty for somebody unheard of. */
  spans(agent: FloorAgent, fromAt: Instant, at: Instant): readonly StateSpan[] {
    const { activity, activityAt } = agent;
    const all = [...(this.#spans.get(agent.agentId) ?? []), { activity, fromAt: activityAt, toAt: at }];
    return all
      .map((span) => ({
        activity: span.activity,
        fromAt: Math.max(span.fromAt, fromAt) as Instant,
        toAt: Math.min(span.toAt, at) as Instant,
      }))
      .filter((span) => span.toAt > span.fromAt);
  }
}
