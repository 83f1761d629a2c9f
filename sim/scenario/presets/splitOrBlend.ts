import type { ScenarioChange, ScenarioFile, ScenarioSweep } from "../scenarioFile.ts";
import {
  centre,
  chatQueue,
  constantDay,
  set,
  skill,
  sweep,
  team,
  text,
  variant,
  variantOf,
  voiceOrChats,
  voiceQueue,
} from "./parts.ts";
import { LONGEST_IDLE, named, OWN_QUEUE, onlyTo, policy, SAME_CHANNEL } from "./policies.ts";

const SPLIT = policy("split", {
  plans: [onlyTo("voice", "voice", "voice-flexible"), onlyTo("chat", "chat", "chat-flexible")],
});
const FLEXIBLE = policy("flexible-three", {
  plans: [
    onlyTo("voice", "voice", "voice-flexible", "chat-flexible"),
    onlyTo("chat", "chat", "chat-flexible", "voice-flexible"),
  ],
  agentScore: [SAME_CHANNEL, OWN_QUEUE, LONGEST_IDLE],
});

/** Chats packed, and so many idle people kept for the phone. */
function reserve(agents: number) {
  return set("policy", named("reserve", { channel: "voice", agents, fromEmail: 0, order: "pack" }));
}

/** People are this many times as fast in the channel that is not their own. */
function crossSpeed(speed: number): ScenarioChange[] {
  return ["voice", "voice-flexible", "chat-flexible", "chat"].map((group) =>
    set(`groups/${group}/skills/1/handleTimeFactor`, 1 / speed),
  );
}

const RULES = [
  ["scatter", text("Speed in the other channel: least loaded", "Скорость в чужом канале: наименее занятому")],
  ["pack", text("Speed in the other channel: chats packed", "Скорость в чужом канале: чаты вместе")],
  ["reserve-1", text("Speed in the other channel: one kept", "Скорость в чужом канале: один в запасе")],
  ["reserve-2", text("Speed in the other channel: two kept", "Скорость в чужом канале: двое в запасе")],
  ["flexible", text("Speed in the other channel: three flexible", "Скорость в чужом канале: трое гибких")],
] as const;

const SWEEPS: readonly ScenarioSweep[] = RULES.map(([from, name]) =>
  sweep({ id: `cross-speed-${from}`, name, unit: "factor", from }, [0.6, 0.7, 0.8, 0.9, 1], crossSpeed),
);

const VOICE_PEOPLE = [skill("voice"), skill("chat")];
const CHAT_PEOPLE = [skill("chat"), skill("voice")];

/** The same 24 people and two channels under seven rules. */
export const splitOrBlend: ScenarioFile = {
  scenario: centre({
    id: "split-or-blend",
    name: text("Split or blend", "Разделить или смешать"),
    story: {
      story: text(
        "Twenty-four people, 180 phone contacts and 90 chats an hour. Seventeen came for the phone, seven for chat; all of them have both on their screens. Nothing differs between the variants but the rule that says who is offered what.",
        "Двадцать четыре человека, 180 звонков и 90 чатов в час. Семнадцать пришли на телефон, семь — в чат, и у каждого на экране есть и то и другое. Варианты отличаются одним: правилом, кому что предлагать.",
      ),
      question: text(
        "Should voice and chat have people of their own, or should everybody do everything?",
        "Должны ли у телефона и чата быть свои люди или каждый должен вести всё?",
      ),
      claim: text(
        "“Separate the staff into voice and digital specialists.” LiveTex, 2016. “One joined pool over all channels.” Genesys; TAdviser, Omnichannel. And: “We have the platform, so we are omnichannel” is a myth. ZOOM International, 2017.",
        "«Разделите персонал на голосовых и цифровых специалистов». LiveTex, 2016. «Единый пул на все каналы». Genesys; TAdviser, «Омниканальность». И ещё: «У нас есть платформа, значит, мы омниканальны» — миф. ZOOM International, 2017.",
      ),
      lesson: text(
        "Blending is a rule, not a button. Chats spread over everybody leave nobody free for the phone; the same people with chats gathered and one or two kept free for the phone serve both better. Where people are slow in the channel that is not their own, it turns round, and two teams do better.",
        "Смешение — это правило, а не кнопка. Чаты, розданные всем понемногу, не оставляют никого для телефона; те же люди, если чаты собраны у немногих, а один-двое придержаны для телефона, обслуживают лучше и то и другое. Там, где люди в чужом канале медлят, всё наоборот: лучше две команды.",
      ),
      assumptions: [
        text(
          "A phone contact takes the whole person; up to three chats can be held instead, each slowed down by the others.",
          "Звонок занимает человека целиком; вместо него можно вести до трёх чатов, и каждый замедляет остальные.",
        ),
        text(
          "People are equally fast in both channels, but in the variant “slower” and along the sliders, where the channel that is not their own takes them longer.",
          "В обоих каналах люди работают одинаково быстро; только в варианте «медленнее» и на ползунках чужой канал идёт у них дольше.",
        ),
        text(
          "The three flexible people are one from the phone and two from chat.",
          "Трое гибких — один с телефона и двое из чата.",
        ),
      ],
    },
    policy: SPLIT,
    queues: [
      voiceQueue("voice", text("Phone", "Телефон"), {
        arrivals: constantDay(180),
        handleSeconds: 300,
        patienceSeconds: 180,
        withinSeconds: 20,
      }),
      chatQueue("chat", text("Chat", "Чат"), {
        arrivals: constantDay(90),
        handleSeconds: 480,
        patienceSeconds: 300,
        withinSeconds: 60,
      }),
    ],
    groups: [
      team("voice", text("Phone", "Телефон"), 16, VOICE_PEOPLE, voiceOrChats(3)),
      team("voice-flexible", text("Phone, flexible", "Телефон, гибкие"), 1, VOICE_PEOPLE, voiceOrChats(3)),
      team("chat-flexible", text("Chat, flexible", "Чат, гибкие"), 2, CHAT_PEOPLE, voiceOrChats(3)),
      team("chat", text("Chat", "Чат"), 5, CHAT_PEOPLE, voiceOrChats(3)),
    ],
  }),
  variants: [
    variant("base", text("Split: 17 phone, 7 chat", "Раздельно: 17 телефон, 7 чат")),
    variant("scatter", text("Blend: to the least loaded", "Вместе: наименее занятому"), set("policy", "blend-scatter")),
    variant("pack", text("Blend: chats packed", "Вместе: чаты собраны"), set("policy", "blend-pack")),
    variant("reserve-1", text("Packed, one kept for phone", "Собраны, один для телефона"), reserve(1)),
    variant("reserve-2", text("Packed, two kept for phone", "Собраны, двое для телефона"), reserve(2)),
    variant("flexible", text("16 phone, 5 chat, 3 flexible", "16 телефон, 5 чат, 3 гибких"), set("policy", FLEXIBLE)),
    variantOf(
      "reserve-2",
      "slower",
      text("Two kept, other channel slower", "Двое в запасе, чужой канал медленнее"),
      ...crossSpeed(0.8),
    ),
  ],
  sweeps: SWEEPS,
};
