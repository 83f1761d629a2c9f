import { followingIdentity, freshIdentity, type Identity } from "../../engine/kernel/identities.ts";
import { type FollowUp, LEFT, type Left, SERVED, type Served, type Unanswered } from "../../engine/observer.ts";
import type { Answer } from "../../engine/trace/tracedPolicy.ts";
import { FOLLOW_CAUSES, type FollowCause, type LeaveReason } from "../types/stageState.ts";
import { Columns } from "./columns.ts";
import { DecisionLog } from "./decisionLog.ts";
import { FACT, FactHash } from "./factHash.ts";
import type { StagePlaces } from "./hall.ts";
import type { LaneRules } from "./laneRules.ts";
import { QuietObserver } from "./quietObserver.ts";
import { type Coming, StageRecord, type Turn, type VisitRow, type WorkRow } from "./stageRecord.ts";

const REASONS: Readonly<Record<Left, LeaveReason | "overflow">> = {
  [LEFT.abandoned]: "gave-up",
  [LEFT.baulked]: "baulked",
  [LEFT.callback]: "callback",
  [LEFT.steered]: "steered",
  [LEFT.overflow]: "overflow",
  [LEFT.closing]: "turned-away",
};

/** Hears a whole run and writes its record. Attached once; it changes nothing of the run. */
export class Recorder extends QuietObserver {
  readonly record: StageRecord;
  readonly #places: StagePlaces;
  readonly #rules: readonly LaneRules[];
  readonly #opensAt: number;
  readonly #columns: Columns;
  readonly #elastic: readonly boolean[];
  /** By row. */
  readonly #identities: (Identity | undefined)[] = [];
  readonly #coming: (Coming | undefined)[] = [];
  readonly #visits: (VisitRow | undefined)[] = [];
  readonly #works: (WorkRow | undefined)[] = [];
  readonly #ordinals: number[];
  #next: { readonly row: number; readonly cause: FollowCause } | undefined;
  readonly #facts: FactHash;
  readonly #decided: DecisionLog;

  constructor(places: StagePlaces, rules: readonly LaneRules[], elastic: readonly boolean[], opensAt: number) {
    super();
    this.#places = places;
    this.#rules = rules;
    this.#elastic = elastic;
    this.#opensAt = opensAt;
    this.#ordinals = places.laneOf.map(() => 0);
    this.#columns = new Columns(places.seatOf.length);
    this.record = new StageRecord(places.queueOf.length, places.agentOf.length);
    this.#facts = new FactHash(this.record, opensAt);
    this.#decided = new DecisionLog(this.record, places);
  }

  /** The policy has answered: told before anything comes of it. */
  answered(answer: Answer): void {
    this.#decided.answered(this.view, answer);
  }

  override started(contact: number): void {
    const { contacts, now } = this.view;
    const coming = contacts.depth[contact] === 0 ? undefined : this.#coming[contact];
    const identity = coming?.identity ?? this.#fresh(contact);
    this.#coming[contact] = undefined;
    this.#identities[contact] = identity;
    if (coming !== undefined) coming.row.startedAt = now;
    const cause = coming?.cause;
    // A question of a dialogue is asked by somebody who never went away.
    if (cause !== undefined && cause !== "question" && now >= this.#opensAt)
      this.record.lanes[this.#lane(contact)]!.cameBack.add(now);
    this.record.contacts.push({
      who: identity.id,
      lane: this.#lane(contact),
      startedAt: now,
      ...(cause === undefined ? {} : { cause }),
      turns: [],
      visit: undefined,
    });
    this.record.numberOf.set(identity.id, this.record.contacts.length);
    this.#fact(FACT.started, contact, contacts.queue[contact]!);
  }

  override selfServed(contact: number, outcome: Served): void {
    const contained = outcome === SERVED.contained || outcome === SERVED.falselyContained;
    if (contained) this.#turns(contact, "done", outcome === SERVED.contained ? 1 : 0);
    this.#fact(FACT.selfServed, contact, outcome);
    this.#next = undefined;
  }

  override refused(contact: number): void {
    const lane = this.#lane(contact);
    this.#turns(contact, "turned-away", lane);
    if (this.view.now >= this.#opensAt) this.record.lanes[lane]!.turnedAway.add(this.view.now);
    this.#leaves(contact, lane, 0, "turned-away");
    this.#fact(FACT.refused, contact, 0);
  }

  override queued(contact: number): void {
    const { contacts, now } = this.view;
    const lane = this.#lane(contact);
    const row = this.record.contacts[this.#number(contact) - 1]!;
    const visit: VisitRow = {
      contact: this.#number(contact),
      lane,
      joinedAt: contacts.joinedAt[contact]!,
      endedAt: Number.POSITIVE_INFINITY,
      end: "waits",
    };
    this.record.visits.push(visit);
    this.#visits[contact] = visit;
    row.visit = visit;
    this.#turns(contact, "lane", lane);
    this.record.lanes[lane]!.joined.add(now);
    if (this.#counts(visit)) this.record.lanes[lane]!.offered.add(now);
    this.#fact(FACT.queued, contact, contacts.queue[contact]!);
  }

  override offered(contact: number, agent: number): void {
    this.#decided.hears(this.view, contact, agent);
    this.#stands(contact, agent, Number.NaN);
    this.#fact(FACT.offered, contact, agent);
  }

  override unanswered(contact: number, agent: number, why: Unanswered): void {
    this.#fact(FACT.unanswered, contact, agent * 4 + why);
  }

  override connected(contact: number, agent: number): void {
    const { now, contacts, centre } = this.view;
    if (centre.policy.offer.mode === "auto") this.#decided.hears(this.view, contact, agent);
    const visit = this.#ends(contact, "answered", now);
    if (visit !== undefined && this.#counts(visit)) {
      const lane = this.record.lanes[visit.lane]!;
      const waitMs = now - visit.joinedAt;
      lane.answered.add(now, waitMs);
      if (waitMs <= this.#rules[visit.lane]!.withinMs) lane.answeredInTime.add(now);
    }
    const seat = this.#places.seatOf[agent]!;
    const work: WorkRow = {
      contact: this.#number(contact),
      seat,
      lane: this.#lane(contact),
      connectedAt: contacts.connectedAt[contact]!,
      endedAt: Number.POSITIVE_INFINITY,
    };
    this.record.works[seat]!.push(work);
    this.#works[contact] = work;
    this.#turns(contact, "agent", seat);
    this.#stands(contact, agent, work.connectedAt);
    this.#fact(FACT.connected, contact, agent);
  }

  override interrupted(contact: number, agent: number): void {
    this.#fact(FACT.interrupted, contact, agent);
  }

  override resumed(contact: number, agent: number): void {
    this.#stands(contact, agent, this.view.contacts.connectedAt[contact]!);
    this.#fact(FACT.resumed, contact, agent);
  }

  override released(contact: number, agent: number, why: number): void {
    this.#fact(FACT.released, contact, agent * 8 + why);
  }

  override ended(contact: number, _agent: number, resolved: boolean): void {
    this.#turns(contact, "done", resolved ? 1 : 0);
    this.#next = undefined;
    this.#fact(FACT.ended, contact, resolved ? 1 : 0);
  }

  override finished(contact: number, agent: number, handled: boolean): void {
    const { now } = this.view;
    const work = this.#works[contact];
    if (work !== undefined) {
      work.endedAt = now;
      if (handled && work.connectedAt >= this.#opensAt) this.record.lanes[work.lane]!.handled.add(now);
    }
    this.#works[contact] = undefined;
    this.#fact(FACT.finished, contact, agent);
  }

  override left(contact: number, why: Left, at: number): void {
    const reason = REASONS[why];
    const visit = this.#ends(contact, reason, at);
    if (visit !== undefined && reason !== "overflow") {
      const lane = this.record.lanes[visit.lane]!;
      const gaveUp = reason === "gave-up" || reason === "baulked";
      const kind = gaveUp ? "left" : reason === "turned-away" ? "turned-away" : "moved";
      this.#turns(contact, kind, visit.lane);
      const waitMs = at - visit.joinedAt;
      if (this.#counts(visit)) {
        if (gaveUp) lane.left.add(at);
        if (gaveUp && waitMs <= this.#rules[visit.lane]!.shortMs) lane.leftShort.add(at);
        if (reason === "turned-away") lane.turnedAway.add(at);
      }
      this.#leaves(contact, visit.lane, waitMs, reason);
    }
    this.#fact(FACT.left, contact, why);
  }

  override followed(contact: number, next: number, why: FollowUp): void {
    const { contacts, now } = this.view;
    const cause = FOLLOW_CAUSES[why]!;
    const identity = followingIdentity(this.#identities[contact]!, why, contacts.visits[contact]!);
    const lane = this.#places.laneOf[contacts.queue[next]!]!;
    const row = { who: identity.id, lane, cause, decidedAt: now, startedAt: Number.POSITIVE_INFINITY };
    this.record.followers.push(row);
    this.record.followedAt.push(now);
    this.#coming[next] = { identity, cause, row };
    if (cause !== "question") this.#next = { row: contact, cause };
  }

  override continued(contact: number, next: number): void {
    this.#identities[next] = this.#identities[contact];
    this.#coming[next] = undefined;
  }

  override wrapUpStarted(contact: number, agent: number): void {
    this.#fact(FACT.wrapUp, contact, agent);
  }

  override agentCame(agent: number): void {
    this.#fact(FACT.came, -1, agent);
  }

  override agentLeft(agent: number): void {
    this.#fact(FACT.went, -1, agent);
  }

  override breakStarted(agent: number): void {
    this.#fact(FACT.pause, -1, agent);
  }

  override breakEnded(agent: number): void {
    this.#fact(FACT.back, -1, agent);
  }

  #fresh(contact: number): Identity {
    const { contacts, centre, now } = this.view;
    const k = contacts.queue[contact]!;
    const { id } = centre.queues[k]!.spec;
    // Where waits drive customers away before they come, their numbers would differ from stage to stage: they are known
    // by when they come, and by their luck.
    if (this.#elastic[k]) {
      return freshIdentity(`${id}.${now.toString(36)}${contacts.luck[contact]!.toString(36)}`);
    }
    return freshIdentity(`${id}.${++this.#ordinals[k]!}`);
  }

  #turns(contact: number, kind: Turn["kind"], value: number): void {
    this.record.contacts[this.#number(contact) - 1]!.turns.push({ kind, value, at: this.view.now });
  }

  #stands(contact: number, agent: number, connectedAt: number): void {
    const from = this.#columns.placeOf(this.view, contact, agent);
    const number = this.#number(contact);
    const place = { seat: this.#places.seatOf[agent]!, at: this.view.now, connectedAt, from };
    const known = this.record.places.get(number);
    if (known === undefined) this.record.places.set(number, [place]);
    else known.push(place);
  }

  #ends(contact: number, end: VisitRow["end"], at: number): VisitRow | undefined {
    const visit = this.#visits[contact];
    this.#visits[contact] = undefined;
    if (visit === undefined) return undefined;
    visit.end = end;
    visit.endedAt = at;
    this.record.lanes[visit.lane]!.gone.add(at);
    return visit;
  }

  #leaves(contact: number, lane: number, waitMs: number, reason: LeaveReason): void {
    const { now } = this.view;
    const next = this.#next?.row === contact ? this.#next.cause : undefined;
    this.#next = undefined;
    const row = { contact: this.#number(contact), lane, at: now, waitMs, reason };
    this.record.leaves.push(next === undefined ? row : { ...row, next });
    this.record.leftAt.push(now);
  }

  #counts(visit: VisitRow): boolean {
    return visit.joinedAt >= this.#opensAt;
  }

  #number(contact: number): number {
    return this.view.contacts.arrival[contact]! + 1;
  }

  #lane(contact: number): number {
    return this.#places.laneOf[this.view.contacts.queue[contact]!]!;
  }

  #fact(kind: number, contact: number, value: number): void {
    const { now } = this.view;
    this.#facts.add(now, kind, contact < 0 ? 0 : this.#number(contact), value);
  }
}
