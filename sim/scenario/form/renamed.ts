import type { LocalName } from "../about.ts";
import type { ScenarioChange } from "../scenarioFile.ts";

/**
 * A change of the name at `path` as `language` has it. A name that reads the same in both languages stays one name; one
 * told twice keeps its other half.
 */
export function renamed(path: string, before: LocalName, language: keyof LocalName, to: string): ScenarioChange {
  return { path, set: before.en === before.ru ? { en: to, ru: to } : { ...before, [language]: to } };
}
