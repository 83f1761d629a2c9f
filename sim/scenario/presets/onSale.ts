import { minutes, seconds } from "../../vocabulary/index.ts";
import type { ScenarioFile } from "../scenarioFile.ts";
import {
  always,
  centre,
  chatQueue,
  chatsAtATime,
  constantDay,
  exponential,
  lognormal,
  oneAtATime,
  otherQueue,
  remove,
  set,
  skill,
  sweep,
  team,
  text,
  variant,
  variantOf,
  voiceQueue,
} from "./parts.ts";
import { named } from "./policies.ts";

const SALE_MINUTE = 600;

/** A callback is offered to callers whose wait would be over `threshold` seconds; six in ten accept. */
function callback(threshold: number) {
  return set("policy", named("callback", { threshold, acceptance: 0.6, noAnswer: 0.1 }));
}

/** Tickets go on sale at ten: eight times the contacts for twenty minutes, and chat fails in the middle of it. */
export const onSale: ScenarioFile = {
  scenario: centre({
    id: "on-sale",
    name: text("On sale at ten", "Продажи с десяти"),
    story: {
      story: text(
        "A ticket office on an ordinary morning: 90 phone contacts and 60 chats an hour, fourteen people. At 10:00 a concert goes on sale, and for twenty minutes eight times as many come. At 10:05 chat fails for a quarter of an hour.",
        "Билетная касса обычным утром: 90 звонков и 60 чатов в час, четырнадцать человек. В 10:00 открывают продажу билетов на концерт, и двадцать минут приходит в восемь раз больше людей. В 10:05 на четверть часа отказывает чат.",
      ),
      question: text(
        "What helps in an hour nobody can be hired for?",
        "Что помогает в час, на который никого не наймёшь?",
      ),
      claim: text(
        "“A large ticket distributor: better service, lower labour cost, better personalisation; the agent sees the full picture when the contact comes.” Genesys.",
        "«Крупный продавец билетов: сервис лучше, затраты на труд ниже, обращение личнее; оператор видит всю картину в момент обращения». Genesys.",
      ),
      lesson: text(
        "A wave of this height is not answered, it is spread. Offering a callback spreads it over the following hour; knowing at once who it is shortens every contact a little, all morning; sending the contacts of the broken chat to the phone puts a second wave on top of the first. And beware of the figure of a broken channel: whoever never reached the line is missing from its service level, which looks the better for it.",
        "Такую волну не принять, её можно только растянуть. Предложение перезвонить растягивает её на следующий час; узнавание с первой секунды понемногу укорачивает каждое обращение, и так всё утро; а чаты, отправленные на телефон, кладут на первую волну вторую. И осторожнее с цифрой отказавшего канала: кто не дошёл до очереди, того нет в уровне обслуживания, и он от этого только лучше.",
      ),
      assumptions: [
        text(
          "Six in ten of those who give up waiting try again after three minutes, up to five times.",
          "Шестеро из десяти не дождавшихся пробуют снова через три минуты, до пяти раз.",
        ),
        text(
          "While chat is down its contacts are lost, but for the variant in which they are led to the phone.",
          "Пока чат не работает, его обращения теряются; только в одном варианте их ведут на телефон.",
        ),
        text(
          "Of the people called back, nine in ten answer; the others are dialled twice more.",
          "Из тех, кому перезванивают, отвечают девять из десяти; остальных набирают ещё дважды.",
        ),
        text(
          "Knowing who it is saves 25 of 30 s at the start of each contact.",
          "Узнавание экономит 25 из 30 с в начале каждого обращения.",
        ),
      ],
    },
    run: { startMinute: 480, warmUpMinutes: 60, lengthMinutes: 180, intervalMinutes: 10 },
    policy: "least-busy",
    queues: [
      voiceQueue("voice", text("Phone", "Телефон"), {
        arrivals: constantDay(90),
        handleSeconds: 210,
        identificationMs: seconds(30),
        patienceSeconds: 240,
        withinSeconds: 20,
        customers: { redial: { share: 0.6, delayMs: exponential(minutes(3)), atMost: 5 } },
      }),
      chatQueue("chat", text("Chat", "Чат"), {
        arrivals: constantDay(60),
        handleSeconds: 390,
        identificationMs: seconds(30),
        patienceSeconds: 300,
        withinSeconds: 60,
        customers: { redial: { share: 0.6, delayMs: exponential(minutes(3)), atMost: 5 } },
      }),
      otherQueue("callback", text("Callback", "Перезвон"), "callback", {
        handleSeconds: 240,
        withinSeconds: 3_600,
        dialling: {
          answerShare: 0.9,
          noAnswerMs: always(seconds(25)),
          redials: 2,
          redialDelayMs: lognormal(minutes(10), 0.5),
        },
      }),
    ],
    groups: [
      team("voice", text("Phone", "Телефон"), 9, [skill("voice"), skill("callback")], oneAtATime("voice", "callback")),
      team("chat", text("Chat", "Чат"), 5, [skill("chat")], chatsAtATime(3)),
    ],
    events: [
      {
        id: "sale",
        kind: "spike",
        day: 0,
        minute: SALE_MINUTE,
        durationMinutes: 20,
        queueIds: ["voice", "chat"],
        factor: 8,
      },
      { id: "chat-fails", kind: "outage", day: 0, minute: SALE_MINUTE + 5, durationMinutes: 15, queueIds: ["chat"] },
    ],
  }),
  variants: [
    variant("base", text("Sale at ten, chat fails", "Продажи с десяти, чат отказал")),
    variant("ordinary", text("An ordinary morning", "Обычное утро"), remove("events")),
    variant("chat-holds", text("Chat does not fail", "Чат не отказал"), remove("events/chat-fails")),
    variant(
      "diverted",
      text("Chats are led to the phone", "Чаты ведут на телефон"),
      set("events/chat-fails/divertTo", "voice"),
    ),
    variant(
      "known",
      text("Known at once", "Узнаём сразу"),
      set("queues/voice/identificationMs", seconds(5)),
      set("queues/chat/identificationMs", seconds(5)),
    ),
    variant("callback", text("Callback offered", "Предлагаем перезвонить"), callback(60)),
    variantOf(
      "callback",
      "callback-known",
      text("Callback offered, known at once", "Перезвон и узнаём сразу"),
      set("queues/voice/identificationMs", seconds(5)),
      set("queues/chat/identificationMs", seconds(5)),
    ),
  ],
  sweeps: [
    sweep(
      { id: "height", name: text("Height of the wave", "Высота волны"), unit: "factor" },
      [1, 2, 3, 4, 6, 8, 10, 12],
      (factor) => [set("events/sale/factor", factor)],
    ),
    sweep(
      { id: "callback-above", name: text("Callback offered above", "Перезвон предлагаем свыше"), unit: "seconds" },
      [30, 60, 120, 180, 300, 600],
      (aboveSeconds) => [callback(aboveSeconds)],
    ),
  ],
};
