import type { Scenario } from "../../scenario/scenario.ts";
import type { GuardSpec, PlanSpec, StepSpec } from "../spec.ts";
import { type NamedPolicy, number } from "./namedPolicy.ts";
import { BY_IDLE, BY_WAIT, FEWEST_OPEN, idsOf, policy } from "./parts.ts";

const bullseye: NamedPolicy = {
  id: "bullseye",
  tradeName: { en: "Rings (bullseye)", ru: "Кольца (bullseye)" },
  lesson: {
    en: "Waiting for the right people is good up to just before the service-level threshold, and falls off a cliff past it.",
    ru: "Ждать своих полезно почти до порога уровня обслуживания, а за ним обрыв.",
  },
  parameters: [
    number("ring", "s", [0, 10, 600, 1], "Each ring lasts (0: everybody at once)", "Кольцо длится (0: сразу все)"),
    number("rings", "rings", [2, 2, 6, 1], "Rings at most", "Колец не больше"),
  ],
  build: (parameters, scenario) => {
    const ringMs = parameters.number("ring") * 1_000;
    return policy("bullseye", scenario, {
      plans:
        ringMs === 0
          ? []
          : scenario.queues.flatMap(({ id }) => rings(scenario, id, ringMs, parameters.number("rings"))),
    });
  },
};

/** Groups by how well they know the queue, level first, then whether it is their first skill; the last ring is everybody. */
function rings(scenario: Scenario, queueId: string, ringMs: number, most: number): readonly PlanSpec[] {
  const known = scenario.groups.flatMap((group) => {
    const place = group.skills.findIndex((skill) => skill.queueId === queueId);
    return place < 0 ? [] : [{ id: group.id, rank: group.skills[place]!.level * 2 + (place === 0 ? 1 : 0) }];
  });
  const ranks = [...new Set(known.map(({ rank }) => rank))].sort((a, b) => b - a).slice(0, most - 1);
  if (new Set(known.map(({ rank }) => rank)).size < 2) return [];
  const steps = ranks
    .filter((rank) => known.some((group) => group.rank < rank))
    .map((rank): StepSpec => {
      const groupIds = idsOf(known.filter((group) => group.rank >= rank));
      return { when: [], agents: { groupIds }, expiresAfterMs: ringMs };
    });
  return [{ for: { queueIds: [queueId] }, steps: [...steps, { when: [], agents: {} }] }];
}

const preferred: NamedPolicy = {
  id: "pref",
  tradeName: { en: "Wait for one’s own agent", ru: "Ждать своего оператора" },
  lesson: {
    en: "Waiting for the agent who knows the customer costs more than it saves once the wait nears what customers bear, and service level hides it.",
    ru: "Ждать того, кто знает клиента, дороже, чем польза от этого, когда ожидание близко к терпению, а уровень обслуживания этого не показывает.",
  },
  parameters: [
    number(
      "wait",
      "s",
      [0, 20, 3_600, 5],
      "Wait for the last agent (0: only prefer)",
      "Ждать прежнего (0: только предпочесть)",
    ),
  ],
  build: (parameters, scenario) => {
    const waitMs = parameters.number("wait") * 1_000;
    const steps: readonly StepSpec[] = [
      { when: [], agents: { lastAgent: true }, expiresAfterMs: waitMs },
      { when: [], agents: {} },
    ];
    return policy("pref", scenario, {
      plans: waitMs === 0 ? [] : [{ for: { hasLastAgent: true }, steps }],
      agentScore: [{ feature: "last-agent", weight: 1, transform: "lexicographic" }, FEWEST_OPEN, BY_IDLE],
    });
  },
};

const lastAgent: NamedPolicy = {
  id: "last-agent",
  tradeName: { en: "Last agent first", ru: "Сначала прежний оператор" },
  lesson: {
    en: "Preferring the agent who knows the customer, when free, costs nobody anything.",
    ru: "Предпочесть того, кто знает клиента, если он свободен, никому ничего не стоит.",
  },
  parameters: [
    number("worth", "s", [0, 30, 600, 5], "Knowing the customer is worth a wait of", "Знать клиента стоит ожидания"),
  ],
  build: (parameters, scenario) =>
    policy("last-agent", scenario, {
      itemScore: [BY_WAIT, { feature: "own-work", weight: parameters.number("worth"), transform: "linear" }],
      agentScore: [{ feature: "last-agent", weight: 1, transform: "lexicographic" }, FEWEST_OPEN, BY_IDLE],
    }),
};

const overflow: NamedPolicy = {
  id: "overflow",
  tradeName: { en: "Lend and borrow", ru: "Взаймы соседям" },
  lesson: {
    en: "Lend while one’s own customers hardly wait, and take back later than one lent: without that gap agents go to and fro.",
    ru: "Давать взаймы, пока свои почти не ждут, и забирать не на том же пороге: без зазора операторы мечутся туда и обратно.",
  },
  parameters: [
    number(
      "lendBelow",
      "s",
      [1, 60, 3_600, 5],
      "Lend while one’s own estimated wait is under",
      "Давать, пока своя оценка ожидания ниже",
    ),
    number("gap", "s", [0, 30, 3_600, 5], "Take back once it is longer by", "Забирать, когда она выше ещё на"),
  ],
  build: (parameters, scenario) => {
    const below = parameters.number("lendBelow") * 1_000;
    const above = below + parameters.number("gap") * 1_000;
    const guards = scenario.queues.flatMap(({ id: queueId }): readonly GuardSpec[] => {
      const lenders = scenario.groups.filter(
        (group) => group.skills[0]?.queueId === queueId && group.skills.length > 1,
      );
      const forQueueIds = [...new Set(lenders.flatMap((group) => group.skills.slice(1).map((skill) => skill.queueId)))];
      const when = [{ figure: "estimated-wait-ms", queueId, below } as const];
      const returnWhen = [{ figure: "estimated-wait-ms", queueId, above } as const];
      return lenders.length === 0 ? [] : [{ kind: "lend", groupIds: idsOf(lenders), forQueueIds, when, returnWhen }];
    });
    return policy("overflow", scenario, {
      itemScore: [{ feature: "primary", weight: 1, transform: "lexicographic" }, BY_WAIT],
      agentScore: [{ feature: "primary", weight: 1, transform: "lexicographic" }, FEWEST_OPEN, BY_IDLE],
      guards,
    });
  },
};

/** Policies that ask some first and others later. */
export const STEPPED: readonly NamedPolicy[] = [bullseye, preferred, lastAgent, overflow];
