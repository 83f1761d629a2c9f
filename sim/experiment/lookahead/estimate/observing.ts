import type { FloorObserver, OpenVisit, OpenWork } from "../../../floor/index.ts";
import { type DequeueOutcome, type Instant, minutes } from "../../../vocabulary/index.ts";
import type { LocalTime } from "../../../vocabulary/localTime.ts";
import { keyOf } from "./keys.ts";
import type { Observed, ObservedDay, ObservedQueue, ObservedSkill } from "./observed.ts";

const QUARTER_MS = minutes(15);
/** Waits, and conversations, remembered of one queue: the latest. */
export const OBSERVED_LATEST = 5_000;

interface OpenQueue extends Pick<ObservedQueue, "queueId" | "channel"> {
  readonly offered: Map<number, number>;
  readonly answeredMs: number[];
  readonly abandonedMs: number[];
  readonly talkMs: number[];
  readonly wrapUpMs: number[];
}

interface OpenDay {
  firstAt: Instant;
  lastAt: Instant;
}

/**
 * What a floor without a log is seen to do, by hearing its fold: what the estimate of its operating model needs. Of a feed
 * that plays in a page this is all the past there is; it begins with the feed.
 */
export class Observing implements FloorObserver {
  readonly #local: LocalTime;
  readonly #queues = new Map<string, OpenQueue>();
  readonly #skills = new Map<string, ObservedSkill & { contacts: number }>();
  /** By agent and local day. */
  readonly #days = new Map<string, ObservedDay & OpenDay>();
  #fromAt: Instant | undefined;

  constructor(local: LocalTime) {
    this.#local = local;
  }

  timePassed(at: Instant): void {
    this.#fromAt ??= at;
  }

  visitQueued(visit: OpenVisit): void {
    const { offered } = this.#of(visit.queue);
    const quarter = Math.floor(visit.queuedAt / QUARTER_MS) * QUARTER_MS;
    offered.set(quarter, (offered.get(quarter) ?? 0) + 1);
  }

  visitAnswered(visit: OpenVisit): void {
    keep(this.#of(visit.queue).answeredMs, visit.waitMs);
  }

  visitLeft(visit: OpenVisit, outcome: DequeueOutcome): void {
    if (outcome === "abandoned") keep(this.#of(visit.queue).abandonedMs, visit.waitMs);
  }

  workConnected({ agent: { agentId }, queue }: OpenWork, at: Instant): void {
    const key = `${agentId}\n${this.#local.dayOf(at)}`;
    const day = this.#days.get(key);
    if (day === undefined) this.#days.set(key, { agentId, firstAt: at, lastAt: at });
    else [day.firstAt, day.lastAt] = [Math.min(day.firstAt, at) as Instant, Math.max(day.lastAt, at) as Instant];
    if (queue === undefined) return;
    const { queueId, channel } = queue;
    const skill = `${agentId}\n${keyOf(queueId, channel)}`;
    const known = this.#skills.get(skill);
    if (known === undefined) this.#skills.set(skill, { agentId, queueId, channel, contacts: 1 });
    else known.contacts += 1;
  }

  workFinished({ queue, talkMs, holdMs, wrapUpMs }: OpenWork): void {
    if (queue === undefined) return;
    const own = this.#of(queue);
    keep(own.talkMs, talkMs + holdMs);
    keep(own.wrapUpMs, wrapUpMs);
  }

  /** Everything heard so far; `at`: floor time. */
  observed(at: Instant): Observed {
    return {
      fromAt: this.#fromAt ?? at,
      toAt: at,
      queues: [...this.#queues.values()].map(({ offered, ...own }) => ({
        ...own,
        offered: [...offered].sort(([a], [b]) => a - b),
      })),
      days: [...this.#days.values()],
      skills: Array.from(this.#skills.values(), (skill) => ({ ...skill })),
    };
  }

  #of({ queueId, channel }: Pick<ObservedQueue, "channel"> & { readonly queueId: string }): OpenQueue {
    const key = keyOf(queueId, channel);
    const known = this.#queues.get(key);
    if (known !== undefined) return known;
    const queue: OpenQueue = {
      ...{ queueId, channel, offered: new Map() },
      ...{ answeredMs: [], abandonedMs: [], talkMs: [], wrapUpMs: [] },
    };
    this.#queues.set(key, queue);
    return queue;
  }
}

/** The latest so many: dropped in bulk, so that keeping costs nothing. */
function keep(list: number[], ms: number): void {
  list.push(ms);
  if (list.length >= 2 * OBSERVED_LATEST) list.splice(0, OBSERVED_LATEST);
}
