import type { InitialAway, InitialSelfService, InitialWaiting } from "../engine/start/initialState.ts";
import { START_BOUNDS } from "../engine/start/startBounds.ts";
import type { Floor } from "../floor/floor.ts";
import type { FloorSource, OpenContact, OpenVisit } from "../floor/index.ts";
import type { QueueSpec } from "../scenario/queueSpec.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { ContactCause, Instant } from "../vocabulary/index.ts";
import type { NotPlaced } from "./fromFloor.ts";
import type { FloorNames } from "./fromFloorNames.ts";

const RETURNING: ReadonlySet<ContactCause> = new Set(["switch", "repeat", "callback"]);

/** Contacts no agent has in hand: waiting, ringing, in self-service, or open with nobody. */
export class FloorContacts {
  readonly #floor: Floor;
  readonly #scenario: Scenario;
  readonly #names: FloorNames;
  readonly #groups: ReadonlyMap<string, string>;
  readonly #notPlaced: NotPlaced[];

  constructor(
    floor: Floor,
    scenario: Scenario,
    names: FloorNames,
    groups: ReadonlyMap<string, string>,
    notPlaced: NotPlaced[],
  ) {
    this.#floor = floor;
    this.#scenario = scenario;
    this.#names = names;
    this.#groups = groups;
    this.#notPlaced = notPlaced;
  }

  /** Everybody in line, oldest first; at most `most`. */
  waiting(at: Instant, most: number): readonly InitialWaiting[] {
    const placed: InitialWaiting[] = [];
    const known = new Set<string>();
    const rung = new Set<string>();
    for (const visit of this.#floor.waiting) {
      const queue = this.#names.queueOf(visit.queue);
      if (queue === undefined || placed.length >= most) {
        const reason = queue === undefined ? "unknown-queue" : "too-many";
        this.#notPlaced.push({ what: "visit", id: visit.visitId, reason, detail: visit.queue.queueId });
        continue;
      }
      const contact = this.#names.contactOf(visit.source, visit.contactId);
      // One contact in two lines is two customers to the simulation.
      const contactId = known.has(contact) ? `${contact} ${visit.visitId}` : contact;
      known.add(contact);
      const { dueAt, priority } = visit;
      const ringing = this.#ringing(visit, at, rung);
      const cause = visit.source.contacts.get(visit.contactId)?.cause;
      placed.push({
        contactId,
        queueId: queue.id,
        waitedMs: Math.max(0, at - visit.enqueuedAt),
        ...(dueAt === undefined ? {} : { dueAt }),
        ...(priority === undefined || !isPriority(priority) ? {} : { priority }),
        ...(cause !== undefined && RETURNING.has(cause) ? { returning: true } : {}),
        ...(ringing.length === 0 ? {} : { ringing }),
      });
    }
    return placed;
  }

  #ringing(visit: OpenVisit, at: Instant, rung: Set<string>): NonNullable<InitialWaiting["ringing"]> {
    const ringing: { agentId: string; elapsedMs: number }[] = [];
    for (const work of visit.offers) {
      const agentId = this.#names.agentOf(work.agent);
      const placed = this.#groups.has(agentId) && !rung.has(agentId) && ringing.length < START_BOUNDS.ringing;
      if (placed) ringing.push({ agentId, elapsedMs: Math.max(0, at - work.openedAt) });
      else {
        const reason = this.#groups.has(agentId) ? "no-room" : "no-group";
        this.#notPlaced.push({ what: "work", id: work.workId, reason, detail: agentId });
      }
      rung.add(agentId);
    }
    return ringing;
  }

  /** Open contacts that neither wait nor are with an agent. */
  elsewhere(at: Instant): { readonly selfService: InitialSelfService[]; readonly away: InitialAway[] } {
    const selfService: InitialSelfService[] = [];
    const away: InitialAway[] = [];
    for (const source of this.#floor.sources.values()) {
      const busy = contactsAtWork(source);
      for (const contact of source.contacts.values()) {
        if (source.visitsOf.has(contact.contactId) || busy.has(contact.contactId)) continue;
        const queues = this.#scenario.queues.filter((queue) => fits(queue, contact));
        const silent = queues.filter(
          ({ dialling, messages }) => dialling !== undefined || messages?.away !== undefined,
        );
        const served = queues.filter(({ selfService: machine }) => machine !== undefined);
        const [queue, ...others] = contact.responses === 0 && served.length > 0 ? served : silent;
        if (queue === undefined || others.length > 0) {
          const detail = [contact.channel, ...queues.map(({ id }) => id)].join(" ");
          this.#notPlaced.push({ what: "contact", id: contact.contactId, reason: "no-queue", detail });
          continue;
        }
        const one = { contactId: this.#names.contactOf(source, contact.contactId), queueId: queue.id };
        if (served.includes(queue) && contact.responses === 0) {
          selfService.push({ ...one, elapsedMs: Math.max(0, at - contact.startedAt) });
          // When the last word was said the floor does not remember: just long enough ago to give the slot back.
        } else away.push({ ...one, silentMs: queue.messages?.away?.releaseAfterMs ?? 0 });
      }
    }
    return { selfService, away };
  }
}

/** Whether a contact of which only channel and intent are known may belong to the queue. */
function fits(queue: QueueSpec, { channel, intent }: OpenContact): boolean {
  return queue.channel === channel && (intent === undefined || queue.intent === undefined || queue.intent === intent);
}

function contactsAtWork(source: FloorSource): ReadonlySet<string> {
  const busy = new Set<string>();
  for (const { contactId, phase } of source.works.values())
    if (phase !== "wrapup" && phase !== "released") busy.add(contactId);
  return busy;
}

function isPriority(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 99;
}
