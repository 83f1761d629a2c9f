import { minutes } from "../../vocabulary/index.ts";
import { localInterval } from "../demand/localDays.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { MISSED } from "../kernel/presence.ts";
import { ln } from "../numbers/mathematics.ts";
import { BLOCK_MINUTES, OFF_QUEUE_REASON } from "../roster/people.ts";
import type { RosterTarget } from "../roster/rosterTarget.ts";
import type { InitialAgent, InitialWork } from "./initialState.ts";
import { worksByAgent } from "./placedRows.ts";
import { type PlannedTime, plannedTime } from "./plannedBreaks.ts";
import type { StartingState } from "./startCentre.ts";
import type { StartLuck } from "./startLuck.ts";

/** Mean of breaks nobody planned: such a break is as likely to end in any minute as in any other. */
const UNPLANNED_BREAK_MS = minutes(15);

/**
 * Puts agents where the floor has them; what comes next is the roster's. The roster is told who is there, so that nobody
 * who came is absent; what of its breaks and ends of shifts is still to come for agents at work follows from what they
 * began since: whoever took nothing new since a break was due, or since the shift ended, takes nothing more before it.
 */
export class PlacedAgents {
  readonly #kernel: Kernel;
  readonly #from: StartingState;
  readonly #luck: StartLuck;
  readonly #works: ReadonlyMap<string, readonly InitialWork[]>;
  /** When each agent began what they began last; −Infinity: nothing. */
  readonly #lastBegunAt: Float64Array;
  /** By group: unnamed agents the roster wants now; −1: it counts nobody. */
  readonly #wanted: Int32Array;

  constructor(kernel: Kernel, from: StartingState, luck: StartLuck) {
    this.#kernel = kernel;
    this.#from = from;
    this.#luck = luck;
    this.#works = worksByAgent(from.state);
    this.#lastBegunAt = new Float64Array(kernel.centre.agents.length).fill(Number.NEGATIVE_INFINITY);
    this.#wanted = new Int32Array(kernel.centre.groups.length).fill(-1);
    const { at, works, waiting } = from.state;
    const begins = (agentId: string, elapsedMs: number) => {
      const row = from.rows.get(agentId)!;
      this.#lastBegunAt[row] = Math.max(this.#lastBegunAt[row]!, at - elapsedMs);
    };
    for (const { agentId, elapsedMs, talkedMs = 0 } of works) begins(agentId, elapsedMs + talkedMs);
    for (const { ringing = [] } of waiting) for (const { agentId, elapsedMs } of ringing) begins(agentId, elapsedMs);
  }

  /** Everybody who is there comes, or is on a break already. Before contacts are placed. */
  come(): void {
    const { presence, observer, sources, startAt } = this.#kernel;
    const there = new Uint8Array(this.#kernel.centre.agents.length);
    for (const row of this.#from.rows.values()) there[row] = 1;
    const target: RosterTarget = {
      comes: () => {},
      leaves: () => {},
      breakStarts: () => {},
      headcount: (group, count) => {
        this.#wanted[group] = count;
      },
      dayStarts: (day) => presence.dayStarts(day),
    };
    sources.roster.restart(sources.seed, sources.replication, startAt, target, { at: startAt, there });
    presence.plansNext();
    for (const one of this.#from.state.agents) {
      const row = this.#from.rows.get(one.agentId)!;
      presence.isThere(row, startAt - (one.state === "ready" ? one.sinceMs : 0));
      observer.agentCame(row);
      if (one.state === "break") this.#pauses(row, one);
    }
  }

  #pauses(row: number, one: InitialAgent): void {
    const { presence, centre, sources, startAt } = this.#kernel;
    const { reason = "", sinceMs, agentId } = one;
    const sinceAt = startAt - sinceMs;
    const { missPauseMs } = centre.policy.offer;
    if (reason === MISSED && missPauseMs > 0 && one.backAt === undefined) {
      presence.isPaused(row, reason, Math.max(sinceAt + missPauseMs, startAt + 1), true);
      return;
    }
    const planned = plannedTime(centre.agents[row]!, startAt, sources.days);
    const lastsMs = this.#plannedMs(row, planned, reason, sinceAt);
    const unplannedMs = Math.ceil(-UNPLANNED_BREAK_MS * ln(this.#luck.ofAgent(agentId)));
    const endsAt = one.backAt ?? (lastsMs === undefined ? startAt + unplannedMs : sinceAt + lastsMs);
    presence.isPaused(row, reason, Math.max(endsAt, startAt + 1), false);
    // What came due meanwhile follows.
    for (const { at, reason: why, lastsMs: ms } of planned.due) if (at > sinceAt) presence.breakStarts(row, why, ms);
  }

  /** How long a break that began at `sinceAt` is meant to last; undefined: nobody planned such a break. */
  #plannedMs(row: number, { all }: PlannedTime, reason: string, sinceAt: number): number | undefined {
    const { centre } = this.#kernel;
    const alike = all.filter((one) => one.reason === reason);
    const begun = alike.filter(({ at }) => at <= sinceAt).at(-1) ?? alike[0];
    if (begun !== undefined) return begun.lastsMs;
    const { shrinkage } = centre.groups[centre.agents[row]!.inGroup]!.spec;
    const inBlock = reason === OFF_QUEUE_REASON && (shrinkage?.plannedShare ?? 0) > 0;
    return inBlock ? minutes(shrinkage?.plannedBlockMinutes ?? BLOCK_MINUTES) : undefined;
  }

  /** What is due for agents at work: breaks that wait for the last contact, shifts that are over. After contacts are placed. */
  oweWhatIsDue(): void {
    const { presence, centre, sources, startAt } = this.#kernel;
    for (const { agentId, state } of this.#from.state.agents) {
      const row = this.#from.rows.get(agentId)!;
      const agent = centre.agents[row]!;
      const lastBegunAt = this.#lastBegunAt[row]!;
      if (state !== "ready" || agent.person === undefined || !this.#isBusy(agentId)) continue;
      const planned = plannedTime(agent, startAt, sources.days);
      if (!planned.expected && lastBegunAt <= planned.endedAt) presence.leaves(row);
      for (const { at, reason, lastsMs } of planned.due)
        if (at >= lastBegunAt) presence.breakStarts(row, reason, lastsMs);
    }
    this.#wanted.forEach((count, group) => {
      if (count >= 0) this.#sendsHome(group, count);
    });
  }

  /** Of unnamed agents more than the roster wants, those leave who took nothing new since the number last changed. */
  #sendsHome(group: number, wanted: number): void {
    const { presence, centre, sources, startAt } = this.#kernel;
    const { headcount } = centre.groups[group]!.spec;
    const interval = localInterval();
    const lengthMs = minutes(headcount!.intervalMinutes);
    sources.days.intervalAt(startAt, lengthMs, interval);
    const unnamed = this.#from.state.agents
      .map(({ agentId }) => ({ agentId, row: this.#from.rows.get(agentId)! }))
      .filter(({ row }) => centre.agents[row]!.inGroup === group && centre.agents[row]!.person === undefined)
      .sort((a, b) => b.row - a.row);
    let excess = unnamed.length - wanted;
    for (const { agentId, row } of unnamed) {
      if (excess <= 0) return;
      if (!this.#isBusy(agentId) || this.#lastBegunAt[row]! > interval.endsAt - lengthMs) continue;
      presence.leaves(row);
      excess--;
    }
  }

  #isBusy(agentId: string): boolean {
    return (this.#works.get(agentId)?.length ?? 0) > 0;
  }
}
