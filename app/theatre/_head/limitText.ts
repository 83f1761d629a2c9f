import { duration, limit } from "../../_i18n/format.ts";
import type { Language } from "../../_i18n/language.ts";

/** A limit beside a wait: minutes and seconds where the wait is told so, `4 h` from an hour on. */
export function limitText(ms: number, language: Language): string {
  return ms < 3_600_000 ? duration(ms, language) : limit(ms, language);
}
