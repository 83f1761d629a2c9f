import type { Language } from "../../_i18n/language.ts";

const DAY_MS = 86_400_000;

/** When something was saved, as short as it can be told apart: time today, weekday this week, else the date. */
export function savedWhen(savedAt: string, now: number, language: Language): string | undefined {
  const at = Date.parse(savedAt);
  // The first instant there is stands for nobody knows when.
  if (!Number.isFinite(at) || at === 0) return undefined;
  const days = (midnight(now) - midnight(at)) / DAY_MS;
  const form: Intl.DateTimeFormatOptions =
    days < 1
      ? { hour: "numeric", minute: "2-digit", hourCycle: "h23" }
      : days < 6
        ? { weekday: "short" }
        : { day: "numeric", month: "short" };
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : "ru", form).format(at);
}

function midnight(ms: number): number {
  return new Date(ms).setHours(0, 0, 0, 0);
}
