import { alike } from "../../../sim/scenario/lab/alike.ts";
import { BASELINE_ID, DRAFT_ID, type LabDocument } from "../../../sim/scenario/lab/document.ts";
import { tidied } from "../../../sim/scenario/lab/editing.ts";
import type { LeftBehind } from "../../../sim/scenario/lab/rebase.ts";
import { savedScenario } from "../../../sim/scenario/lab/tree.ts";
import { beginHistory, changed, type History, redone, undone } from "../../_edit/history.ts";
import type { KeptLab, KeptLine, LabKeep } from "./labKeep.ts";

/** Steps a session remembers: more than anybody takes. */
const MOST_STEPS = 10_000;
/** A document is kept once the hand has rested this long. */
export const KEEP_AFTER_MS = 250;

/** `taken`: another page of this browser saved the same document; `failed`: this browser keeps nothing. */
export type Keeping = "kept" | "waiting" | "taken" | "failed";

/** What a lab desk shows. A new object after everything that happens. */
export interface LabState {
  readonly history: History<LabDocument, string>;
  /** A saved scenario, `baseline` or `draft`: always one there is. */
  readonly selectedId: string;
  readonly keeping: Keeping;
  /** Everything this browser keeps, newest first, the open document among it. */
  readonly kept: readonly KeptLine[];
  /** Of the open document on the server; absent: the server has not seen it. */
  readonly etag: string | undefined;
  /** Changes the last rebase left behind. Empty: none, or read already. */
  readonly left: readonly LeftBehind[];
}

/** What the desk needs of the world: time, and a place for what is to be done later. */
export interface DeskWorld {
  /** ms since the epoch. */
  now(): number;
  /** Does `work` later, once; what was to be done before is not. */
  later(work: () => void): void;
}

/** One lab desk: the open document, its steps, what this browser keeps of it. Tells its listeners of every change. */
export class LabDesk {
  readonly #keep: LabKeep | undefined;
  readonly #world: DeskWorld;
  readonly #listeners = new Set<() => void>();
  #state: LabState;
  #revision: number;
  #turn: Promise<unknown> = Promise.resolve();

  /** `lab`: what is open; `keep` absent: the browser keeps nothing, and that is said. */
  constructor(lab: KeptLab, kept: readonly KeptLine[], keep: LabKeep | undefined, world: DeskWorld) {
    this.#keep = keep;
    this.#world = world;
    this.#revision = lab.revision;
    this.#state = stateOf(lab, kept, keep === undefined ? "failed" : "kept");
  }

  get state(): LabState {
    return this.#state;
  }

  get document(): LabDocument {
    return this.#state.history.present;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * One step: `next` made of the document that stands there. `name` says what was done; steps of one `key` close to each
   * other are one. `select`: what is selected afterwards; absent: what was, or the draft where one has just begun.
   */
  step(next: LabDocument, name: string, options: { readonly key?: string; readonly select?: string } = {}): void {
    const at = this.#world.now();
    const before = this.document;
    // Every step without a key stands for itself.
    const key = options.key ?? `${name} ${at} ${this.#state.history.past.length}`;
    const history = changed(this.#state.history, next, { name, key, at }, { equal: alike, most: MOST_STEPS });
    if (history === this.#state.history) return;
    const begun = before.draft === undefined && next.draft !== undefined;
    this.#set({ history, selectedId: options.select ?? (begun ? DRAFT_ID : this.#state.selectedId), left: [] });
    this.#keepLater();
  }

  /** Changes that no step stands for: what is compared, the seed's name of the view. Undo leaves them as they are. */
  quietly(next: LabDocument): void {
    this.#set({ history: { ...this.#state.history, present: next } });
    this.#keepLater();
  }

  undo = (): void => this.#travel(undone(this.#state.history));
  redo = (): void => this.#travel(redone(this.#state.history));

  select(id: string): void {
    this.#set({ selectedId: id });
  }

  /** What the last rebase left behind, to be read; empty once it was. */
  tell(left: readonly LeftBehind[]): void {
    this.#set({ left });
  }

  /** The server has the document as it stands there, as this revision. */
  onServer(etag: string | undefined): void {
    this.#set({ etag });
    this.#keepLater();
  }

  /** Opens another document in the place of this one; steps of that one are forgotten. */
  async open(lab: KeptLab): Promise<void> {
    await this.flush();
    this.#revision = lab.revision;
    this.#state = { ...stateOf(lab, this.#state.kept, this.#keep === undefined ? "failed" : "kept") };
    for (const listener of this.#listeners) listener();
    await this.#keep?.setLast(lab.id).catch(() => undefined);
    // A document nobody kept yet is kept at once.
    if (lab.revision === 0) await this.flush(true);
  }

  /** The document as another page saved it, in the place of this one; or this one saved over it. */
  async settle(mine: boolean): Promise<void> {
    const theirs = await this.#keep?.get(this.document.id);
    if (theirs === undefined) return;
    this.#revision = theirs.revision;
    if (mine) {
      this.#set({ keeping: "waiting" });
      await this.flush();
    } else await this.open(theirs);
  }

  /** Forgets a document of this browser other than the open one. */
  async forget(id: string): Promise<void> {
    await this.#keep?.remove(id);
    await this.relist();
  }

  async relist(): Promise<void> {
    const kept = await this.#keep?.all();
    if (kept !== undefined) this.#set({ kept });
  }

  /** Keeps what waits to be kept; with `always` also what does not. Resolves once it is kept, or cannot be. */
  async flush(always = false): Promise<void> {
    const keep = this.#keep;
    if (keep === undefined || !(always || this.#state.keeping === "waiting")) return;
    const turn = this.#turn.then(async () => {
      const { document } = this;
      const { etag } = this.#state;
      const { id, name } = document;
      const lab = { id, name, savedAt: this.#world.now(), revision: this.#revision + 1, document };
      const kept = await keep.put({ ...lab, ...(etag === undefined ? {} : { etag }) });
      if (!kept.ok) return this.#set({ keeping: kept.reason });
      this.#revision = kept.revision;
      // What was changed meanwhile waits for its own turn.
      if (document === this.document) this.#set({ keeping: "kept" });
      await this.relist();
    });
    this.#turn = turn.catch(() => undefined);
    await turn;
  }

  #travel(history: History<LabDocument, string>): void {
    if (history === this.#state.history) return;
    // What is compared is a way of looking, not a step: it stays, as far as it is still there.
    const { compared } = this.document;
    const { compared: _then, ...rest } = history.present;
    const present = tidied({ ...rest, ...(compared === undefined ? {} : { compared }) });
    const { draft } = this.document;
    const comes = present.draft !== undefined && draft === undefined;
    const goes = present.draft === undefined && this.#state.selectedId === DRAFT_ID;
    const selectedId = comes ? DRAFT_ID : goes ? (draft?.from ?? BASELINE_ID) : this.#state.selectedId;
    this.#set({ history: { ...history, present }, selectedId, left: [] });
    this.#keepLater();
  }

  #keepLater(): void {
    if (this.#state.keeping === "kept") this.#set({ keeping: "waiting" });
    this.#world.later(() => void this.flush());
  }

  #set(part: Partial<LabState>): void {
    const next = { ...this.#state, ...part };
    this.#state = { ...next, selectedId: thereIs(next.history.present, next.selectedId) };
    for (const listener of this.#listeners) listener();
  }
}

function stateOf(lab: KeptLab, kept: readonly KeptLine[], keeping: Keeping): LabState {
  const { document, etag } = lab;
  const wanted = document.draft === undefined ? (document.compared?.[0] ?? BASELINE_ID) : DRAFT_ID;
  const selectedId = thereIs(document, wanted);
  return { history: beginHistory(document), selectedId, keeping, kept, etag, left: [] };
}

/** `id`, or where it is gone the baseline: what is selected must be there. */
function thereIs(document: LabDocument, id: string): string {
  const there = id === DRAFT_ID ? document.draft !== undefined : savedScenario(document, id) !== undefined;
  return there ? id : BASELINE_ID;
}
