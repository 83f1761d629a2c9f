import { CHANCE } from "../kernel/chances.ts";
import { PHASE, RINGING } from "../kernel/contactPool.ts";
import { DUE } from "../kernel/ties.ts";
import { luck } from "../luck.ts";
import type { InitialAway, InitialDue, InitialSelfService, InitialWaiting } from "./initialState.ts";
import type { PlacedRows } from "./placedRows.ts";
import { offerLeft, selfServiceLeft } from "./residuals.ts";
import type { StartLuck } from "./startLuck.ts";

/** Puts contacts where no agent has them: in line, ringing, in a menu, silent, promised for later. */
export class PlacedWaiting {
  readonly #rows: PlacedRows;
  readonly #luck: StartLuck;
  readonly #agents: ReadonlyMap<string, number>;

  constructor(rows: PlacedRows, luck: StartLuck, agents: ReadonlyMap<string, number>) {
    this.#rows = rows;
    this.#luck = luck;
    this.#agents = agents;
  }

  /** In its line, in the step of its plan that its wait has led to, its patience given that wait. */
  waits(one: InitialWaiting): void {
    const { contacts, hours, observer, messages, departures, steps, sessions, now } = this.#rows.kernel;
    const { waitedMs, inLineMs = waitedMs, priority, dueAt, promisedAgentId, ringing = [] } = one;
    const word = this.#luck.word(one.contactId);
    const contact = this.#rows.row(one, PHASE.waiting, inLineMs, word);
    const queue = this.#rows.queueOf(contact);
    const k = contacts.queue[contact]!;
    this.#drawsWork(contact, one, now - inLineMs);
    const patience = this.#rows.patience(contact, now - inLineMs);
    if (patience !== undefined) {
      contacts.patienceMs[contact] = patience.residual(inLineMs, luck(word, CHANCE.residual));
    }
    contacts.joinedAt[contact] = now - waitedMs;
    contacts.visits[contact] = 1;
    if (priority !== undefined) {
      contacts.ownPriority[contact] = priority;
      contacts.priority[contact] = priority;
    }
    if (dueAt !== undefined) contacts.dueAt[contact] = dueAt;
    else if (queue.dueInMs < Number.POSITIVE_INFINITY) {
      contacts.dueAt[contact] = hours.dueAt(k, now - waitedMs, queue.dueInMs);
    }
    const promised = promisedAgentId === undefined ? undefined : this.#agents.get(promisedAgentId);
    if (promised !== undefined) contacts.lastAgent[contact] = promised;
    observer.started(contact);
    messages.opened(contact);
    observer.queued(contact);
    departures.waits(contact, k);
    if (ringing.length > 0) this.#rings(contact, one, ringing);
    else if (promised !== undefined && queue.messages !== undefined && queue.messages.parts > 1) {
      contacts.part[contact] = 1;
      sessions.standsForOwn(contact, k, promised);
    } else steps.hasWaited(contact, k, waitedMs);
  }

  #rings(
    contact: number,
    { contactId, waitedMs }: InitialWaiting,
    ringing: NonNullable<InitialWaiting["ringing"]>,
  ): void {
    const { contacts, agents, centre, due, departures, steps, observer, now } = this.#rows.kernel;
    const { mode, timeoutMs } = centre.policy.offer;
    const k = contacts.queue[contact]!;
    contacts.line[contact] = steps.entersAfter(contact, k, waitedMs);
    contacts.next[contact] = RINGING;
    contacts.phase[contact] = PHASE.ringing;
    departures.watches(contact);
    for (const { agentId, elapsedMs } of ringing) {
      const agent = this.#agents.get(agentId)!;
      const { answer, missedShare } = centre.groups[agents.groupOf[agent]!]!;
      const uniform = luck(this.#luck.word(contactId, agentId), CHANCE.offerLeft);
      const left =
        mode === "ring"
          ? offerLeft(answer, missedShare, timeoutMs, elapsedMs, uniform)
          : { leftMs: Math.max(1, mode === "pull" ? timeoutMs - elapsedMs : 1), missed: false };
      contacts.offers[contact]!++;
      contacts.ringing[contact]!++;
      agents.offered[agent] = contact;
      agents.misses[agent] = left.missed ? 1 : 0;
      agents.wasOffered(agent, centre.queues[k]!.channel, now - elapsedMs);
      agents.list(agent);
      observer.offered(contact, agent);
      due.add(now + left.leftMs, DUE.offerEnd, agent, ++agents.offerNumber[agent]!);
    }
  }

  /** In a menu or bot; a queue that has none lets the contact into its line at once. */
  isServed(one: InitialSelfService): void {
    const { contacts, observer, messages, due, now } = this.#rows.kernel;
    const word = this.#luck.word(one.contactId);
    const contact = this.#rows.row(one, PHASE.selfService, one.elapsedMs, word);
    const machine = this.#rows.queueOf(contact).selfService;
    this.#drawsWork(contact, one, now - one.elapsedMs);
    observer.started(contact);
    messages.opened(contact);
    const leftMs = machine === undefined ? 1 : selfServiceLeft(machine, one.elapsedMs, word);
    due.add(
      now + leftMs,
      machine === undefined ? DUE.returns : DUE.selfServiceEnd,
      contact,
      contacts.generation[contact]!,
    );
  }

  /** An open session nobody has: the customer writes again, or is dialled again. */
  isAway(one: InitialAway): void {
    const { contacts, observer, messages, due, now } = this.#rows.kernel;
    const word = this.#luck.word(one.contactId);
    const contact = this.#rows.row(one, PHASE.away, one.silentMs, word);
    const { dialling, messages: session } = this.#rows.queueOf(contact);
    this.#drawsWork(contact, one, now - one.silentMs);
    contacts.part[contact] = Math.min(one.part ?? 1, (session?.parts ?? 1) - 1);
    contacts.attempts[contact] = dialling === undefined ? 0 : (one.attempts ?? 1);
    const agent = one.lastAgentId === undefined ? undefined : this.#agents.get(one.lastAgentId);
    if (agent !== undefined) contacts.lastAgent[contact] = agent;
    observer.started(contact);
    messages.opened(contact);
    const uniform = luck(word, CHANCE.residual);
    const law = dialling === undefined ? session?.customerReply : dialling.redialDelay;
    const goneMs = dialling === undefined ? this.#silence(one.silentMs, session?.releaseAfterMs) : one.silentMs;
    const leftMs = law === undefined ? 1 : Math.max(1, goneMs - one.silentMs + law.residual(goneMs, uniform));
    due.add(now + leftMs, DUE.returns, contact, contacts.generation[contact]!);
  }

  /** A slot is given back only after a long silence: a customer who is away has been silent for at least that. */
  #silence(silentMs: number, releaseAfterMs = 0): number {
    return releaseAfterMs < Number.POSITIVE_INFINITY ? Math.max(silentMs, releaseAfterMs) : silentMs;
  }

  /** A contact that comes by appointment. */
  isDue(one: InitialDue): void {
    const { contacts, due, now } = this.#rows.kernel;
    const contact = this.#rows.row(one, PHASE.coming, 0, this.#luck.word(one.contactId));
    this.#drawsWork(contact, one, now);
    contacts.depth[contact] = 1;
    contacts.returning[contact] = 1;
    const patience = this.#rows.patience(contact, now);
    const uniform = luck(contacts.luck[contact]!, CHANCE.patience);
    contacts.patienceMs[contact] = patience?.at(uniform) ?? Number.POSITIVE_INFINITY;
    due.add(Math.max(one.dueAt, now + 1), DUE.followUp, contact, contacts.generation[contact]!);
  }

  #drawsWork(contact: number, { context }: Pick<InitialWaiting, "context">, cameAt: number): void {
    const { contacts } = this.#rows.kernel;
    const word = contacts.luck[contact]!;
    const { drawn, extraMs } = this.#rows.conversation(contact, context, cameAt);
    contacts.talkMs[contact] = drawn.at(luck(word, CHANCE.talk)) + extraMs;
    contacts.wrapUpMs[contact] = this.#rows.queueOf(contact).wrapUp?.at(luck(word, CHANCE.wrapUp)) ?? 0;
    const patience = this.#rows.patience(contact, cameAt);
    contacts.patienceMs[contact] = patience?.at(luck(word, CHANCE.patience)) ?? Number.POSITIVE_INFINITY;
  }
}
