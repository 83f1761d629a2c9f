import { type NamedPolicy, number } from "./namedPolicy.ts";
import { BY_PRIORITY, BY_WAIT, policy } from "./parts.ts";

const priority: NamedPolicy = {
  id: "prio",
  tradeName: { en: "Strict priority", ru: "Строгий приоритет" },
  lesson: {
    en: "More urgent always goes first, however long the others have waited: in a rush the last queue starves.",
    ru: "Важное всегда первым, сколько бы ни ждали остальные: в пик последняя очередь голодает.",
  },
  parameters: [],
  build: (_, scenario) => policy("prio", scenario, { itemScore: [BY_PRIORITY, BY_WAIT] }),
};

const aged: NamedPolicy = {
  id: "aged",
  tradeName: { en: "Priority that ages", ru: "Приоритет со старением" },
  lesson: {
    en: "A step of priority is worth so many minutes of waiting; whoever has waited longer than that passes.",
    ru: "Ступень приоритета стоит стольких-то минут ожидания; кто прождал дольше, проходит вперёд.",
  },
  parameters: [number("slope", "min", [0, 1, 60, 0.5], "One step of priority is worth", "Ступень приоритета стоит")],
  build: (parameters, scenario) =>
    policy("aged", scenario, {
      itemScore: [BY_WAIT, { feature: "priority", weight: parameters.number("slope") * 60, transform: "linear" }],
    }),
};

const earliestDue: NamedPolicy = {
  id: "edf",
  tradeName: { en: "Least time left", ru: "Кому скорее отвечать" },
  lesson: {
    en: "Whoever’s promise breaks soonest goes first. As good as any order while all promises can be kept; in overload it keeps hardly any.",
    ru: "Первым тот, чьё обещание сорвётся раньше. Не хуже любого порядка, пока все обещания выполнимы; при перегрузке не выполняет почти ни одного.",
  },
  parameters: [],
  build: (_, scenario) =>
    policy("edf", scenario, { itemScore: [{ feature: "slack-s", weight: -1, transform: "linear" }] }),
};

const costMu: NamedPolicy = {
  id: "cmu",
  tradeName: { en: "Worth × speed (cµ)", ru: "Ценность × скорость (cµ)" },
  lesson: {
    en: "Serve first what costs most to keep waiting and is done soonest: the cheapest order when a minute costs the same however long the wait.",
    ru: "Сначала то, чьё ожидание дороже и что делается быстрее: самый дешёвый порядок, если минута ожидания стоит одинаково.",
  },
  parameters: [],
  build: (_, scenario) =>
    policy("cmu", scenario, {
      itemScore: [{ feature: "speed-per-h", weight: 1, transform: "lexicographic", times: ["value"] }, BY_WAIT],
    }),
};

const generalisedCostMu: NamedPolicy = {
  id: "gcmu",
  tradeName: { en: "Worth × speed × wait (generalised cµ)", ru: "Ценность × скорость × ожидание (обобщённое cµ)" },
  lesson: {
    en: "When long waits cost more than their share, the worth of a contact grows while it waits, and nobody starves.",
    ru: "Когда долгое ожидание стоит больше своей доли, ценность контакта растёт, пока он ждёт, и никто не голодает.",
  },
  parameters: [number("power", "power", [0.5, 1, 4, 0.5], "Wait to the power of", "Ожидание в степени")],
  build: (parameters, scenario) =>
    policy("gcmu", scenario, {
      itemScore: [
        {
          feature: "wait-s",
          weight: 1,
          transform: { power: parameters.number("power") },
          times: ["value", "speed-per-h"],
        },
      ],
    }),
};

/** Policies that differ in whose turn it is. */
export const QUEUE_ORDERS: readonly NamedPolicy[] = [priority, aged, earliestDue, costMu, generalisedCostMu];
