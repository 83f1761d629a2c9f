import { LocalTime } from "../scenario/localTime.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { type Instant, instant, unreachable } from "../vocabulary/index.ts";
import { AgentPool } from "./agentPool.ts";
import { Arrivals } from "./arrivals.ts";
import { type Centre, compileCentre } from "./centre.ts";
import { ContactFlow } from "./contactFlow.ts";
import { ContactPool } from "./contactPool.ts";
import { DueList } from "./dueList.ts";
import { RandomStream } from "./numbers/randomStream.ts";
import type { EngineObserver } from "./observer.ts";
import { Shifts } from "./shifts.ts";
import type { EngineState } from "./state.ts";
import { DUE, type Due, RANK } from "./ties.ts";
import { WaitingLines } from "./waitingLines.ts";

/** What can be due for a contact; the rest is due for agents and days. */
type ContactDue = Exclude<
  Due,
  typeof DUE.dayStart | typeof DUE.shiftStart | typeof DUE.shiftEnd | typeof DUE.breakDue | typeof DUE.breakEnd
>;

export interface SimulationOptions {
  /** Any text; the same scenario, seed and start give the same run, bit for bit. */
  readonly seed: string;
  readonly startAt: Instant;
  readonly observer: EngineObserver;
}

/** A running contact centre. It has no end: profiles and shifts repeat. */
export interface Simulation {
  readonly centre: Centre;
  /** How far it has run. */
  readonly now: Instant;
  /** When the next thing is due: nothing happens before. Infinity when nothing ever will. */
  readonly nextAt: number;
  /** Contacts open or on their way back. */
  readonly contactsOpen: number;
  /** How many wait in queue number `k` of the scenario. */
  waiting(k: number): number;
  /**
   * Lets everything up to and including `until` happen. In how many steps makes no difference. Throws `RangeError` for
   * an instant before `now`.
   */
  advanceTo(until: Instant): void;
}

/** A simulation of `scenario` (parsed) that stands at `startAt`; agents on shift are there, nobody waits yet. */
export function createSimulation(scenario: Scenario, options: SimulationOptions): Simulation {
  return new EngineRun(compileCentre(scenario), options);
}

class EngineRun implements Simulation {
  readonly #state: EngineState;
  readonly #flow: ContactFlow;
  readonly #shifts: Shifts;
  readonly #arrivals: readonly (Arrivals | undefined)[];
  /** Next fresh contact of each queue; outside the due list, where most of its movement would be. */
  readonly #nextArrival: Float64Array;
  #earliest = 0;

  constructor(centre: Centre, { seed, startAt, observer }: SimulationOptions) {
    const contacts = new ContactPool();
    const agents = new AgentPool(centre);
    const lines = new WaitingLines(contacts, centre.queues.length);
    this.#state = { centre, contacts, lines, agents, due: new DueList(), observer, now: instant(startAt) };
    observer.attach(this.#state);
    const local = new LocalTime(centre.scenario.timeZone);
    this.#flow = new ContactFlow(this.#state, seed, (agent) => this.#shifts.emptied(agent));
    this.#shifts = new Shifts(this.#state, local, (agent) => this.#flow.serves(agent));
    this.#arrivals = centre.queues.map(
      ({ spec }) =>
        spec.arrivals && new Arrivals(spec.arrivals, local, new RandomStream(seed, `arrivals/${spec.id}`), startAt),
    );
    this.#nextArrival = Float64Array.from(this.#arrivals, (arrivals) => arrivals?.next() ?? Number.POSITIVE_INFINITY);
    this.#findEarliest();
    this.#shifts.begins();
  }

  get centre(): Centre {
    return this.#state.centre;
  }

  get now(): Instant {
    return this.#state.now;
  }

  get nextAt(): number {
    return Math.min(this.#state.due.firstAt, this.#nextArrival[this.#earliest]!);
  }

  get contactsOpen(): number {
    return this.#state.contacts.size;
  }

  waiting(k: number): number {
    return this.#state.lines.length(k);
  }

  advanceTo(until: Instant): void {
    const state = this.#state;
    if (!(until >= state.now)) throw new RangeError(`until: expected an instant from ${state.now} on, got ${until}`);
    for (;;) {
      const dueAt = state.due.firstAt;
      const arrivalAt = this.#nextArrival[this.#earliest]!;
      // Among contacts offered in one millisecond, those already on the list were known first.
      if (dueAt < arrivalAt || (dueAt === arrivalAt && state.due.firstRank <= RANK.contactOffered)) {
        if (dueAt > until) break;
        state.now = dueAt as Instant;
        this.#happens();
      } else {
        if (arrivalAt > until) break;
        state.now = arrivalAt as Instant;
        const k = this.#earliest;
        this.#nextArrival[k] = this.#arrivals[k]!.next();
        this.#findEarliest();
        this.#flow.arrives(k);
      }
    }
    state.now = until;
  }

  #findEarliest(): void {
    let earliest = 0;
    for (let k = 1; k < this.#nextArrival.length; k++) {
      if (this.#nextArrival[k]! < this.#nextArrival[earliest]!) earliest = k;
    }
    this.#earliest = earliest;
  }

  /** Takes the first thing off the list and lets it happen, unless it was called off meanwhile. */
  #happens(): void {
    const { due, contacts } = this.#state;
    const what = due.firstDue;
    const who = due.firstWho;
    const mark = due.firstMark;
    due.take();
    switch (what) {
      case DUE.dayStart:
        this.#shifts.dayStarts(mark);
        break;
      case DUE.shiftStart:
        this.#shifts.shiftStarts(who, mark);
        break;
      case DUE.shiftEnd:
        this.#shifts.shiftEnds(who, mark);
        break;
      case DUE.breakDue:
        this.#shifts.breakDue(who, mark);
        break;
      case DUE.breakEnd:
        this.#shifts.breakEnds(who, mark);
        break;
      default:
        if (contacts.generation[who] === mark) this.#concerns(what, who);
    }
  }

  #concerns(what: ContactDue, contact: number): void {
    switch (what) {
      case DUE.talkEnd:
        this.#flow.talkEnds(contact);
        break;
      case DUE.wrapUpEnd:
        this.#flow.wrapUpEnds(contact);
        break;
      case DUE.selfServiceEnd:
        this.#flow.selfServiceEnds(contact);
        break;
      case DUE.followUp:
        this.#flow.starts(contact);
        break;
      case DUE.callbackOffer:
        this.#flow.leavesForCallback(contact);
        break;
      case DUE.patienceEnd:
        this.#flow.patienceEnds(contact);
        break;
      case DUE.message:
        this.#flow.message(contact);
        break;
      default:
        unreachable(what);
    }
  }
}
