import type { AlarmMetric } from "../../sim/metrics/alarms/rule.ts";
import { type Channel, isChannel } from "../../sim/vocabulary/index.ts";

export type MessageLanguage = "en" | "ru";

interface MessageWords {
  readonly act: string;
  readonly watch: string;
  readonly left: string;
  readonly board: string;
  readonly more: (count: number) => string;
  readonly summary: (count: number, acts: number) => string;
  /** Of what may come: that the target will be missed by a time, with what probability. */
  readonly willMiss: (time: string, probability: string) => string;
  /** `channel:voice` and the like, as a person says it. */
  readonly scope: (scope: string) => string;
}

const CHANNEL_NAMES: Readonly<Record<MessageLanguage, Readonly<Record<Channel, string>>>> = {
  en: {
    voice: "Voice",
    video: "Video",
    chat: "Chat",
    messenger: "Messenger",
    sms: "SMS",
    social: "Social",
    email: "E-mail",
    callback: "Callback",
    "visit-in-person": "In person",
  },
  ru: {
    voice: "Голос",
    video: "Видео",
    chat: "Чат",
    messenger: "Мессенджер",
    sms: "SMS",
    social: "Соцсети",
    email: "Почта",
    callback: "Перезвон",
    "visit-in-person": "Очно",
  },
};

function scopeName(language: MessageLanguage, total: string): (scope: string) => string {
  return (scope) => {
    if (scope === "total") return total;
    const name = scope.slice(scope.indexOf(":") + 1);
    return scope.startsWith("channel:") && isChannel(name) ? CHANNEL_NAMES[language][name] : name;
  };
}

function russianCount(count: number, one: string, few: string, many: string): string {
  const form = new Intl.PluralRules("ru").select(count);
  return `${count} ${form === "one" ? one : form === "few" ? few : many}`;
}

export const WORDS: Readonly<Record<MessageLanguage, MessageWords>> = {
  en: {
    act: "ACT",
    watch: "WATCH",
    left: "over:",
    board: "Wall",
    more: (count) => `and ${count} more`,
    summary: (count, acts) => `${count} changes to alarms${acts > 0 ? `, ${acts} to act on` : ""}`,
    willMiss: (time, probability) => `will miss by ${time} with probability ${probability}`,
    scope: scopeName("en", "All channels"),
  },
  ru: {
    act: "СРОЧНО",
    watch: "ВНИМАНИЕ",
    left: "снята:",
    board: "Табло",
    more: (count) => `и ещё ${count}`,
    summary: (count, acts) =>
      `${russianCount(count, "изменение тревог", "изменения тревог", "изменений тревог")}${acts > 0 ? `, срочных: ${acts}` : ""}`,
    willMiss: (time, probability) => `не выполнит цель к ${time} с вероятностью ${probability}`,
    scope: scopeName("ru", "Все каналы"),
  },
};

export const METRIC_NAMES: Readonly<Record<MessageLanguage, Readonly<Record<AlarmMetric, string>>>> = {
  en: {
    serviceLevel: "service level",
    abandonment: "gave up",
    waiting: "waiting",
    longestWaitMs: "longest wait",
    waitP90Ms: "wait, 9 of 10",
    averageSpeedOfAnswerMs: "average speed of answer",
    averageHandleMs: "average handle time",
    occupancy: "occupancy",
    slotLoad: "load",
    freeSlots: "free slots",
    agentsReady: "agents ready",
    agentsOverLimit: "agents over a limit",
    unanswered: "unanswered",
    oldestUnansweredMs: "oldest unanswered",
    firstResponse: "first responses in target",
    nextResponse: "next responses in target",
    resolution: "resolved in target",
    csat: "satisfied customers",
    nps: "NPS",
    firstContactResolution: "first contact resolution",
    evaluation: "evaluation",
    equityGap: "gap between channels",
    sourceSilentMs: "no data for",
    chanceInHalfHour: "chance to keep the target in half an hour",
    chanceInHour: "chance to keep the target in an hour",
    chanceInTwoHours: "chance to keep the target in two hours",
    chanceOfDay: "chance to keep the target over the day",
  },
  ru: {
    serviceLevel: "уровень сервиса",
    abandonment: "не дождались",
    waiting: "ждут",
    longestWaitMs: "дольше всех ждёт",
    waitP90Ms: "ожидание, 9 из 10",
    averageSpeedOfAnswerMs: "средняя скорость ответа",
    averageHandleMs: "среднее время обработки",
    occupancy: "занятость",
    slotLoad: "загрузка",
    freeSlots: "свободные слоты",
    agentsReady: "готовы принять",
    agentsOverLimit: "сверх нормы",
    unanswered: "без ответа",
    oldestUnansweredMs: "самое старое без ответа",
    firstResponse: "первый ответ в срок",
    nextResponse: "следующие ответы в срок",
    resolution: "решено в срок",
    csat: "довольные клиенты",
    nps: "NPS",
    firstContactResolution: "решено с первого обращения",
    evaluation: "оценка качества",
    equityGap: "разрыв между каналами",
    sourceSilentMs: "нет данных",
    chanceInHalfHour: "шанс выполнить цель через полчаса",
    chanceInHour: "шанс выполнить цель через час",
    chanceInTwoHours: "шанс выполнить цель через два часа",
    chanceOfDay: "шанс выполнить цель за день",
  },
};
