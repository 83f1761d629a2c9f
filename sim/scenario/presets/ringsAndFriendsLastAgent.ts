import { minutes } from "../../vocabulary/index.ts";
import type { ScenarioFile } from "../scenarioFile.ts";
import {
  centre,
  constantDay,
  exponential,
  oneAtATime,
  set,
  skill,
  sweep,
  team,
  text,
  variant,
  voiceQueue,
} from "./parts.ts";
import { named } from "./policies.ts";

const CONTACTS_PER_HOUR = 240;
/** Of all contacts, those of a customer who comes again about the same matter. */
const REPEAT_SHARE = 0.3;

/** A customer who returns waits so long for the agent he knows; 0: only if that agent is idle at once. */
function waitForOwn(forSeconds: number) {
  return named("pref", { wait: forSeconds });
}

function waiting(forSeconds: number) {
  return variant(
    `own-${forSeconds}`,
    text(`Up to ${forSeconds} s for the own agent`, `До ${forSeconds} с ждут своего`),
    set("policy", waitForOwn(forSeconds)),
  );
}

/** Customers who come again and the agent who knows them. */
export const ringsAndFriendsLastAgent: ScenarioFile = {
  scenario: centre({
    id: "rings-and-friends-last-agent",
    name: text("Rings and friends: the agent who knows", "Круги и знакомые: тот, кто знает"),
    story: {
      story: text(
        "240 contacts an hour, twenty-two people. Three contacts in ten are of customers who come again about the same matter. The agent they spoke to before needs 35 % less time, for he knows it. He may be busy, and the customer can be made to wait for him.",
        "240 обращений в час, двадцать два человека. Три обращения из десяти — от тех, кто возвращается с тем же делом. Прежнему оператору нужно на 35 % меньше времени: он в курсе. Но он может быть занят, и тогда клиента можно оставить ждать его.",
      ),
      question: text(
        "How long should a returning customer wait for the agent who knows him?",
        "Сколько вернувшемуся клиенту ждать того, кто его знает?",
      ),
      claim: text(
        "“The operator recognises the client from the first message.” LiveTex, Omnichannel contact centre, 2016.",
        "«Оператор узнаёт клиента с первого сообщения». LiveTex, «Омниканальный контакт-центр», 2016.",
      ),
      lesson: text(
        "To prefer the agent who knows, when he is free, costs nothing and helps a little. To wait for him is dear: customers hang up while others sit idle, and the minutes saved do not make up for it. The service level tells this badly: once the wait is beyond the promise, it even rises while ever more people leave.",
        "Предпочесть знакомого оператора, если он свободен, ничего не стоит и немного помогает. Ждать его дорого: клиенты кладут трубку, когда другие сидят без дела, и сбережённые минуты этого не возмещают. Уровень обслуживания говорит об этом плохо: когда ожидание длиннее обещанного, он даже растёт, хотя уходит всё больше людей.",
      ),
      assumptions: [
        text(
          "Three in ten conversations do not settle the matter, and all of these customers come again, after half an hour on average.",
          "Три разговора из десяти не решают дела, и все эти клиенты возвращаются, в среднем через полчаса.",
        ),
        text(
          "The agent who knows needs 0.65 of the time; what he settles is the same.",
          "Тому, кто знает, нужно 0,65 времени; решает он столько же.",
        ),
        text(
          "168 new matters an hour: with those who come again, 240 contacts, less those who hang up for good.",
          "168 новых дел в час: с вернувшимися — 240 обращений, за вычетом тех, кто ушёл насовсем.",
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
      voiceQueue("voice", text("Phone", "Телефон"), {
        arrivals: constantDay(CONTACTS_PER_HOUR * (1 - REPEAT_SHARE)),
        handleSeconds: 300,
        patienceSeconds: 180,
        withinSeconds: 20,
        resolution: { share: 1 - REPEAT_SHARE },
        customers: { repeat: { share: 1, delayMs: exponential(minutes(30)) }, ownAgentFactor: 0.65 },
      }),
    ],
    groups: [team("voice", text("Phone", "Телефон"), 22, [skill("voice")], oneAtATime("voice"))],
  }),
  variants: [
    variant("base", text("Whoever is idle longest", "Тот, кто свободен дольше всех")),
    variant("own-0", text("The own agent if idle", "Свой, если свободен"), set("policy", waitForOwn(0))),
    ...[10, 20, 40, 60, 90].map(waiting),
  ],
  sweeps: [
    sweep(
      { id: "wait-for-own", name: text("Wait for the own agent", "Ожидание своего оператора"), unit: "seconds" },
      [0, 5, 10, 15, 20, 25, 30, 35, 40, 60, 90],
      (forSeconds) => [set("policy", waitForOwn(forSeconds))],
    ),
  ],
};
