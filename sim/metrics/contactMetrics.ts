import { netScore } from "./change.ts";
import { PLACE } from "./fields.ts";
import { windowed, ZERO } from "./metric.ts";
import { meanOf, ratio } from "./ratio.ts";

const CLOCKS = "https://www.eesel.ai/blog/zendesk-sla-reset-on-reply-or-status";
const CLOCK_WHEN = {
  en: "when the agent answers, calendar time; over the window shown",
  ru: "когда отвечает оператор, календарное время; за показанное окно",
};

/** Response clocks, resolution and what customers and listeners thought of it. */
export const contactMetrics = {
  firstResponse: windowed(
    {
      id: "firstResponse",
      name: { en: "First responses in target", ru: "Первый ответ в срок" },
      formula: { en: "first answers within the promise ÷ first answers", ru: "первые ответы в срок ÷ первые ответы" },
      unit: "ratio",
      counted: {
        en: "written channels; from the first customer message to the first public agent message, bots not counted",
        ru: "текстовые каналы; от первого сообщения клиента до первого открытого сообщения оператора, боты не считаются",
      },
      when: CLOCK_WHEN,
      source: CLOCKS,
    },
    ({ sums }) => ratio(sums[PLACE.firstIn], sums[PLACE.firstN]),
  ),
  nextResponse: windowed(
    {
      id: "nextResponse",
      name: { en: "Next responses in target", ru: "Следующие ответы в срок" },
      formula: {
        en: "later answers within the promise ÷ later answers",
        ru: "следующие ответы в срок ÷ следующие ответы",
      },
      unit: "ratio",
      counted: {
        en: "written channels; each from the oldest unanswered customer message",
        ru: "текстовые каналы; каждый от самого старого сообщения клиента без ответа",
      },
      when: CLOCK_WHEN,
      source: CLOCKS,
    },
    ({ sums }) => ratio(sums[PLACE.nextIn], sums[PLACE.nextN]),
  ),
  responses: windowed(
    {
      id: "responses",
      name: { en: "Responses in target", ru: "Ответы в срок" },
      formula: { en: "answers within the promise ÷ answers", ru: "ответы в срок ÷ ответы" },
      unit: "ratio",
      counted: {
        en: "answers, first and later: a long conversation counts often",
        ru: "ответы, первые и следующие: долгий диалог считается много раз",
      },
      when: CLOCK_WHEN,
      source: "https://github.com/chatwoot/chatwoot/issues/9747",
    },
    ({ sums }) => ratio(sums[PLACE.firstIn] + sums[PLACE.nextIn], sums[PLACE.firstN] + sums[PLACE.nextN]),
  ),
  conversations: windowed(
    {
      id: "conversations",
      name: { en: "Conversations in target", ru: "Диалоги в срок" },
      formula: {
        en: "conversations with every answer in time ÷ conversations",
        ru: "диалоги, где все ответы в срок ÷ диалоги",
      },
      unit: "ratio",
      counted: {
        en: "ended conversations with at least one answer, once each",
        ru: "законченные диалоги хотя бы с одним ответом, каждый один раз",
      },
      when: { en: "when the contact ends; over the window shown", ru: "когда контакт закончен; за показанное окно" },
      source: "https://github.com/chatwoot/chatwoot/issues/9747",
    },
    ({ sums }) => ratio(sums[PLACE.conversationIn], sums[PLACE.conversationN]),
  ),
  resolution: windowed(
    {
      id: "resolution",
      name: { en: "Resolved in target", ru: "Решено в срок" },
      formula: { en: "resolved within the promise ÷ resolved", ru: "решено в срок ÷ решено" },
      unit: "ratio",
      counted: {
        en: "written contacts that ended resolved; a message after the end restarts nothing",
        ru: "текстовые контакты, законченные решением; сообщение после конца ничего не запускает заново",
      },
      when: { en: "when the contact ends; over the window shown", ru: "когда контакт закончен; за показанное окно" },
      source: CLOCKS,
    },
    ({ sums }) => ratio(sums[PLACE.resolutionIn], sums[PLACE.resolutionN]),
  ),
  firstContactResolution: windowed(
    {
      id: "firstContactResolution",
      name: { en: "First contact resolution", ru: "Решено с первого обращения" },
      formula: {
        en: "resolved and not repeated within 7 days ÷ contacts that ended 7 days ago",
        ru: "решено без повтора за 7 дней ÷ контакты, законченные 7 дней назад",
      },
      unit: "ratio",
      counted: {
        en: "inbound matters known by journey, else by customer and intent; known up to seven days ago",
        ru: "входящие вопросы, известные по пути клиента, иначе по клиенту и теме; известно по контакты недельной давности",
      },
      when: { en: "seven days after the contact ended", ru: "через семь дней после конца контакта" },
      source: "https://www.callcentrehelper.com/first-call-contact-resolution-fcr-208926.htm",
    },
    ({ sums }) => ratio(sums[PLACE.firstContactResolved], sums[PLACE.repeatKnown]),
  ),
  csat: windowed(
    {
      id: "csat",
      name: { en: "Satisfied customers", ru: "Довольные клиенты" },
      formula: { en: "scores of 4 and 5 ÷ scores", ru: "оценки 4 и 5 ÷ оценки" },
      unit: "ratio",
      counted: {
        en: "contacts that were rated: those who answer are not all",
        ru: "оценённые контакты: отвечают не все",
      },
      when: { en: "when the rating comes; over the window shown", ru: "когда пришла оценка; за показанное окно" },
      source: "https://www.icmi.com/resources/2018/the-link-between-customer-satisfaction-and-first-contact-resolution",
    },
    ({ sums }) => ratio(sums[PLACE.csatSatisfied], sums[PLACE.csatN]),
  ),
  nps: windowed(
    {
      id: "nps",
      name: { en: "Net promoter score", ru: "Индекс лояльности (NPS)" },
      formula: { en: "100 · (scores 9–10 − scores 0–6) ÷ scores", ru: "100 · (оценки 9–10 − оценки 0–6) ÷ оценки" },
      unit: "points",
      counted: { en: "contacts that were rated", ru: "оценённые контакты" },
      when: { en: "when the rating comes; over the window shown", ru: "когда пришла оценка; за показанное окно" },
      source: "Reichheld, Harvard Business Review 81 (12), 2003",
    },
    ({ sums }) => netScore(sums[PLACE.npsPromoters], sums[PLACE.npsDetractors], sums[PLACE.npsN]),
  ),
  evaluation: windowed(
    {
      id: "evaluation",
      name: { en: "Evaluation", ru: "Оценка качества" },
      formula: { en: "Σ score ÷ evaluated works", ru: "Σ оценок ÷ оценённые работы" },
      unit: "fraction",
      counted: { en: "works somebody listened to", ru: "прослушанные работы" },
      when: {
        en: "when the evaluation comes; over the window shown",
        ru: "когда пришла оценка прослушавшего; за показанное окно",
      },
      source: "this product",
    },
    ({ sums }) => meanOf(sums[PLACE.evaluationPoints] / 10_000, sums[PLACE.evaluationN]),
  ),
  blocked: windowed(
    {
      id: "blocked",
      name: { en: "Blocked", ru: "Отклонено на входе" },
      formula: { en: "contacts refused at entry", ru: "контакты, не пущенные на вход" },
      unit: "count",
      counted: {
        en: "contacts that ended blocked; never offered",
        ru: "контакты, законченные отказом на входе; в поступившие не входят",
      },
      nobody: ZERO,
      source: "https://help.mypurecloud.com/articles/metric-definitions",
    },
    ({ sums }) => sums[PLACE.blocked],
  ),
  callbacks: windowed(
    {
      id: "callbacks",
      name: { en: "Callbacks requested", ru: "Заказано обратных звонков" },
      formula: { en: "callbacks requested", ru: "заказанные обратные звонки" },
      unit: "count",
      counted: { en: "requests; a callback is not an abandon", ru: "заказы; обратный звонок не потеря" },
      nobody: ZERO,
      source: "Amazon Connect administrator guide, scheduled versus in queue",
    },
    ({ sums }) => sums[PLACE.callbacks],
  ),
  containment: windowed(
    {
      id: "containment",
      name: { en: "Contained in self-service", ru: "Решено самообслуживанием" },
      formula: { en: "contained ÷ self-service sessions", ru: "решено ÷ сеансы самообслуживания" },
      unit: "ratio",
      counted: { en: "sessions with a menu or bot that ended", ru: "законченные сеансы с меню или ботом" },
      source: "this product",
    },
    ({ sums }) => ratio(sums[PLACE.selfServed], sums[PLACE.selfServiceN]),
  ),
} as const;
