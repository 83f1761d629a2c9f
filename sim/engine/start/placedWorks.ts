import { CHANCE } from "../kernel/chances.ts";
import { FLAG, PHASE } from "../kernel/contactPool.ts";
import { DUE } from "../kernel/ties.ts";
import { luck } from "../luck.ts";
import { RELEASE } from "../observer.ts";
import type { InitialWork } from "./initialState.ts";
import { isTalking, type PlacedRows } from "./placedRows.ts";
import { type Conversation, conversationLeft, isUnreachable, sessionLeft } from "./residuals.ts";
import type { StartLuck } from "./startLuck.ts";

/** Puts contacts at agents who are there, with what is left of conversation or wrap-up given how long it has lasted. */
export class PlacedWorks {
  readonly #rows: PlacedRows;
  readonly #luck: StartLuck;

  constructor(rows: PlacedRows, luck: StartLuck) {
    this.#rows = rows;
    this.#luck = luck;
  }

  /** All works of one agent: those set aside first, since they hold no room. */
  place(agent: number, works: readonly InitialWork[]): void {
    const talking = works.filter(({ phase }) => isTalking(phase)).length;
    const open = works.filter(({ phase }) => phase !== "aside").length;
    for (const work of works) if (work.phase === "aside") this.#sets(work, agent, talking, open);
    for (const work of works) if (work.phase !== "aside") this.#sets(work, agent, talking, open);
  }

  #sets(work: InitialWork, agent: number, talking: number, open: number): void {
    const { kernel } = this.#rows;
    const { contacts, agents, observer, messages, now } = kernel;
    const word = this.#luck.word(work.contactId, work.agentId);
    const contact = this.#rows.row(work, PHASE.talking, work.elapsedMs, word);
    const k = contacts.queue[contact]!;
    contacts.agent[contact] = agent;
    contacts.visits[contact] = 1;
    contacts.connectedAt[contact] = now - work.elapsedMs;
    agents.took(agent, k);
    contacts.areaMs[contact] = agents.areaMs[agent]! - work.elapsedMs * Math.max(open, 1);
    contacts.wrapUpMs[contact] = this.#rows.queueOf(contact).wrapUp?.at(luck(word, CHANCE.wrapUp)) ?? 0;
    observer.started(contact);
    messages.opened(contact);
    observer.queued(contact);
    observer.connected(contact, agent);
    if (work.phase === "wrap-up") this.#wrapsUp(contact, agent, work);
    else this.#talks(contact, agent, work, talking);
  }

  #wrapsUp(contact: number, agent: number, { elapsedMs }: InitialWork): void {
    const { contacts, observer, works, now } = this.#rows.kernel;
    const { wrapUp } = this.#rows.queueOf(contact);
    const factor = this.#factor(contact, agent);
    contacts.phase[contact] = PHASE.wrapUp;
    contacts.releasedAt[contact] = now - elapsedMs;
    contacts.lastAgent[contact] = agent;
    observer.released(contact, agent, RELEASE.ended);
    observer.ended(contact, agent, true, -1);
    const uniform = luck(contacts.luck[contact]!, CHANCE.residual);
    const leftMs =
      wrapUp === undefined ? 1 : Math.max(1, Math.round(factor * wrapUp.residual(elapsedMs / factor, uniform)));
    contacts.wrapUpMs[contact] = Math.max(contacts.wrapUpMs[contact]!, 1);
    observer.wrapUpStarted(contact, agent);
    if (this.#rows.kernel.pace.tracks(agent)) this.#rows.kernel.pace.list(contact, agent);
    contacts.endOrder[contact] = works.add(now + leftMs, contact);
  }

  #talks(contact: number, agent: number, work: InitialWork, talking: number): void {
    const { kernel } = this.#rows;
    const { contacts, works, pace, messages, now } = kernel;
    const { messages: session } = this.#rows.queueOf(contact);
    const flags = contacts.flags[contact]!;
    contacts.flags[contact] = flags | FLAG.told | ((flags & FLAG.told) === 0 ? FLAG.explains : 0);
    const cameAt = now - work.elapsedMs;
    const base = this.#rows.conversation(contact, work.context, cameAt);
    const match = kernel.desk.matchFactor(contact, agent, this.#rows.queueOf(contact));
    const factor = this.#factor(contact, agent) * match * this.#troubleAt(contact, cameAt);
    const conversation = { ...base, factor };
    if (session !== undefined && session.parts > 1 && work.phase !== "aside") {
      this.#sessionGoesOn(contact, agent, work, conversation);
      return;
    }
    const leftMs = this.#leftMs(contact, agent, work, conversation, talking);
    if (work.phase === "aside") {
      this.#setsAside(contact, agent, leftMs, work.elapsedMs);
      return;
    }
    if (pace.tracks(agent)) pace.begins(contact, agent, leftMs);
    else contacts.endOrder[contact] = works.add(now + leftMs, contact);
    messages.connected(contact);
  }

  /** What is left of it alone with the agent; of somebody being dialled, perhaps only ringing out. */
  #leftMs(contact: number, agent: number, work: InitialWork, conversation: Conversation, talking: number): number {
    const { contacts } = this.#rows.kernel;
    const { dialling } = this.#rows.queueOf(contact);
    const word = contacts.luck[contact]!;
    const { elapsedMs } = work;
    const workedMs = work.workedMs ?? elapsedMs / this.#stretch(contact, agent, talking);
    const uniform = luck(word, CHANCE.residual);
    if (dialling !== undefined && isUnreachable(dialling, conversation, elapsedMs, luck(word, CHANCE.pickUpLeft))) {
      contacts.flags[contact] = (contacts.flags[contact]! | FLAG.unreachable) & ~FLAG.explains;
      contacts.talkMs[contact] = conversation.drawn.at(luck(word, CHANCE.talk)) + conversation.extraMs;
      return dialling.noAnswer.residual(elapsedMs, uniform);
    }
    const { leftMs, talkMs } = conversationLeft(conversation, workedMs, uniform);
    contacts.talkMs[contact] = talkMs;
    return leftMs;
  }

  #sessionGoesOn(contact: number, agent: number, work: InitialWork, conversation: Conversation): void {
    const { contacts, agents, works, pace, due, messages, now } = this.#rows.kernel;
    const session = this.#rows.queueOf(contact).messages!;
    const word = contacts.luck[contact]!;
    const state = sessionLeft(conversation, session, work.part ?? 0, work.elapsedMs, word);
    contacts.luck[contact] = state.word;
    contacts.talkMs[contact] = state.talkMs;
    contacts.part[contact] = state.part;
    contacts.lastAgent[contact] = agent;
    if (!state.silent) {
      if (pace.tracks(agent)) pace.begins(contact, agent, state.leftMs);
      else contacts.endOrder[contact] = works.add(now + state.leftMs, contact);
      messages.connected(contact);
      return;
    }
    contacts.phase[contact] = PHASE.silent;
    if (pace.tracks(agent)) pace.list(contact, agent);
    const generation = ++contacts.generation[contact]!;
    const rest = session.releaseAfterMs - state.silentMs;
    if (state.leftMs <= rest) due.add(now + state.leftMs, DUE.partBegin, contact, generation);
    else {
      due.add(now + rest, DUE.slotRelease, contact, generation);
      due.add(now + state.leftMs, DUE.returns, contact, generation);
    }
    agents.list(agent);
  }

  #setsAside(contact: number, agent: number, leftMs: number, elapsedMs: number): void {
    const { contacts, agents, observer, now } = this.#rows.kernel;
    contacts.phase[contact] = PHASE.aside;
    contacts.leftMs[contact] = leftMs;
    contacts.pacedAt[contact] = now;
    contacts.areaMs[contact] = elapsedMs;
    agents.putDown(agent, contacts.queue[contact]!);
    agents.list(agent);
    contacts.next[contact] = agents.firstAside[agent]!;
    agents.firstAside[agent] = contact;
    observer.interrupted(contact, agent);
  }

  #factor(contact: number, agent: number): number {
    const { factors, centre, contacts } = this.#rows.kernel;
    return factors.alike ? 1 : factors.table[agent * centre.queues.length + contacts.queue[contact]!]!;
  }

  /** The factor of slow work when the conversation began. */
  #troubleAt(contact: number, at: number): number {
    const { centre, sources, contacts } = this.#rows.kernel;
    return centre.eventful ? sources.demand.happenings.workFactor(contacts.queue[contact]!, at) : 1;
  }

  #stretch(contact: number, agent: number, talking: number): number {
    const { centre, agents } = this.#rows.kernel;
    const { channel } = this.#rows.queueOf(contact);
    const factors = centre.groups[agents.groupOf[agent]!]!.slowDown[channel];
    if (factors === undefined || factors.length === 0) return 1;
    return factors[Math.min(Math.max(talking, 1), factors.length) - 1]!;
  }
}
