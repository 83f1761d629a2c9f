import type { FigureUnit } from "../../../sim/experiment/figure.ts";
import type { AxisUnit } from "../../../sim/experiment/sensitivity/asked.ts";
import { amountText } from "../../_i18n/amount.ts";
import { decimal, NONE } from "../../_i18n/format.ts";
import type { Language } from "../../_i18n/language.ts";

const NO_BREAK = "\u00a0";

/** A figure of an experiment with its unit: `79.1%`, `12.3 s`, `235`; `—` for none. */
export function figureText(value: number | undefined, unit: FigureUnit, language: Language): string {
  if (value === undefined) return NONE;
  return unit === "ms" ? msText(value, language) : amountText(value, unit, language);
}

/** A difference with its sign, shares in points: `+2.4 pp`, `−3.1 s`; `—` for none. */
export function differenceText(value: number | undefined, unit: FigureUnit, language: Language): string {
  if (value === undefined) return NONE;
  const text = widthText(value, unit, language);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Half the width of an interval, or the size of a difference: shares in points; `—` for none. */
export function widthText(value: number | undefined, unit: FigureUnit, language: Language): string {
  if (value === undefined) return NONE;
  if (unit !== "share") return figureText(value, unit, language);
  const digits = Math.abs(value) < 0.001 && value !== 0 ? 2 : 1;
  return `${decimal(100 * value, digits, language)}${NO_BREAK}${language === "ru" ? "п.\u00a0п." : "pp"}`;
}

/** A value with its half-width: `79.1% ± 0.6 pp`. */
export function preciseText(
  { value, halfWidth }: { readonly value: number | undefined; readonly halfWidth: number | undefined },
  unit: FigureUnit,
  language: Language,
): string {
  if (value === undefined) return NONE;
  return halfWidth === undefined
    ? figureText(value, unit, language)
    : `${figureText(value, unit, language)} ±${NO_BREAK}${widthText(halfWidth, unit, language)}`;
}

/** A difference with its half-width: `+2.4 pp ± 0.6 pp`. */
export function preciseDifference(
  { value, halfWidth }: { readonly value: number | undefined; readonly halfWidth: number | undefined },
  unit: FigureUnit,
  language: Language,
): string {
  if (value === undefined) return NONE;
  return halfWidth === undefined
    ? differenceText(value, unit, language)
    : `${differenceText(value, unit, language)} ±${NO_BREAK}${widthText(halfWidth, unit, language)}`;
}

/** A value of an axis: `30%`, `12`, `45 s`, `×0.8`. */
export function axisText(value: number, unit: AxisUnit, language: Language): string {
  const plain = (one: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(one);
  switch (unit) {
    case "share":
      return `${plain(value * 100)}${language === "ru" ? NO_BREAK : ""}%`;
    case "count":
      return plain(value);
    case "seconds":
      return `${plain(value)}${NO_BREAK}${language === "ru" ? "с" : "s"}`;
    case "factor":
      return `×${plain(value)}`;
  }
}

function msText(ms: number, language: Language): string {
  const [second, minute, hour] = language === "ru" ? ["с", "мин", "ч"] : ["s", "min", "h"];
  const size = Math.abs(ms);
  if (size >= 7_200_000) return `${decimal(ms / 3_600_000, 1, language)}${NO_BREAK}${hour}`;
  if (size >= 600_000) return `${decimal(ms / 60_000, 1, language)}${NO_BREAK}${minute}`;
  return `${decimal(ms / 1_000, size < 100_000 ? 1 : 0, language)}${NO_BREAK}${second}`;
}
