import { minutes } from "../../vocabulary/index.ts";
import type { ScenarioChange, ScenarioFile } from "../scenarioFile.ts";
import type { SlotsSpec } from "../staff.ts";
import { centre, chatQueue, coming, constantDay, set, skill, sweep, team, text, times, variant } from "./parts.ts";

/** Minutes a chat takes while the agent holds 1 to 5: n² + n + 14, through the 18 and 30 min at 1.5 and 3.5. */
const CHAT_MINUTES = [16, 20, 26, 34, 44];

const PER_HOUR = 60;

/** Share settled while the agent holds 1 to 5. */
const SETTLED = [0.88, 0.85, 0.79, 0.7, 0.62];

/** Up to `chats` at once. */
function atOnce(chats: number): ScenarioChange[] {
  return [set("groups/chat/slots/total", chats), set("groups/chat/slots/byChannel/chat", chats)];
}

const slots: SlotsSpec = {
  total: 3,
  byChannel: { chat: 3 },
  slowDown: { chat: CHAT_MINUTES.map((length) => length / CHAT_MINUTES[0]!) },
};

/** How many chats a person should hold at once. */
export const threeAtOnce: ScenarioFile = {
  scenario: centre({
    id: "three-at-once",
    name: text("Three at once", "Трое сразу"),
    story: {
      story: text(
        "Nine people, sixty chats an hour. The more chats a person holds, the longer each takes and the fewer customers are really helped. The centre must say how many at once are allowed.",
        "Девять человек, шестьдесят чатов в час. Чем больше чатов у человека сразу, тем дольше идёт каждый и тем меньше клиентов действительно получают помощь. Центр должен решить, сколько чатов разрешить.",
      ),
      question: text(
        "How many chats at once help the most customers?",
        "При скольких чатах сразу помощь получит больше всего клиентов?",
      ),
      claim: text(
        "“Typing speed markedly affects productivity.” “You expect an answer at once but may read it any time.” LiveTex, Omnichannel contact centre, 2016. Length and resolution at 1.5, 2.5 and 3.5 chats at once: 18, 22 and 30 minutes; 88, 82 and 74 % settled.",
        "«Скорость печати заметно влияет на производительность». «Ответа ждёшь сразу, но прочесть его можешь когда угодно». LiveTex, «Омниканальный контакт-центр», 2016. Длительность и решаемость при 1,5, 2,5 и 3,5 чата сразу: 18, 22 и 30 минут; решено 88, 82 и 74 %.",
      ),
      lesson: text(
        "The wallboard says “more”: each further chat at once shortens the queue and raises the number answered. Resolution says “three”: beyond it a person settles no more matters an hour, and with the line always full clearly fewer. A figure of answered contacts never shows that.",
        "Табло говорит «больше»: с каждым разрешённым чатом очередь короче и отвеченных больше. Решаемость говорит «три»: дальше человек решает за час не больше дел, а когда очередь не кончается — заметно меньше. По числу отвеченных этого не увидеть.",
      ),
      assumptions: [
        text(
          "Lengths at 1 to 5 chats at once are 16, 20, 26, 34 and 44 minutes: a curve through the given points, our own beyond them.",
          "Длительность при 1–5 чатах сразу — 16, 20, 26, 34 и 44 минуты: кривая проходит у заданных точек, за ними она наша.",
        ),
        text(
          "Settled at 1 to 5 chats at once: 88, 85, 79, 70 and 62 %, straight in between. An assumption, not a measurement.",
          "Решено при 1–5 чатах сразу: 88, 85, 79, 70 и 62 %, между точками — по прямой. Это допущение, а не измерение.",
        ),
        text(
          "Whoever is not helped does not come again here; the scenario counts matters settled at the first contact.",
          "Кому не помогли, тот здесь не возвращается: считаются дела, решённые с первого обращения.",
        ),
        text(
          "Patience is 300 s on average; chats go to whoever holds the fewest.",
          "Терпение — 300 с в среднем; чат получает тот, у кого их меньше.",
        ),
      ],
    },
    policy: "least-busy",
    queues: [
      chatQueue("chat", text("Chat", "Чат"), {
        arrivals: constantDay(PER_HOUR),
        handleSeconds: (CHAT_MINUTES[0]! * minutes(1)) / 1_000,
        patienceSeconds: 300,
        withinSeconds: 60,
        resolution: { share: SETTLED[0]!, byConcurrency: SETTLED.map((share, i) => ({ concurrency: i + 1, share })) },
      }),
    ],
    groups: [team("chat", text("Chat", "Чат"), 9, [skill("chat")], slots)],
  }),
  variants: [
    variant("base", text("Three at once", "До трёх сразу")),
    variant("one", text("One at a time", "По одному"), ...atOnce(1)),
    variant("two", text("Two at once", "До двух сразу"), ...atOnce(2)),
    variant("four", text("Four at once", "До четырёх сразу"), ...atOnce(4)),
    variant("five", text("Five at once", "До пяти сразу"), ...atOnce(5)),
    variant(
      "full",
      text("Three at once, the line always full", "До трёх сразу, очередь не кончается"),
      coming("chat", 4 * PER_HOUR),
    ),
  ],
  sweeps: [
    sweep({ id: "at-once", name: text("Chats at once", "Чатов сразу"), unit: "count" }, [1, 2, 3, 4, 5], atOnce),
    sweep(
      {
        id: "at-once-full",
        name: text("Chats at once, the line always full", "Чатов сразу, очередь не кончается"),
        unit: "count",
        from: "full",
      },
      [1, 2, 3, 4, 5],
      atOnce,
    ),
    sweep(
      {
        id: "typing",
        name: text("Length of a chat: slow or quick typing", "Длительность чата: скорость печати"),
        unit: "factor",
      },
      [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4],
      (factor) => [times("queues/chat/talkMs/meanMs", factor)],
    ),
  ],
};
