import type { ScenarioFile } from "../scenarioFile.ts";
import {
  centre,
  chatQueue,
  chatsAtATime,
  coming,
  constantDay,
  oneAtATime,
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

const PER_HOUR = 300;
const AGENTS = 27;

/** The rates when `share` of the phone contacts come as chats instead. */
function moved(share: number) {
  return [coming("voice", PER_HOUR * (1 - share)), coming("chat", PER_HOUR * share)];
}

/** Chats nobody would have phoned about, as a share of all contacts, on top of the twentieth that moved. */
function induced(share: number) {
  return set("queues/chat/arrivals/inducedShare", share / 0.05);
}

const ONE_FOR_CHAT = [...moved(0.05), staffed("voice", AGENTS - 1), staffed("chat", 1)];
const EVERYBODY_BOTH = [...moved(0.05), staffed("voice", 0), staffed("both", AGENTS)];

/** One customer in twenty moves from phone to chat: what that frees, and what it costs. */
export const fivePercent: ScenarioFile = {
  scenario: centre({
    id: "five-percent",
    name: text("Five percent", "Пять процентов"),
    story: {
      story: text(
        "A centre answers 300 phone contacts an hour with 27 people. Chat is opened, and without any promotion one customer in twenty moves there. Either one of the 27 is given to chat alone, or everybody learns to do both.",
        "Контакт-центр принимает 300 звонков в час, на линии 27 человек. Открывают чат, и без всякой рекламы каждый двадцатый клиент переходит туда. Можно посадить на чат одного из двадцати семи, а можно научить всех и тому и другому.",
      ),
      question: text(
        "Does service get better when five percent of the load leaves the phone and the number of people stays?",
        "Станет ли сервис лучше, если пять процентов нагрузки ушло с телефона, а людей осталось столько же?",
      ),
      claim: text(
        "“From the first month five percent of phone contacts went to chat, with no promotion and no invitations; the cost of service fell.” LiveTex, Omnichannel contact centre, 2016. Against it: “New channels can increase the number of contacts.” ZOOM International, quality management, 2017.",
        "«С первого месяца пять процентов телефонных обращений ушло в чат, без рекламы и приглашений; стоимость обслуживания снизилась». LiveTex, «Омниканальный контакт-центр», 2016. Возражение: «Новые каналы могут увеличить число обращений». ZOOM International, управление качеством, 2017.",
      ),
      lesson: text(
        "Five percent of the contacts is about one person’s work, so nobody is freed. One person alone in chat is a queue too small to rely on: the phone hardly feels the difference, and many who wrote leave unanswered. If everybody does both, chat is answered at once and the phone pays for it a little, less if chats are gathered. And if the new channel brings contacts nobody had before, one person drowns in them.",
        "Пять процентов обращений — это работа примерно одного человека, так что никто не освобождается. Один человек в чате — слишком маленькая команда, чтобы на неё полагаться: телефон почти не замечает разницы, а многие написавшие уходят без ответа. Если каждый ведёт и то и другое, в чате отвечают сразу, а телефон немного за это платит — меньше, если чаты собирать у одних. А если новый канал приносит обращения, которых раньше не было, один человек в них тонет.",
      ),
      assumptions: [
        text(
          "Every moved contact is exactly one chat: 285 phone contacts and 15 chats an hour.",
          "Каждое ушедшее обращение становится ровно одним чатом: 285 звонков и 15 чатов в час.",
        ),
        text(
          "A chat alone takes 480 s; with n chats at once each takes 1 + 0.25 (n − 1) times as long.",
          "Чат без соседей длится 480 с; когда их n сразу, каждый длится в 1 + 0,25 (n − 1) раза дольше.",
        ),
        text(
          "Induced demand is five percent of all contacts and comes as chats, because chat is what made it easy.",
          "Вызванный спрос — пять процентов от всех обращений, и приходит он в чат: легче стало именно там.",
        ),
        text(
          "Whoever does both is as fast in chat as a chat specialist.",
          "Тот, кто ведёт оба канала, в чате не медленнее того, кто занят только чатом.",
        ),
      ],
    },
    policy: "least-busy",
    queues: [
      voiceQueue("voice", text("Phone", "Телефон"), {
        arrivals: constantDay(PER_HOUR),
        handleSeconds: 300,
        patienceSeconds: 180,
        withinSeconds: 20,
      }),
      chatQueue("chat", text("Chat", "Чат"), {
        arrivals: constantDay(0),
        handleSeconds: 480,
        patienceSeconds: 300,
        withinSeconds: 60,
      }),
    ],
    groups: [
      team("voice", text("Phone", "Телефон"), AGENTS, [skill("voice")], oneAtATime("voice")),
      team("chat", text("Chat", "Чат"), 0, [skill("chat")], chatsAtATime(3)),
      team("both", text("Phone and chat", "Телефон и чат"), 0, [skill("voice"), skill("chat")], voiceOrChats(3)),
    ],
  }),
  variants: [
    variant("base", text("All by phone, 27 people", "Всё по телефону, 27 человек")),
    variant("one-for-chat", text("26 by phone, 1 in chat", "26 на телефоне, 1 в чате"), ...ONE_FOR_CHAT),
    variant("everybody-both", text("27 do both", "27 ведут и то и другое"), ...EVERYBODY_BOTH),
    variantOf(
      "everybody-both",
      "both-packed",
      text("27 do both, chats packed", "27 ведут и то и другое, чаты собраны"),
      set("policy", "blend-pack"),
    ),
    variantOf(
      "one-for-chat",
      "induced",
      text("26 + 1, and chat brings 5 % more", "26 + 1, и чат добавляет 5 %"),
      induced(0.05),
    ),
    variantOf(
      "everybody-both",
      "induced-both",
      text("27 do both, and chat brings 5 % more", "27 ведут оба, и чат добавляет 5 %"),
      induced(0.05),
    ),
  ],
  sweeps: [
    sweep(
      {
        id: "moved",
        name: text("Share that moves to chat", "Доля ушедших в чат"),
        unit: "share",
        from: "everybody-both",
      },
      [0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4],
      moved,
    ),
    sweep(
      { id: "chats-at-once", name: text("Chats at once", "Чатов сразу"), unit: "count", from: "one-for-chat" },
      [1, 2, 3, 4, 5],
      (chats) => [set("groups/chat/slots/total", chats), set("groups/chat/slots/byChannel/chat", chats)],
    ),
    sweep(
      {
        id: "chat-length",
        name: text("Length of a chat alone", "Длительность чата без соседей"),
        unit: "seconds",
        from: "one-for-chat",
      },
      [240, 300, 360, 420, 480, 540, 600, 720],
      (seconds) => [set("queues/chat/talkMs/meanMs", seconds * 1_000)],
    ),
    sweep(
      { id: "induced", name: text("Induced demand", "Вызванный спрос"), unit: "share", from: "one-for-chat" },
      [0, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1],
      (share) => [induced(share)],
    ),
  ],
};
