import { alike } from "../../../sim/scenario/lab/alike.ts";
import { LAB_BOUNDS } from "../../../sim/scenario/lab/bounds.ts";
import { comparedOf } from "../../../sim/scenario/lab/compared.ts";
import { BASELINE_ID, DRAFT_ID, type LabDocument } from "../../../sim/scenario/lab/document.ts";
import * as editing from "../../../sim/scenario/lab/editing.ts";
import { rebased, withBaseline } from "../../../sim/scenario/lab/rebase.ts";
import { parentOf, pinOf, savedScenario } from "../../../sim/scenario/lab/tree.ts";
import type { useWords } from "../../_i18n/Words.tsx";
import { freshId, timeText } from "./firstDocument.ts";
import type { LabDesk } from "./labDesk.ts";
import type { KeptLab, LabKeep } from "./labKeep.ts";
import { keptLab, unkept } from "./openDesk.ts";
import type { ScenarioCache } from "./scenarioCache.ts";
import type { Lab } from "./useLab.ts";

export interface LabParts {
  readonly desk: LabDesk;
  readonly keep: LabKeep | undefined;
  readonly cache: ScenarioCache;
  readonly words: ReturnType<typeof useWords>;
  /** What a scenario without a name of its own is called. */
  readonly draftName: (document: LabDocument) => string;
  /** Who saves, in their own words; empty: nobody said. */
  readonly by: () => string;
}

type Actions = Omit<
  Lab,
  "state" | "document" | "selectedId" | "scenario" | "problems" | "before" | "compared" | "undoName" | "redoName"
>;

/** Everything a hand can do at the desk. */
export function labActions({ desk, keep, cache, words, draftName, by }: LabParts): Actions {
  const nameOf = (id: string): string => {
    const { document } = desk;
    if (id === BASELINE_ID) return document.baseline.name;
    if (id === DRAFT_ID) return document.draft?.name ?? draftName(document);
    return savedScenario(document, id)?.name ?? id;
  };
  const saving = (name: string) => {
    const who = by().trim().slice(0, LAB_BOUNDS.by);
    const named = { id: `s-${freshId()}`, name, savedAt: timeText(Date.now()) };
    return who === "" ? named : { ...named, by: who };
  };
  const open = async (document: LabDocument, etag?: string): Promise<void> => {
    const there = keep === undefined ? undefined : await keptLab(keep, document.id);
    const now = Date.now();
    if (there === undefined) return desk.open(unkept(document, now, etag));
    if (alike(there.document, document)) return desk.open(there);
    const copy = { ...document, id: `${document.id.slice(0, 57)}-${freshId()}` };
    return desk.open(unkept(copy, now));
  };
  return {
    nameOf,
    scenarioOf: (id) => cache.of(desk.document, id),
    select: (id) => desk.select(id),
    edit(changes, name, key) {
      const on = desk.state.selectedId;
      const kept = saving(nameOf(DRAFT_ID));
      const next = editing.edited(desk.document, on, changes, kept);
      const select = next.draft === undefined ? (on === DRAFT_ID ? parentOf(desk.document, DRAFT_ID) : on) : DRAFT_ID;
      desk.step(next, name, { ...(key === undefined ? {} : { key }), select });
    },
    undo: desk.undo,
    redo: desk.redo,
    saveDraft(name) {
      const kept = saving(name ?? nameOf(DRAFT_ID));
      desk.step(editing.savedDraft(desk.document, kept), words("lab.stepSave", { name: kept.name }), {
        select: kept.id,
      });
    },
    discardDraft() {
      const select = parentOf(desk.document, DRAFT_ID);
      desk.step(editing.discarded(desk.document), words("lab.stepDiscard"), { select });
    },
    reset(difference, name) {
      const select = parentOf(desk.document, DRAFT_ID);
      const next = editing.resetInDraft(desk.document, difference);
      desk.step(next, name, { select: next.draft === undefined ? select : DRAFT_ID });
    },
    editCopy(id) {
      const name = words("lab.copyOf", { name: nameOf(id) }).slice(0, LAB_BOUNDS.name);
      const next = editing.copiedToDraft(desk.document, id, name, saving(nameOf(DRAFT_ID)));
      desk.step(next, words("lab.stepCopy", { name: nameOf(id) }), { select: DRAFT_ID });
    },
    merge(id) {
      const select = parentOf(desk.document, id);
      const next = editing.merged(desk.document, id, timeText(Date.now()));
      desk.step(next, words("lab.stepMerge", { name: nameOf(id), into: nameOf(select) }), { select });
    },
    remove(id) {
      const name = nameOf(id);
      desk.step(editing.removed(desk.document, id), words("lab.stepRemove", { name }), {
        select: parentOf(desk.document, id),
      });
    },
    rename(id, name) {
      desk.step(editing.renamed(desk.document, id, name), words("lab.stepRename"), { key: `rename ${id}` });
    },
    duplicate(id) {
      const copy = saving(words("lab.copyOf", { name: nameOf(id) }).slice(0, LAB_BOUNDS.name));
      desk.step(editing.duplicated(desk.document, id, copy), words("lab.stepDuplicate", { name: nameOf(id) }), {
        select: copy.id,
      });
    },
    rebase(id) {
      const root = id === DRAFT_ID ? desk.document.draft?.from : id;
      const { document, left } = rebased(desk.document, root);
      desk.step(document, words("lab.stepRebase", { name: nameOf(id) }));
      desk.tell(left);
    },
    moveBaseline: (baseline) => desk.step(withBaseline(desk.document, baseline), words("lab.stepBaseline")),
    toggleCompared(id) {
      const { compared = [], ...rest } = desk.document;
      const others = compared.filter((one) => one !== id);
      const next = others.length < compared.length ? others : [...others.slice(0, LAB_BOUNDS.compared - 1), id];
      desk.quietly(next.length === 0 ? rest : { ...rest, compared: next });
    },
    setSeed: (seed) => desk.step({ ...desk.document, seed }, words("lab.stepSeed"), { key: "seed" }),
    renameDocument: (name) => desk.step({ ...desk.document, name }, words("lab.stepRename"), { key: "document" }),
    open,
    async openKept(id) {
      const kept: KeptLab | undefined = keep === undefined ? undefined : await keptLab(keep, id);
      if (kept !== undefined) await desk.open(kept);
    },
    forget: (id) => desk.forget(id),
    settle: (mine) => desk.settle(mine),
    dismissLeft: () => desk.tell([]),
    onServer: (etag) => desk.onServer(etag),
  };
}

/** What the desk shows of its state. */
export function labView(
  desk: LabDesk,
  cache: ScenarioCache,
  last: { scenario: Lab["scenario"]; of: string } | undefined,
) {
  const { history, selectedId } = desk.state;
  const document = history.present;
  const parsed = cache.of(document, selectedId);
  const before = pinOf(document, selectedId).scenario;
  const usable = last?.of === document.id ? last.scenario : before;
  return {
    ...{ document, selectedId, before },
    scenario: parsed.ok ? parsed.scenario : usable,
    problems: parsed.ok ? [] : parsed.problems,
    compared: comparedOf(document, selectedId),
    undoName: history.past.at(-1)?.name,
    redoName: history.future.at(-1)?.name,
  };
}
