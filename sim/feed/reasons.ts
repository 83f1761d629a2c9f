import { EventRecorder } from "../engine/eventRecorder.ts";
import { DecisionTrace, type WhyNobody } from "../engine/trace/decisionTrace.ts";
import type { DecisionRecord } from "../engine/trace/record.ts";
import type { ContactId, FloorEvent, Instant } from "../vocabulary/index.ts";

/** Contacts whose numbers are known, the latest; one that is older is off the floor, or nobody asks. */
const MOST_NUMBERS = 50_000;
/** Contacts whose decisions are kept, the latest, and how many of each: some 10 kB a decision. */
const MOST_CONTACTS = 2_000;
const MOST_OF_ONE = 6;
/** Candidates one decision lists. */
const CANDIDATES = 8;
/** Decisions of one instant that are waited for at once. */
const DECISIONS = 1_000;

/** An offer, and why it was made. */
export type OfferRecord = Extract<DecisionRecord, { kind: "offer" }>;

/** What the routing tells of one contact. */
export interface ContactReasons {
  /** Its number in the run. */
  readonly number: number;
  /** Offers of it that are still known, oldest first. */
  readonly offers: readonly OfferRecord[];
  /** Where it is, and if it waits what keeps each agent from it. */
  readonly now: WhyNobody;
}

/**
 * Why contacts of a simulated feed are where they are, in the routing's own reasons: offers are kept for the latest
 * contacts only, so that a run of days costs no more than one of hours. Given to one feed when it is made.
 */
export class FeedReasons {
  readonly trace: DecisionTrace;
  readonly #numbers = new Map<ContactId, number>();
  readonly #offers = new Map<number, OfferRecord[]>();
  #gathered = 0;

  /** `from`: offers before it are not worked out, as a past that is only made up. */
  constructor(from?: Instant) {
    const bounds = { decisions: DECISIONS, candidates: CANDIDATES };
    this.trace = new DecisionTrace(from === undefined ? bounds : { ...bounds, from });
  }

  /** The recorder of the feed: it says which number a contact has. */
  recorder(run: string, emit: (event: FloorEvent) => void): EventRecorder {
    return new NumberedRecorder(run, emit, (id, number) => {
      this.#numbers.set(id, number);
      forgetFirst(this.#numbers, MOST_NUMBERS);
    });
  }

  /** Takes over what has been decided since the last time. */
  gather(): void {
    if (this.trace.recorded === this.#gathered) return;
    for (const record of this.trace.since(this.#gathered)) {
      if (record.kind !== "offer") continue;
      const known = this.#offers.get(record.contact) ?? [];
      this.#offers.delete(record.contact);
      this.#offers.set(record.contact, [...known, record].slice(-MOST_OF_ONE));
      forgetFirst(this.#offers, MOST_CONTACTS);
    }
    this.#gathered = this.trace.recorded;
  }

  /** What is known of a contact now; `undefined` for one this feed never had, or so long ago that it is forgotten. */
  of(contactId: ContactId): ContactReasons | undefined {
    const number = this.#numbers.get(contactId);
    if (number === undefined) return undefined;
    return { number, offers: this.#offers.get(number) ?? [], now: this.trace.whyNobody(number) };
  }
}

/** Writes events, and says of every contact that begins which number it has in the order of arrival, from 1. */
class NumberedRecorder extends EventRecorder {
  readonly #numbered: (id: ContactId, number: number) => void;

  constructor(run: string, emit: (event: FloorEvent) => void, numbered: (id: ContactId, number: number) => void) {
    super(run, emit);
    this.#numbered = numbered;
  }

  override started(contact: number): void {
    super.started(contact);
    this.#numbered(this.identity(contact).id, this.viewed.contacts.arrival[contact]! + 1);
  }
}

function forgetFirst<K, V>(map: Map<K, V>, most: number): void {
  if (map.size <= most) return;
  const [first] = map.keys();
  if (first !== undefined) map.delete(first);
}
