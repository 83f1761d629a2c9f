import { significantDifference } from "./change.ts";
import { difference, type Sums } from "./fields.ts";
import { decidedCounts } from "./figures.ts";
import type { Ratio } from "./frame.ts";
import { type Bilingual, type ScopeInput, windowed } from "./metric.ts";
import { abandonment } from "./queueMetrics.ts";
import { serviceLevel } from "./serviceLevel.ts";

const SOURCE = "Newcombe 1998, Statistics in Medicine 17:873, method 10";
const WHEN: Bilingual = {
  en: "the last 30 min and the 30 min before, whatever the window shown",
  ru: "последние 30 мин и 30 мин до них, какое бы окно ни показано",
};
const NOBODY: Bilingual = {
  en: "undefined: n below the minimum on either side, or within chance",
  ru: "не определено: n меньше минимума с одной из сторон или в пределах случайности",
};

/** Whether things get better or worse: two half hours without a common contact, beyond chance or not told. */
export const changeMetrics = {
  serviceLevelChange: windowed(
    {
      id: "serviceLevelChange",
      name: { en: "Change of service level in 30 min", ru: "Изменение уровня сервиса за 30 мин" },
      formula: {
        en: "service level of the last 30 min − of the 30 min before, if its 95 % interval excludes 0",
        ru: "уровень сервиса последних 30 мин − предыдущих 30 мин, если 95 % интервал не содержит 0",
      },
      unit: "fraction",
      counted: {
        en: "visits whose promise was decided in either half hour, once each; n ≥ the board's minimum in both",
        ru: "ожидания, решённые в одном из получасов, каждое один раз; n не меньше минимума табло в обоих",
      },
      when: WHEN,
      nobody: NOBODY,
      source: SOURCE,
    },
    (input) =>
      halves(input, (sums) => serviceLevel(decidedCounts(sums, input.config.attribution), input.config.variant)),
  ),
  abandonmentChange: windowed(
    {
      id: "abandonmentChange",
      name: { en: "Change of abandoned in 30 min", ru: "Изменение потерь за 30 мин" },
      formula: {
        en: "abandoned share of the last 30 min − of the 30 min before, if its 95 % interval excludes 0",
        ru: "доля потерь последних 30 мин − предыдущих 30 мин, если 95 % интервал не содержит 0",
      },
      unit: "fraction",
      counted: {
        en: "visits that ended in either half hour; n ≥ the board's minimum in both",
        ru: "ожидания, законченные в одном из получасов; n не меньше минимума табло в обоих",
      },
      when: WHEN,
      nobody: NOBODY,
      source: SOURCE,
    },
    (input) => halves(input, abandonment),
  ),
} as const;

function halves({ scope, config }: ScopeInput, figure: (sums: Sums) => Ratio): number | undefined {
  const hour = scope.sums("rolling-60");
  const halfHour = scope.sums("rolling-30");
  const now = figure(halfHour);
  // Most scopes of most floors have too few for any change to show.
  if (now.n < config.minimumN) return undefined;
  return significantDifference(now, figure(difference(hour, halfHour)), config.minimumN);
}
