import type { CompiledPolicy } from "../../routing/compiled.ts";
import type { PlainFacts } from "../observer.ts";
import { type AgentPool, PLACE } from "./agentPool.ts";
import { type ContactPool, FLAG, PHASE } from "./contactPool.ts";
import type { Draws } from "./draws.ts";
import { settlesAlone } from "./endings.ts";
import type { Kernel } from "./kernel.ts";
import { PlainRows } from "./plainRows.ts";
import {
  PLAIN_CELL,
  PLAIN_CONTACT,
  PLAIN_QUEUE,
  PLAIN_SINCE,
  PLAIN_WIDTH,
  PLAIN_WRAP_UP,
  type PlainWorks,
} from "./plainWorks.ts";
import type { PolicyView } from "./policyView.ts";
import type { Sharing } from "./sharing.ts";
import { comesOrdinarily, comesPlain, isServedPlain, servesOrdinarily } from "./shortWay.ts";
import type { WaitingLines } from "./waitingLines.ts";
import { WORK, type WorkCalendar } from "./workCalendar.ts";

// At hand: what is imported is looked up whenever it is used.
const { talking, wrapUp: wrapsUp } = PHASE;
const { told } = FLAG;
/** What may be known of a contact an agent serves the short way: that others knew of it, not that it is otherwise than it seems. */
const KNOWN = FLAG.told | FLAG.marked | FLAG.question | FLAG.keepsPlace | FLAG.announced;
const { onQueue } = PLACE;
const { talk, talkBeforeWrapUp } = WORK;
const [CELL, QUEUE, CONTACT] = [PLAIN_CELL, PLAIN_QUEUE, PLAIN_CONTACT];
const [SINCE, WRAP_UP] = [PLAIN_SINCE, PLAIN_WRAP_UP];
const WIDTH = PLAIN_WIDTH;
/** In place of a contact no policy looks at, or of a row nothing is left of. */
export const NOBODY = -1;

/**
 * The rarer turns of the short way, each as it is taken: rows that are kept because something follows, policies that look
 * at particulars, agents who go or pause, contacts that go on the long way.
 */
export abstract class ExpressTurns {
  declare protected readonly kernel: Kernel;
  declare protected readonly contacts: ContactPool;
  declare protected readonly agents: AgentPool;
  declare protected readonly lines: WaitingLines;
  declare protected readonly works: WorkCalendar;
  declare protected readonly plain: PlainWorks;
  declare protected readonly sharing: Sharing;
  declare protected readonly draws: Draws;
  declare protected readonly policy: CompiledPolicy;
  declare protected readonly floor: PolicyView;
  declare protected readonly facts: PlainFacts | undefined;
  /** By queue: the line of those who may go this way; −1: the queue's contacts may not. */
  declare readonly lineOf: Int32Array;
  /** By queue, 1: whoever waits is put down nowhere but in line. */
  declare protected readonly quiet: Uint8Array;
  /** By queue, 1: agents may have its contacts in hand the short way; every conversation is settled and nothing follows it. */
  declare protected readonly served: Uint8Array;
  declare protected readonly settled: Uint8Array;
  /** By queue, 1: all of these; an agent may have a fresh contact that has waited in it in hand without asking further. */
  declare protected readonly alone: Uint8Array;
  /** By queue, 1: its contacts' words are needed for something. */
  declare protected readonly worded: Uint8Array;
  declare protected readonly rows: PlainRows;
  /** Whether the policy looks at more of contacts and agents than the fronts of lines and lists. */
  declare protected readonly particulars: boolean;

  constructor(kernel: Kernel) {
    const { policy, queues } = kernel.centre;
    this.kernel = kernel;
    this.contacts = kernel.contacts;
    this.agents = kernel.agents;
    this.lines = kernel.lines;
    this.works = kernel.works;
    this.plain = kernel.plain;
    this.sharing = kernel.sharing;
    this.draws = kernel.draws;
    this.policy = policy;
    this.floor = kernel.floor;
    this.facts = kernel.observer.plain;
    this.particulars = policy.needs.particulars;
    const comes = this.facts !== undefined && comesOrdinarily(kernel);
    this.lineOf = Int32Array.from(queues, (_, k) => (comes && comesPlain(kernel, k) ? kernel.steps.plainLine(k) : -1));
    const serves = servesOrdinarily(kernel);
    this.served = Uint8Array.from(queues, (_, k) => (serves && isServedPlain(kernel, k) ? 1 : 0));
    this.quiet = Uint8Array.from(queues, (_, k) => (kernel.departures.isQuiet(k) ? 1 : 0));
    this.settled = Uint8Array.from(queues, ({ plainEnd }, k) => (plainEnd && this.served[k] !== 0 ? 1 : 0));
    this.alone = this.settled.map((settled, k) => (this.quiet[k] !== 0 && this.lineOf[k]! >= 0 ? settled : 0));
    this.worded = this.quiet.map((quiet, k) => (this.particulars || quiet === 0 || this.settled[k] === 0 ? 1 : 0));
    this.rows = new PlainRows(kernel, this.worded);
  }

  /** As `comes`, under a policy that looks at the contact itself. */
  protected comesInParticular(k: number, arrival: number): void {
    const contact = this.rows.describes(k, this.facts!.plainComes(k), arrival);
    const agent = this.policy.selectAgent(this.floor, contact, this.lineOf[k]!);
    if (agent < 0) this.waits(contact, k);
    else if (this.settles(k, this.draws.word, agent)) this.begins(contact, agent, k, false);
    else this.isKept(contact, agent, k);
  }

  /** The contact, which has just come, keeps its row: until its conversation is over, or for good, on the long way. */
  protected isKept(contact: number, agent: number, k: number): void {
    if (this.served[k] !== 0) {
      this.begins(contact, agent, k, true);
      return;
    }
    if (this.sharing.shares[this.agents.groupOf[agent]!] !== 0) {
      this.sharing.begins(contact, agent, k);
      return;
    }
    this.kernel.offers.offer(contact, agent, this.lineOf[k]!);
    this.kernel.departures.rings(contact, k);
  }

  /** The agent, who stands in a list, answers at once; `keeps` is as for `talks`. */
  private begins(contact: number, agent: number, k: number, keeps: boolean): void {
    this.agents.seizes(agent, k);
    this.facts!.plainTaken(this.contacts.cell[contact]!, agent);
    this.talks(agent, k, contact, keeps);
  }

  /** Whether the agent may have a contact of queue `k` with this word in hand without a row: nothing follows. */
  protected settles(k: number, word: number, agent: number): boolean {
    if (this.settled[k] !== 0) return true;
    const { queues, resolvedFactor } = this.kernel.centre;
    const factor = resolvedFactor[agent * queues.length + k]!;
    return this.served[k] !== 0 && settlesAlone(queues[k]!, word, factor);
  }

  protected waits(contact: number, k: number): void {
    const { contacts, kernel } = this;
    if (this.quiet[k] !== 0) contacts.deadlineAt[contact] = kernel.now + contacts.patienceMs[contact]!;
    else kernel.departures.waits(contact, k);
    this.lines.join(contact, this.lineOf[k]!);
  }

  /**
   * The agent, who has been seized, begins with a contact of queue `k`. `keeps`: the contact keeps its row because something
   * follows; false: it is nobody from now on.
   */
  private talks(agent: number, k: number, contact: number, keeps: boolean): void {
    const { contacts, works } = this;
    const { numbers, times } = this.plain;
    const { now } = this.kernel;
    const row = agent * WIDTH;
    const wrapUpMs = contacts.wrapUpMs[contact]!;
    numbers[row + CELL] = contacts.cell[contact]!;
    numbers[row + QUEUE] = k;
    numbers[row + CONTACT] = keeps ? contact : NOBODY;
    times[row + SINCE] = now;
    times[row + WRAP_UP] = wrapUpMs;
    const place = works.room();
    works.at[place] = now + contacts.talkMs[contact]!;
    works.puts(agent * 4 + (wrapUpMs === 0 ? talk : talkBeforeWrapUp));
    if (keeps) {
      contacts.phase[contact] = talking;
      contacts.agent[contact] = agent;
    } else {
      this.plain.open++;
      contacts.releasePlain(contact);
    }
  }

  /** The agent, who stands in a list, answers a contact in line, whichever way that goes on. */
  protected answersOtherwise(contact: number, agent: number): void {
    const line = this.contacts.line[contact]!;
    this.lines.leave(contact);
    if (!this.takes(contact, agent)) this.kernel.offers.offer(contact, agent, line);
  }

  /** The agent, who stands in no list, goes straight on with a contact in line of which more is known, or of the long way. */
  protected goesOnWith(contact: number, agent: number, k: number): void {
    const facts = this.facts!;
    this.plain.open--;
    if (this.isPlain(contact, k)) {
      facts.plainNextOther(contact);
      this.lines.leave(contact);
      this.agents.goesOn(agent);
      this.answers(contact, agent, k);
      return;
    }
    facts.plainFree(agent);
    this.agents.freesIdle(agent);
    this.answersOtherwise(contact, agent);
  }

  /** What follows the conversation of the agent with a contact that has kept its row. */
  protected follows(contact: number, agent: number, row: number): void {
    const { contacts, agents, plain, kernel } = this;
    const k = plain.numbers[row + QUEUE]!;
    this.facts!.plainUnsettled(agent);
    contacts.phase[contact] = wrapsUp;
    contacts.flags[contact]! |= told;
    // The conversation itself is told of as that of all others.
    contacts.connectedAt[contact] = kernel.now;
    contacts.areaMs[contact] = agents.area(agent, kernel.now);
    kernel.desk.concludes(contact, agent, k);
    contacts.release(contact);
    plain.numbers[row + CONTACT] = NOBODY;
    plain.open++;
  }

  /**
   * The agent, who holds nothing and stands in no list, goes, pauses, takes the next contact or waits for one; seen by all
   * meanwhile.
   */
  protected goesOn(agent: number): void {
    const { kernel, agents } = this;
    if (agents.place[agent] !== onQueue) {
      kernel.presence.emptied(agent);
      return;
    }
    agents.list(agent);
    if (kernel.presence.relieves(agent)) return;
    kernel.decisions++;
    const next = this.policy.selectContact(this.floor, agent);
    if (next >= 0) this.answersOtherwise(next, agent);
  }

  /** An agent who stands in a list answers a contact that has waited and stands in no line; false: not the short way. */
  takes(contact: number, agent: number): boolean {
    const k = this.contacts.queue[contact]!;
    if (this.sharing.shares[this.agents.groupOf[agent]!] !== 0) {
      this.sharing.begins(contact, agent, k);
      return true;
    }
    if (!this.isPlain(contact, k)) return false;
    this.agents.seizes(agent, k);
    this.facts!.plainAnswered(contact, agent);
    this.answers(contact, agent, k);
    return true;
  }

  /** The agent, who has been seized, begins with a contact of queue `k` that has waited. */
  private answers(contact: number, agent: number, k: number): void {
    const { contacts } = this;
    // Whatever was due while it waited is void.
    if (this.quiet[k] === 0) this.kernel.departures.waitEnds(contact, k);
    contacts.generation[contact]!++;
    const settled = this.isFresh(contact) && this.settles(k, contacts.luck[contact]!, agent);
    this.talks(agent, k, contact, !settled);
  }

  /** Whether an agent may have a contact that has waited in queue `k` in hand the short way, with or without its row. */
  private isPlain(contact: number, k: number): boolean {
    return this.served[k] !== 0 && this.lineOf[k]! >= 0 && (this.contacts.flags[contact]! & ~KNOWN) === 0;
  }

  /** Whether a contact came of itself to where it has waited, and nothing is known of it but that. */
  private isFresh(contact: number): boolean {
    const { flags, cell, needCell } = this.contacts;
    return flags[contact] === 0 && needCell[contact] === cell[contact];
  }
}
