import { describe, expect, test } from "vitest";
import { currencySign, money, moneyUnit, USUAL_CURRENCIES } from "../../../app/_i18n/money.ts";
import { problemsAfter } from "../../../app/lab/_editors/form/guard.ts";
import { costText } from "../../../app/lab/_plan/text.ts";
import { USUAL_ANSWERS } from "../../../sim/scenario/lab/answers.ts";
import { scenarioOfAnswers } from "../../../sim/scenario/lab/scenarioOfAnswers.ts";

const parsed = scenarioOfAnswers(USUAL_ANSWERS, { en: "First", ru: "Первый" });
if (!parsed.ok) throw new Error("the usual answers make no scenario");
const { scenario } = parsed;
/** Kinds of spaces between digits differ from one release of the tables to the next. */
const plain = (text: string) => text.replaceAll(/\s/g, " ");

describe("amounts of money", () => {
  test("[LE15] stand with the currency of their scenario, as each language writes it", () => {
    expect(scenario.currency).toBe("RUB");
    expect(plain(money(95_175, "RUB", "en"))).toBe("RUB 95,175");
    expect(plain(money(95_175, "RUB", "ru"))).toBe("95 175 ₽");
    expect(plain(money(0.5, "EUR", "ru"))).toBe("0,50 €");
    expect(plain(money(-12.345, "USD", "en"))).toBe("−$12.35");
    expect(plain(money(95_175, undefined, "en"))).toBe("95,175");
    expect(currencySign("KZT", "ru")).toBe("₸");
    expect(moneyUnit("GBP", "per hour", "en")).toBe("£ per hour");
    expect(moneyUnit(undefined, "per hour", "en")).toBe("per hour");
  });

  test("[LE15] without wages what agents cost is hours on queue", () => {
    expect(plain(costText(120.4, scenario, "en"))).toBe("RUB 120");
    const unpaid = { ...scenario, groups: scenario.groups.map(({ costPerHour: _wage, ...group }) => group) };
    expect(plain(costText(120.4, unpaid, "en"))).toBe("120 h");
    expect(plain(costText(12.05, unpaid, "ru"))).toBe("12,1 ч");
  });

  test("[LE15] a currency is three capital letters, anything else is told with its place", () => {
    for (const code of USUAL_CURRENCIES) expect(problemsAfter(scenario, [{ path: "currency", set: code }])).toEqual([]);
    for (const code of ["eur", "€", "EURO", "", 5, null]) {
      expect(problemsAfter(scenario, [{ path: "currency", set: code }]).map(({ path }) => path)).toEqual(["currency"]);
    }
  });
});
