import type { Scenario } from "../../scenario/scenario.ts";
import type { GroupSpec } from "../../scenario/staff.ts";
import type { Channel } from "../../vocabulary/index.ts";

/** Weights are compared with capacities up to this much rounding. */
const EPSILON = 1e-9;

/** Whether what one agent of a group holds is allowed to be held together. Contacts set aside do not count. */
export class Room {
  readonly #slots: GroupSpec["slots"];
  readonly #exclusive: ReadonlySet<Channel>;
  readonly #held = new Map<Channel, number>();
  #open = 0;
  #weight = 0;

  constructor(group: GroupSpec, { exclusiveChannels }: Pick<Scenario, "exclusiveChannels">) {
    this.#slots = group.slots;
    this.#exclusive = new Set(exclusiveChannels);
  }

  /** Takes one contact of `channel` more; false, and nothing is taken, where there is no room for it. */
  take(channel: Channel): boolean {
    const { total, byChannel, weights, capacity = Number.POSITIVE_INFINITY, mix } = this.#slots;
    const held = this.#held.get(channel) ?? 0;
    const weight = this.#weight + (weights?.[channel] ?? 1);
    if (held >= (byChannel[channel] ?? 0) || weight > capacity + EPSILON) return false;
    if (this.#open > 0) {
      const alone = this.#exclusive.has(channel) || [...this.#held.keys()].some((other) => this.#exclusive.has(other));
      if (alone || this.#open >= total || (mix === "same-channel" && held !== this.#open)) return false;
    }
    this.#held.set(channel, held + 1);
    this.#open++;
    this.#weight = weight;
    return true;
  }
}
