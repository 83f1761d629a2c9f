import type { RoutingFloor } from "../compiled.ts";
import type { GuardSet } from "../model/guards.ts";
import type { RoutingModel } from "../model/model.ts";
import { LongestIdlePolicy } from "./longestIdle.ts";
import type { PolicyFrame } from "./policyFrame.ts";

/** The smallest priority number over all lines of the agent, whatever the wait; inside it first come, first served. */
export class PriorityPolicy extends LongestIdlePolicy {
  override selectContact(floor: RoutingFloor, agent: number): number {
    const lines = this.linesOf[floor.groupOf[agent]!]!;
    const { enqueuedAt, arrival, priority } = floor;
    let best = -1;
    let bestPriority = 0;
    let bestAt = 0;
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]!;
      const contact = floor.head(line);
      if (contact < 0) continue;
      const at = enqueuedAt[contact]!;
      const its = priority[contact]!;
      if (best >= 0) {
        if (its > bestPriority) continue;
        if (its === bestPriority && (at > bestAt || (at === bestAt && arrival[contact]! > arrival[best]!))) continue;
      }
      if (!floor.canTake(agent, this.queueOf[line]!)) continue;
      best = contact;
      bestPriority = its;
      bestAt = at;
    }
    return best;
  }
}

/** Whoever was promised an answer soonest: the due time, else the wait that counts as in time, else when it came. */
export class PromisePolicy extends LongestIdlePolicy {
  readonly #targetMs: Float64Array;

  constructor(model: RoutingModel, guards: GuardSet, title: PolicyFrame["title"], fewestOpen: boolean) {
    super(model, guards, title, fewestOpen);
    this.#targetMs = Float64Array.from(model.lines, (line) => model.queues[line.queue]!.targetMs);
  }

  override selectContact(floor: RoutingFloor, agent: number): number {
    const lines = this.linesOf[floor.groupOf[agent]!]!;
    const { enqueuedAt, arrival, dueAt } = floor;
    let best = -1;
    let bestPromised = 0;
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]!;
      const contact = floor.head(line);
      if (contact < 0) continue;
      const at = enqueuedAt[contact]!;
      const due = dueAt[contact]!;
      const promised = due < Number.POSITIVE_INFINITY ? due : at + this.#targetMs[line]!;
      if (best >= 0) {
        if (promised > bestPromised) continue;
        const earlier = at - enqueuedAt[best]!;
        if (promised === bestPromised && (earlier > 0 || (earlier === 0 && arrival[contact]! > arrival[best]!)))
          continue;
      }
      if (!floor.canTake(agent, this.queueOf[line]!)) continue;
      best = contact;
      bestPromised = promised;
    }
    return best;
  }
}
