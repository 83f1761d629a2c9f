import type { Instant } from "../vocabulary/index.ts";
import { longestWaitMs } from "./figures.ts";
import { type Bilingual, type Metric, momentary, NO_NUMBER, ZERO } from "./metric.ts";

const AWS = "Amazon Connect administrator guide, real-time metrics definitions";
const NOW: Bilingual = { en: "at the frame's instant", ru: "на момент кадра" };

/** Who could take something now. The census of the frame's instant must have been taken. */
export const readyMetrics = {
  agentsReady: momentary(
    {
      id: "agentsReady",
      name: { en: "Agents ready", ru: "Готовы принять" },
      formula: { en: "ready, nothing in hand and nothing ringing", ru: "готовы, без контакта и без вызова" },
      unit: "count",
      counted: {
        en: "agents who serve the scope; one who serves two channels is ready in both, and once in all",
        ru: "операторы, ведущие эту часть; ведущий два канала готов в обоих, а всего один раз",
      },
      source: AWS,
    },
    ({ scope }) => scope.agentsReady,
  ),
  freeSlots: momentary(
    {
      id: "freeSlots",
      name: { en: "Free slots", ru: "Свободные слоты" },
      formula: {
        en: "Σ over agents of ⌊slots × (1 − Σ 1 ÷ slots of each contact in hand or ringing)⌋",
        ru: "Σ по операторам ⌊слоты × (1 − Σ 1 ÷ слоты каждого контакта в руках или в вызове)⌋",
      },
      unit: "count",
      counted: {
        en: "agents available for more; contacts share an agent: one chat of three leaves two chats and no voice",
        ru: "операторы, доступные для новых; контакты делят оператора: один чат из трёх оставляет два чата и ни одного звонка",
      },
      source: AWS,
    },
    ({ scope }) => scope.freeSlots,
  ),
  agentsOverLimit: momentary(
    {
      id: "agentsOverLimit",
      name: { en: "Agents over a limit", ru: "Операторы сверх предела" },
      formula: { en: "time in state > the limit of the state", ru: "время в состоянии > предел состояния" },
      unit: "count",
      counted: {
        en: "agents in talk, wrap-up or on break; of a channel or queue those of its contact, or of its last one",
        ru: "операторы в разговоре, постобработке или на перерыве; канала или очереди — по их контакту или последнему из них",
      },
      source: "this product",
    },
    ({ scope }) => scope.agentsOverLimit,
  ),
} as const;

/** Customers of one channel whose message nobody has answered. */
export interface Unanswered {
  readonly count: number;
  readonly oldestAt: Instant | undefined;
  /** The frame's instant. */
  readonly at: Instant;
}

const UNANSWERED: Pick<Metric<Unanswered, unknown>, "counted" | "when" | "source" | "computable"> = {
  counted: {
    en: "open contacts of written channels, whoever is to answer",
    ru: "открытые контакты текстовых каналов, кто бы ни отвечал",
  },
  when: NOW,
  source: "https://www.eesel.ai/blog/zendesk-sla-reset-on-reply-or-status",
  computable: true,
};

/** Who waits for a written answer now. */
export const unansweredMetrics = {
  unanswered: {
    ...UNANSWERED,
    id: "unanswered",
    name: { en: "Unanswered", ru: "Без ответа" },
    formula: {
      en: "contacts with a public customer message after the last public agent message",
      ru: "контакты, где после последнего открытого сообщения оператора есть сообщение клиента",
    },
    unit: "count",
    nobody: ZERO,
    compute: ({ count }) => count,
  },
  oldestUnansweredMs: {
    ...UNANSWERED,
    id: "oldestUnansweredMs",
    name: { en: "Oldest unanswered", ru: "Самое старое без ответа" },
    formula: {
      en: "now − the oldest customer message nobody has answered",
      ru: "сейчас − самое старое сообщение клиента без ответа",
    },
    unit: "ms",
    nobody: NO_NUMBER,
    compute: ({ oldestAt, at }) => longestWaitMs(oldestAt, at),
  },
} as const satisfies Record<string, Metric<Unanswered, number | undefined>>;
