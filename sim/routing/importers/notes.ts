import type { LocalName } from "../../scenario/about.ts";
import { AGENT_NOTES } from "./noteTexts/agents.ts";
import { CONTACT_NOTES } from "./noteTexts/contacts.ts";
import { STEP_NOTES } from "./noteTexts/steps.ts";

/** Every note an import can make, by its stable code. */
export const NOTES = { ...CONTACT_NOTES, ...STEP_NOTES, ...AGENT_NOTES } as const;
export type NoteCode = keyof typeof NOTES;

const LONGEST = 200;
const ENGLISH = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });
const RUSSIAN = new Intl.NumberFormat("ru", { maximumFractionDigits: 3 });

/** The text of a note with `what` in its places `{0}`, `{1}`…; a text that came from outside is cut at 200 characters. */
export function noteText(code: NoteCode, what: readonly (string | number)[]): LocalName {
  return { en: filled(NOTES[code].en, what, ENGLISH), ru: filled(NOTES[code].ru, what, RUSSIAN) };
}

function filled(template: string, what: readonly (string | number)[], numbers: Intl.NumberFormat): string {
  return template.replaceAll(/\{(\d)\}/g, (_, place: string) => {
    const value = what[Number(place)];
    if (typeof value === "number") return numbers.format(value);
    const text = (value ?? "").replaceAll(/\s+/g, " ");
    return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
  });
}
