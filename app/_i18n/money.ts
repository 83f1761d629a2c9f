import { count, decimal } from "./format.ts";
import type { Language } from "./language.ts";

/** An amount from which on hundredths say nothing. */
const WHOLE_FROM = 100;

/**
 * An amount of money: `RUB 95,175`, `€120`, `95 175 ₽` in Russian; from 100 on without hundredths. `currency`: an ISO 4217
 * code; a scenario without one has numbers alone.
 */
export function money(value: number, currency: string | undefined, language: Language): string {
  const digits = Math.abs(value) >= WHOLE_FROM ? 0 : 2;
  if (currency === undefined) {
    const sign = value < 0 ? "\u2212" : "";
    return digits === 0 ? `${sign}${count(Math.abs(value), language)}` : decimal(value, digits, language);
  }
  return new Intl.NumberFormat(localeOf(language), {
    ...{ style: "currency", currency, currencyDisplay: displayIn(language) },
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  })
    .format(value)
    .replace("-", "\u2212");
}

/** American English has a dollar that is just `$`; whoever means another one reads its code. */
function localeOf(language: Language): string {
  return language === "ru" ? "ru-RU" : "en-US";
}

/** English readers know few signs: a currency without one of them is written as its code. In Russian the sign stands behind. */
function displayIn(language: Language): "symbol" | "narrowSymbol" {
  return language === "ru" ? "narrowSymbol" : "symbol";
}

/** How a currency is written beside a number or a name: `RUB`, `€`, in Russian `₽`; a code without a sign stays itself. */
export function currencySign(currency: string, language: Language): string {
  const parts = new Intl.NumberFormat(localeOf(language), {
    ...{ style: "currency", currency, currencyDisplay: displayIn(language) },
  }).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value ?? currency;
}

/** `RUB per hour`, in Russian `₽ в час`: the sign before `what`; without a currency `what` stands alone. */
export function moneyUnit(currency: string | undefined, what: string, language: Language): string {
  return currency === undefined ? what : `${currencySign(currency, language)} ${what}`;
}

/** Currencies offered by name where one is chosen; any other code of three letters may be typed. */
export const USUAL_CURRENCIES = ["RUB", "EUR", "USD", "GBP", "KZT", "BYN", "CNY", "INR", "TRY", "AED", "CHF", "PLN"];
