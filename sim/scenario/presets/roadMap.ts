import { hours, minutes, seconds } from "../../vocabulary/index.ts";
import type { ScenarioChange, ScenarioFile } from "../scenarioFile.ts";
import type { SkillSpec } from "../staff.ts";
import {
  centre,
  chatQueue,
  constantDay,
  exponential,
  lognormal,
  otherQueue,
  set,
  skill,
  staffed,
  sweep,
  team,
  text,
  variant,
  variantOf,
  voiceOrChats,
  voiceQueue,
} from "./parts.ts";
import { LONGEST_IDLE, LONGEST_WAIT, OWN_QUEUE, onlyTo, policy, SAME_CHANNEL } from "./policies.ts";

const ISLANDS = policy("islands", {
  plans: [onlyTo("voice", "voice"), onlyTo("chat", "chat"), onlyTo("mail", "mail")],
});
const JOINED = policy("joined", {
  itemScore: [{ feature: "priority", weight: 1, transform: "lexicographic" }, LONGEST_WAIT],
  agentScore: [OWN_QUEUE, SAME_CHANNEL, LONGEST_IDLE],
  guards: [
    { kind: "reserve", forQueueIds: ["voice"], agents: 2 },
    { kind: "reserve", forQueueIds: ["voice", "chat"], agents: 3 },
  ],
});

const QUEUES = ["voice", "chat", "mail"] as const;

/** Status of the request visible wherever the customer looks, to so many of them. */
const TOUCH_POINTS = QUEUES.filter((id) => id === "mail").map((id) =>
  set(`queues/${id}/customers/statusQuestion/visibleShare`, 0.8),
);
const JOURNEY_MAP = [set("queues/voice/selfService/misroute/share", 0.05)];
const DATA = QUEUES.map((id) => set(`queues/${id}/identificationMs`, seconds(5)));
const FEEDBACK = QUEUES.map((id) => set(`queues/${id}/resolution/share`, 0.86));
const PLATFORM: readonly ScenarioChange[] = [
  set("policy", JOINED),
  ...QUEUES.map((id) => set(`queues/${id}/customers/repeat/contextKeptShare`, 1)),
];
const TRAINING = QUEUES.flatMap((id) =>
  [1, 2].map((place) => set(`groups/${id}/skills/${place}/handleTimeFactor`, 1.05)),
);

const NAMES = {
  voice: text("Phone", "Телефон"),
  chat: text("Chat", "Чат"),
  mail: text("Mail", "Почта"),
} as const;

/** Own channel first in the list; in the others people are slower until they are trained. */
function knowing(own: (typeof QUEUES)[number]): SkillSpec[] {
  return [skill(own), ...QUEUES.filter((id) => id !== own).map((id) => skill(id, 1.3))];
}

const SLOTS = voiceOrChats(3);
const ANY_SLOTS = {
  ...SLOTS,
  byChannel: { ...SLOTS.byChannel, email: 1 },
  weights: { ...SLOTS.weights, email: 3 },
};

const behaviour = {
  resolution: { share: 0.8 },
  customers: {
    repeat: { share: 0.7, delayMs: exponential(minutes(45)), toQueueId: "voice", contextKeptShare: 0 },
    lostContext: { clarifyMs: seconds(60), resolvedFactor: 0.95 },
  },
};

/** Six steps from islands to one centre, taken one by one. */
export const roadMap: ScenarioFile = {
  scenario: centre({
    id: "road-map",
    name: text("Road map", "Дорожная карта"),
    story: {
      story: text(
        "A centre where processes are tuned for the phone only: three teams that cannot help each other, a menu that misleads, customers who must say who they are and tell everything again. Six steps are taken, each on top of those before.",
        "Центр, где всё настроено под телефон: три команды, которые не могут помочь друг другу, меню, которое путает, клиенты, которым каждый раз надо представиться и рассказать всё снова. Делают шесть шагов, каждый поверх предыдущих.",
      ),
      question: text("Which step gives how much, in this order?", "Сколько даёт каждый шаг, если идти в этом порядке?"),
      claim: text(
        "Six steps: touch points, journey map, data, feedback, platform, training. A guide to omnichannel service. “Processes are tuned for voice only.” LiveTex, 2016.",
        "Шесть шагов: точки контакта, карта пути, данные, обратная связь, платформа, обучение. Руководство по омниканальному обслуживанию. «Процессы настроены только под голос». LiveTex, 2016.",
      ),
      lesson: text(
        "The steps that look small – letting customers see how far their request is, not asking who they are, settling matters the first time – take work off the floor before anything is bought. The platform lets people help across channels, but while they are slow there it gives little; training is what makes it pay.",
        "Шаги, которые кажутся мелкими, — показать клиенту, где его заявка, не спрашивать, кто он, решать с первого раза — снимают работу ещё до всяких покупок. Платформа позволяет помогать в чужих каналах, но, пока люди там медлят, даёт мало; окупает её обучение.",
      ),
      assumptions: [
        text(
          "Touch points: eight in ten can see the status of their letter; the others may ask by phone, after an hour on average.",
          "Точки контакта: восемь из десяти видят, где их письмо; остальные могут спросить по телефону, в среднем через час.",
        ),
        text(
          "Journey map: five instead of fifteen in a hundred are misled by the menu.",
          "Карта пути: меню путает пять человек из ста вместо пятнадцати.",
        ),
        text("Data: learning who it is takes 5 instead of 25 s.", "Данные: на узнавание уходит 5 с вместо 25."),
        text(
          "Feedback: customers’ answers show what went wrong, and 86 instead of 80 % of matters are settled. Seven in ten of the others come again, by phone.",
          "Обратная связь: ответы клиентов показывают, что не так, и решается 86 % дел вместо 80. Семеро из десяти остальных обращаются снова, по телефону.",
        ),
        text(
          "Platform: context is kept and people help in the channels of others, at first 1.3 times as slowly; training makes that 1.05.",
          "Платформа: контекст сохраняется, и люди помогают в чужих каналах, сначала в 1,3 раза медленнее; после обучения — в 1,05.",
        ),
      ],
    },
    run: { startMinute: 360, warmUpMinutes: 180, lengthMinutes: 480 },
    policy: ISLANDS,
    queues: [
      voiceQueue("voice", NAMES.voice, {
        arrivals: constantDay(120),
        handleSeconds: 275,
        identificationMs: seconds(25),
        patienceSeconds: 180,
        withinSeconds: 20,
        priority: 1,
        selfService: {
          by: "ivr",
          durationMs: lognormal(seconds(45), 0.3),
          containedShare: 0,
          misroute: { share: 0.15, toQueueId: "voice", wrongAgentMs: lognormal(seconds(70), 0.3) },
        },
        ...behaviour,
      }),
      chatQueue("chat", NAMES.chat, {
        arrivals: constantDay(70),
        handleSeconds: 455,
        identificationMs: seconds(25),
        patienceSeconds: 300,
        withinSeconds: 60,
        priority: 2,
        ...behaviour,
      }),
      otherQueue("mail", NAMES.mail, "email", {
        arrivals: constantDay(36),
        handleSeconds: 395,
        identificationMs: seconds(25),
        withinSeconds: 4 * 3_600,
        dueInMs: hours(4),
        priority: 3,
        ...behaviour,
        customers: {
          ...behaviour.customers,
          statusQuestion: { share: 0.3, afterMs: exponential(hours(1)), toQueueId: "voice", visibleShare: 0 },
        },
      }),
    ],
    groups: [
      team("voice", NAMES.voice, 15, knowing("voice"), ANY_SLOTS),
      team("chat", NAMES.chat, 6, knowing("chat"), ANY_SLOTS),
      team("mail", NAMES.mail, 4, knowing("mail"), ANY_SLOTS),
    ],
  }),
  variants: [
    variant("base", text("Islands", "Острова")),
    variant(
      "touch-points",
      text("1. Touch points: status is visible", "1. Точки контакта: статус виден"),
      ...TOUCH_POINTS,
    ),
    variantOf(
      "touch-points",
      "journey-map",
      text("2. Journey map: fewer misled", "2. Карта пути: меньше ошибок меню"),
      ...JOURNEY_MAP,
    ),
    variantOf("journey-map", "data", text("3. Data: known at once", "3. Данные: узнаём сразу"), ...DATA),
    variantOf(
      "data",
      "feedback",
      text("4. Feedback: settled more often", "4. Обратная связь: решаем чаще"),
      ...FEEDBACK,
    ),
    variantOf(
      "feedback",
      "platform",
      text("5. Platform: context and help across", "5. Платформа: контекст и взаимопомощь"),
      ...PLATFORM,
    ),
    variantOf(
      "platform",
      "training",
      text("6. Training: as fast in every channel", "6. Обучение: быстро в любом канале"),
      ...TRAINING,
    ),
  ],
  sweeps: [
    sweep(
      {
        id: "people",
        name: text("People by phone, all six steps", "Людей на телефоне, все шесть шагов"),
        unit: "count",
        from: "training",
      },
      [9, 10, 11, 12, 13, 14, 15, 16],
      (agents) => [staffed("voice", agents)],
    ),
  ],
};
