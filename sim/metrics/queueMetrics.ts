import { PLACE, type Sums } from "./fields.ts";
import { serviceLevelCounts, significantChange } from "./figures.ts";
import type { Ratio } from "./frame.ts";
import { momentary, NO_NUMBER, windowed, ZERO } from "./metric.ts";
import { mean, ratio } from "./ratio.ts";
import { serviceLevel } from "./serviceLevel.ts";

const FLOOR = "this product";
const GENESYS = "https://help.mypurecloud.com/articles/metric-definitions";
const AWS = "Amazon Connect administrator guide, historical metrics definitions";
const ICMI = "http://www.icmi.com/Resources/QueueTips/2005/March/Service-Level-Calculations.aspx";

/** Abandoned of those who left a queue, with or without an agent. */
export function abandonment(sums: Sums): Ratio {
  return ratio(sums[PLACE.abandoned], sums[PLACE.answered] + sums[PLACE.abandoned] + sums[PLACE.leftOtherwise]);
}

/** What customers in queues live through. Each object computes the figure it describes. */
export const queueMetrics = {
  serviceLevel: windowed(
    {
      id: "serviceLevel",
      name: { en: "Service level", ru: "Уровень сервиса" },
      formula: {
        en: "answered within T ÷ (answered + abandoned − short abandons + still waiting longer than T); the board names its variant",
        ru: "отвечено за T ÷ (отвечено + брошено − короткие + ждут дольше T); вариант указан на табло",
      },
      unit: "ratio",
      counted: {
        en: "visits whose promise is decided; those the system lost are not, nor consults",
        ru: "ожидания, о которых уже ясно, выполнена ли норма; без потерянных системой и консультаций",
      },
      when: {
        en: "by decision: answered, left, or the millisecond after T while waiting; rolling windows in 10 s steps",
        ru: "по решению: ответ, уход или миллисекунда после T в ожидании; скользящие окна шагом 10 с",
      },
      source: `${ICMI}; Cisco ICM service level event`,
    },
    ({ scope, sums, config }) => serviceLevel(serviceLevelCounts(scope, sums, config), config.variant),
  ),
  insideTarget: momentary(
    {
      id: "insideTarget",
      name: { en: "Waiting inside the promise", ru: "Ждут в пределах нормы" },
      formula: { en: "(waiting − waiting longer than T) ÷ waiting", ru: "(ждут − ждут дольше T) ÷ ждут" },
      unit: "ratio",
      counted: { en: "everybody who waits", ru: "все, кто ждёт" },
      nobody: NO_NUMBER,
      source: FLOOR,
    },
    ({ scope }) => ratio(scope.waiting - scope.waitingLate, scope.waiting),
  ),
  waiting: momentary(
    {
      id: "waiting",
      name: { en: "Waiting", ru: "Ждут" },
      formula: { en: "visits queued and not yet answered or left", ru: "в очереди, ещё без ответа" },
      unit: "count",
      counted: { en: "open visits", ru: "открытые ожидания" },
      source: GENESYS,
    },
    ({ scope }) => scope.waiting,
  ),
  waitingLate: momentary(
    {
      id: "waitingLate",
      name: { en: "Waiting longer than T", ru: "Ждут дольше T" },
      formula: { en: "open visits whose wait > T", ru: "ожидание которых > T" },
      unit: "count",
      counted: { en: "open visits", ru: "открытые ожидания" },
      source: "Cisco ICM service level event",
    },
    ({ scope }) => scope.waitingLate,
  ),
  waitingChange: momentary(
    {
      id: "waitingChange",
      name: { en: "Change of waiting in 30 min", ru: "Изменение очереди за 30 мин" },
      formula: { en: "waiting now − 30 min ago, if beyond ±2√n", ru: "ждут сейчас − 30 мин назад, если больше ±2√n" },
      unit: "count",
      counted: {
        en: "open visits, against the last whole minute at least 30 min ago; n is the larger count",
        ru: "открытые ожидания против последней целой минуты не позже 30 мин назад; n — большее из чисел",
      },
      nobody: {
        en: "undefined: unknown or within counting noise",
        ru: "не определено: неизвестно или в пределах случайности счёта",
      },
      source: "Poisson counting error",
    },
    ({ scope }) => significantChange(scope.waiting, scope.waitingBefore()),
  ),
  longestWaitMs: momentary(
    {
      id: "longestWaitMs",
      name: { en: "Longest wait now", ru: "Дольше всех ждёт" },
      formula: { en: "now − begin of the oldest open wait", ru: "сейчас − начало самого старого ожидания" },
      unit: "ms",
      counted: {
        en: "open visits; a kept place counts from its beginning",
        ru: "открытые ожидания; сохранённое место считается от его начала",
      },
      nobody: NO_NUMBER,
      source: AWS,
    },
    ({ longestWaitMs }) => longestWaitMs,
  ),
  offered: windowed(
    {
      id: "offered",
      name: { en: "Offered", ru: "Поступило" },
      formula: {
        en: "visits queued = answered + abandoned + left otherwise + lost + waiting",
        ru: "вставшие в очередь = отвечено + брошено + ушли иначе + потеряно + ждут",
      },
      unit: "count",
      counted: {
        en: "each visit once, whatever number of agents it rang at",
        ru: "каждое ожидание один раз, скольким бы операторам оно ни звонило",
      },
      nobody: ZERO,
      source: GENESYS,
    },
    ({ sums }) => sums[PLACE.offered],
  ),
  abandonment: windowed(
    {
      id: "abandonment",
      name: { en: "Abandoned", ru: "Не дождались" },
      formula: {
        en: "abandoned ÷ (answered + abandoned + left otherwise)",
        ru: "брошено ÷ (отвечено + брошено + ушли иначе)",
      },
      unit: "ratio",
      counted: {
        en: "visits that ended; callbacks are not abandons, losses of the system not counted",
        ru: "законченные ожидания; обратные звонки не потери, потерянные системой не считаются",
      },
      source: AWS,
    },
    ({ sums }) => abandonment(sums),
  ),
  shortAbandons: windowed(
    {
      id: "shortAbandons",
      name: { en: "Short abandons", ru: "Короткие потери" },
      formula: { en: "abandoned sooner than the short threshold", ru: "брошены раньше короткого порога" },
      unit: "count",
      counted: { en: "abandoned visits", ru: "брошенные ожидания" },
      nobody: ZERO,
      source: "https://help.mypurecloud.com/articles/configure-the-service-level-calculation/",
    },
    ({ sums }) => sums[PLACE.shortAbandons],
  ),
  averageSpeedOfAnswerMs: windowed(
    {
      id: "averageSpeedOfAnswerMs",
      name: { en: "Average speed of answer", ru: "Средняя скорость ответа" },
      formula: { en: "Σ wait of answered ÷ answered", ru: "Σ ожидания отвеченных ÷ отвечено" },
      unit: "ms",
      counted: {
        en: "answered visits; it falls when people give up, so read it beside abandoned and P90",
        ru: "отвеченные ожидания; падает, когда люди сдаются: читать рядом с потерями и P90",
      },
      source: AWS,
    },
    ({ sums }) => mean(sums[PLACE.waitMsOfAnswered], sums[PLACE.answered]),
  ),
  averageWaitMs: windowed(
    {
      id: "averageWaitMs",
      name: { en: "Average wait", ru: "Среднее ожидание" },
      formula: { en: "Σ wait of answered and abandoned ÷ both", ru: "Σ ожидания отвеченных и брошенных ÷ их число" },
      unit: "ms",
      counted: { en: "answered and abandoned visits", ru: "отвеченные и брошенные ожидания" },
      source: FLOOR,
    },
    ({ sums }) =>
      mean(sums[PLACE.waitMsOfAnswered] + sums[PLACE.waitMsOfAbandoned], sums[PLACE.answered] + sums[PLACE.abandoned]),
  ),
  averageTimeToAbandonMs: windowed(
    {
      id: "averageTimeToAbandonMs",
      name: { en: "Time to abandon", ru: "Время до отказа" },
      formula: { en: "Σ wait of abandoned ÷ abandoned", ru: "Σ ожидания брошенных ÷ брошено" },
      unit: "ms",
      counted: {
        en: "abandoned visits; not patience, which the answered hide",
        ru: "брошенные ожидания; это не терпение: его скрывают отвеченные",
      },
      source: FLOOR,
    },
    ({ sums }) => mean(sums[PLACE.waitMsOfAbandoned], sums[PLACE.abandoned]),
  ),
  waitP50Ms: windowed(
    {
      id: "waitP50Ms",
      name: { en: "Wait, half of answered", ru: "Ожидание, половина" },
      formula: {
        en: "nearest-rank median of waits, error < 1 %",
        ru: "медиана ожидания по ближайшему рангу, ошибка < 1 %",
      },
      unit: "ms",
      counted: { en: "answered visits of the headline window", ru: "отвеченные ожидания окна табло" },
      source: "Masson, Rim, Lee: DDSketch, VLDB 2019",
    },
    ({ scope, config }) => scope.quantile(0.5, config.headline),
  ),
  waitP90Ms: windowed(
    {
      id: "waitP90Ms",
      name: { en: "Wait, 9 of 10 answered", ru: "Ожидание, 9 из 10" },
      formula: { en: "nearest-rank P90 of waits, error < 1 %", ru: "P90 ожидания по ближайшему рангу, ошибка < 1 %" },
      unit: "ms",
      counted: { en: "answered visits of the headline window", ru: "отвеченные ожидания окна табло" },
      source: "Masson, Rim, Lee: DDSketch, VLDB 2019",
    },
    ({ scope, config }) => scope.quantile(0.9, config.headline),
  ),
  waitP95Ms: windowed(
    {
      id: "waitP95Ms",
      name: { en: "Wait, 19 of 20 answered", ru: "Ожидание, 19 из 20" },
      formula: { en: "nearest-rank P95 of waits, error < 1 %", ru: "P95 ожидания по ближайшему рангу, ошибка < 1 %" },
      unit: "ms",
      counted: { en: "answered visits of the headline window", ru: "отвеченные ожидания окна табло" },
      source: "Masson, Rim, Lee: DDSketch, VLDB 2019",
    },
    ({ scope, config }) => scope.quantile(0.95, config.headline),
  ),
  unmatched: windowed(
    {
      id: "unmatched",
      name: { en: "Answered, never seen queued", ru: "Отвечено без очереди" },
      formula: { en: "answers whose visit was never queued here", ru: "ответы, чья постановка в очередь не видна" },
      unit: "count",
      counted: {
        en: "answers after a gap; never part of service level",
        ru: "ответы после разрыва; в уровень сервиса не входят",
      },
      nobody: ZERO,
      source: FLOOR,
    },
    ({ sums }) => sums[PLACE.unmatched],
  ),
  systemLost: windowed(
    {
      id: "systemLost",
      name: { en: "Lost by the system", ru: "Потеряно системой" },
      formula: {
        en: "visits closed by a restart or missing from a snapshot",
        ru: "закрыты перезапуском или нет в снимке",
      },
      unit: "count",
      counted: { en: "visits; never part of service level", ru: "ожидания; в уровень сервиса не входят" },
      nobody: ZERO,
      source: FLOOR,
    },
    ({ sums }) => sums[PLACE.systemLost],
  ),
} as const;
