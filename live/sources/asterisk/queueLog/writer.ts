import type { Basis, FloorEvent, FloorFact, Instant } from "../../../../sim/vocabulary/index.ts";
import { SECOND_MS } from "../../../../sim/vocabulary/index.ts";
import { eventIdOf } from "./identity.ts";
import type { QueueLogMemory } from "./memory.ts";

/** Gathers the events one line or one deadline gives rise to, each with its identity. */
export class FactWriter {
  readonly #memory: QueueLogMemory;
  readonly #identity: string;
  readonly #ordinals = new Map<string, number>();
  readonly at: Instant;
  readonly events: FloorEvent[] = [];

  constructor(memory: QueueLogMemory, identity: string, at: Instant) {
    this.#memory = memory;
    this.#identity = identity;
    this.at = at;
  }

  add(fact: FloorFact, basis: Basis = "observed"): void {
    const ordinal = this.#ordinals.get(fact.type) ?? 0;
    this.#ordinals.set(fact.type, ordinal + 1);
    const eventId = eventIdOf(this.#identity, fact.type, ordinal);
    const { source } = this.#memory.options;
    this.events.push({ ...fact, source, eventId, at: this.at, basis, precisionMs: SECOND_MS });
  }
}
