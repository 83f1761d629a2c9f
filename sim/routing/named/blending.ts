import type { Scenario } from "../../scenario/scenario.ts";
import { CHANNELS, channelKind } from "../../vocabulary/index.ts";
import { CHANNEL_NAMES } from "../sentences/channelNames.ts";
import type { GuardSpec } from "../spec.ts";
import { type NamedPolicy, number, type PolicyParameter } from "./namedPolicy.ts";
import { BY_IDLE, BY_PRIORITY, BY_WAIT, FEWEST_OPEN, idsOf, PACK, policy } from "./parts.ts";

const IN_TURN = [BY_PRIORITY, BY_WAIT] as const;

const AGENT_ORDER: PolicyParameter = {
  kind: "choice",
  id: "order",
  label: { en: "Sessions go", ru: "Чаты получает" },
  usual: "spread",
  options: [
    { id: "spread", label: { en: "to the agent with fewest", ru: "тот, у кого их меньше" } },
    { id: "pack", label: { en: "to the agent who has some already", ru: "тот, у кого они уже есть" } },
  ],
};

const scatter: NamedPolicy = {
  id: "blend-scatter",
  tradeName: { en: "Blend: everybody does everything", ru: "Смешать: все делают всё" },
  lesson: {
    en: "Chats spread over everybody leave nobody free for a conversation that needs all of an agent.",
    ru: "Чаты, розданные всем понемногу, не оставляют никого для разговора, которому нужен весь оператор.",
  },
  parameters: [],
  build: (_, scenario) => policy("blend-scatter", scenario, { itemScore: IN_TURN }),
};

const pack: NamedPolicy = {
  id: "blend-pack",
  tradeName: { en: "Blend: pack sessions together", ru: "Смешать: чаты собирать у одного" },
  lesson: {
    en: "The next chat goes to whoever already chats. The others stay whole for voice; chats get a little slower.",
    ru: "Следующий чат получает тот, кто уже в чатах. Остальные целы для голоса; чаты идут чуть медленнее.",
  },
  parameters: [],
  build: (_, scenario) => policy("blend-pack", scenario, { itemScore: IN_TURN, agentScore: [PACK, BY_IDLE] }),
};

const reserve: NamedPolicy = {
  id: "reserve",
  tradeName: { en: "Keep agents free", ru: "Держать резерв" },
  lesson: {
    en: "An idle agent kept for those who cannot wait costs the others little: they can.",
    ru: "Свободный оператор для тех, кто ждать не может, почти ничего не стоит остальным: они могут.",
  },
  parameters: [
    {
      kind: "choice",
      id: "channel",
      label: { en: "Kept for", ru: "Резерв для канала" },
      usual: "voice",
      options: CHANNELS.map((channel) => ({ id: channel, label: CHANNEL_NAMES[channel] })),
    },
    number("agents", "agents", [0, 1, 50, 1], "Kept from everything else", "Держать от всего остального"),
    number("fromEmail", "agents", [0, 2, 50, 1], "Kept from email", "Держать от писем"),
    number(
      "hysteresis",
      "agents",
      [0, 0, 20, 1],
      "Opens again only above so many more",
      "Открывать, когда свободных больше ещё на",
    ),
    AGENT_ORDER,
  ],
  build: (parameters, scenario) => {
    const agents = parameters.number("agents");
    const fromEmail = Math.max(agents, parameters.number("fromEmail"));
    const more = parameters.number("hysteresis");
    const kept = scenario.queues.filter((queue) => queue.channel === parameters.choice("channel"));
    const notEmail = scenario.queues.filter((queue) => queue.channel !== "email" || kept.includes(queue));
    const packs = parameters.choice("order") === "pack";
    return policy("reserve", scenario, {
      itemScore: IN_TURN,
      agentScore: [packs ? PACK : FEWEST_OPEN, BY_IDLE],
      guards: [
        ...keep(scenario, idsOf(kept), idsOf(kept), agents, more),
        ...(fromEmail > agents ? keep(scenario, idsOf(notEmail), idsOf(kept), fromEmail, more) : []),
      ],
    });
  },
};

/** Keeps idle agents skilled for `skilledFor` free for the queues; none where there is nobody or nothing to keep for. */
function keep(
  scenario: Scenario,
  forQueueIds: readonly string[],
  skilledFor: readonly string[],
  agents: number,
  more: number,
): readonly GuardSpec[] {
  const groups = scenario.groups.filter((group) => group.skills.some((skill) => skilledFor.includes(skill.queueId)));
  if (agents === 0 || groups.length === 0 || forQueueIds.length === scenario.queues.length) return [];
  const hysteresis = more === 0 ? {} : { releaseAbove: agents + more };
  return [{ kind: "reserve", forQueueIds, groupIds: idsOf(groups), agents, ...hysteresis }];
}

const interrupt: NamedPolicy = {
  id: "interrupt",
  tradeName: { en: "Voice interrupts writing", ru: "Голос прерывает переписку" },
  lesson: {
    en: "Callers wait less; every interruption costs the other work time to find its thread again. It pays while that is short.",
    ru: "Звонящие ждут меньше; каждое прерывание стоит другой работе времени, чтобы вспомнить, на чём остановились. Выгодно, пока оно короткое.",
  },
  parameters: [
    number("resumeCost", "s", [0, 30, 600, 5], "Finding the thread again takes", "Вспомнить, на чём остановились"),
    number("cooldown", "s", [0, 300, 3_600, 30], "Same agent again not before", "Того же оператора снова не раньше"),
    {
      kind: "choice",
      id: "over",
      label: { en: "May interrupt", ru: "Можно прервать" },
      usual: "deferrable",
      options: [
        {
          id: "deferrable",
          label: { en: "what can wait (mail, messenger)", ru: "то, что может ждать (письма, мессенджер)" },
        },
        { id: "all", label: { en: "chats too", ru: "и чаты" } },
      ],
    },
  ],
  build: (parameters, scenario) => {
    const here = CHANNELS.filter((channel) => scenario.queues.some((queue) => queue.channel === channel));
    const kinds = parameters.choice("over") === "all" ? ["deferrable", "session"] : ["deferrable"];
    const over = here.filter((channel) => kinds.includes(channelKind(channel)));
    const resumeCostMs = parameters.number("resumeCost") * 1_000;
    const cooldownMs = parameters.number("cooldown") * 1_000;
    return policy("interrupt", scenario, {
      itemScore: IN_TURN,
      preempt: here
        .filter((by) => by === "voice" || by === "video")
        .flatMap((by) => over.map((channel) => ({ by, over: channel, resumeCostMs, cooldownMs }))),
    });
  },
};

/** Policies for agents of several channels. */
export const BLENDS: readonly NamedPolicy[] = [reserve, scatter, pack, interrupt];
