import { minutes, seconds } from "../../vocabulary/index.ts";
import type { SelfServiceSpec } from "../customers.ts";
import type { ScenarioFile } from "../scenarioFile.ts";
import {
  centre,
  chatQueue,
  chatsAtATime,
  constantDay,
  exponential,
  lognormal,
  remove,
  set,
  skill,
  staffed,
  sweep,
  team,
  text,
  variant,
  variantOf,
} from "./parts.ts";

/** How flat the two intents are: the share of questions that need no more than an answer looked up. */
const FLATNESS = { status: 0.9, dispute: 0.15 } as const;

/** A robot that would settle seven in ten perfectly flat questions. */
function robot(flatness: number): SelfServiceSpec {
  return {
    by: "bot",
    durationMs: lognormal(seconds(60), 0.6),
    containedShare: 0.7,
    flatness,
    falselyContainedShare: 0.12,
    missCostMs: seconds(45),
  };
}

function answers(queueId: string, perHour: number, handleSeconds: number, flatness: number) {
  return {
    arrivals: constantDay(perHour),
    handleSeconds,
    patienceSeconds: 300,
    withinSeconds: 60,
    selfService: robot(flatness),
    resolution: { share: 0.9 },
    customers: { repeat: { share: 1, delayMs: exponential(minutes(30)), toQueueId: queueId } },
  };
}

/** A robot in front of two intents, one flat and one not. */
export const flatRobot: ScenarioFile = {
  scenario: centre({
    id: "flat-robot",
    name: text("The flat robot", "Плоский робот"),
    story: {
      story: text(
        "Chats about two things: 70 an hour ask where an order is, 50 an hour dispute a charge. A robot answers first. The one question is flat: the answer can be looked up. The other is not, and whoever the robot could not help has told his story for nothing.",
        "Чаты о двух вещах: 70 в час спрашивают, где заказ, 50 в час оспаривают списание. Первым отвечает робот. Один вопрос плоский: ответ можно просто найти. Другой — нет, и тот, кому робот не помог, рассказал свою историю зря.",
      ),
      question: text("Where does a robot help, and where does it cost?", "Где робот помогает, а где обходится дорого?"),
      claim: text(
        "“Robots are effective so far only for flat self-service; first understand what was asked, then find the answer.” ZOOM International, quality management, 2017.",
        "«Роботы пока эффективны только в плоском самообслуживании; сначала поймите, о чём спросили, потом ищите ответ». ZOOM International, управление качеством, 2017.",
      ),
      lesson: text(
        "A robot saves people where the intent is flat. Where it is not, it helps few, keeps everybody for a minute and hands on customers who take longer: the same robot in front of every question saves hardly more than one put in front of the right one.",
        "Робот экономит людей там, где вопрос плоский. Где не плоский, он помогает немногим, у каждого отнимает минуту и передаёт дальше тех, с кем разговор будет дольше: тот же робот перед всеми вопросами экономит едва ли больше, чем перед одним подходящим.",
      ),
      assumptions: [
        text(
          "The robot settles 0.7 × flatness of what comes: 63 % of the questions about orders, about a tenth of the disputes.",
          "Робот решает 0,7 × плоскость: 63 % вопросов о заказах и около десятой части споров.",
        ),
        text(
          "Twelve in a hundred of those it believes to have helped come again, and so do those whom an agent did not help (one in ten); after half an hour on average.",
          "Двенадцать из ста тех, кому он будто бы помог, возвращаются, как и те, кому не помог оператор (каждый десятый), — в среднем через полчаса.",
        ),
        text(
          "Whoever the robot could not help takes the agent 45 s longer.",
          "Того, кому робот не помог, оператор обслуживает на 45 с дольше.",
        ),
        text("Nobody leaves while talking to the robot.", "Во время разговора с роботом никто не уходит."),
      ],
    },
    run: { startMinute: 360, warmUpMinutes: 180, lengthMinutes: 480 },
    policy: "least-busy",
    queues: [
      chatQueue("status", text("Where is my order", "Где мой заказ"), {
        intent: "order status",
        ...answers("status", 70, 360, FLATNESS.status),
      }),
      chatQueue("dispute", text("Disputed charge", "Спорное списание"), {
        intent: "dispute",
        ...answers("dispute", 50, 660, FLATNESS.dispute),
      }),
    ],
    groups: [team("chat", text("Chat", "Чат"), 9, [skill("status"), skill("dispute")], chatsAtATime(3))],
  }),
  variants: [
    variant("base", text("A robot before everything", "Робот перед всеми вопросами")),
    variant(
      "nobody",
      text("No robot", "Без робота"),
      remove("queues/status/selfService"),
      remove("queues/dispute/selfService"),
    ),
    variant(
      "flat-only",
      text("A robot for orders only", "Робот только для заказов"),
      remove("queues/dispute/selfService"),
    ),
    variant(
      "other-only",
      text("A robot for disputes only", "Робот только для споров"),
      remove("queues/status/selfService"),
    ),
    variantOf(
      "flat-only",
      "flat-only-8",
      text("For orders only, 8 people", "Только для заказов, 8 человек"),
      staffed("chat", 8),
    ),
    variantOf(
      "flat-only",
      "flat-only-7",
      text("For orders only, 7 people", "Только для заказов, 7 человек"),
      staffed("chat", 7),
    ),
  ],
  sweeps: [
    sweep(
      { id: "flatness", name: text("How flat disputes are", "Насколько плоски споры"), unit: "share" },
      [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1],
      (flatness) => [set("queues/dispute/selfService/flatness", flatness)],
    ),
    sweep(
      { id: "miss-cost", name: text("What a miss costs", "Цена промаха"), unit: "seconds" },
      [0, 15, 30, 45, 60, 90, 120],
      (cost) => [
        set("queues/status/selfService/missCostMs", seconds(cost)),
        set("queues/dispute/selfService/missCostMs", seconds(cost)),
      ],
    ),
  ],
};
