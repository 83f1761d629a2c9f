import type { Estimate } from "../../../sim/experiment/estimate.ts";
import type { FigureId } from "../../../sim/experiment/figures.ts";
import type { Scope } from "../../../sim/experiment/scopes.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { amountText } from "../../_i18n/amount.ts";
import { count, decimal, limit } from "../../_i18n/format.ts";
import type { Language } from "../../_i18n/language.ts";
import { money } from "../../_i18n/money.ts";

/** A figure's value as people read it: shares in percent with a decimal, waits in seconds, money whole. */
export function figureText(figure: FigureId, value: number | undefined, language: Language): string {
  if (value === undefined) return "—";
  switch (figure) {
    case "serviceLevel":
    case "abandonmentRate":
    case "occupancy":
      return amountText(value, "share", language);
    case "averageSpeedOfAnswerMs":
    case "averageWaitMs":
      return limit(Math.round(value / 100) * 100, language);
    default:
      return count(value, language);
  }
}

/** An estimate with its precision: `81.2% ± 0.9`. */
export function estimateText(
  figure: FigureId,
  { value, halfWidth }: Pick<Estimate, "value" | "halfWidth">,
  language: Language,
): string {
  const text = figureText(figure, value, language);
  return halfWidth === undefined ? text : `${text} ± ${widthText(figure, halfWidth, language)}`;
}

function widthText(figure: FigureId, halfWidth: number, language: Language): string {
  switch (figure) {
    case "serviceLevel":
    case "abandonmentRate":
    case "occupancy":
      return decimal(halfWidth * 100, 1, language);
    case "averageSpeedOfAnswerMs":
    case "averageWaitMs":
      return halfWidth >= 120_000
        ? `${decimal(halfWidth / 60_000, 1, language)} ${language === "ru" ? "мин" : "min"}`
        : `${decimal(halfWidth / 1_000, 1, language)} ${language === "ru" ? "с" : "s"}`;
    default:
      return count(halfWidth, language);
  }
}

/** A signed difference of a figure: points for shares. */
export function differenceText(figure: FigureId, value: number | undefined, language: Language): string {
  if (value === undefined) return "—";
  const sign = value > 0 ? "+" : value < 0 ? "−" : "";
  const isShare = figure === "serviceLevel" || figure === "abandonmentRate" || figure === "occupancy";
  return `${sign}${widthText(figure, Math.abs(value), language)}${isShare ? (language === "ru" ? " п. п." : " pp") : ""}`;
}

/** What people call a scope. */
export function scopeText(scope: Scope, scenario: Scenario, language: Language, total: string): string {
  switch (scope.kind) {
    case "total":
      return total;
    case "channel":
      return scope.channel;
    case "queue":
      return scenario.queues.find(({ id }) => id === scope.queueId)?.name[language] ?? scope.queueId;
    case "group":
      return scenario.groups.find(({ id }) => id === scope.groupId)?.name[language] ?? scope.groupId;
  }
}

/** What agents cost: money where the scenario has wages; without any every hour on queue counts as one. */
export function costText(cost: number, scenario: Scenario, language: Language): string {
  const paid = scenario.groups.some(({ costPerHour = 0 }) => costPerHour > 0);
  if (paid) return money(cost, scenario.currency, language);
  return `${decimal(cost, cost >= 100 ? 0 : 1, language)}\u00a0${language === "ru" ? "ч" : "h"}`;
}

/** A minute of the local day: `9:30`; of the next day too. */
export function minuteText(minute: number): string {
  const of = ((minute % 1_440) + 1_440) % 1_440;
  return `${Math.floor(of / 60)}:${String(of % 60).padStart(2, "0")}`;
}

/** Where each interval of a run begins, by its number. */
export function timesOf(scenario: Scenario, blocks: number, intervalsABlock: number): string[] {
  const first = (scenario.run?.startMinute ?? 0) + (scenario.run?.warmUpMinutes ?? 0);
  const interval = scenario.run?.intervalMinutes ?? 30;
  return Array.from({ length: blocks }, (_, i) => minuteText(first + i * interval * intervalsABlock));
}
