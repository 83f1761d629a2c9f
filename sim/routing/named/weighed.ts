import { type NamedPolicy, number } from "./namedPolicy.ts";
import { BY_IDLE, BY_WAIT, FEWEST_OPEN, policy } from "./parts.ts";

const predictive: NamedPolicy = {
  id: "predictive",
  tradeName: { en: "Predicted best match", ru: "Предсказанная пара" },
  lesson: {
    en: "A better match is worth waiting for only as far as it shortens the conversation (matchSaving of the queue’s customers) and as the prediction is right: turn down its accuracy and see what is left.",
    ru: "Лучшая пара стоит ожидания лишь настолько, насколько она сокращает разговор (matchSaving у клиентов очереди) и насколько верен прогноз: убавьте точность и посмотрите, что останется.",
  },
  parameters: [
    number("accuracy", "share", [0, 0.6, 1, 0.05], "Predictions that are right", "Верных прогнозов"),
    number("gain", "s", [0, 60, 3_600, 5], "A perfect match is worth a wait of", "Идеальная пара стоит ожидания"),
  ],
  build: (parameters, scenario) =>
    policy("predictive", scenario, {
      agentScore: [{ feature: "match", weight: parameters.number("gain"), transform: "linear" }],
      combine: "pair-sum",
      offer: { ...policy("predictive", scenario).offer, matchAccuracy: parameters.number("accuracy") },
    }),
};

const idleRatio: NamedPolicy = {
  id: "idle-ratio",
  tradeName: { en: "Longest line, most idle group", ru: "Длиннейшая очередь, свободнейшая группа" },
  lesson: {
    en: "Keeping lines and idle groups in balance comes close to the best there is without knowing any rate.",
    ru: "Равновесие очередей и простоя близко к лучшему возможному и не требует знать ни одной интенсивности.",
  },
  parameters: [
    number("line", "none", [0, 1, 100, 1], "Weight of the length of a line", "Вес длины очереди"),
    number("wait", "none", [0, 0, 100, 1], "Weight of a second of waiting", "Вес секунды ожидания"),
  ],
  build: (parameters, scenario) =>
    policy("idle-ratio", scenario, {
      itemScore: [
        { feature: "waiting", weight: parameters.number("line"), transform: "linear" },
        { feature: "wait-s", weight: parameters.number("wait"), transform: "linear" },
      ],
      agentScore: [{ feature: "idle-in-group", weight: 1, transform: "lexicographic" }, FEWEST_OPEN, BY_IDLE],
    }),
};

const pair: NamedPolicy = {
  id: "pair",
  tradeName: { en: "Weighed pairs", ru: "Взвешенные пары" },
  lesson: {
    en: "One sum of waiting, idling and fit, its weights tuned by simulation, beats rules made by hand.",
    ru: "Одна сумма ожидания, простоя и соответствия с весами, подобранными моделированием, лучше правил, придуманных руками.",
  },
  parameters: [
    number("wait", "none", [0, 1, 10, 0.1], "Weight of a second of waiting", "Вес секунды ожидания"),
    number("idle", "none", [0, 0.2, 10, 0.1], "Weight of a second of idling", "Вес секунды простоя"),
    number("primary", "s", [0, 30, 600, 5], "One’s own queue is worth", "Своя очередь стоит"),
  ],
  build: (parameters, scenario) =>
    policy("pair", scenario, {
      itemScore: [
        { feature: "wait-s", weight: parameters.number("wait"), transform: "linear" },
        { feature: "primary", weight: parameters.number("primary"), transform: "linear" },
      ],
      agentScore: [{ feature: "idle-s", weight: parameters.number("idle"), transform: "linear" }],
      combine: "pair-sum",
    }),
};

const batch: NamedPolicy = {
  id: "batch",
  tradeName: { en: "All at once, every second", ru: "Всех сразу, каждую секунду" },
  lesson: {
    en: "Choosing all pairs together beats choosing them one by one, and every contact pays for it with a moment’s wait.",
    ru: "Выбирать все пары вместе лучше, чем по одной, и каждый контакт платит за это мгновением ожидания.",
  },
  parameters: [
    number("every", "s", [0.1, 1, 60, 0.1], "Pairs are made every", "Пары подбираются каждые"),
    number("primary", "s", [0, 30, 600, 5], "One’s own queue is worth", "Своя очередь стоит"),
  ],
  build: (parameters, scenario) =>
    policy("batch", scenario, {
      itemScore: [BY_WAIT, { feature: "primary", weight: parameters.number("primary"), transform: "linear" }],
      agentScore: [{ feature: "open", weight: -60, transform: "linear" }, BY_IDLE],
      combine: "assignment",
      batchEveryMs: Math.round(parameters.number("every") * 1_000),
    }),
};

const oracle: NamedPolicy = {
  id: "oracle",
  tradeName: { en: "Shortest first, by foresight", ru: "Короткие вперёд, по прозрению" },
  lesson: {
    en: "Knows how long every contact will take, as nobody can: how far any rule could possibly go. Never a rule to offer.",
    ru: "Знает, сколько займёт каждый контакт, чего не знает никто: предел любого правила. Не предлагать как правило.",
  },
  parameters: [],
  build: (_, scenario) =>
    policy("oracle", scenario, {
      itemScore: [{ feature: "known-work-s", weight: -1, transform: "linear" }],
      agentScore: [{ feature: "known-work-s", weight: -1, transform: "lexicographic" }, FEWEST_OPEN, BY_IDLE],
    }),
};

/** Policies that weigh pairs, and the bound that knows everything. */
export const WEIGHED: readonly NamedPolicy[] = [predictive, idleRatio, pair, batch, oracle];
