import type { EngineView } from "../../engine/observer.ts";
import type { Answer } from "../../engine/trace/tracedPolicy.ts";
import type { Instant } from "../../vocabulary/index.ts";
import type { DecisionMark } from "../types/stageState.ts";
import type { StagePlaces } from "./hall.ts";
import type { StageRecord } from "./stageRecord.ts";

/**
 * The decisions of a run without their reasons: offers as the policy makes them, contacts nobody was found for, sessions that
 * come back to their agent past the policy. The same ones a trace of the run tells.
 */
export class DecisionLog {
  readonly #record: StageRecord;
  readonly #places: StagePlaces;
  /** Pairs the policy has made of which nothing has been heard yet: contact row × agents + agent. */
  readonly #made = new Set<number>();
  /** By contact number: line and visit in which nobody was found for it last. */
  readonly #silent = new Map<number, string>();

  constructor(record: StageRecord, places: StagePlaces) {
    this.#record = record;
    this.#places = places;
  }

  /** The policy has answered: told before anything comes of it. */
  answered(view: EngineView, { trigger, by, contact, agent, line }: Answer): void {
    const { contacts, centre } = view;
    if (contact >= 0 && agent >= 0) {
      this.#made.add(contact * centre.agents.length + agent);
      this.#silent.delete(contacts.arrival[contact]! + 1);
      this.#add(view, by === "interruption" ? "interruption" : "offer", contact, agent, trigger);
      return;
    }
    // An agent nobody waits for is no news; who rings already is not unheard, who may yet interrupt somebody not refused.
    if (trigger === "agent" || contacts.ringing[contact]! > 0) return;
    if (by !== "interruption" && centre.policy.preempt.length > 0) return;
    const number = contacts.arrival[contact]! + 1;
    const place = `${line} ${contacts.visits[contact]}`;
    if (this.#silent.get(number) === place) return;
    this.#silent.set(number, place);
    this.#add(view, "nobody", contact, -1, trigger);
  }

  /** A contact rings at, or is answered by, an agent: its session has come back where the policy has not made the pair. */
  hears(view: EngineView, contact: number, agent: number): void {
    const { contacts, centre } = view;
    if (this.#made.delete(contact * centre.agents.length + agent) || contacts.part[contact] === 0) return;
    this.#add(view, "returned", contact, agent, "contact");
  }

  #add(
    { now, contacts }: EngineView,
    kind: DecisionMark["kind"],
    contact: number,
    agent: number,
    trigger: DecisionMark["trigger"],
  ): void {
    const { decisions, decidedAt, contacts: rows } = this.#record;
    const number = contacts.arrival[contact]! + 1;
    decisions.push({
      number: decisions.length + 1,
      at: now as Instant,
      kind,
      contact: number,
      who: rows[number - 1]!.who,
      lane: this.#places.laneOf[contacts.queue[contact]!]!,
      seat: agent < 0 ? -1 : this.#places.seatOf[agent]!,
      trigger,
    });
    decidedAt.push(now);
  }
}
