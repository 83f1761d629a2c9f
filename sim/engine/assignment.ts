import type { IdleColumns, WaitingColumns } from "../routing/policy.ts";
import type { EngineState } from "./state.ts";

function idleColumns(rows: number): { count: number } & Omit<IdleColumns, "count"> {
  return { count: 0, agent: new Int32Array(rows), sinceAt: new Float64Array(rows), open: new Int32Array(rows) };
}

function waitingColumns(rows: number): { count: number } & Omit<WaitingColumns, "count"> {
  return {
    count: 0,
    queue: new Int32Array(rows),
    enqueuedAt: new Float64Array(rows),
    arrival: new Float64Array(rows),
    priority: new Int32Array(rows),
    dueAt: new Float64Array(rows),
  };
}

/**
 * Who meets whom: gathers the candidates the policy may choose from, and asks it. Only agents who could take the
 * contact and only contacts the agent could take are candidates, so no policy can break a skill or a capacity.
 */
export class Assignment {
  readonly #state: EngineState;
  readonly #idle: ReturnType<typeof idleColumns>;
  readonly #waiting: ReturnType<typeof waitingColumns>;

  constructor(state: EngineState) {
    this.#state = state;
    this.#idle = idleColumns(state.centre.classes.reduce((sum, kind) => sum + kind.total, 0));
    this.#waiting = waitingColumns(state.centre.queues.length);
  }

  /** The agent who takes a contact of queue `k` that has just come; −1: nobody can. */
  agentFor(k: number): number {
    const { centre, agents } = this.#state;
    const queue = centre.queues[k]!;
    const idle = this.#idle;
    idle.count = 0;
    for (let i = 0; i < queue.classes.length; i++) {
      const inClass = queue.classes[i]!;
      const levels = queue.exclusive ? 1 : centre.classes[inClass]!.total;
      for (let open = 0; open < levels; open++) {
        const agent = agents.firstWith(inClass, open, queue);
        if (agent < 0) continue;
        idle.agent[idle.count] = agent;
        idle.sinceAt[idle.count] = agents.sinceAt[agent]!;
        idle.open[idle.count++] = open;
      }
    }
    return idle.count === 0 ? -1 : idle.agent[centre.policy.selectAgent(idle)]!;
  }

  /** The waiting contact the agent takes next; −1: none it could take. */
  contactFor(agent: number): number {
    const { centre, agents, contacts, lines, now } = this.#state;
    const queues = centre.classes[centre.agents[agent]!.inClass]!.queues;
    const waiting = this.#waiting;
    waiting.count = 0;
    for (let i = 0; i < queues.length; i++) {
      const k = queues[i]!;
      const contact = lines.head(k);
      if (contact < 0) continue;
      const queue = centre.queues[k]!;
      if (!agents.canTake(agent, queue)) continue;
      const row = waiting.count++;
      waiting.queue[row] = k;
      waiting.enqueuedAt[row] = contacts.enqueuedAt[contact]!;
      waiting.arrival[row] = contacts.arrival[contact]!;
      waiting.priority[row] = queue.spec.priority;
      waiting.dueAt[row] = contacts.enqueuedAt[contact]! + (queue.spec.dueInMs ?? 0);
    }
    if (waiting.count === 0) return -1;
    return lines.head(waiting.queue[centre.policy.selectContact(waiting, now)]!);
  }
}
