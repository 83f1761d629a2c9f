import type { FigureUnit } from "../../../sim/experiment/figure.ts";
import { amountText } from "../../_i18n/amount.ts";
import { count, decimal, duration, NONE, percentExact } from "../../_i18n/format.ts";
import type { Language } from "../../_i18n/language.ts";

const SPACE = "\u00a0";
const MINUS = "\u2212";
/** Differences of times from here on are told in minutes, ms. */
const MINUTES_FROM = 600_000;

/** How differences of a unit are written: times `scale`, with so many decimals, and what stands behind. */
export interface Written {
  readonly scale: number;
  readonly digits: number;
  readonly suffix: "pp" | "s" | "min" | "";
}

/** How the differences of one row are written; `reach`: the largest of them, in the unit itself. */
export function writtenAs(unit: FigureUnit, reach: number): Written {
  switch (unit) {
    case "share":
      return { scale: 100, digits: 1, suffix: "pp" };
    case "ms":
      return reach >= MINUTES_FROM
        ? { scale: 1 / 60_000, digits: 1, suffix: "min" }
        : { scale: 1 / 1_000, digits: 1, suffix: "s" };
    case "money":
      return { scale: 1, digits: reach >= 1_000 ? 0 : 1, suffix: "" };
    case "ratio":
      return { scale: 1, digits: 2, suffix: "" };
    case "per-run":
      return { scale: 1, digits: reach >= 100 ? 0 : 1, suffix: "" };
  }
}

/** A value as it stands in a cell: `83.9%`, `0:30`, `56.2`, `1.25`; `—` when nobody was counted. */
export function valueText(unit: FigureUnit, value: number | undefined, language: Language): string {
  if (value === undefined) return NONE;
  return unit === "ms" ? duration(Math.round(value / 1_000) * 1_000, language) : amountText(value, unit, language);
}

/** A difference with its sign, without unit: `+3.8`, `−0.4`, `0.0`; `—` when there is none. */
export function signedText(value: number | undefined, { scale, digits }: Written, language: Language): string {
  if (value === undefined) return NONE;
  const text = decimal(Math.abs(value) * scale, digits, language);
  const isNothing = !/[1-9]/.test(text);
  if (isNothing) return text;
  const whole = Math.abs(value) * scale >= 10_000 ? count(Math.abs(value) * scale, language) : text;
  return `${value < 0 ? MINUS : "+"}${whole}`;
}

/** Half a width, `±0.8`, with as many decimals as it takes to see it, at most four; `±—` when it is not known. */
export function plusMinus(halfWidth: number | undefined, { scale, digits }: Written, language: Language): string {
  if (halfWidth === undefined) return `±${NONE}`;
  const value = halfWidth * scale;
  if (value >= 10_000) return `±${count(value, language)}`;
  let shown = digits;
  while (value > 0 && shown < 4 && value < 0.5 * 10 ** -shown) shown += 1;
  return `±${decimal(value, shown, language)}`;
}

/** Where a strip ends: `±5`, `±0.05`, as few digits as it takes. */
export function edgeText(edge: number | undefined, { scale }: Written, language: Language): string {
  if (edge === undefined) return "";
  const text = String(Number((edge * scale).toPrecision(3)));
  return `±${language === "ru" ? text.replace(".", ",") : text}`;
}

/** A share of the base with its sign: `−2.3%`. */
export function relativeText(value: number | undefined, language: Language): string {
  if (value === undefined) return NONE;
  const text = percentExact(Math.abs(value), 1, language);
  if (!/[1-9]/.test(text)) return text;
  return `${value < 0 ? MINUS : "+"}${text}`;
}

/** A text with what stands behind it, parted so that it does not break. */
export function withUnit(text: string, unit: string): string {
  return unit === "" || text === NONE ? text : `${text}${SPACE}${unit}`;
}
