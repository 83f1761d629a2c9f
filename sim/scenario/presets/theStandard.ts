import type { ScenarioFile } from "../scenarioFile.ts";
import {
  centre,
  chatQueue,
  chatsAtATime,
  constantDay,
  set,
  skill,
  staffed,
  sweep,
  team,
  text,
  variant,
  variantOf,
} from "./parts.ts";

const SECONDS_BEFORE = 900;
/** Chats became shorter by 44 %. */
const FACTOR_AFTER = 0.56;

/** A standard of answering makes chats shorter: how many people that is worth. */
export const theStandard: ScenarioFile = {
  scenario: centre({
    id: "the-standard",
    name: text("The standard", "Стандарт"),
    story: {
      story: text(
        "Twelve people hold 90 chats an hour, up to three at once. Then the centre writes down how a good chat goes – greeting, question, answer, end – and chats become 44 % shorter.",
        "Двенадцать человек ведут 90 чатов в час, до трёх сразу. Потом центр записывает, как идёт хороший чат: приветствие, вопрос, ответ, завершение, — и чаты становятся короче на 44 %.",
      ),
      question: text(
        "With how many people is the service level of before kept after?",
        "Скольких людей хватит, чтобы сохранить прежний уровень обслуживания?",
      ),
      claim: text(
        "“Standards cut the length of chats by 44 % and raised satisfaction from 75 to 84 %.” Samsung’s experience in LiveTex, Omnichannel contact centre, 2016.",
        "«Стандарты сократили длительность чатов на 44 % и подняли удовлетворённость с 75 до 84 %». Опыт Samsung из отчёта LiveTex «Омниканальный контакт-центр», 2016.",
      ),
      lesson: text(
        "Shorter chats are worth people in about the proportion in which they are shorter, hardly more. Whoever keeps everybody buys almost perfect service instead, and must decide which of the two was wanted.",
        "Насколько короче стали чаты, примерно настолько же меньше нужно людей, но едва ли больше того. Кто оставит всех, купит взамен почти безупречный сервис; решите, что из двух было целью.",
      ),
      assumptions: [
        text(
          "All chats become 0.56 times as long; their spread stays the same in proportion.",
          "Длительность каждого чата — 0,56 прежней; относительный разброс не меняется.",
        ),
        text(
          "Satisfaction from 75 to 84 % is what the report says. It is not simulated and depends on nothing here.",
          "Удовлетворённость с 75 до 84 % — цифры отчёта. Они не моделируются и ни от чего здесь не зависят.",
        ),
        text(
          "With n chats at once each takes 1 + 0.25 (n − 1) times as long, before and after alike.",
          "Когда чатов n сразу, каждый длится в 1 + 0,25 (n − 1) раза дольше — и до, и после.",
        ),
      ],
    },
    policy: "fifo-li",
    queues: [
      chatQueue("chat", text("Chat", "Чат"), {
        arrivals: constantDay(90),
        handleSeconds: SECONDS_BEFORE,
        patienceSeconds: 300,
        withinSeconds: 60,
      }),
    ],
    groups: [team("chat", text("Chat", "Чат"), 12, [skill("chat")], chatsAtATime(3))],
  }),
  variants: [
    variant("base", text("Before, 12 people", "До, 12 человек")),
    variant(
      "after",
      text("After, 12 people", "После, 12 человек"),
      set("queues/chat/talkMs/meanMs", Math.round(SECONDS_BEFORE * FACTOR_AFTER) * 1_000),
    ),
    variantOf("after", "after-8", text("After, 8 people", "После, 8 человек"), staffed("chat", 8)),
    variantOf("after", "after-7", text("After, 7 people", "После, 7 человек"), staffed("chat", 7)),
    variantOf("after", "after-6", text("After, 6 people", "После, 6 человек"), staffed("chat", 6)),
  ],
  sweeps: [
    sweep(
      { id: "people-after", name: text("People after", "Людей после"), unit: "count", from: "after" },
      [5, 6, 7, 8, 9, 10, 11, 12],
      (agents) => [staffed("chat", agents)],
    ),
    sweep(
      { id: "length", name: text("Length of chats against before", "Длительность чата к прежней"), unit: "factor" },
      [0.5, 0.56, 0.6, 0.7, 0.8, 0.9, 1],
      (factor) => [set("queues/chat/talkMs/meanMs", Math.round(SECONDS_BEFORE * factor) * 1_000)],
    ),
  ],
};
