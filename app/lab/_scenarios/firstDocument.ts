import type { LabDocument } from "../../../sim/scenario/lab/document.ts";
import { labOfFile } from "../../../sim/scenario/lab/labOfFile.ts";
import { fiveMinutesOrADay } from "../../../sim/scenario/presets/fiveMinutesOrADay.ts";
import { presetNamed } from "../../../sim/scenario/presets/index.ts";
import type { Language } from "../../_i18n/language.ts";

/** A preset as a document of its own; `undefined` where there is no such preset. */
export function documentOfPreset(presetId: string, language: Language, now: number): LabDocument | undefined {
  const file = presetNamed(presetId);
  if (file === undefined) return undefined;
  const origin = { kind: "preset", id: presetId } as const;
  return labOfFile(file, { id: `${presetId}-${freshId()}`, language, origin, savedAt: timeText(now) });
}

/** What lies on the desk of whoever never was here: a day with three channels, so that every part has something to show. */
export function firstDocument(language: Language, now: number): LabDocument {
  const { id } = fiveMinutesOrADay.scenario;
  return labOfFile(fiveMinutesOrADay, {
    ...{ id: `${id}-${freshId()}`, language, savedAt: timeText(now) },
    origin: { kind: "preset", id },
  });
}

/** Six letters and digits nobody else drew. */
export function freshId(): string {
  return crypto.randomUUID().replaceAll("-", "").slice(0, 6);
}

/** ms since the epoch as RFC 3339 in UTC, whole seconds. */
export function timeText(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
