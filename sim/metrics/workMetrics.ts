import { PLACE } from "./fields.ts";
import { momentary, uncomputable, windowed, ZERO } from "./metric.ts";
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
      counted: {
        en: "primary works whose talk and wrap-up are over; consults and listening-in are not",
        ru: "основные работы, где разговор и постобработка закончены; без консультаций и прослушивания",
      },
      when: {
        en: "when the work is finished; over the window shown",
        ru: "когда работа закончена; за показанное окно",
      },
      source: AWS,
    },
    ({ sums }) => mean(sums[PLACE.talkMs] + sums[PLACE.holdMs] + sums[PLACE.wrapUpMs], sums[PLACE.handled]),
  ),
  averageTalkMs: windowed(
    {
      id: "averageTalkMs",
      name: { en: "Average talk", ru: "Средний разговор" },
      formula: { en: "Σ talk ÷ handled", ru: "Σ разговора ÷ обработано" },
      unit: "ms",
      counted: { en: "finished primary works", ru: "законченные основные работы" },
      source: AWS,
    },
    ({ sums }) => mean(sums[PLACE.talkMs], sums[PLACE.handled]),
  ),
  averageHoldMs: windowed(
    {
      id: "averageHoldMs",
      name: { en: "Average hold", ru: "Среднее удержание" },
      formula: { en: "Σ hold ÷ handled", ru: "Σ удержания ÷ обработано" },
      unit: "ms",
      counted: { en: "finished primary works", ru: "законченные основные работы" },
      source: AWS,
    },
    ({ sums }) => mean(sums[PLACE.holdMs], sums[PLACE.handled]),
  ),
  averageWrapUpMs: windowed(
    {
      id: "averageWrapUpMs",
      name: { en: "Average wrap-up", ru: "Средняя постобработка" },
      formula: { en: "Σ wrap-up ÷ handled", ru: "Σ постобработки ÷ обработано" },
      unit: "ms",
      counted: {
        en: "finished primary works, those without wrap-up as 0",
        ru: "законченные основные работы, без постобработки как 0",
      },
      source: AWS,
    },
    ({ sums }) => mean(sums[PLACE.wrapUpMs], sums[PLACE.handled]),
  ),
  handled: windowed(
    {
      id: "handled",
      name: { en: "Handled", ru: "Обработано" },
      formula: { en: "works whose talk and wrap-up are over", ru: "работы, где разговор и постобработка закончены" },
      unit: "count",
      counted: {
        en: "primary works; a contact two agents handled counts twice",
        ru: "основные работы; контакт двух операторов считается дважды",
      },
      nobody: ZERO,
      source: AWS,
    },
    ({ sums }) => sums[PLACE.handled],
  ),
  inProgress: momentary(
    {
      id: "inProgress",
      name: { en: "In progress", ru: "В работе" },
      formula: { en: "contacts in talk, on hold or in wrap-up", ru: "в разговоре, на удержании или в постобработке" },
      unit: "count",
      counted: { en: "open primary works", ru: "открытые основные работы" },
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
      counted: {
        en: "agents signed in and available or on a contact; n in agent seconds, no interval",
        ru: "операторы в системе, доступные или с контактом; n в секундах операторов, без интервала",
      },
      when: { en: "time-weighted over the window shown", ru: "взвешено по времени за показанное окно" },
      source: "https://www.icmi.com/icmi-home/resources/2012/constructive-use-of-occupancy",
    },
    ({ sums }) => share(sums[PLACE.busyMs], sums[PLACE.staffedMs]),
  ),
  slotLoad: windowed(
    {
      id: "slotLoad",
      name: { en: "Load", ru: "Загрузка" },
      formula: { en: "Σ busy slot-time ÷ Σ slot-time", ru: "Σ занятого времени слотов ÷ Σ времени слотов" },
      unit: "ratio",
      counted: {
        en: "slots of agents on queue: one chat of five is 20 %; n in slot seconds, no interval",
        ru: "слоты операторов на линии: один чат из пяти — 20 %; n в секундах слотов, без интервала",
      },
      when: { en: "time-weighted over the window shown", ru: "взвешено по времени за показанное окно" },
      source: "https://supportman.io/glossary/concurrency/",
    },
    ({ sums }) => share(sums[PLACE.slotBusyMs], sums[PLACE.slotMs]),
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
      counted: { en: "agents with at least one contact", ru: "операторы хотя бы с одним контактом" },
      when: { en: "time-weighted over the window shown", ru: "взвешено по времени за показанное окно" },
      source: "https://callcentrehelper.com/what-is-the-formula-for-concurrency-in-chat-support-206977.htm",
    },
    ({ sums }) => mean(sums[PLACE.slotBusyMs], sums[PLACE.busyMs]),
  ),
  transferred: windowed(
    {
      id: "transferred",
      name: { en: "Transferred", ru: "Переведено" },
      formula: { en: "works passed on by their agent", ru: "работы, переданные агентом дальше" },
      unit: "count",
      counted: {
        en: "works, once each, by the queue they came from",
        ru: "работы, каждая один раз, по очереди, откуда пришли",
      },
      nobody: ZERO,
      source: AWS,
    },
    ({ sums }) => sums[PLACE.transferred],
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
      counted: {
        en: "once per offer: one contact may count many times; not those a colleague took or the customer left",
        ru: "один раз за предложение: контакт может считаться много раз; без взятых коллегой и брошенных клиентом",
      },
      source: AWS,
    },
    ({ sums }) => ratio(sums[PLACE.noAnswer], sums[PLACE.offers]),
  ),
  contactsWithMiss: windowed(
    {
      id: "contactsWithMiss",
      name: { en: "Contacts with a missed offer", ru: "Контакты с пропуском" },
      formula: { en: "visits with at least one missed offer", ru: "ожидания хотя бы с одним пропуском" },
      unit: "count",
      counted: { en: "each visit once", ru: "каждое ожидание один раз" },
      nobody: ZERO,
      source: AWS,
    },
    ({ sums }) => sums[PLACE.contactsWithMiss],
  ),
  utilisation: uncomputable(
    {
      id: "utilisation",
      name: { en: "Utilisation", ru: "Утилизация" },
      formula: { en: "handling time ÷ paid time", ru: "время обработки ÷ оплаченное время" },
      unit: "ratio",
      counted: { en: "agents on the roster", ru: "операторы графика" },
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
      counted: { en: "agents on the roster", ru: "операторы графика" },
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
      counted: { en: "agents on the roster", ru: "операторы графика" },
      source: GENESYS,
    },
    { en: "needs a roster", ru: "нужен график" },
  ),
} as const;
