import { count, NONE } from "../_i18n/format.ts";
import type { Language } from "../_i18n/language.ts";

/** `17/22`, `1,980/2,000`; “—” when there are no slots and none in use. */
export function loadText(busy: number, slots: number, language: Language): string {
  return slots === 0 && busy === 0 ? NONE : `${count(busy, language)}/${count(slots, language)}`;
}
