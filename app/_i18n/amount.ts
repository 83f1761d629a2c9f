import { count, decimal, percentExact } from "./format.ts";
import type { Language } from "./language.ts";
import { money } from "./money.ts";

/** What a figure counts in, but for times: a page says those as a clock or with their unit. */
export type AmountUnit = "share" | "per-run" | "money" | "ratio";

/** Counts from here on are whole. */
const WHOLE_FROM = 100;

/** The amount of a figure without its name: `83.9%`, `1,234`, `12.5`, `0.50`, `1.25`; money without its currency. */
export function amountText(value: number, unit: AmountUnit, language: Language): string {
  switch (unit) {
    case "share":
      return percentExact(value, 1, language);
    case "money":
      return money(value, undefined, language);
    case "ratio":
      return decimal(value, 2, language);
    case "per-run":
      return Math.abs(value) >= WHOLE_FROM ? signedCount(value, language) : decimal(value, 1, language);
  }
}

function signedCount(value: number, language: Language): string {
  return `${value < 0 ? "\u2212" : ""}${count(Math.abs(value), language)}`;
}
