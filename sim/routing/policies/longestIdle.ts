import type { RoutingFloor } from "../compiled.ts";
import type { GuardSet } from "../model/guards.ts";
import type { RoutingModel } from "../model/model.ts";
import { PolicyFrame } from "./policyFrame.ts";

/**
 * First come, first served over all lines of the agent; the longest idle agent answers, or (`fewestOpen`) of those with
 * the fewest contacts open whoever is idle longest. For policies without guards and steps for last agents: looks at the
 * front of each line and each list once.
 */
export class LongestIdlePolicy extends PolicyFrame {
  readonly #fewestOpen: boolean;
  /** Lines by group number. */
  protected readonly linesOf: readonly Int32Array[];
  /** Groups by line number. */
  readonly #groupsOf: readonly Int32Array[];
  protected readonly queueOf: Int32Array;
  /** By line number: how many open contacts an agent of any of its groups may hold and still take one, plus 1. */
  readonly #levels: Int32Array;

  constructor(model: RoutingModel, guards: GuardSet, title: PolicyFrame["title"], fewestOpen: boolean) {
    super(model, guards, title, false);
    this.#fewestOpen = fewestOpen;
    this.linesOf = model.groups.map((group) => group.lines);
    this.#groupsOf = model.lines.map((line) => line.groups);
    this.queueOf = Int32Array.from(model.lines, (line) => line.queue);
    this.#levels = Int32Array.from(model.lines, (line) =>
      model.queues[line.queue]!.exclusive ? 1 : Math.max(1, ...Array.from(line.groups, (g) => model.groups[g]!.total)),
    );
  }

  selectAgent(floor: RoutingFloor, _contact: number, line: number): number {
    // Often there is nothing to compare.
    return this.#levels[line] === 1 ? floor.longestIdle(line) : this.#selectByLevel(floor, line);
  }

  #selectByLevel(floor: RoutingFloor, line: number): number {
    const groups = this.#groupsOf[line]!;
    const queue = this.queueOf[line]!;
    const levels = this.#levels[line]!;
    const idleSince = floor.idleSince;
    let best = -1;
    let bestSince = Number.POSITIVE_INFINITY;
    for (let open = 0; open < levels; open++) {
      for (let i = 0; i < groups.length; i++) {
        const agent = floor.first(groups[i]!, open, queue);
        if (agent < 0) continue;
        const since = idleSince[agent]!;
        if (best < 0 || since < bestSince || (since === bestSince && agent < best)) {
          best = agent;
          bestSince = since;
        }
      }
      if (this.#fewestOpen && best >= 0) return best;
    }
    return best;
  }

  selectContact(floor: RoutingFloor, agent: number): number {
    const lines = this.linesOf[floor.groupOf[agent]!]!;
    if (lines.length !== 1) return this.#selectFromLines(floor, agent, lines);
    const contact = floor.head(lines[0]!);
    return contact >= 0 && floor.canTake(agent, this.queueOf[lines[0]!]!) ? contact : -1;
  }

  #selectFromLines(floor: RoutingFloor, agent: number, lines: Int32Array): number {
    const { enqueuedAt, arrival } = floor;
    let best = -1;
    let bestAt = Number.POSITIVE_INFINITY;
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]!;
      const contact = floor.head(line);
      if (contact < 0) continue;
      const at = enqueuedAt[contact]!;
      if (best >= 0 && (at > bestAt || (at === bestAt && arrival[contact]! > arrival[best]!))) continue;
      if (!floor.canTake(agent, this.queueOf[line]!)) continue;
      best = contact;
      bestAt = at;
    }
    return best;
  }
}
