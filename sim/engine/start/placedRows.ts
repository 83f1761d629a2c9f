import type { CentreQueue } from "../centre.ts";
import { FLAG, type Phase } from "../kernel/contactPool.ts";
import type { Kernel } from "../kernel/kernel.ts";
import type { Durations } from "../numbers/durations.ts";
import type { InitialContext, InitialState } from "./initialState.ts";
import type { Conversation } from "./residuals.ts";

interface PlacedContact {
  readonly queueId: string;
  readonly returning?: boolean;
  readonly context?: InitialContext;
}

/** What every contact that is there at the start has in common: its row, and the laws its work and patience follow. */
export class PlacedRows {
  readonly kernel: Kernel;
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
    this.#numbers = new Map(kernel.centre.queues.map(({ spec }, k) => [spec.id, k]));
  }

  /** A row for a contact that is in `phase` and began `ageMs` ago; no line, no agent, work not drawn. */
  row({ queueId, returning, context }: PlacedContact, phase: Phase, ageMs: number, word: number): number {
    const { contacts, life, now } = this.kernel;
    const k = this.#numbers.get(queueId)!;
    const contact = contacts.take();
    contacts.phase[contact] = phase;
    contacts.flags[contact] = FLAG.before | FLAG.marked | (context === undefined || context === "new" ? 0 : FLAG.told);
    contacts.luck[contact] = word;
    contacts.queue[contact] = k;
    contacts.home[contact] = k;
    contacts.lostIn[contact] = context === "lost" ? k : -1;
    contacts.agent[contact] = -1;
    contacts.depth[contact] = returning === true ? 1 : 0;
    contacts.returning[contact] = returning === true ? 1 : 0;
    contacts.arrival[contact] = life.countsOne();
    contacts.journeyStartedAt[contact] = now - ageMs;
    contacts.enqueuedAt[contact] = now - ageMs;
    contacts.joinedAt[contact] = now - ageMs;
    contacts.connectedAt[contact] = now;
    contacts.releasedAt[contact] = now;
    contacts.deadlineAt[contact] = Number.POSITIVE_INFINITY;
    contacts.dueAt[contact] = Number.POSITIVE_INFINITY;
    contacts.stepEndsAt[contact] = Number.POSITIVE_INFINITY;
    contacts.patienceMs[contact] = Number.POSITIVE_INFINITY;
    contacts.wrapUpMs[contact] = 0;
    contacts.visits[contact] = 0;
    contacts.messages[contact] = 0;
    contacts.priority[contact] = this.queueOf(contact).priority;
    contacts.ownPriority[contact] = contacts.priority[contact]!;
    return contact;
  }

  queueOf(contact: number): CentreQueue {
    return this.kernel.centre.queues[this.kernel.contacts.queue[contact]!]!;
  }

  /** The conversation of a contact that came at `cameAt`, before any agent's factor. */
  conversation(contact: number, context: InitialContext | undefined, cameAt: number): Conversation {
    const queue = this.queueOf(contact);
    const asked = context === "kept" ? 0 : queue.identificationMs;
    const extraMs = asked + (context === "lost" ? queue.clarifyMs : 0);
    return { drawn: this.#lawAt(queue, "talk", cameAt) ?? queue.talk, extraMs, factor: 1 };
  }

  /** Undefined: the customer waits for ever. */
  patience(contact: number, cameAt: number): Durations | undefined {
    const queue = this.queueOf(contact);
    return this.#lawAt(queue, "patience", cameAt) ?? queue.patience;
  }

  #lawAt({ byInterval }: CentreQueue, what: "talk" | "patience", at: number): Durations | undefined {
    if (byInterval === undefined) return undefined;
    return byInterval[what]?.[Math.floor(this.kernel.sources.days.local.minuteOf(at) / byInterval.minutes)];
  }
}

/** Works by agent's id, in the state's order. */
export function worksByAgent(state: InitialState): ReadonlyMap<string, readonly InitialState["works"][number][]> {
  const works = new Map<string, InitialState["works"][number][]>();
  for (const work of state.works) {
    const known = works.get(work.agentId);
    if (known === undefined) works.set(work.agentId, [work]);
    else known.push(work);
  }
  return works;
}

/** Whether the customer speaks with an agent now. */
export function isTalking(phase: InitialState["works"][number]["phase"]): boolean {
  return phase === "conversation" || phase === "hold";
}
