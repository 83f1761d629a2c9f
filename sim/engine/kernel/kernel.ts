import { type Instant, instant } from "../../vocabulary/index.ts";
import type { Centre } from "../centre.ts";
import type { EngineObserver, EngineView } from "../observer.ts";
import type { HandleFactors } from "../roster/handleFactors.ts";
import { placeFloor } from "../start/placement.ts";
import type { StartingState } from "../start/startCentre.ts";
import { Admission } from "./admission.ts";
import { AgentPool } from "./agentPool.ts";
import { Arriving } from "./arriving.ts";
import { ContactPool } from "./contactPool.ts";
import { Departures } from "./departures.ts";
import { Desk } from "./desk.ts";
import type { Draws } from "./draws.ts";
import { DueList } from "./dueList.ts";
import { Express } from "./express.ts";
import { FloorRecord } from "./floorRecord.ts";
import { Followers } from "./followers.ts";
import { Interruptions } from "./interruptions.ts";
import { Life } from "./life.ts";
import { Messages } from "./messages.ts";
import { Offers } from "./offers.ts";
import { OpenHours } from "./openHours.ts";
import { Pace } from "./pace.ts";
import { PlainWorks } from "./plainWorks.ts";
import { PolicyView } from "./policyView.ts";
import { Presence } from "./presence.ts";
import { Sessions } from "./sessions.ts";
import { Sharing } from "./sharing.ts";
import type { Sources } from "./sources.ts";
import { Steps } from "./steps.ts";
import { RANK } from "./ties.ts";
import { Timers } from "./timers.ts";
import { WaitingLines } from "./waitingLines.ts";
import { WORK, WorkCalendar, type WorkKind } from "./workCalendar.ts";

const { other } = WORK;
const { agentFreed, contactOffered } = RANK;

export interface KernelOptions {
  /** Any text; the same scenario, seed and start give the same run, bit for bit. */
  readonly seed: string;
  /** Number of the replication: runs of one seed that differ in nothing else. */
  readonly replication: number;
  readonly startAt: Instant;
  readonly observer: EngineObserver;
  /** Whether whoever gives up is booked when somebody looks, where that changes nothing; false: always on time. */
  readonly lazy: boolean;
}

/**
 * Everything of one run, and its loop over three sources of events: ends of work, timers, fresh contacts. What happens is
 * said by the parts: each is a small class that knows one side of the floor and calls the others through here.
 */
export class Kernel implements EngineView {
  declare readonly centre: Centre;
  declare readonly observer: EngineObserver;
  declare readonly sources: Sources;
  declare readonly startAt: Instant;
  declare readonly contacts: ContactPool;
  declare readonly agents: AgentPool;
  declare readonly lines: WaitingLines;
  declare readonly works: WorkCalendar;
  declare readonly plain: PlainWorks;
  declare readonly due: DueList;
  declare readonly draws: Draws;
  declare readonly factors: HandleFactors;
  declare readonly arriving: Arriving;
  declare readonly floor: PolicyView;
  declare readonly record: FloorRecord;
  declare readonly life: Life;
  declare readonly followers: Followers;
  declare readonly departures: Departures;
  declare readonly admission: Admission;
  declare readonly steps: Steps;
  declare readonly offers: Offers;
  declare readonly desk: Desk;
  declare readonly pace: Pace;
  declare readonly sharing: Sharing;
  declare readonly express: Express;
  declare readonly interruptions: Interruptions;
  declare readonly sessions: Sessions;
  declare readonly messages: Messages;
  declare readonly hours: OpenHours;
  declare readonly presence: Presence;
  declare readonly timers: Timers;
  declare now: Instant;
  declare private readonly sweeps: boolean;
  /** Rises with every time the policy is asked. */
  decisions = 0;

  constructor(centre: Centre, sources: Sources, { seed, replication, startAt, observer, lazy }: KernelOptions) {
    this.centre = centre;
    this.sources = sources;
    sources.restart(seed, replication, startAt);
    this.observer = observer;
    this.now = instant(startAt);
    this.startAt = this.now;
    centre.policy.memory.fill(0);
    this.contacts = new ContactPool();
    this.agents = new AgentPool(centre, this);
    this.lines = new WaitingLines(this.contacts, this, centre.policy.lines.length, (contact) =>
      this.departures.expired(contact),
    );
    this.works = new WorkCalendar(startAt);
    this.plain = new PlainWorks(centre.agents.length);
    this.due = new DueList();
    this.draws = sources.draws;
    this.factors = sources.factors;
    this.arriving = new Arriving(this);
    this.floor = new PolicyView(this);
    this.record = new FloorRecord(this);
    this.life = new Life(this);
    this.followers = new Followers(this);
    this.departures = new Departures(this, lazy);
    this.admission = new Admission(this);
    this.steps = new Steps(this);
    this.offers = new Offers(this);
    this.desk = new Desk(this);
    this.pace = new Pace(this);
    this.interruptions = new Interruptions(this);
    this.sessions = new Sessions(this);
    this.messages = new Messages(this);
    this.hours = new OpenHours(this);
    this.presence = new Presence(this);
    this.timers = new Timers(this);
    this.sharing = new Sharing(this);
    this.express = new Express(this);
    this.sweeps = centre.policy.needs.sweep;
  }

  /** Puts the floor into the state it has at the start. Once, before anything else happens. `from`: into that state. */
  begins(from?: StartingState): void {
    this.observer.attach(this);
    this.hours.begins();
    if (from === undefined) {
      this.presence.begins();
      this.arriving.begins();
    } else {
      this.arriving.findNext();
      this.sharing.closes();
      placeFloor(this, from);
    }
    this.offers.begins();
  }

  /** How many contacts are open, those still to come and those in wrap-up included. */
  get open(): number {
    return this.contacts.size + this.plain.open;
  }

  /** When the next thing is due; Infinity: nothing ever will be. */
  get nextAt(): number {
    return Math.min(this.works.firstAt, this.due.firstAt, this.arriving.nextAt);
  }

  /** Lets everything up to and including `until` happen, at most `limit` events; returns whether all of it has. */
  advance(until: number, limit: number): boolean {
    const { works, due, arriving, express } = this;
    for (let left = limit; left > 0; left--) {
      if (works.hole) works.settle();
      if (due.hole) due.settle();
      const workAt = works.nextAt;
      const dueAt = due.ats[0]!;
      const arrivalAt = arriving.nextAt;
      if (workAt <= arrivalAt && (workAt < dueAt || (workAt === dueAt && due.firstRank >= agentFreed))) {
        if (workAt > until) break;
        this.now = workAt as Instant;
        const who = works.firstWho;
        const kind = (who & 3) as WorkKind;
        if (kind === other) this.workEnds(who >> 2);
        else {
          works.take();
          express.ends(who >> 2, kind);
        }
      } else if (dueAt < arrivalAt || (dueAt === arrivalAt && due.firstRank <= contactOffered)) {
        if (dueAt > until) break;
        this.now = dueAt as Instant;
        this.timers.happens();
      } else {
        if (arrivalAt > until) break;
        this.now = arrivalAt as Instant;
        const k = arriving.takesNext();
        if (express.lineOf[k]! >= 0) express.comes(k);
        else arriving.arrives(k);
      }
      if (this.sweeps) this.offers.sweeps();
      if (left === 1) return false;
    }
    this.now = until as Instant;
    return true;
  }

  /** Lets exactly one thing happen; false when nothing ever will. */
  step(): boolean {
    if (this.nextAt === Number.POSITIVE_INFINITY) return false;
    this.advance(Number.POSITIVE_INFINITY, 1);
    return true;
  }

  private workEnds(contact: number): void {
    const { works } = this;
    const order = works.firstOrder;
    works.take();
    if (contact < 0) this.sharing.ends(~contact);
    // A work called off bears another order by now, or none.
    else if (this.contacts.endOrder[contact] === order) this.desk.workEnds(contact);
  }
}
