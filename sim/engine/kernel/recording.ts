import type { AgentId, EventId, FloorEvent, FloorFact, SourceId, VisitId, WorkId } from "../../vocabulary/index.ts";
import type { CentreQueue } from "../centre.ts";
import type { EngineView } from "../observer.ts";
import { sourceOf } from "../runName.ts";
import { type Identity, visitName, workName } from "./identities.ts";

/** Where a contact went on. */
export interface Onward {
  readonly to: number;
  readonly contextKept: boolean;
}

/** What a recorder knows, as plain data. */
export interface RecorderState {
  readonly identities: readonly (Identity | undefined)[];
  readonly works: readonly (WorkId | undefined)[];
  readonly workCounts: readonly (number | undefined)[];
  readonly ringing: readonly (WorkId | undefined)[];
  readonly ordinals: readonly number[];
  readonly sequence: number;
  readonly before: number;
}

/** What a recorder of events remembers, how it names things, and how a fact becomes an event. */
export abstract class Recording {
  protected readonly run: string;
  protected readonly emit: (event: FloorEvent) => void;
  /** By row. */
  protected identities: (Identity | undefined)[] = [];
  protected works: (WorkId | undefined)[] = [];
  protected workCounts: (number | undefined)[] = [];
  /** By agent: the work that rings. */
  protected ringing: (WorkId | undefined)[] = [];
  protected ordinals: number[] = [];
  protected sequence = 0;
  /** Contacts so far that were there before the run began. */
  protected before = 0;
  /** Where the contact told of last goes on; asked for at once. */
  protected onward: Onward | undefined;
  protected view: EngineView | undefined;
  protected source = "" as SourceId;

  /** `run` is the prefix of every id: `runName(seed, startAt)`. `emit` gets each event once, in order. */
  constructor(run: string, emit: (event: FloorEvent) => void) {
    this.run = run;
    this.emit = emit;
  }

  /** Throws `RangeError` when it is attached twice. */
  attach(view: EngineView): void {
    if (this.view !== undefined)
      throw new RangeError("observer: expected one that observes nothing yet, got one in use");
    this.view = view;
    this.source = sourceOf(view.centre.scenario.id);
    this.ordinals = view.centre.queues.map(() => 0);
  }

  save(): RecorderState {
    return {
      identities: [...this.identities],
      works: [...this.works],
      workCounts: [...this.workCounts],
      ringing: [...this.ringing],
      ordinals: [...this.ordinals],
      sequence: this.sequence,
      before: this.before,
    };
  }

  /** Goes on where `save` stood; after it is attached. */
  restore(saved: unknown): void {
    const state = saved as RecorderState;
    this.identities = [...state.identities];
    this.works = [...state.works];
    this.workCounts = [...state.workCounts];
    this.ringing = [...state.ringing];
    this.ordinals = [...state.ordinals];
    this.sequence = state.sequence;
    this.before = state.before;
  }

  protected happened(fact: FloorFact): void {
    const sequence = ++this.sequence;
    this.emit({
      ...fact,
      source: this.source,
      eventId: `${this.run}.${sequence}` as EventId,
      at: this.viewed.now,
      basis: "observed",
      precisionMs: 1,
      sequence,
    });
  }

  protected get viewed(): EngineView {
    if (this.view === undefined) throw new RangeError("observer: expected one attached to a simulation, got none");
    return this.view;
  }

  protected identity(contact: number): Identity {
    return this.identities[contact]!;
  }

  protected queueOf(contact: number): CentreQueue {
    return this.viewed.centre.queues[this.viewed.contacts.queue[contact]!]!;
  }

  protected agentId(agent: number): AgentId {
    return this.viewed.centre.agents[agent]!.id as AgentId;
  }

  protected visitId(contact: number): VisitId {
    return visitName(this.identity(contact), this.viewed.contacts.visits[contact]!);
  }

  protected nextWork(contact: number): WorkId {
    const work = (this.workCounts[contact] ?? 0) + 1;
    this.workCounts[contact] = work;
    return workName(this.identity(contact), work);
  }

  protected workId(contact: number): WorkId {
    return this.works[contact]!;
  }
}
