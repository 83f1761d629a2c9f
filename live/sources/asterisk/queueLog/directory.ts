import type { AgentId, Instant } from "../../../../sim/vocabulary/index.ts";

/** A member removed while its phone rang may still answer: as long as this it counts as a candidate, ms. */
export const REMOVAL_GRACE_MS = 120_000;
/** Lines that must agree before a pair is believed. */
const LINES_TO_BELIEVE = 2;
/** People and interfaces remembered; a centre has thousands, a broken log has no bound. */
const MOST_ENTRIES = 20_000;

interface Unpaired {
  /** Interfaces this person can be, by every line so far; empty = cannot be learned (a static member). */
  candidates: Set<string>;
  lines: number;
}

/**
 * Who is who: membership lines name the interface (`Local/a01@agents/n`), conversation and pause lines the member
 * (`Anna Petrova`). Pairs come from configuration, or are learned by elimination: whoever answers in a queue is one of
 * the queue's members at that instant, and the sets of several lines have only one in common.
 */
export class Directory {
  readonly #configured: ReadonlyMap<string, string>;
  readonly #configuredNames: ReadonlySet<string>;
  readonly #learned = new Map<string, string>();
  readonly #unpaired = new Map<string, Unpaired>();
  /** Interface → queue → when it left, or `undefined` while it is a member. */
  readonly #memberships = new Map<string, Map<string, Instant | undefined>>();
  #namesSeen = false;

  /** `members`: interface (or pool agent's number) → name. */
  constructor(members: Readonly<Record<string, string>>) {
    this.#configured = new Map(Object.entries(members));
    this.#configuredNames = new Set(Object.values(members));
  }

  /** Whether some line named a person by another word than an interface: then interfaces alone are nobody's identity. */
  get namesSeen(): boolean {
    return this.#namesSeen;
  }

  /** The person behind a column: by configuration, by learning, else the column itself. */
  who(column: string): AgentId {
    return (this.#configured.get(column) ?? this.#learned.get(column) ?? column) as AgentId;
  }

  /** Whether `who` of this column rests on something learned. */
  isLearned(column: string): boolean {
    return !this.#configured.has(column) && this.#learned.has(column) && this.#learned.get(column) !== column;
  }

  /** Whether this column is an interface nobody's name is known for. */
  isUnnamed(column: string): boolean {
    return column.includes("/") && !this.#configured.has(column) && !this.#learned.has(column);
  }

  joined(column: string, queue: string): void {
    const queues = this.#memberships.get(column) ?? new Map<string, Instant | undefined>();
    if (this.#memberships.size < MOST_ENTRIES) this.#memberships.set(column, queues);
    queues.set(queue, undefined);
  }

  left(column: string, queue: string, at: Instant): void {
    this.#memberships.get(column)?.set(queue, at);
  }

  /** Queues the interface is a member of now. */
  queuesOf(column: string): string[] {
    const queues = this.#memberships.get(column);
    return queues === undefined ? [] : [...queues].filter(([, leftAt]) => leftAt === undefined).map(([queue]) => queue);
  }

  /** The member interface of a pool agent's number: `Local/a90@pool/n`, `Agent/a90`. */
  interfaceOfPoolAgent(number: string): string | undefined {
    for (const column of this.#memberships.keys()) {
      if (column.startsWith(`Local/${number}@`) || column === `Agent/${number}`) return column;
    }
    return undefined;
  }

  /** A line by which `name` acted as a member of `queue`. Returns the interfaces whose owner is known from now on. */
  acted(name: string, queue: string, at: Instant): string[] {
    if (name.includes("/") || this.#memberships.has(name)) {
      // No member name is set: Asterisk then uses the interface for both.
      if (name.includes("/") && !this.#configured.has(name)) this.#learned.set(name, name);
      return [];
    }
    this.#namesSeen = true;
    if (this.#configuredNames.has(name)) return [];
    const paired = this.#interfaceOf(name);
    if (paired !== undefined) {
      if (this.#isMember(paired, queue, at)) return [];
      // What was learned is refuted: this person is no dynamic member after all.
      this.#learned.delete(paired);
      this.#unpaired.set(name, { candidates: new Set(), lines: 0 });
      return [];
    }
    this.#narrow(name, queue, at);
    return this.#settle();
  }

  /** Whether this person's interface left `queue` so lately that a phone may have rung since before. */
  leftLately(agentId: AgentId, queue: string, at: Instant): boolean {
    for (const [column, queues] of this.#memberships) {
      const leftAt = queues.get(queue);
      if (leftAt !== undefined && at - leftAt <= REMOVAL_GRACE_MS && this.who(column) === agentId) return true;
    }
    return false;
  }

  /** People not yet paired who can no longer be members of `queue`: everyone they could be has left it. */
  orphans(queue: string): AgentId[] {
    const gone: AgentId[] = [];
    for (const [name, { candidates }] of this.#unpaired) {
      if (candidates.size > 0 && ![...candidates].some((column) => this.queuesOf(column).includes(queue))) {
        gone.push(name as AgentId);
      }
    }
    return gone;
  }

  /** The server started again: dynamic members are gone, who is who is not. */
  restarted(): void {
    this.#memberships.clear();
    this.#unpaired.clear();
  }

  #interfaceOf(name: string): string | undefined {
    for (const [column, owner] of this.#learned) if (owner === name) return column;
    return undefined;
  }

  #isMember(column: string, queue: string, at: Instant): boolean {
    const queues = this.#memberships.get(column);
    if (queues === undefined || !queues.has(queue)) return false;
    const leftAt = queues.get(queue);
    return leftAt === undefined || at - leftAt <= REMOVAL_GRACE_MS;
  }

  #narrow(name: string, queue: string, at: Instant): void {
    const known = this.#unpaired.get(name);
    if (known?.candidates.size === 0) return;
    const pool = known?.candidates ?? this.#memberships.keys();
    const candidates = new Set<string>();
    for (const column of pool) {
      if (this.isUnnamed(column) && this.#isMember(column, queue, at)) candidates.add(column);
    }
    if (known !== undefined || this.#unpaired.size < MOST_ENTRIES) {
      this.#unpaired.set(name, { candidates, lines: (known?.lines ?? 0) + 1 });
    }
  }

  /** Pairs everyone with one candidate left; each pair takes a candidate from the others, which may pair them too. */
  #settle(): string[] {
    const paired: string[] = [];
    for (let found = true; found; ) {
      found = false;
      for (const [name, { candidates, lines }] of this.#unpaired) {
        const [column] = candidates;
        if (column === undefined || candidates.size > 1 || lines < LINES_TO_BELIEVE) continue;
        this.#learned.set(column, name);
        this.#unpaired.delete(name);
        for (const other of this.#unpaired.values()) other.candidates.delete(column);
        paired.push(column);
        found = true;
      }
    }
    return paired;
  }
}
