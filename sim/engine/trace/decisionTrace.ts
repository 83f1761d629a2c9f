import { PolicyExplainer } from "../../routing/explain/explainer.ts";
import type {
  IdlenessExplanation,
  OfferExplanation,
  Refusal,
  SilenceExplanation,
} from "../../routing/explain/explanation.ts";
import type { Instant } from "../../vocabulary/index.ts";
import type { Centre } from "../centre.ts";
import { FLAG } from "../kernel/contactPool.ts";
import type { EngineObserver, EngineView } from "../observer.ts";
import { momentOf } from "./momentOf.ts";
import { type ContactPlace, openRow, placeOf } from "./places.ts";
import { type DecisionRecord, numberedIdleness, numberedOffer, numberedRefusal, numberedSilence } from "./record.ts";
import { ObserverRelay } from "./relay.ts";
import { Ring } from "./ring.ts";
import { type Answer, TracedPolicy } from "./tracedPolicy.ts";

/** Bounds of a trace; more throws. A record of 10 candidates takes some 10 kB: 1,000 decisions about 10 MB. */
const MOST_DECISIONS = 100_000;
const MOST_CANDIDATES = 1_000;
/** Waiting contacts whose last silence is remembered, so that it is not told again. */
const MOST_SILENCES = 10_000;

export interface TraceBounds {
  /** Decisions kept, the last ones, 1 to 100,000; absent: 1,000. */
  readonly decisions?: number;
  /** What one decision lists of each kind (candidates, refusals), 1 to 1,000, the rest is counted; absent: 10. */
  readonly candidates?: number;
  /** Decisions before this instant are neither worked out nor kept; absent: all are. For runs that make up a past first. */
  readonly from?: Instant;
}

/** Why a contact is not at an agent: what keeps each agent from it, or where it is. */
export type WhyNobody =
  | { readonly state: "waits"; readonly silence: SilenceExplanation }
  | Exclude<ContactPlace, { readonly state: "waits" }>;

/**
 * The decisions of one run with their reasons, and answers about the floor as it stands. Given to a simulation when it
 * is made; it changes nothing of the run. An agent who asks in vain and a contact nobody takes are decisions too; a
 * contact that is looked for again and again with the same outcome is told once.
 */
export class DecisionTrace {
  readonly #ring: Ring<DecisionRecord>;
  readonly #candidates: number;
  readonly #from: number;
  readonly #silences = new Map<number, string>();
  /** Pairs the policy has made of which nothing has been heard yet: contact × agents + agent. */
  readonly #made = new Set<number>();
  #explainer: PolicyExplainer | undefined;
  #view: EngineView | undefined;

  /** Throws `RangeError` for a bound outside its range. */
  constructor({ decisions = 1_000, candidates = 10, from }: TraceBounds = {}) {
    checkBound("decisions", decisions, MOST_DECISIONS);
    checkBound("candidates", candidates, MOST_CANDIDATES);
    this.#ring = new Ring(decisions);
    this.#candidates = candidates;
    this.#from = from ?? Number.NEGATIVE_INFINITY;
  }

  /** The decisions kept, oldest first. */
  records(): readonly DecisionRecord[] {
    return this.#ring.items();
  }

  /** Those of them that were made after decision number `number`. */
  since(number: number): readonly DecisionRecord[] {
    return this.records().filter((record) => record.number > number);
  }

  /** How many were ever recorded, forgotten ones included: the number of the last. */
  get recorded(): number {
    return this.#ring.added;
  }

  /** Why nobody has the contact with this number now, or who has it. */
  whyNobody(contact: number): WhyNobody {
    const view = this.#attached();
    const place = placeOf(view, contact);
    if (place.state !== "waits") return place;
    const silence = this.#explaining().silence(this.#now(), place.row, place.line, place.held);
    return { state: "waits", silence: numberedSilence(silence, this.#numberOf) };
  }

  /** What keeps the agent from the waiting contact with this number now; `none`: nothing. Where it is, if it waits not. */
  whyNot(contact: number, agent: number): Refusal | Exclude<ContactPlace, { readonly state: "waits" }> {
    const view = this.#attached();
    if (!(agent >= 0 && agent < view.agents.agents && Number.isInteger(agent))) {
      throw new RangeError(`agent: expected a whole number in [0, ${view.agents.agents - 1}], got ${agent}`);
    }
    const place = placeOf(view, contact);
    if (place.state !== "waits") return place;
    const why = this.#explaining().whyNot(this.#now(), place.row, place.line, agent, place.held);
    return numberedRefusal(why, this.#numberOf);
  }

  /** Why the agent gets nothing now: where the agent is, or what keeps it from the front of each line. */
  whyIdle(agent: number): IdlenessExplanation {
    const view = this.#attached();
    if (!(agent >= 0 && agent < view.agents.agents && Number.isInteger(agent))) {
      throw new RangeError(`agent: expected a whole number in [0, ${view.agents.agents - 1}], got ${agent}`);
    }
    return numberedIdleness(this.#explaining().idleness(this.#now(), agent), this.#numberOf);
  }

  /** The queue of the open contact with this number; −1: none is open. */
  queueOf(contact: number): number {
    const view = this.#attached();
    const row = openRow(view, contact);
    return row < 0 ? -1 : view.contacts.queue[row]!;
  }

  /** The same centre with a policy that tells this trace. Throws `RangeError` for a trace in use. */
  over(centre: Centre): Centre {
    if (this.#explainer !== undefined)
      throw new RangeError("trace: expected one that traces nothing yet, got one in use");
    this.#explainer = new PolicyExplainer(centre.scenario, this.#candidates);
    return { ...centre, policy: new TracedPolicy(centre.policy, (answer) => this.#answered(answer)) };
  }

  /** The same observer, and this trace beside it. */
  beside(observer: EngineObserver): EngineObserver {
    return new Listener(observer, {
      attach: (view) => {
        this.#view = view;
      },
      has: (contact, agent) => this.#has(contact, agent),
    });
  }

  #answered(answer: Answer): void {
    const { trigger, by, contact, agent, line, memory } = answer;
    const view = this.#attached();
    const early = view.now < this.#from;
    if (contact >= 0 && agent >= 0) {
      this.#made.add(this.#pair(contact, agent));
      if (early) return;
      this.#silences.delete(contact);
      const why = this.#explaining().offer(momentOf(view, memory), { trigger, by, contact, agent, line });
      this.#offer(contact, agent, numberedOffer(why, this.#numberOf));
    } else if (early) return;
    else if (trigger === "agent") {
      const why = this.#explaining().idleness(momentOf(view, memory), agent);
      this.#add({ contact: -1, queue: -1, agent, kind: "idleness", why: numberedIdleness(why, this.#numberOf) });
    } else if (this.#isSilence(answer)) this.#silent(contact, line, memory);
  }

  /** Who rings already is not unheard; who may yet interrupt somebody is not refused. */
  #isSilence({ by, contact }: Answer): boolean {
    const view = this.#attached();
    if (view.contacts.ringing[contact]! > 0) return false;
    return by === "interruption" || view.centre.policy.preempt.length === 0;
  }

  #silent(contact: number, line: number, memory: Uint8Array): void {
    const view = this.#attached();
    const why = numberedSilence(this.#explaining().silence(momentOf(view, memory), contact, line), this.#numberOf);
    const text = JSON.stringify([why.contact, line, why.reasons]);
    if (this.#silences.get(contact) === text) return;
    if (this.#silences.size >= MOST_SILENCES) this.#silences.clear();
    this.#silences.set(contact, text);
    const queue = view.contacts.queue[contact]!;
    this.#add({ contact: why.contact, queue, agent: -1, kind: "silence", why });
  }

  /** A contact rings at, or is answered by, an agent: no pair of the policy, so the session has come back to its agent. */
  #has(contact: number, agent: number): void {
    const { contacts, now, centre } = this.#attached();
    if (this.#made.delete(this.#pair(contact, agent)) || now < this.#from) return;
    // Put there by the state the run starts from.
    if (now === contacts.joinedAt[contact] && (contacts.flags[contact]! & FLAG.before) !== 0) return;
    if (contacts.part[contact] === 0 || centre.queues[contacts.queue[contact]!]!.messages === undefined) return;
    this.#offer(contact, agent, {
      trigger: "contact",
      by: "session",
      contact: this.#numberOf(contact),
      agent,
      step: 0,
      steps: 1,
      considered: [],
      more: 0,
      excluded: [],
      excludedMore: 0,
      margin: undefined,
      flip: undefined,
    });
  }

  #offer(contact: number, agent: number, why: OfferExplanation): void {
    const queue = this.#attached().contacts.queue[contact]!;
    this.#add({ contact: why.contact, queue, agent, kind: "offer", why });
  }

  #add(record: Unplaced<DecisionRecord>): void {
    this.#ring.add({ number: this.#ring.added + 1, at: this.#attached().now, ...record });
  }

  #now() {
    const view = this.#attached();
    return momentOf(view, view.centre.policy.memory);
  }

  #pair(contact: number, agent: number): number {
    return contact * this.#attached().agents.agents + agent;
  }

  readonly #numberOf = (row: number): number => this.#attached().contacts.arrival[row]! + 1;

  #attached(): EngineView {
    if (this.#view === undefined)
      throw new RangeError("trace: expected one given to a simulation, got one that traces nothing");
    return this.#view;
  }

  #explaining(): PolicyExplainer {
    if (this.#explainer === undefined)
      throw new RangeError("trace: expected one given to a simulation, got one that traces nothing");
    return this.#explainer;
  }
}

type Unplaced<T> = T extends unknown ? Omit<T, "number" | "at"> : never;

interface Heard {
  attach(view: EngineView): void;
  has(contact: number, agent: number): void;
}

/** Tells the trace who rings at whom, or, where agents answer at once, who answers whom. */
class Listener extends ObserverRelay {
  readonly #heard: Heard;
  #rings = false;

  constructor(inner: EngineObserver, heard: Heard) {
    super(inner);
    this.#heard = heard;
  }

  override attach(view: EngineView): void {
    this.#rings = view.centre.policy.offer.mode !== "auto";
    this.#heard.attach(view);
    super.attach(view);
  }

  override offered(contact: number, agent: number): void {
    this.#heard.has(contact, agent);
    super.offered(contact, agent);
  }

  override connected(contact: number, agent: number): void {
    if (!this.#rings) this.#heard.has(contact, agent);
    super.connected(contact, agent);
  }
}

function checkBound(name: string, value: number, most: number): void {
  if (!(Number.isInteger(value) && value >= 1 && value <= most)) {
    throw new RangeError(`${name}: expected a whole number in [1, ${most}], got ${value}`);
  }
}
