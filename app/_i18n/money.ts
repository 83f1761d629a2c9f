import { count, decimal } from "./format.ts";
import type { Language } from "./language.ts";

/** An amount from which on hundredths say nothing. */
const WHOLE_FROM = 100;

/**
 * An amount of money: `₽95,175`, `95 175 ₽` in Russian; from 100 on without hundredths. `currency`: an ISO 4217 code; a
 * scenario without one has numbers alone.
 */
export function money(value: number, currency: string | undefined, language: Language): string {
  const digits = Math.abs(value) >= WHOLE_FROM ? 0 : 2;
  if (currency === undefined) return digits === 0 ? count(value, language) : decimal(value, digits, language);
  return new Intl.NumberFormat(language === "ru" ? "ru-RU" : "en-GB", {
    ...{ style: "currency", currency, currencyDisplay: "narrowSymbol" },
    ...{ minimumFractionDigits: digits, maximumFractionDigits: digits },
  })
    .format(value)
    .replace("-", "\u2212");
}

/** How a currency is written beside a number or a name: `₽`, `€`; a code without a sign stays itself. */
export function currencySign(currency: string, language: Language): string {
  const parts = new Intl.NumberFormat(language === "ru" ? "ru-RU" : "en-GB", {
    ...{ style: "currency", currency, currencyDisplay: "narrowSymbol" },
  }).formatToParts(0);
  return parts.find(({ type }) => type === "currency")?.value ?? currency;
}

/** `0.5 ₽ per hour` needs the sign before `what`; without a currency `what` stands alone. */
export function moneyUnit(currency: string | undefined, what: string, language: Language): string {
  return currency === undefined ? what : `${currencySign(currency, language)} ${what}`;
}

/** Currencies offered by name where one is chosen; any other code of three letters may be typed. */
export const USUAL_CURRENCIES = ["RUB", "EUR", "USD", "GBP", "KZT", "BYN", "CNY", "INR", "TRY", "AED", "CHF", "PLN"];
