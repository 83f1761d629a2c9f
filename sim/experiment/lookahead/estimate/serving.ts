import type { AgentActivity, FloorAgent } from "../../../floor/agent.ts";
import type { FloorObserver, OpenVisit } from "../../../floor/index.ts";
import { channelKind, DAY_MS, HOUR_MS, type Instant, minutes, seconds } from "../../../vocabulary/index.ts";
import { keyOf } from "./keys.ts";

/** A wait this short is a contact on its way to an agent, not a line. */
const GRACE_MS = seconds(10);
/** Whoever waits longer is no witness: kept back on purpose, or the end of the wait was never told. */
const LONGEST_MS = minutes(30);
/** Whoever stays ready beside a line for so long is not there. */
const LEFT_OUT_MS = seconds(5);
/** What was seen so long ago counts half. */
const HALF_LIFE_MS = 7 * DAY_MS;
/** What is believed before anything was seen, that everybody serves, counts as so much time of one agent. */
const BELIEF_MS = HOUR_MS;
const SERVES: ReadonlySet<AgentActivity> = new Set(["contact", "wrapup", "ringing"]);

interface Line {
  /** Those who wait, by visit, in the order they came: since when. */
  readonly waiting: Map<string, Instant>;
  /** How long there has been a line, ms, up to `at`. */
  lengthMs: number;
  at: number;
}

/** Time of one agent beside the line of one queue, ms. */
interface Beside {
  /** Length of the line when the activity under way began. */
  mark: number;
  servingMs: number;
  readyMs: number;
}

interface Person {
  readonly lines: Map<string, Beside>;
  /** Up to when what was seen has lost weight. */
  weighedAt: number;
}

/**
 * What people do while somebody waits: it hears a fold from its beginning. Sources tell of signing in and out, seldom of
 * everything between; whoever is signed in and stays ready beside a line of their own queue is not there. The share of those
 * signed in who do serve beside a line is what a count of people is worth – near 1 where breaks are told, 0.68 at a bank
 * whose records know first and last answers alone.
 */
export class Serving implements FloorObserver {
  readonly #lines = new Map<string, Line>();
  readonly #people = new Map<string, Person>();

  visitQueued({ visitId, queue, queuedAt }: OpenVisit): void {
    // Deferrable work may lie beside people who are kept free for others.
    if (channelKind(queue.channel) === "deferrable") return;
    const line = this.#lineOf(keyOf(queue.queueId, queue.channel));
    pass(line, queuedAt);
    line.waiting.set(visitId, queuedAt);
  }

  visitAnswered(visit: OpenVisit): void {
    this.#left(visit);
  }

  visitLeft(visit: OpenVisit): void {
    this.#left(visit);
  }

  activityEnded({ agentId }: FloorAgent, activity: AgentActivity, _: Instant, toAt: Instant): void {
    const person = this.#personOf(agentId, toAt);
    const what = SERVES.has(activity) ? "servingMs" : activity === "ready" ? "readyMs" : undefined;
    for (const [queue, line] of this.#lines) {
      pass(line, toAt);
      let beside = person.lines.get(queue);
      if (beside === undefined) {
        if (line.lengthMs === 0) continue;
        beside = { mark: 0, servingMs: 0, readyMs: 0 };
        person.lines.set(queue, beside);
      }
      if (what !== undefined) beside[what] += line.lengthMs - beside.mark;
      beside.mark = line.lengthMs;
    }
  }

  /**
   * Of the time some agents were signed in and not on a break while somebody waited in any of the queues (`queue/channel`),
   * the share they served, (0, 1]; drawn to `believed` while little was seen.
   */
  shareOf(agentIds: Iterable<string>, queues: readonly string[], believed = 1): number {
    let servingMs = BELIEF_MS * believed;
    let allMs = BELIEF_MS;
    for (const agentId of agentIds) {
      const lines = this.#people.get(agentId)?.lines;
      for (const queue of queues) {
        const beside = lines?.get(queue);
        if (beside === undefined) continue;
        servingMs += beside.servingMs;
        allMs += beside.servingMs + beside.readyMs;
      }
    }
    return servingMs / allMs;
  }

  /** Whether an agent who is ready since the activity under way began has been left out by the lines of these queues. */
  isLeftOut(agentId: string, queues: readonly string[], at: Instant): boolean {
    const lines = this.#people.get(agentId)?.lines;
    return queues.some((queue) => {
      const line = this.#lines.get(queue);
      if (line === undefined) return false;
      pass(line, at);
      return line.lengthMs - (lines?.get(queue)?.mark ?? 0) >= LEFT_OUT_MS;
    });
  }

  #left({ visitId, queue, endedAt }: OpenVisit): void {
    const line = this.#lines.get(keyOf(queue.queueId, queue.channel));
    if (line === undefined) return;
    pass(line, endedAt ?? line.at);
    line.waiting.delete(visitId);
  }

  #lineOf(key: string): Line {
    let line = this.#lines.get(key);
    if (line === undefined) {
      line = { waiting: new Map(), lengthMs: 0, at: 0 };
      this.#lines.set(key, line);
    }
    return line;
  }

  #personOf(agentId: string, at: number): Person {
    let person = this.#people.get(agentId);
    if (person === undefined) {
      // Lines there were before anybody heard of this agent passed over nobody.
      const lines = new Map<string, Beside>();
      for (const [queue, line] of this.#lines) {
        pass(line, at);
        lines.set(queue, { mark: line.lengthMs, servingMs: 0, readyMs: 0 });
      }
      person = { lines, weighedAt: at };
      this.#people.set(agentId, person);
    }
    if (at - person.weighedAt >= DAY_MS) {
      const weight = 0.5 ** ((at - person.weighedAt) / HALF_LIFE_MS);
      for (const beside of person.lines.values()) {
        beside.servingMs *= weight;
        beside.readyMs *= weight;
      }
      person.weighedAt = at;
    }
    return person;
  }
}

/** Lets time pass for a line: it is one from the oldest's grace on. */
function pass(line: Line, at: number): void {
  if (at <= line.at) return;
  for (const [visitId, since] of line.waiting) {
    const until = Math.min(at, since + LONGEST_MS);
    if (until > line.at) {
      line.lengthMs += Math.max(0, until - Math.max(line.at, since + GRACE_MS));
      line.at = until;
    }
    if (line.at >= at) return;
    line.waiting.delete(visitId);
  }
  line.at = at;
}
