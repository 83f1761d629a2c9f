import {
  type CallbackId,
  CHANNELS,
  type CustomerId,
  type Instant,
  later,
  type QueueId,
  type TeamId,
  type VisitId,
} from "../vocabulary/index.ts";
import { FLAG } from "./kernel/contactPool.ts";
import { followingIdentity, freshIdentity } from "./kernel/identities.ts";
import { Recording } from "./kernel/recording.ts";
import {
  type EngineObserver,
  FOLLOWS,
  type FollowUp,
  LEFT,
  type Left,
  RELEASE,
  type Release,
  SERVED,
  type Served,
  UNANSWERED,
  type Unanswered,
} from "./observer.ts";

const UNANSWERED_OUTCOMES = {
  [UNANSWERED.missed]: "no_answer",
  [UNANSWERED.lostRace]: "lost_race",
  [UNANSWERED.customerLeft]: "customer_left",
  [UNANSWERED.calledOff]: "failed",
} as const;

/**
 * The observer of walls and theatres: writes what happens as floor events of the source `simulation://<scenario>`. Ids
 * follow from the run and from the order of arrival in each queue, so a contact keeps its id whatever the staffing.
 */
export class EventRecorder extends Recording implements EngineObserver {
  readonly wantsMessages = true;
  readonly wantsOrder = true;

  started(contact: number): void {
    const { contacts } = this.viewed;
    const { spec } = this.queueOf(contact);
    if ((contacts.flags[contact]! & FLAG.before) !== 0) {
      this.identities[contact] = freshIdentity(`${this.run}.before.${++this.before}`);
    } else if (contacts.depth[contact] === 0) {
      const k = contacts.queue[contact]!;
      this.identities[contact] = freshIdentity(`${this.run}.${spec.id}.${++this.ordinals[k]!}`);
    }
    this.workCounts[contact] = 0;
    const { id, journeyId, cause, parent } = this.identity(contact);
    this.happened({
      type: "contact.started",
      contactId: id,
      channel: spec.channel,
      direction: cause === "callback" ? "outbound" : "inbound",
      cause,
      customerId: `${journeyId}.who` as CustomerId,
      journeyId,
      ...(parent === undefined ? {} : { parentContactId: parent }),
      ...(spec.intent === undefined ? {} : { intent: spec.intent }),
    });
  }

  selfServed(contact: number, outcome: Served, durationMs: number): void {
    const { id } = this.identity(contact);
    const by = this.viewed.centre.queues[this.viewed.contacts.home[contact]!]!.spec.selfService?.by ?? "ivr";
    const contained = outcome === SERVED.contained || outcome === SERVED.falselyContained;
    const told = contained ? "contained" : outcome === SERVED.misrouted ? "misrouted" : "escalated";
    this.happened({ type: "contact.self_service", contactId: id, by, outcome: told, durationMs });
    if (contained) this.happened({ type: "contact.ended", contactId: id, by: "customer", outcome: "contained" });
  }

  refused(contact: number): void {
    const { id } = this.identity(contact);
    this.happened({ type: "contact.ended", contactId: id, by: "system", outcome: "blocked" });
  }

  queued(contact: number): void {
    const { contacts, now } = this.viewed;
    const { spec } = this.queueOf(contact);
    const dueAt = contacts.dueAt[contact]!;
    const joinedAt = contacts.joinedAt[contact]!;
    this.happened({
      type: "visit.queued",
      visitId: this.visitId(contact),
      contactId: this.identity(contact).id,
      queueId: spec.id as QueueId,
      channel: spec.channel,
      priority: contacts.priority[contact]!,
      ...(joinedAt < now ? { enqueuedAt: joinedAt as Instant } : {}),
      ...(dueAt === Number.POSITIVE_INFINITY ? {} : { dueAt: dueAt as Instant }),
    });
  }

  offered(contact: number, agent: number): void {
    const { spec } = this.queueOf(contact);
    const workId = this.nextWork(contact);
    this.ringing[agent] = workId;
    this.happened({
      type: "work.offered",
      workId,
      contactId: this.identity(contact).id,
      agentId: this.agentId(agent),
      channel: spec.channel,
      visitId: this.visitId(contact),
      queueId: spec.id as QueueId,
    });
  }

  unanswered(_contact: number, agent: number, why: Unanswered): void {
    const workId = this.ringing[agent]!;
    this.ringing[agent] = undefined;
    this.happened({ type: "work.offer_ended", workId, outcome: UNANSWERED_OUTCOMES[why] });
  }

  connected(contact: number, agent: number): void {
    const { contacts } = this.viewed;
    const { id, callbackId } = this.identity(contact);
    const { spec } = this.queueOf(contact);
    if (callbackId !== undefined && spec.channel === "callback") {
      const outcome = (contacts.flags[contact]! & FLAG.unreachable) === 0 ? "reached" : "no_answer";
      const attempt = contacts.attempts[contact]! + 1;
      this.happened({ type: "callback.attempted", callbackId, contactId: id, attempt, outcome });
    }
    const workId = this.ringing[agent] ?? this.nextWork(contact);
    this.ringing[agent] = undefined;
    this.works[contact] = workId;
    this.happened({
      type: "work.connected",
      workId,
      contactId: id,
      agentId: this.agentId(agent),
      channel: spec.channel,
      visitId: this.visitId(contact),
      queueId: spec.id as QueueId,
      role: "primary",
    });
  }

  message(contact: number, byCustomer: boolean): void {
    const party = byCustomer ? "customer" : "agent";
    this.happened({ type: "contact.message", contactId: this.identity(contact).id, party, public: true });
  }

  interrupted(contact: number): void {
    this.happened({ type: "work.held", workId: this.workId(contact) });
  }

  resumed(contact: number): void {
    this.happened({ type: "work.resumed", workId: this.workId(contact) });
  }

  released(contact: number, _agent: number, why: Release): void {
    const workId = this.workId(contact);
    const onward = this.onward;
    this.onward = undefined;
    if (onward !== undefined && why !== RELEASE.noAnswer) {
      const { spec } = this.viewed.centre.queues[onward.to]!;
      this.happened({ type: "work.transferred", workId, kind: "blind", toQueueId: spec.id as QueueId });
      this.happened({ type: "work.released", workId, by: "transfer" });
      return;
    }
    this.happened({ type: "work.released", workId, by: why === RELEASE.ended ? "customer" : "system" });
  }

  ended(contact: number, agent: number, resolved: boolean, score: number): void {
    const { id } = this.identity(contact);
    if (score >= 0) {
      const scale = this.queueOf(contact).spec.rating?.scale ?? "csat";
      this.happened({ type: "contact.rated", contactId: id, scale, score, agentId: this.agentId(agent) });
    }
    const unreachable = (this.viewed.contacts.flags[contact]! & FLAG.unreachable) !== 0;
    const outcome = resolved ? "resolved" : "unresolved";
    this.happened({ type: "contact.ended", contactId: id, by: unreachable ? "system" : "customer", outcome });
  }

  wrapUpStarted(contact: number): void {
    this.happened({ type: "work.wrapup_started", workId: this.workId(contact) });
  }

  finished(contact: number, agent: number, handled: boolean, evaluation: number): void {
    const workId = this.workId(contact);
    if (handled && this.viewed.contacts.wrapUpMs[contact]! > 0) {
      this.happened({ type: "work.wrapup_ended", workId });
    }
    if (evaluation < 0) return;
    const { channel } = this.queueOf(contact).spec;
    this.happened({ type: "work.evaluated", workId, agentId: this.agentId(agent), channel, score: evaluation });
  }

  left(contact: number, why: Left): void {
    const { id } = this.identity(contact);
    const visitId = this.visitId(contact);
    const onward = this.onward;
    this.onward = undefined;
    switch (why) {
      case LEFT.overflow:
        this.happened({ type: "visit.dequeued", visitId, outcome: "overflow" });
        return;
      case LEFT.closing:
        this.happened({ type: "visit.dequeued", visitId, outcome: "withdrawn", detail: "closed" });
        this.happened({ type: "contact.ended", contactId: id, by: "system", outcome: "blocked" });
        return;
      case LEFT.callback:
        this.callbackRequested(contact, onward!.to, visitId);
        this.happened({ type: "visit.dequeued", visitId, outcome: "callback" });
        break;
      case LEFT.steered:
        this.happened({ type: "visit.dequeued", visitId, outcome: "withdrawn", detail: "steered" });
        break;
      default:
        this.happened({ type: "visit.dequeued", visitId, outcome: "abandoned" });
    }
    if (onward !== undefined) {
      this.happened({
        type: "contact.switched",
        contactId: id,
        nextContactId: this.identity(onward.to).id,
        toChannel: this.queueOf(onward.to).spec.channel,
        context: onward.contextKept ? "kept" : "lost",
      });
    }
    const outcome = onward === undefined ? "abandoned" : "switched";
    this.happened({ type: "contact.ended", contactId: id, by: "customer", outcome });
  }

  private callbackRequested(contact: number, next: number, visitId: VisitId): void {
    const { id } = this.identity(contact);
    const { dueInMs, dialling } = this.queueOf(next).spec;
    this.happened({
      type: "callback.requested",
      callbackId: this.identity(next).callbackId ?? (`${id}.callback` as CallbackId),
      contactId: id,
      kind: dialling?.when?.kind === "scheduled" ? "scheduled" : "keep_place",
      visitId,
      ...(dueInMs === undefined ? {} : { promisedAt: later(this.viewed.now, dueInMs) }),
    });
  }

  followed(contact: number, next: number, why: FollowUp, contextKept: boolean): void {
    const visit = this.viewed.contacts.visits[contact]!;
    this.identities[next] = followingIdentity(this.identity(contact), why, visit);
    const moves = why === FOLLOWS.switch || why === FOLLOWS.steer || why === FOLLOWS.callback;
    this.onward = moves ? { to: next, contextKept } : undefined;
  }

  continued(contact: number, next: number, contextKept: boolean): void {
    this.identities[next] = this.identity(contact);
    this.workCounts[next] = this.workCounts[contact];
    this.onward = { to: this.viewed.contacts.queue[next]!, contextKept };
  }

  agentCame(agent: number): void {
    const { centre } = this.viewed;
    const { name, inGroup } = centre.agents[agent]!;
    const agentId = this.agentId(agent);
    const { spec } = centre.groups[inGroup]!;
    this.happened({ type: "agent.session", agentId, state: "on", name, teamId: (spec.teamId ?? spec.id) as TeamId });
    this.happened({ type: "agent.capacity", agentId, max: spec.slots.total });
    for (const channel of CHANNELS) {
      const max = spec.slots.byChannel[channel];
      if (max !== undefined) this.happened({ type: "agent.capacity", agentId, max, channel });
    }
    for (const { queueId, level } of spec.skills) {
      this.happened({ type: "agent.membership", agentId, queueId: queueId as QueueId, member: true, level });
    }
    this.happened({ type: "agent.presence", agentId, available: true });
  }

  agentLeft(agent: number): void {
    this.happened({ type: "agent.session", agentId: this.agentId(agent), state: "off" });
  }

  breakStarted(agent: number, reason: string): void {
    this.happened({ type: "agent.presence", agentId: this.agentId(agent), available: false, reason });
  }

  breakEnded(agent: number): void {
    this.happened({ type: "agent.presence", agentId: this.agentId(agent), available: true });
  }

  overtimeStarted(): void {}

  overtimeEnded(): void {}
}
