import type { LabDocument, LabOrigin } from "../../../sim/scenario/lab/document.ts";
import { labOfFile } from "../../../sim/scenario/lab/labOfFile.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { Language } from "../../_i18n/language.ts";
import { freshId, timeText } from "../_scenarios/firstDocument.ts";

/** Ways to begin, in the order they are offered. */
export const WAYS = ["questions", "preset", "forecast", "day", "live", "file", "empty"] as const;
export type Way = (typeof WAYS)[number];

/** A document around one scenario, named as the scenario is. */
export function documentOf(scenario: Scenario, origin: LabOrigin, language: Language): LabDocument {
  const id = `${scenario.id.slice(0, 57)}-${freshId()}`;
  return labOfFile({ scenario, variants: [] }, { id, language, origin, savedAt: timeText(Date.now()) });
}
