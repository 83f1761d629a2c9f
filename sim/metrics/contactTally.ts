import type { FloorObserver, OpenContact } from "../floor/index.ts";
import { type Channel, channelKind, type EventOf, type Instant, type Party } from "../vocabulary/index.ts";
import { PLACE, type Place } from "./fields.ts";
import type { Scopes } from "./scopes.ts";

/** Time between two instants as a promise counts it, ms. Calendar time unless the centre counts business hours. */
export type PromiseClock = (fromAt: Instant, toAt: Instant) => number;
export const calendarTime: PromiseClock = (fromAt, toAt) => toAt - fromAt;

/** Channels whose customers write and go away: they have response clocks. A callback is one promise, not a dialogue. */
export function hasResponses(channel: Channel): boolean {
  return channelKind(channel) === "deferrable" && channel !== "callback";
}

/**
 * Response clocks, ratings and the other facts of whole contacts. A clock starts at the oldest customer message nobody has
 * answered and stops at the next public message of an agent: bots and private notes answer nobody.
 */
export class ContactTally implements FloorObserver {
  readonly #scopes: Scopes;
  readonly #clock: PromiseClock;
  readonly #unanswered = new Map<Channel, Set<OpenContact>>();
  /** Conversations in which some answer came late. */
  readonly #broken = new Set<OpenContact>();

  constructor(scopes: Scopes, clock: PromiseClock = calendarTime) {
    this.#scopes = scopes;
    this.#clock = clock;
  }

  contactStarted(contact: OpenContact): void {
    for (const scope of this.#scopes.ofChannel(contact.channel)) scope.seen = true;
  }

  contactMessage(contact: OpenContact, party: Party, at: Instant, answeredAt: Instant | undefined): void {
    const { channel } = contact;
    if (party === "customer") {
      let waiting = this.#unanswered.get(channel);
      if (waiting === undefined) {
        waiting = new Set();
        this.#unanswered.set(channel, waiting);
      }
      waiting.add(contact);
      return;
    }
    if (answeredAt === undefined) return;
    this.#unanswered.get(channel)?.delete(contact);
    if (!hasResponses(channel)) return;
    const promise = this.#scopes.config.responses[channel];
    const elapsedMs = this.#clock(answeredAt, at);
    const first = contact.responses === 1;
    const inTarget = elapsedMs <= (first ? promise.firstResponseMs : promise.nextResponseMs);
    this.#add(channel, first ? PLACE.firstN : PLACE.nextN, at);
    if (inTarget) this.#add(channel, first ? PLACE.firstIn : PLACE.nextIn, at);
    else this.#broken.add(contact);
  }

  contactEnded(contact: OpenContact, event: EventOf<"contact.ended">): void {
    const { channel } = contact;
    const kept = !this.#broken.has(contact);
    this.contactLost(contact);
    if (event.outcome === "blocked") this.#add(channel, PLACE.blocked, event.at);
    if (!hasResponses(channel)) return;
    if (contact.responses > 0) {
      this.#add(channel, PLACE.conversationN, event.at);
      if (kept) this.#add(channel, PLACE.conversationIn, event.at);
    }
    if (event.outcome === "resolved") {
      this.#add(channel, PLACE.resolutionN, event.at);
      const elapsedMs = this.#clock(contact.startedAt, event.at);
      if (elapsedMs <= this.#scopes.config.responses[channel].resolutionMs)
        this.#add(channel, PLACE.resolutionIn, event.at);
    }
  }

  contactLost(contact: OpenContact): void {
    this.#unanswered.get(contact.channel)?.delete(contact);
    this.#broken.delete(contact);
  }

  contactRated(event: EventOf<"contact.rated">, contact: OpenContact | undefined): void {
    const add = (place: Place): void => {
      // Rated after it ended: the channel is no longer known, everything still is.
      if (contact === undefined) this.#scopes.total.add(place, event.at, 1);
      else this.#add(contact.channel, place, event.at);
    };
    if (event.scale === "csat") {
      add(PLACE.csatN);
      if (event.score >= 4) add(PLACE.csatSatisfied);
      return;
    }
    add(PLACE.npsN);
    if (event.score >= 9) add(PLACE.npsPromoters);
    if (event.score <= 6) add(PLACE.npsDetractors);
  }

  workEvaluated(event: EventOf<"work.evaluated">): void {
    this.#add(event.channel, PLACE.evaluationN, event.at);
    // Kept in whole ten-thousandths: sums of fractions would depend on their order.
    this.#add(event.channel, PLACE.evaluationPoints, event.at, Math.round(event.score * 10_000));
  }

  callbackRequested(event: EventOf<"callback.requested">, contact: OpenContact | undefined): void {
    if (contact === undefined) this.#scopes.total.add(PLACE.callbacks, event.at, 1);
    else this.#add(contact.channel, PLACE.callbacks, event.at);
  }

  selfService(event: EventOf<"contact.self_service">, contact: OpenContact | undefined): void {
    const contained = event.outcome === "contained";
    for (const place of contained ? [PLACE.selfServiceN, PLACE.selfServed] : [PLACE.selfServiceN]) {
      if (contact === undefined) this.#scopes.total.add(place, event.at, 1);
      else this.#add(contact.channel, place, event.at);
    }
  }

  /** Customers with an unanswered message now, and since when the oldest of them waits. */
  unanswered(channel: Channel): { readonly count: number; readonly oldestAt: Instant | undefined } {
    let oldestAt: Instant | undefined;
    const waiting = this.#unanswered.get(channel);
    for (const contact of waiting ?? []) {
      const at = contact.unansweredAt;
      if (at !== undefined && (oldestAt === undefined || at < oldestAt)) oldestAt = at;
    }
    return { count: waiting?.size ?? 0, oldestAt };
  }

  #add(channel: Channel, place: Place, at: Instant, amount = 1): void {
    for (const scope of this.#scopes.ofChannel(channel)) scope.add(place, at, amount);
  }
}
