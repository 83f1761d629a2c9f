import type { LocalName } from "../../scenario/about.ts";
import type { SlotsSpec } from "../../scenario/staff.ts";
import type { Problem, ProblemCode } from "../../vocabulary/problems.ts";
import { shortened } from "../../vocabulary/problems.ts";
import type { PolicySpec } from "../spec.ts";
import { type Mapping, NamesOfVendor } from "./mapping.ts";
import { NOTES, type NoteCode, noteText } from "./notes.ts";

/** One file as a vendor's export or API gives it. */
export interface VendorFile {
  /** Without folders. Some vendors keep the name of a thing in the name of its file. */
  readonly name: string;
  /** Its text, or what was parsed from it. Anything else is a problem, not an error. */
  readonly content: unknown;
}

/** Something the policy does not say as the vendor does: read before trusting a result. */
export interface ImportNote {
  /** Dotted place in the vendor's file, list items by number; several files: the file's name and `:` before it. */
  readonly path: string;
  /** `not-expressed`: left out; `assumed`: the file does not say it; `approximated`: nearly what the vendor does. */
  readonly kind: "not-expressed" | "assumed" | "approximated";
  /** Stable. */
  readonly code: NoteCode;
  readonly text: LocalName;
}

/** What a file says of agents: it belongs into the groups of the scenario, not into the policy. */
export interface ImportedGroup {
  /** `all`: every group of the centre. */
  readonly groupIds: readonly string[] | "all";
  readonly slots?: SlotsSpec;
  /** Level of the skill for each queue, 1 to 10, where the policy goes by it. */
  readonly levels?: Readonly<Record<string, number>>;
}

export type Imported =
  | {
      readonly ok: true;
      readonly policy: PolicySpec;
      /** Empty: the files say nothing of capacity and levels. */
      readonly groups: readonly ImportedGroup[];
      readonly notes: readonly ImportNote[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** One vendor's form, read by a pure function: it never throws, whatever the files hold. */
export type Importer = (files: readonly VendorFile[], mapping?: Mapping) => Imported;

/** More than these are cut off: nobody reads them, and a hostile file may hold a million. */
export const MOST_PROBLEMS = 200;
export const MOST_NOTES = 500;

/** What one import has found so far. */
export class Importing {
  readonly problems: Problem[] = [];
  readonly notes: ImportNote[] = [];
  readonly names: NamesOfVendor;
  private readonly said = new Set<string>();

  constructor(mapping: Mapping) {
    this.names = new NamesOfVendor(mapping, (path, code, ...what) => this.note(path, code, ...what));
  }

  /** `expected` is English and for people, `value` what came. */
  problem(path: string, code: ProblemCode, expected: string, value: unknown): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ path, code, expected, got: shortened(value) });
  }

  /** The same said twice of the same place is said once. */
  note(path: string, code: NoteCode, ...what: readonly (string | number)[]): void {
    const key = JSON.stringify([path, code, what]);
    if (this.said.has(key) || this.notes.length >= MOST_NOTES) return;
    this.said.add(key);
    this.notes.push({ path, kind: NOTES[code].kind, code, text: noteText(code, what) });
  }
}
