import { limit } from "../_i18n/format.ts";
import type { Language } from "../_i18n/language.ts";
import type { useWords } from "../_i18n/Words.tsx";

const TENTH_MS = 100;

/** Clock of a source against the server's, to a tenth of a second: `events come 0.2 s late`, `clock 3 s ahead`, `events come on time`. */
export function skewText(skewMs: number, words: ReturnType<typeof useWords>, language: Language): string {
  if (Math.abs(skewMs) < TENTH_MS / 2) return words("explain.onTime");
  const time = limit(Math.round(Math.abs(skewMs) / TENTH_MS) * TENTH_MS, language);
  return words(skewMs < 0 ? "explain.ahead" : "explain.late", { time });
}
