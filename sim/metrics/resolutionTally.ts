import type { FloorObserver, OpenContact } from "../floor/index.ts";
import { DAY_MS, type EventOf, type Instant } from "../vocabulary/index.ts";
import { PLACE } from "./fields.ts";
import type { Scopes } from "./scopes.ts";

/** A repeat within this time means the first contact did not resolve the matter. */
export const REPEAT_MS = 7 * DAY_MS;
/** Ended contacts remembered; with more inside seven days the oldest are judged by what was seen so far. */
const MAX_REMEMBERED = 262_144;

interface Ended {
  readonly key: string;
  readonly endedAt: Instant;
  readonly contact: Pick<OpenContact, "channel">;
  readonly resolved: boolean;
  repeated: boolean;
}

/**
 * First contact resolution: of contacts that ended seven days ago, the share resolved and not followed by another contact
 * of the same matter. A matter is the journey, else customer and intent; contacts with neither cannot be judged.
 */
export class ResolutionTally implements FloorObserver {
  readonly #scopes: Scopes;
  readonly #latest = new Map<string, Ended>();
  /** In order of ending; the first `#judged` have left. */
  #ended: Ended[] = [];
  #judged = 0;

  constructor(scopes: Scopes) {
    this.#scopes = scopes;
  }

  contactStarted(contact: OpenContact): void {
    if (contact.direction !== "inbound" || contact.cause === "switch" || contact.cause === "transfer") return;
    const key = keyOf(contact);
    const before = key === undefined ? undefined : this.#latest.get(key);
    if (before !== undefined && contact.startedAt - before.endedAt <= REPEAT_MS) before.repeated = true;
  }

  contactEnded(contact: OpenContact, event: EventOf<"contact.ended">): void {
    const key = keyOf(contact);
    if (key === undefined || (event.outcome !== "resolved" && event.outcome !== "unresolved")) return;
    const ended: Ended = {
      key,
      endedAt: event.at,
      contact: { channel: contact.channel },
      resolved: event.outcome === "resolved",
      repeated: false,
    };
    this.#latest.set(key, ended);
    this.#ended.push(ended);
    if (this.#ended.length - this.#judged > MAX_REMEMBERED) this.#judge();
  }

  /** Judges what is seven days old at `at`. */
  advance(at: Instant): void {
    while (this.#judged < this.#ended.length && this.#ended[this.#judged]!.endedAt + REPEAT_MS < at) this.#judge();
  }

  #judge(): void {
    const ended = this.#ended[this.#judged]!;
    this.#judged += 1;
    if (this.#latest.get(ended.key) === ended) this.#latest.delete(ended.key);
    const at = Math.min(ended.endedAt + REPEAT_MS, this.#scopes.now);
    for (const scope of this.#scopes.ofChannel(ended.contact.channel)) {
      scope.add(PLACE.repeatKnown, at, 1);
      if (ended.resolved && !ended.repeated) scope.add(PLACE.firstContactResolved, at, 1);
    }
    if (this.#judged > 1_024 && this.#judged * 2 > this.#ended.length) {
      this.#ended = this.#ended.slice(this.#judged);
      this.#judged = 0;
    }
  }
}

function keyOf(contact: OpenContact): string | undefined {
  if (contact.journeyId !== undefined) return `journey ${contact.journeyId}`;
  if (contact.customerId === undefined) return undefined;
  return `customer ${contact.customerId} ${contact.intent ?? ""}`;
}
