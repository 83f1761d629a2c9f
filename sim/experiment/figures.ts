import type { QueueColumn } from "../engine/tallyLayout.ts";
import type { LocalName } from "../scenario/about.ts";
import type { ColumnSum, FigureDefinition, FigurePart, FigureUnit } from "./figure.ts";

const RUNS: FigurePart = { kind: "runs" };
const WAGES: FigurePart = { kind: "wages" };

function sum(...columns: readonly QueueColumn[]): FigurePart {
  return { kind: "columns", queue: Object.fromEntries(columns.map((column) => [column, 1])) };
}

function groupSum(group: NonNullable<ColumnSum["group"]>): FigurePart {
  return { kind: "columns", group };
}

/** A ratio over queues; `smallBelow` is half a point for shares, a second for times, 0.02 for other ratios. */
function ofQueues(
  name: LocalName,
  formula: LocalName,
  unit: FigureUnit,
  over: FigurePart,
  under: FigurePart,
  better: FigureDefinition["better"],
): FigureDefinition {
  const smallBelow = unit === "share" ? 0.005 : unit === "ms" ? 1_000 : 0.02;
  return { name, formula, unit, of: "queues", over, under, better, smallBelow };
}

function ofGroups(name: LocalName, formula: LocalName, over: FigurePart, under: FigurePart): FigureDefinition {
  return { name, formula, unit: "share", of: "groups", over, under, better: "neither", smallBelow: 0.005 };
}

/** How many in one run, on average over runs. */
function perRun(column: QueueColumn, name: LocalName, better: FigureDefinition["better"]): FigureDefinition {
  const formula = { en: `${name.en}, per run`, ru: `${name.ru}, за прогон` };
  return { name, formula, unit: "per-run", of: "queues", over: sum(column), under: RUNS, better, smallBelow: 0.01 };
}

/**
 * Every figure an experiment reports. Contacts belong to the interval in which they joined their line, and so does
 * everything that becomes of them; agents' time belongs to the clock. Nobody counted gives no value.
 */
export const FIGURES = {
  serviceLevel: ofQueues(
    { en: "Service level", ru: "Уровень обслуживания" },
    {
      en: "answered within the target ÷ those its formula counts: answered + abandoned, less short abandonments unless it says otherwise",
      ru: "отвечено в пределах цели ÷ учтённые её формулой: отвеченные + ушедшие без коротких уходов, если не сказано иное",
    },
    "share",
    { kind: "promises-kept" },
    { kind: "promises" },
    "higher",
  ),
  averageSpeedOfAnswerMs: ofQueues(
    { en: "Speed of answer", ru: "Скорость ответа" },
    { en: "waits of the answered ÷ answered", ru: "ожидание отвеченных ÷ отвеченные" },
    "ms",
    sum("waitMsAnswered"),
    sum("answered"),
    "lower",
  ),
  averageWaitMs: ofQueues(
    { en: "Average wait", ru: "Среднее ожидание" },
    {
      en: "waits of the answered and the abandoned ÷ both",
      ru: "ожидание отвеченных и ушедших ÷ те и другие",
    },
    "ms",
    sum("waitMsAnswered", "waitMsAbandoned"),
    sum("answered", "abandoned"),
    "lower",
  ),
  abandonmentRate: ofQueues(
    { en: "Abandonment", ru: "Доля ушедших" },
    { en: "abandoned ÷ offered", ru: "ушедшие ÷ поступившие" },
    "share",
    sum("abandoned"),
    sum("queued"),
    "lower",
  ),
  answeredAtOnceShare: ofQueues(
    { en: "Answered at once", ru: "Ответ без ожидания" },
    { en: "answered without any wait ÷ answered", ru: "отвечено без ожидания ÷ отвеченные" },
    "share",
    sum("answeredAtOnce"),
    sum("answered"),
    "higher",
  ),
  dueMissedShare: ofQueues(
    { en: "Answered after the due time", ru: "Ответ позже срока" },
    { en: "answered after it was due ÷ answered", ru: "отвечено позже срока ÷ отвеченные" },
    "share",
    sum("dueMissed"),
    sum("answered"),
    "lower",
  ),
  averageHandleMs: ofQueues(
    { en: "Average handle time", ru: "Среднее время обработки" },
    { en: "conversation + wrap-up ÷ handled", ru: "разговор + постобработка ÷ обработанные" },
    "ms",
    sum("talkMs", "wrapUpMs"),
    sum("handled"),
    "neither",
  ),
  averageConcurrency: ofQueues(
    { en: "Contacts at once", ru: "Обращений одновременно" },
    {
      en: "conversation time × contacts the agent held meanwhile ÷ conversation time",
      ru: "время разговора × обращений у оператора в это время ÷ время разговора",
    },
    "ratio",
    sum("concurrencyMs"),
    sum("talkMs"),
    "neither",
  ),
  resolvedShare: ofQueues(
    { en: "Resolved", ru: "Решено" },
    { en: "contacts resolved ÷ answered", ru: "решённые обращения ÷ отвеченные" },
    "share",
    sum("resolved"),
    sum("answered"),
    "higher",
  ),
  needsResolvedShare: ofQueues(
    { en: "Customers helped", ru: "Клиентам помогли" },
    {
      en: "customers' needs resolved, by whichever contact ÷ needs",
      ru: "решённые вопросы клиентов, с какого бы обращения ÷ вопросы",
    },
    "share",
    sum("needsResolved"),
    sum("fresh"),
    "higher",
  ),
  timesExplained: ofQueues(
    { en: "Times explained", ru: "Сколько раз объясняли" },
    {
      en: "conversations in which the customer had to explain the matter ÷ customers' needs resolved",
      ru: "разговоры, где клиент объяснял вопрос ÷ решённые вопросы клиентов",
    },
    "ratio",
    sum("explained"),
    sum("needsResolved"),
    "lower",
  ),
  contactsPerResolved: ofQueues(
    { en: "Contacts per customer helped", ru: "Обращений на решённый вопрос" },
    { en: "contacts ÷ customers' needs resolved", ru: "обращения ÷ решённые вопросы клиентов" },
    "ratio",
    sum("started"),
    sum("needsResolved"),
    "lower",
  ),
  containedShare: ofQueues(
    { en: "Contained in self-service", ru: "Решено самообслуживанием" },
    { en: "ended in self-service ÷ contacts begun", ru: "закончены в самообслуживании ÷ начатые обращения" },
    "share",
    sum("contained"),
    sum("started"),
    "neither",
  ),
  needs: perRun("fresh", { en: "Customers' needs", ru: "Вопросы клиентов" }, "neither"),
  started: perRun("started", { en: "Contacts begun", ru: "Начатые обращения" }, "neither"),
  offered: perRun("queued", { en: "Offered", ru: "Поступило" }, "neither"),
  answered: perRun("answered", { en: "Answered", ru: "Отвечено" }, "higher"),
  handled: perRun("handled", { en: "Handled", ru: "Обработано" }, "higher"),
  abandoned: perRun("abandoned", { en: "Abandoned", ru: "Ушли" }, "lower"),
  refused: perRun("refused", { en: "Refused", ru: "Отказано" }, "lower"),
  turnedAway: perRun("turnedAway", { en: "Turned away after waiting", ru: "Отпущены из очереди" }, "lower"),
  overflowed: perRun("overflowed", { en: "Overflowed to another queue", ru: "Перелились в другую очередь" }, "neither"),
  callbacks: perRun("callbacks", { en: "Callbacks asked for", ru: "Просьбы перезвонить" }, "neither"),
  steered: perRun("steered", { en: "Steered to another channel", ru: "Переведены в другой канал" }, "neither"),
  switched: perRun("switched", { en: "Switched channel", ru: "Сменили канал" }, "neither"),
  redials: perRun("redials", { en: "Redials", ru: "Повторные попытки" }, "lower"),
  repeats: perRun("repeats", { en: "Repeat contacts", ru: "Повторные обращения" }, "lower"),
  statusQuestions: perRun("statusQuestions", { en: "Questions about the status", ru: "Вопросы о статусе" }, "lower"),
  contextLost: perRun("contextLost", { en: "Context lost", ru: "Потерян контекст" }, "lower"),
  missed: perRun("missed", { en: "Missed offers", ru: "Пропущенные предложения" }, "lower"),
  interrupted: perRun("interrupted", { en: "Interrupted", ru: "Прерваны" }, "neither"),
  transfers: perRun("transfers", { en: "Transfers", ru: "Переводы" }, "lower"),
  needsResolved: perRun("needsResolved", { en: "Customers helped, number", ru: "Помогли клиентам, число" }, "higher"),
  occupancy: ofGroups(
    { en: "Occupancy", ru: "Занятость" },
    { en: "time with at least one contact ÷ on-queue time", ru: "время хотя бы с одним обращением ÷ время на линии" },
    groupSum({ busyMs: 1 }),
    groupSum({ onQueueMs: 1 }),
  ),
  slotLoad: ofGroups(
    { en: "Slot load", ru: "Загрузка мест" },
    { en: "busy slot-time ÷ slot-time on queue", ru: "занятое время мест ÷ время мест на линии" },
    groupSum({ slotMs: 1 }),
    groupSum({ capacityMs: 1 }),
  ),
  utilisation: ofGroups(
    { en: "Utilisation", ru: "Использование времени" },
    { en: "time with at least one contact ÷ paid time", ru: "время хотя бы с одним обращением ÷ оплаченное время" },
    groupSum({ busyMs: 1 }),
    groupSum({ scheduledMs: 1 }),
  ),
  paidMs: {
    name: { en: "Paid time", ru: "Оплаченное время" },
    formula: { en: "shift time of everybody, breaks included", ru: "время смен всех операторов вместе с перерывами" },
    unit: "ms",
    of: "groups",
    over: groupSum({ scheduledMs: 1 }),
    under: RUNS,
    better: "lower",
    smallBelow: 60_000,
  },
  overtimeMs: {
    name: { en: "Past the shift's end", ru: "Сверх смены" },
    formula: { en: "time present after the shift's end", ru: "время после конца смены" },
    unit: "ms",
    of: "groups",
    over: groupSum({ overtimeMs: 1 }),
    under: RUNS,
    better: "lower",
    smallBelow: 60_000,
  },
  cost: {
    name: { en: "Wages", ru: "Оплата труда" },
    formula: { en: "paid hours × wage of the group", ru: "оплаченные часы × ставка группы" },
    unit: "money",
    of: "groups",
    over: WAGES,
    under: RUNS,
    better: "lower",
    smallBelow: 0.5,
  },
  costPerAnswered: {
    name: { en: "Wages per answered contact", ru: "Оплата на отвеченное обращение" },
    formula: { en: "wages ÷ answered", ru: "оплата труда ÷ отвеченные" },
    unit: "money",
    of: "centre",
    over: WAGES,
    under: sum("answered"),
    better: "lower",
    smallBelow: 0.5,
  },
  costPerResolved: {
    name: { en: "Wages per resolution", ru: "Оплата на решение" },
    formula: { en: "wages ÷ customers' needs resolved", ru: "оплата труда ÷ решённые вопросы клиентов" },
    unit: "money",
    of: "centre",
    over: WAGES,
    under: sum("needsResolved"),
    better: "lower",
    smallBelow: 0.5,
  },
} as const satisfies Record<string, FigureDefinition>;

export type FigureId = keyof typeof FIGURES;
export const FIGURE_IDS = Object.keys(FIGURES) as readonly FigureId[];

export function isFigureId(text: string): text is FigureId {
  return Object.hasOwn(FIGURES, text);
}

/** Figures kept by interval as well: what charts of a day are drawn from. */
export const INTERVAL_FIGURES: readonly FigureId[] = [
  "serviceLevel",
  "abandonmentRate",
  "averageSpeedOfAnswerMs",
  "averageWaitMs",
  "offered",
  "needs",
  "occupancy",
  "slotLoad",
];
