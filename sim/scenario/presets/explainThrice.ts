import { minutes, seconds } from "../../vocabulary/index.ts";
import type { ScenarioChange, ScenarioFile } from "../scenarioFile.ts";
import {
  centre,
  constantDay,
  exponential,
  oneAtATime,
  otherQueue,
  set,
  skill,
  staffed,
  sweep,
  team,
  text,
  variant,
  variantOf,
  voiceQueue,
} from "./parts.ts";

const NEEDS_PER_HOUR = 240;
const CONTINUED_SHARE = 0.3;
const RESOLVED_KEPT = 0.88;
const RESOLVED_LOST = 0.82;

/** What a continuation costs whose earlier words nobody sees. */
const LOST_CONTEXT = { clarifyMs: seconds(60), resolvedFactor: RESOLVED_LOST / RESOLVED_KEPT };

/** Share of continuations whose earlier words the next agent sees: from writing to phone, and from phone to phone. */
function contextKept(share: number): ScenarioChange[] {
  return ["written", "voice"].map((queue) => set(`queues/${queue}/customers/repeat/contextKeptShare`, share));
}

/** Customers who explain their matter again and again, and the people that costs. */
export const explainThrice: ScenarioFile = {
  scenario: centre({
    id: "explain-thrice",
    name: text("Explain thrice", "Объяснить трижды"),
    story: {
      story: text(
        "240 customers an hour have a matter to settle. Seven in ten phone at once; three in ten wrote first, and phone half an hour later because writing did not settle it. Whoever is not helped phones again. Either the next agent sees what was said before, or the customer tells it all again.",
        "240 клиентов в час приходят со своим делом. Семеро из десяти сразу звонят; трое сначала пишут и через полчаса звонят, потому что письмом дело не решилось. Кому не помогли, тот звонит снова. Либо следующий оператор видит, что было сказано раньше, либо клиент рассказывает всё сначала.",
      ),
      question: text(
        "How many people buy back what lost context costs?",
        "Сколько людей нужно, чтобы возместить потерянный контекст?",
      ),
      claim: text(
        "“The client writes in chat, then by mail, then phones, and explains his question three times; in omnichannel service the agent sees it and offers a solution at once.” A guide to omnichannel service. “40 % of technologies are not integrated, so the client repeats the question.” LiveTex, 2016.",
        "«Клиент пишет в чат, потом на почту, потом звонит и трижды объясняет свой вопрос; при омниканальном обслуживании оператор видит всё и сразу предлагает решение». Руководство по омниканальному обслуживанию. «40 % технологий не интегрированы, и клиент повторяет вопрос». LiveTex, 2016.",
      ),
      lesson: text(
        "Lost context is paid for twice: in longer conversations, and in customers who come again because they were not helped. More people can restore the service level, but not what it takes the customer: he still explains the matter more often.",
        "За потерянный контекст платят дважды: разговоры длиннее, а те, кому не помогли, звонят снова. Уровень обслуживания можно вернуть дополнительными людьми, но клиенту от этого не легче: объяснять ему по-прежнему приходится чаще.",
      ),
      assumptions: [
        text(
          "Explaining again takes 60 s. Without context 82 % of conversations settle the matter, with it (and the first time) 88 %.",
          "Повторное объяснение занимает 60 с. Без контекста дело решают 82 % разговоров, с ним (и в первый раз) — 88 %.",
        ),
        text(
          "Everybody who was not helped comes again, after half an hour on average, until the matter is settled.",
          "Каждый, кому не помогли, обращается снова, в среднем через полчаса, пока дело не решится.",
        ),
        text(
          "Those who write first are answered by another team, always at once; only its words are part of this scenario, not its work.",
          "Тем, кто сначала пишет, отвечает другая команда, и всегда сразу; здесь важны сказанные слова, а не её работа.",
        ),
        text(
          "The warm-up is three hours, so that customers who return are there from the first minute counted.",
          "Разогрев длится три часа, чтобы с первой учтённой минуты были и те, кто возвращается.",
        ),
      ],
    },
    run: { startMinute: 360, warmUpMinutes: 180, lengthMinutes: 480 },
    policy: "fifo-li",
    queues: [
      otherQueue("written", text("Writing first", "Сначала пишут"), "chat", {
        arrivals: constantDay(NEEDS_PER_HOUR * CONTINUED_SHARE),
        handleSeconds: 330,
        withinSeconds: 60,
        resolution: { share: 0 },
        customers: {
          repeat: { share: 1, delayMs: exponential(minutes(30)), toQueueId: "voice", contextKeptShare: 1 },
          lostContext: LOST_CONTEXT,
        },
      }),
      voiceQueue("voice", text("Phone", "Телефон"), {
        arrivals: constantDay(NEEDS_PER_HOUR * (1 - CONTINUED_SHARE)),
        handleSeconds: 330,
        patienceSeconds: 180,
        withinSeconds: 20,
        resolution: { share: RESOLVED_KEPT },
        customers: {
          repeat: { share: 1, delayMs: exponential(minutes(30)), contextKeptShare: 1 },
          lostContext: LOST_CONTEXT,
        },
      }),
    ],
    groups: [
      team("voice", text("Phone", "Телефон"), 28, [skill("voice")], oneAtATime("voice")),
      // Far more than the 6.6 conversations at once that come: writing never waits.
      team("written", text("Writing", "Переписка"), 25, [skill("written")], oneAtATime("chat")),
    ],
  }),
  variants: [
    variant("base", text("Context kept, 28 people", "Контекст сохранён, 28 человек")),
    variant("lost", text("Context lost, 28 people", "Контекст потерян, 28 человек"), ...contextKept(0)),
    variantOf("lost", "lost-29", text("Context lost, 29 people", "Контекст потерян, 29 человек"), staffed("voice", 29)),
    variantOf("lost", "lost-30", text("Context lost, 30 people", "Контекст потерян, 30 человек"), staffed("voice", 30)),
    variantOf("lost", "lost-31", text("Context lost, 31 people", "Контекст потерян, 31 человек"), staffed("voice", 31)),
    variantOf(
      "lost",
      "lost-32",
      text("Context lost, 32 people", "Контекст потерян, 32 человека"),
      staffed("voice", 32),
    ),
  ],
  sweeps: [
    sweep(
      { id: "people", name: text("People, context lost", "Людей, контекст потерян"), unit: "count", from: "lost" },
      [26, 27, 28, 29, 30, 31, 32, 33, 34],
      (agents) => [staffed("voice", agents)],
    ),
    sweep(
      { id: "context-kept", name: text("Share with context kept", "Доля с сохранённым контекстом"), unit: "share" },
      [0, 0.2, 0.4, 0.6, 0.8, 1],
      contextKept,
    ),
  ],
};
