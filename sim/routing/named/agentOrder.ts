import type { IdleClock } from "../spec.ts";
import { type NamedPolicy, number } from "./namedPolicy.ts";
import { BY_IDLE, policy } from "./parts.ts";

const CLOCKS: readonly IdleClock[] = ["since-end", "since-offer", "since-available"];

/** First in, first out, to whoever is idle longest: the rule most systems start with. */
const fifoLongestIdle: NamedPolicy = {
  id: "fifo-li",
  tradeName: { en: "First come, longest idle", ru: "По очереди, дольше всех свободному" },
  lesson: {
    en: "“Idle” has three clocks: since the last contact ended, since the last offer, since the agent became available. They choose three different agents.",
    ru: "У слова «свободен» три часов: с конца последнего контакта, с последнего предложения, с выхода на линию. Они выбирают трёх разных операторов.",
  },
  parameters: [
    {
      kind: "choice",
      id: "clock",
      label: { en: "Idle is counted", ru: "Свободен считается" },
      usual: "since-end",
      options: [
        { id: "since-end", label: { en: "since the last contact ended", ru: "с конца последнего контакта" } },
        { id: "since-offer", label: { en: "since the last offer", ru: "с последнего предложения" } },
        { id: "since-available", label: { en: "since coming available", ru: "с выхода на линию" } },
      ],
    },
  ],
  build: (parameters, scenario) =>
    policy("fifo-li", scenario, {
      agentScore: [BY_IDLE],
      idleClock: CLOCKS.find((clock) => clock === parameters.choice("clock")) ?? "since-end",
    }),
};

const leastBusy: NamedPolicy = {
  id: "least-busy",
  tradeName: { en: "Least busy agent", ru: "Наименее занятому" },
  lesson: {
    en: "With longest idle alone, an agent with no chats may watch a colleague with two get the next one: the clock does not count contacts. This rule does.",
    ru: "Когда решает одно время простоя, следующий чат может уйти коллеге с двумя чатами мимо того, у кого их нет: часы не считают контакты. Это правило считает.",
  },
  parameters: [],
  build: (_, scenario) => policy("least-busy", scenario),
};

const mostAvailable: NamedPolicy = {
  id: "most-avail",
  tradeName: { en: "Most spare capacity", ru: "У кого больше места" },
  lesson: {
    en: "Where agents may hold different numbers of contacts, the one with most room left is not the one with fewest contacts.",
    ru: "Где операторам разрешено разное число контактов, больше всего места не у того, у кого меньше всего контактов.",
  },
  parameters: [],
  build: (_, scenario) =>
    policy("most-avail", scenario, {
      agentScore: [{ feature: "spare-slots", weight: 1, transform: "lexicographic" }, BY_IDLE],
    }),
};

const roundRobin: NamedPolicy = {
  id: "round-robin",
  tradeName: { en: "Round robin", ru: "По кругу" },
  lesson: {
    en: "Everybody gets the same number of contacts. That is not the same load: who gets the long ones is late for the next round.",
    ru: "Все получают поровну контактов. Это не поровну работы: кому достались длинные, тот опаздывает к следующему кругу.",
  },
  parameters: [
    number(
      "limit",
      "offers",
      [0, 0, 1_000, 1],
      "At most, each agent (0: no limit)",
      "Не больше на оператора (0: без предела)",
    ),
    number("window", "h", [1, 24, 168, 1], "Counted over", "За время"),
  ],
  build: (parameters, scenario) => {
    const offers = parameters.number("limit");
    const windowMs = parameters.number("window") * 3_600_000;
    return policy("round-robin", scenario, {
      agentScore: [{ feature: "since-same-channel-s", weight: 1, transform: "linear" }],
      guards: offers === 0 ? [] : [{ kind: "rate", for: {}, offers, windowMs }],
      idleClock: "since-offer",
    });
  },
};

function bySkill(id: string, weight: 1 | -1, texts: Pick<NamedPolicy, "tradeName" | "lesson">): NamedPolicy {
  return {
    id,
    ...texts,
    parameters: [],
    build: (_, scenario) =>
      policy(id, scenario, { agentScore: [{ feature: "level", weight, transform: "lexicographic" }, BY_IDLE] }),
  };
}

const skillBest = bySkill("skill-best", 1, {
  tradeName: { en: "Most skilled first", ru: "Самому опытному" },
  lesson: {
    en: "The best agents take everything, the easy contacts too, and are busy when the hard one comes.",
    ru: "Лучшие берут всё, и лёгкое тоже, и заняты, когда приходит трудное.",
  },
});

const skillLeast = bySkill("skill-least", -1, {
  tradeName: { en: "Least skilled first", ru: "Наименее опытному" },
  lesson: {
    en: "Saves the experts for hard work, at the price of slower easy work.",
    ru: "Бережёт лучших для трудной работы ценой более долгой лёгкой.",
  },
});

/** Policies that differ in whom they ask. */
export const AGENT_ORDERS: readonly NamedPolicy[] = [
  fifoLongestIdle,
  leastBusy,
  mostAvailable,
  roundRobin,
  skillBest,
  skillLeast,
];
