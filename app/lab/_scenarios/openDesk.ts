import type { LabDocument } from "../../../sim/scenario/lab/document.ts";
import { parseLabDocument } from "../../../sim/scenario/lab/parseLab.ts";
import type { Language } from "../../_i18n/language.ts";
import { firstDocument } from "./firstDocument.ts";
import { type DeskWorld, KEEP_AFTER_MS, LabDesk } from "./labDesk.ts";
import { type KeptLab, type LabKeep, openLabKeep } from "./labKeep.ts";

/** A document not kept yet. */
export function unkept(document: LabDocument, now: number, etag?: string): KeptLab {
  const { id, name } = document;
  return { id, name, savedAt: now, revision: 0, document, ...(etag === undefined ? {} : { etag }) };
}

/** What this browser keeps under `id`, if it is still a document; `undefined` otherwise. */
export async function keptLab(keep: LabKeep, id: string): Promise<KeptLab | undefined> {
  const kept = await keep.get(id);
  if (kept === undefined) return undefined;
  const parsed = parseLabDocument(kept.document);
  return parsed.ok ? { ...kept, document: parsed.document } : undefined;
}

/** The desk with the document that was open last, else the newest one, else a first one. Never rejects. */
export async function openDesk(language: Language): Promise<{ readonly desk: LabDesk; readonly keep?: LabKeep }> {
  const world = browserWorld();
  try {
    const keep = await openLabKeep();
    const kept = await keep.all();
    const last = await keep.last();
    for (const id of new Set([...(last === undefined ? [] : [last]), ...kept.map((one) => one.id)])) {
      const lab = await keptLab(keep, id);
      if (lab !== undefined) return { desk: new LabDesk(lab, kept, keep, world), keep };
    }
    const desk = new LabDesk(unkept(firstDocument(language, world.now()), world.now()), kept, keep, world);
    await desk.flush(true);
    return { desk, keep };
  } catch {
    // A browser that keeps nothing still has a desk; its state says that nothing is kept.
    return { desk: new LabDesk(unkept(firstDocument(language, world.now()), world.now()), [], undefined, world) };
  }
}

function browserWorld(): DeskWorld {
  let due: ReturnType<typeof setTimeout> | undefined;
  return {
    now: () => Date.now(),
    later(work) {
      clearTimeout(due);
      due = setTimeout(work, KEEP_AFTER_MS);
    },
  };
}
