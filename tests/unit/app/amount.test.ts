import { expect, test } from "vitest";
import { amountText } from "../../../app/_i18n/amount.ts";
import { valueText } from "../../../app/lab/_results/figureText.ts";
import { figureText } from "../../../app/lab/_sensitivity/figureText.ts";

test("[LE15] an amount is written alike in the comparison and in the sensitivity pages", () => {
  const values = [0.839, 12.345, 99.96, 235.4, 95_175.2, -1_234.5];
  for (const unit of ["share", "money", "ratio", "per-run"] as const) {
    for (const language of ["en", "ru"] as const) {
      const alike = values.map((value) => amountText(value, unit, language));
      expect(values.map((value) => valueText(unit, value, language))).toEqual(alike);
      expect(values.map((value) => figureText(value, unit, language))).toEqual(alike);
    }
  }
  expect(["money", "per-run", "share", "ratio"].map((unit) => amountText(12.345, unit as "money", "en"))).toEqual([
    ...["12.35", "12.3", "1234.5%", "12.35"],
  ]);
  expect([amountText(-1_234.5, "per-run", "en"), amountText(95_175.2, "money", "en")]).toEqual(["−1,235", "95,175"]);
});
