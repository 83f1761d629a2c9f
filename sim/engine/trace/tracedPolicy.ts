import type { CompiledPolicy, RoutingFloor } from "../../routing/compiled.ts";
import type { MadeBy } from "../../routing/explain/explanation.ts";

/** One answer of the policy, with its memory as it was when it was asked. −1: nobody. */
export interface Answer {
  readonly trigger: "contact" | "agent";
  readonly by: MadeBy;
  readonly contact: number;
  readonly agent: number;
  readonly line: number;
  readonly memory: Uint8Array;
}

/**
 * A policy that tells what it was asked and what it answered, and answers as the policy inside it: whoever asks cannot
 * tell the difference. A run without a trace has the policy itself, so that nothing is paid for what nobody wants.
 */
export class TracedPolicy implements CompiledPolicy {
  readonly title: CompiledPolicy["title"];
  readonly lines: CompiledPolicy["lines"];
  readonly needs: CompiledPolicy["needs"];
  readonly memory: Uint8Array;
  readonly idleClock: CompiledPolicy["idleClock"];
  readonly offer: CompiledPolicy["offer"];
  readonly batchEveryMs: number;
  readonly admission: CompiledPolicy["admission"];
  readonly preempt: CompiledPolicy["preempt"];
  readonly #inner: CompiledPolicy;
  readonly #tell: (answer: Answer) => void;

  /** `tell` is called after each answer, before anything comes of it. */
  constructor(inner: CompiledPolicy, tell: (answer: Answer) => void) {
    this.#inner = inner;
    this.#tell = tell;
    this.title = inner.title;
    this.lines = inner.lines;
    this.needs = inner.needs;
    this.memory = inner.memory;
    this.idleClock = inner.idleClock;
    this.offer = inner.offer;
    this.batchEveryMs = inner.batchEveryMs;
    this.admission = inner.admission;
    this.preempt = inner.preempt;
  }

  firstLine(floor: RoutingFloor, contact: number, queue: number): number {
    return this.#inner.firstLine(floor, contact, queue);
  }

  nextLine(floor: RoutingFloor, contact: number, line: number): number {
    return this.#inner.nextLine(floor, contact, line);
  }

  selectAgent(floor: RoutingFloor, contact: number, line: number): number {
    const memory = this.memory.slice();
    const agent = this.#inner.selectAgent(floor, contact, line);
    this.#tell({ trigger: "contact", by: "score", contact, agent, line, memory });
    return agent;
  }

  selectContact(floor: RoutingFloor, agent: number): number {
    const memory = this.memory.slice();
    const contact = this.#inner.selectContact(floor, agent);
    const line = contact < 0 ? -1 : floor.lineOf[contact]!;
    this.#tell({ trigger: "agent", by: "score", contact, agent, line, memory });
    return contact;
  }

  selectInterrupted(floor: RoutingFloor, contact: number, line: number): number {
    const memory = this.memory.slice();
    const agent = this.#inner.selectInterrupted(floor, contact, line);
    this.#tell({ trigger: "contact", by: "interruption", contact, agent, line, memory });
    return agent;
  }

  assign(floor: RoutingFloor, pairs: Int32Array): number {
    const memory = this.memory.slice();
    const count = this.#inner.assign(floor, pairs);
    for (let i = 0; i < count; i++) {
      const [contact, agent] = [pairs[2 * i]!, pairs[2 * i + 1]!];
      this.#tell({ trigger: "contact", by: "batch", contact, agent, line: floor.lineOf[contact]!, memory });
    }
    return count;
  }
}
