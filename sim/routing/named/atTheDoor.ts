import type { Distribution } from "../../scenario/distribution.ts";
import { type NamedPolicy, number } from "./namedPolicy.ts";
import { firstOf, idsOf, liveQueues, policy } from "./parts.ts";

const callback: NamedPolicy = {
  id: "callback",
  tradeName: { en: "Offer a callback", ru: "Предложить обратный звонок" },
  lesson: {
    en: "Taken in the rush and returned after it, callbacks flatten the peak; where there is no after, they only move it.",
    ru: "Взятые в пик и возвращённые после, обратные звонки сглаживают пик; если «после» нет, только переносят его.",
  },
  parameters: [
    number(
      "threshold",
      "s",
      [0, 120, 3_600, 10],
      "Offered when the estimated wait is over",
      "Предлагать при оценке ожидания выше",
    ),
    number("askAfter", "s", [0, 0, 600, 5], "Asked after a wait of", "Спрашивать после ожидания"),
    number("acceptance", "share", [0, 0.4, 1, 0.05], "Accept", "Соглашаются"),
    number("noAnswer", "share", [0, 0.2, 1, 0.05], "Do not answer when called", "Не берут трубку"),
  ],
  build: (parameters, scenario) => {
    const to = firstOf(scenario, ["callback"]);
    const above = parameters.number("threshold") * 1_000;
    const rule = {
      kind: "offer-callback",
      for: { queueIds: idsOf(liveQueues(scenario)) },
      when: [{ figure: "estimated-wait-ms", above }],
      afterMs: parameters.number("askAfter") * 1_000,
      acceptedShare: parameters.number("acceptance"),
    } as const;
    return policy("callback", scenario, { admission: to === undefined ? [] : [{ ...rule, toQueueId: to.id }] });
  },
  changes: (parameters, scenario) =>
    scenario.queues
      .filter((queue) => queue.dialling !== undefined)
      .map(({ id }) => ({ path: `queues/${id}/dialling/answerShare`, set: 1 - parameters.number("noAnswer") })),
};

const steer: NamedPolicy = {
  id: "steer",
  tradeName: { en: "Announce the messenger in the queue", ru: "Сказать о мессенджере в очереди" },
  lesson: {
    en: "Look at both ends of the bridge: steering that sees only the queue people leave floods the one they come to.",
    ru: "Смотреть на оба конца моста: если видна только очередь, откуда уходят, затопит ту, куда приходят.",
  },
  parameters: [
    number("over", "s", [0, 60, 3_600, 5], "When the estimated wait is over", "Когда оценка ожидания выше"),
    number("under", "s", [0, 60, 3_600, 5], "And over there under (0: not looked at)", "А там ниже (0: не смотреть)"),
    number("acceptance", "share", [0, 0.3, 1, 0.05], "Accept", "Соглашаются"),
    number("tried", "share", [0, 1, 1, 0.05], "Announced to", "Объявлять"),
  ],
  build: (parameters, scenario) => {
    const to = firstOf(scenario, ["messenger", "chat", "sms"]);
    const above = parameters.number("over") * 1_000;
    const below = parameters.number("under") * 1_000;
    const here = above === 0 ? [] : [{ figure: "estimated-wait-ms", above } as const];
    const there = below === 0 ? [] : [{ figure: "estimated-wait-ms", queueId: to?.id ?? "", below } as const];
    const rule = {
      kind: "steer",
      for: { queueIds: idsOf(liveQueues(scenario)) },
      when: [...here, ...there],
      triedShare: parameters.number("tried"),
      acceptedShare: parameters.number("acceptance"),
    } as const;
    return policy("steer", scenario, { admission: to === undefined ? [] : [{ ...rule, toQueueId: to.id }] });
  },
};

const bot: NamedPolicy = {
  id: "bot",
  tradeName: { en: "A bot in front", ru: "Бот перед очередью" },
  lesson: {
    en: "A robot helps where all come for the same thing. Where they do not, whoever it could not help arrives later and crosser.",
    ru: "Робот помогает там, где все приходят за одним. Где не за одним, тот, кому он не помог, приходит позже и злее.",
  },
  parameters: [
    number("flatness", "share", [0, 1, 1, 0.05], "How alike the questions are", "Насколько вопросы одинаковы"),
    number(
      "contained",
      "share",
      [0, 0.3, 1, 0.05],
      "Settled by the bot when all are alike",
      "Бот решает, когда все одинаковы",
    ),
    number("missCost", "s", [0, 20, 600, 5], "Explaining again after the bot takes", "Объяснить заново после бота"),
  ],
  build: (_, scenario) => policy("bot", scenario),
  changes: (parameters, scenario) =>
    scenario.queues
      .filter((queue) => queue.selfService?.by === "bot")
      .flatMap(({ id }) => [
        { path: `queues/${id}/selfService/flatness`, set: parameters.number("flatness") },
        { path: `queues/${id}/selfService/containedShare`, set: parameters.number("contained") },
        { path: `queues/${id}/selfService/missCostMs`, set: parameters.number("missCost") * 1_000 },
      ]),
};

const menuMemory: NamedPolicy = {
  id: "ivr-memory",
  tradeName: { en: "A menu that remembers", ru: "Меню с памятью" },
  lesson: {
    en: "Small for staff, large for people: the seconds saved lie before the queue, where no agent is paid.",
    ru: "Мало для штата, много для людей: сбережённые секунды лежат до очереди, где операторам не платят.",
  },
  parameters: [
    number("regulars", "share", [0, 0.4, 1, 0.05], "Callers who come for the usual", "Звонят за тем же"),
    number("menu", "s", [1, 8, 120, 1], "Their menu takes", "Меню для них длится"),
    number("wrong", "share", [0, 0.1, 1, 0.05], "Wrong guesses", "Ошибок в догадке"),
  ],
  build: (_, scenario) => policy("ivr-memory", scenario),
  changes: (parameters, scenario) => {
    const durationMs: Distribution = { kind: "deterministic", valueMs: parameters.number("menu") * 1_000 };
    const share = parameters.number("regulars");
    const wrongGuessShare = parameters.number("wrong");
    return scenario.queues
      .filter((queue) => queue.selfService?.by === "ivr")
      .map(({ id }) => ({ path: `queues/${id}/selfService/regulars`, set: { share, durationMs, wrongGuessShare } }));
  },
};

/**
 * Policies that act before anybody answers. A bot and a menu are parts of the scenario: their policies route like
 * `least-busy`, and what they are about is in their `changes`.
 */
export const AT_THE_DOOR: readonly NamedPolicy[] = [callback, steer, bot, menuMemory];
