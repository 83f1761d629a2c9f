import {
  parseRoster,
  plannedShifts,
  type RosterEntry,
  type RosterRow,
  rosterShifts,
} from "../../sim/experiment/lookahead/estimate/roster.ts";
import type { PlannedShift } from "../../sim/metrics/adherence.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import { LocalTime } from "../../sim/vocabulary/localTime.ts";
import type { DocumentSaved, HistoryDocuments } from "../log/historyDocuments.ts";
import { dateOf, type PlannedDay } from "./estimating.ts";
import type { FileRoster } from "./rosterFile.ts";

const KIND = "roster";
const ID = "all";

/** The roster of the page, kept with revisions, before that of the file, if either has a shift at all. */
export class RosterBook {
  readonly #documents: Pick<HistoryDocuments, "get" | "save">;
  readonly #file: FileRoster | undefined;
  #rows: readonly RosterRow[] = [];
  #entries: readonly RosterEntry[] = [];
  #revision = 0;

  private constructor(documents: Pick<HistoryDocuments, "get" | "save">, file: FileRoster | undefined) {
    this.#documents = documents;
    this.#file = file;
  }

  /** Reads what was saved. What is no longer understood counts as empty; it stays stored until something is saved over it. */
  static async open(
    documents: Pick<HistoryDocuments, "get" | "save">,
    file: FileRoster | undefined,
  ): Promise<RosterBook> {
    const book = new RosterBook(documents, file);
    const kept = await documents.get(KIND, ID);
    if (kept !== undefined) {
      const parsed = parseRoster(kept.body);
      book.#take(parsed.ok ? (kept.body as readonly RosterRow[]) : [], parsed.ok ? parsed.entries : [], kept.revision);
    }
    return book;
  }

  /** As the page has it. */
  get rows(): readonly RosterRow[] {
    return this.#rows;
  }

  /** 0 before anything was saved. */
  get revision(): number {
    return this.#revision;
  }

  /** Saves over revision `expected`. */
  async save(rows: readonly RosterRow[], entries: readonly RosterEntry[], expected: number): Promise<DocumentSaved> {
    const saved = await this.#documents.save(KIND, ID, rows, expected);
    if (saved.ok) this.#take(rows, entries, saved.document.revision);
    return saved;
  }

  /** Who works on a local date; `undefined` without any roster. */
  day(date: string, weekday: number): PlannedDay | undefined {
    if (this.#entries.length > 0) {
      const shifts = rosterShifts(this.#entries, date, weekday);
      return { shifts, source: "roster-page", revision: this.#revision };
    }
    return this.#file && { shifts: this.#file(date, weekday), source: "roster", revision: -1 };
  }

  /** Shifts on the clock of the local day `at` is in, by agent, and where they are from; `undefined` without any roster. */
  planned(at: Instant, timeZone: string): PlannedPeople | undefined {
    const local = new LocalTime(timeZone);
    const { date, weekday } = dateOf(at, local);
    const day = this.day(date, weekday);
    if (day === undefined) return undefined;
    const number = local.dayOf(at);
    const people = new Map<string, readonly PlannedShift[]>();
    for (const [agent, shifts] of day.shifts) people.set(agent, plannedShifts(shifts, number, weekday, local));
    return { source: day.source, people };
  }

  #take(rows: readonly RosterRow[], entries: readonly RosterEntry[], revision: number): void {
    this.#rows = rows;
    this.#entries = entries;
    this.#revision = revision;
  }
}

export interface PlannedPeople {
  readonly source: PlannedDay["source"];
  readonly people: ReadonlyMap<string, readonly PlannedShift[]>;
}
