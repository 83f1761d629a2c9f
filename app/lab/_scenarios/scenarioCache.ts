import type { LabBaseline, LabDocument } from "../../../sim/scenario/lab/document.ts";
import { chainOf, changesTo, pinOf, scenarioOf } from "../../../sim/scenario/lab/tree.ts";
import type { ParsedScenario } from "../../../sim/scenario/parse.ts";

interface Entry {
  readonly pin: LabBaseline["scenario"];
  /** The lists of changes it came from, by identity. */
  readonly lists: readonly unknown[];
  readonly parsed: ParsedScenario;
}

/** Parsed scenarios by id: one is parsed again only when something on the way to it was changed. */
export class ScenarioCache {
  readonly #entries = new Map<string, Entry>();

  of(document: LabDocument, id: string): ParsedScenario {
    const pin = pinOf(document, id).scenario;
    const lists = listsTo(document, id);
    const known = this.#entries.get(id);
    if (known !== undefined && known.pin === pin && equalLists(known.lists, lists)) return known.parsed;
    const parsed = changesTo(document, id).length === 0 ? sound(pin) : scenarioOf(document, id);
    this.#entries.set(id, { pin, lists, parsed });
    return parsed;
  }
}

function sound(scenario: LabBaseline["scenario"]): ParsedScenario {
  return { ok: true, scenario, warnings: [] };
}

function listsTo(document: LabDocument, id: string): readonly unknown[] {
  const { draft } = document;
  const saved = chainOf(document, id === "draft" ? draft?.from : id).map((one) => one.changes);
  return id === "draft" && draft !== undefined ? [...saved, draft.changes] : saved;
}

function equalLists(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((list, i) => list === other[i]);
}
