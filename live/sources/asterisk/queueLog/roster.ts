import type { AgentId, Basis, QueueId } from "../../../../sim/vocabulary/index.ts";
import type { FactWriter } from "./writer.ts";

interface Attendance {
  on: boolean;
  /** Logged in to the agent pool; undefined for everyone who is a plain member. */
  pool: boolean | undefined;
  readonly queues: Set<string>;
  /** Queue → reason, for queues paused in. */
  readonly paused: Map<string, string>;
}

/**
 * Who is there, in which queues, paused in which. Says only what changes: a second ADDMEMBER or PAUSE of the same says
 * nothing. Paused is a matter of agent and queue; whoever is paused in every queue of theirs is away, and the fold sees that.
 */
export class Roster {
  readonly #agents = new Map<AgentId, Attendance>();

  has(agentId: AgentId, queue: string): boolean {
    return this.#agents.get(agentId)?.queues.has(queue) ?? false;
  }

  /** Everyone present now. */
  present(): AgentId[] {
    return [...this.#agents].filter(([, { on }]) => on).map(([agentId]) => agentId);
  }

  join(out: FactWriter, agentId: AgentId, queue: string, basis: Basis, pausedBecause?: string): void {
    const agent = this.#of(agentId);
    this.#turnOn(out, agentId, agent, basis);
    if (!agent.queues.has(queue)) {
      agent.queues.add(queue);
      out.add({ type: "agent.membership", agentId, queueId: queue as QueueId, member: true }, basis);
    }
    if (pausedBecause !== undefined) this.pause(out, agentId, queue, pausedBecause, basis);
  }

  leave(out: FactWriter, agentId: AgentId, queue: string, basis: Basis): void {
    const agent = this.#agents.get(agentId);
    if (agent === undefined || !agent.queues.delete(queue)) return;
    agent.paused.delete(queue);
    out.add({ type: "agent.membership", agentId, queueId: queue as QueueId, member: false }, basis);
    if (agent.queues.size === 0 && agent.pool !== true) this.#turnOff(out, agentId, agent, basis);
  }

  /** Leaves every queue and the building. */
  leaveAll(out: FactWriter, agentId: AgentId, basis: Basis): void {
    const agent = this.#agents.get(agentId);
    if (agent === undefined) return;
    for (const queue of [...agent.queues]) this.leave(out, agentId, queue, basis);
    if (agent.on) this.#turnOff(out, agentId, agent, basis);
  }

  login(out: FactWriter, agentId: AgentId, basis: Basis): void {
    const agent = this.#of(agentId);
    agent.pool = true;
    this.#turnOn(out, agentId, agent, basis);
  }

  logoff(out: FactWriter, agentId: AgentId, basis: Basis): void {
    const agent = this.#of(agentId);
    agent.pool = false;
    this.#turnOff(out, agentId, agent, basis);
  }

  pause(out: FactWriter, agentId: AgentId, queue: string, reason: string, basis: Basis): void {
    const agent = this.#of(agentId);
    this.#turnOn(out, agentId, agent, "derived");
    if (agent.paused.get(queue) !== reason) {
      agent.paused.set(queue, reason);
      const queueId = queue as QueueId;
      const fact = { type: "agent.presence", agentId, available: false, queueId } as const;
      out.add(reason === "" ? fact : { ...fact, reason }, basis);
    }
  }

  unpause(out: FactWriter, agentId: AgentId, queue: string, basis: Basis): void {
    const agent = this.#of(agentId);
    if (agent.paused.delete(queue)) {
      out.add({ type: "agent.presence", agentId, available: true, queueId: queue as QueueId }, basis);
    }
  }

  level(out: FactWriter, agentId: AgentId, queue: string, level: number, basis: Basis): void {
    if (!this.has(agentId, queue)) this.join(out, agentId, queue, "derived");
    out.add({ type: "agent.membership", agentId, queueId: queue as QueueId, member: true, level }, basis);
  }

  clear(): void {
    this.#agents.clear();
  }

  #of(agentId: AgentId): Attendance {
    let agent = this.#agents.get(agentId);
    if (agent === undefined) {
      agent = { on: false, pool: undefined, queues: new Set(), paused: new Map() };
      this.#agents.set(agentId, agent);
    }
    return agent;
  }

  #turnOn(out: FactWriter, agentId: AgentId, agent: Attendance, basis: Basis): void {
    if (agent.on) return;
    agent.on = true;
    out.add({ type: "agent.session", agentId, state: "on", name: agentId }, basis);
  }

  #turnOff(out: FactWriter, agentId: AgentId, agent: Attendance, basis: Basis): void {
    if (!agent.on) return;
    agent.on = false;
    out.add({ type: "agent.session", agentId, state: "off" }, basis);
  }
}
