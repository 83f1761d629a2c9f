import { momentary, uncomputable, windowed } from "./metric.ts";
import { mean, ratio, share } from "./ratio.ts";

const AWS = "Amazon Connect administrator guide, metrics definitions";
const GENESYS = "https://help.mypurecloud.com/articles/metric-definitions";

/** What agents do with contacts. */
export const workMetrics = {
  averageHandleMs: windowed(
    {
      id: "averageHandleMs",
      name: { en: "Average handle time", ru: "Среднее время обработки" },
      formula: { en: "Σ(talk + hold + wrap-up) ÷ handled", ru: "Σ(разговор + удержание + обработка) ÷ обработано" },
      unit: "ms",
      counted: "primary works whose talk and wrap-up are over; consults and listening-in are not",
      when: "when the work is finished; over the window shown",
      source: AWS,
    },
    ({ sums }) => mean(sums("talkMs") + sums("holdMs") + sums("wrapUpMs"), sums("handled")),
  ),
  averageTalkMs: windowed(
    {
      id: "averageTalkMs",
      name: { en: "Average talk", ru: "Средний разговор" },
      formula: { en: "Σ talk ÷ handled", ru: "Σ разговора ÷ обработано" },
      unit: "ms",
      counted: "finished primary works",
      source: AWS,
    },
    ({ sums }) => mean(sums("talkMs"), sums("handled")),
  ),
  averageHoldMs: windowed(
    {
      id: "averageHoldMs",
      name: { en: "Average hold", ru: "Среднее удержание" },
      formula: { en: "Σ hold ÷ handled", ru: "Σ удержания ÷ обработано" },
      unit: "ms",
      counted: "finished primary works",
      source: AWS,
    },
    ({ sums }) => mean(sums("holdMs"), sums("handled")),
  ),
  averageWrapUpMs: windowed(
    {
      id: "averageWrapUpMs",
      name: { en: "Average wrap-up", ru: "Средняя постобработка" },
      formula: { en: "Σ wrap-up ÷ handled", ru: "Σ постобработки ÷ обработано" },
      unit: "ms",
      counted: "finished primary works, those without wrap-up as 0",
      source: AWS,
    },
    ({ sums }) => mean(sums("wrapUpMs"), sums("handled")),
  ),
  handled: windowed(
    {
      id: "handled",
      name: { en: "Handled", ru: "Обработано" },
      formula: { en: "works whose talk and wrap-up are over", ru: "работы, где разговор и постобработка закончены" },
      unit: "count",
      counted: "primary works; a contact two agents handled counts twice",
      nobody: "0",
      source: AWS,
    },
    ({ sums }) => sums("handled"),
  ),
  inProgress: momentary(
    {
      id: "inProgress",
      name: { en: "In progress", ru: "В работе" },
      formula: { en: "contacts in talk, on hold or in wrap-up", ru: "в разговоре, на удержании или в постобработке" },
      unit: "count",
      counted: "open primary works",
      source: AWS,
    },
    ({ scope }) => scope.inProgress,
  ),
  occupancy: windowed(
    {
      id: "occupancy",
      name: { en: "Occupancy", ru: "Занятость" },
      formula: { en: "time with ≥ 1 contact ÷ on-queue time", ru: "время с ≥ 1 контактом ÷ время на линии" },
      unit: "ratio",
      counted: "agents signed in and available or on a contact; n in agent seconds, no interval",
      when: "time-weighted over the window shown",
      source: "https://www.icmi.com/icmi-home/resources/2012/constructive-use-of-occupancy",
    },
    ({ sums }) => share(sums("busyMs"), sums("staffedMs")),
  ),
  slotLoad: windowed(
    {
      id: "slotLoad",
      name: { en: "Load", ru: "Загрузка" },
      formula: { en: "Σ busy slot-time ÷ Σ slot-time", ru: "Σ занятого времени слотов ÷ Σ времени слотов" },
      unit: "ratio",
      counted: "slots of agents on queue: one chat of five is 20 %; n in slot seconds, no interval",
      when: "time-weighted over the window shown",
      source: "https://supportman.io/glossary/concurrency/",
    },
    ({ sums }) => share(sums("slotBusyMs"), sums("slotMs")),
  ),
  averageConcurrency: windowed(
    {
      id: "averageConcurrency",
      name: { en: "Average concurrency", ru: "Средняя одновременность" },
      formula: {
        en: "Σ contact time of agents ÷ time with ≥ 1 contact",
        ru: "Σ времени контактов ÷ время с ≥ 1 контактом",
      },
      unit: "contacts per agent",
      counted: "agents with at least one contact",
      when: "time-weighted over the window shown",
      source: "https://callcentrehelper.com/what-is-the-formula-for-concurrency-in-chat-support-206977.htm",
    },
    ({ sums }) => mean(sums("slotBusyMs"), sums("busyMs")),
  ),
  transferred: windowed(
    {
      id: "transferred",
      name: { en: "Transferred", ru: "Переведено" },
      formula: { en: "works passed on by their agent", ru: "работы, переданные агентом дальше" },
      unit: "count",
      counted: "works, once each, by the queue they came from",
      nobody: "0",
      source: AWS,
    },
    ({ sums }) => sums("transferred"),
  ),
  offersNotAnswered: windowed(
    {
      id: "offersNotAnswered",
      name: { en: "Offers missed", ru: "Пропущенные вызовы агентов" },
      formula: {
        en: "offers rung out, declined or not delivered ÷ offers",
        ru: "предложения без ответа, отклонённые и не доставленные ÷ предложения",
      },
      unit: "ratio",
      counted: "once per offer: one contact may count many times; not those a colleague took or the customer left",
      source: AWS,
    },
    ({ sums }) => ratio(sums("noAnswer"), sums("offers")),
  ),
  contactsWithMiss: windowed(
    {
      id: "contactsWithMiss",
      name: { en: "Contacts with a missed offer", ru: "Контакты с пропуском" },
      formula: { en: "visits with at least one missed offer", ru: "ожидания хотя бы с одним пропуском" },
      unit: "count",
      counted: "each visit once",
      nobody: "0",
      source: AWS,
    },
    ({ sums }) => sums("contactsWithMiss"),
  ),
  utilisation: uncomputable(
    {
      id: "utilisation",
      name: { en: "Utilisation", ru: "Утилизация" },
      formula: { en: "handling time ÷ paid time", ru: "время обработки ÷ оплаченное время" },
      unit: "ratio",
      counted: "agents on the roster",
      source: "https://callcentrehelper.com/are-you-confusing-these-popular-metrics-220060.htm",
    },
    { en: "needs a roster: no event says which time is paid", ru: "нужен график: события не говорят, что оплачено" },
  ),
  adherence: uncomputable(
    {
      id: "adherence",
      name: { en: "Adherence", ru: "Соблюдение графика" },
      formula: { en: "minutes as scheduled ÷ scheduled minutes", ru: "минуты по графику ÷ минуты графика" },
      unit: "ratio",
      counted: "agents on the roster",
      source: AWS,
    },
    { en: "needs a roster", ru: "нужен график" },
  ),
  conformance: uncomputable(
    {
      id: "conformance",
      name: { en: "Conformance", ru: "Соответствие часам" },
      formula: { en: "hours worked ÷ hours scheduled", ru: "отработанные часы ÷ часы графика" },
      unit: "ratio",
      counted: "agents on the roster",
      source: GENESYS,
    },
    { en: "needs a roster", ru: "нужен график" },
  ),
} as const;
