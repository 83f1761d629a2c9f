import { seconds } from "../../vocabulary/index.ts";
import type { ScenarioChange, ScenarioFile } from "../scenarioFile.ts";
import {
  centre,
  constantDay,
  lognormal,
  oneAtATime,
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

/** A short wait in the menu or at a wrong desk varies little. */
const MENU_CV = 0.3;

const MENU_REMEMBERS: ScenarioChange = set("queues/voice/selfService/regulars/durationMs/meanMs", seconds(8));
const KNOWN_AT_ONCE: ScenarioChange = set("queues/voice/identificationMs", seconds(5));

function misrouted(share: number): ScenarioChange {
  return set("queues/voice/selfService/misroute/share", share);
}

function wrongGuess(share: number): ScenarioChange {
  return set("queues/voice/selfService/regulars/wrongGuessShare", share);
}

/** A menu that remembers, an agent who knows who it is, and routes that lead to the right desk. */
export const menuMemory: ScenarioFile = {
  scenario: centre({
    id: "menu-memory",
    name: text("Menu with a memory", "Меню, которое помнит"),
    story: {
      story: text(
        "240 people an hour phone and pass a menu; 40 % of them come for the same thing every time and still listen to all of it for 45 s. The agent then spends 25 s to learn who it is. Fifteen in a hundred chose wrongly, lose 70 s with a wrong agent and wait again.",
        "240 человек в час звонят и проходят меню; 40 % из них каждый раз приходят за одним и тем же и всё равно слушают его целиком, 45 с. Потом оператор 25 с выясняет, кто звонит. Пятнадцать из ста ошиблись в меню: они теряют 70 с у не того оператора и ждут снова.",
      ),
      question: text(
        "What does it give the staff, and what the callers, when the centre uses what it already knows?",
        "Что получат операторы и что клиенты, если центр воспользуется тем, что уже знает?",
      ),
      claim: text(
        "“The menu must reorder itself by history: whoever always pays for cable television must not wait for ‘press 6’.” “All data the client ever entered are filled in automatically.” TAdviser, Omnichannel.",
        "«Меню должно перестраиваться по истории: кто всегда платит за кабельное телевидение, не должен ждать „нажмите 6“». «Все данные, которые клиент когда-либо вводил, подставляются автоматически». TAdviser, «Омниканальность».",
      ),
      lesson: text(
        "The memory of the menu is small for staff and large for people: it frees nobody on the floor, but gives every regular caller his half minute back. Knowing who it is and leading to the right desk free people too. A guess that is wrong one time in ten takes back little.",
        "Память меню — мелочь для штата и много для людей: на линии она никого не освобождает, зато каждому постоянному клиенту возвращает полминуты. А узнавание и верный маршрут освобождают и людей. Догадка, неверная один раз из десяти, отнимает немного.",
      ),
      assumptions: [
        text(
          "The 25 s of identification are part of the 300 s of handle time; asking less leaves the rest as it is.",
          "25 с на узнавание входят в 300 с обслуживания; остальной разговор от этого не меняется.",
        ),
        text(
          "Whoever meets a wrong agent takes 70 s of somebody of the same team and then joins the line again.",
          "Попавший не туда занимает на 70 с кого-то из той же команды и снова встаёт в очередь.",
        ),
        text(
          "When the guess is wrong the whole menu plays after it.",
          "Если догадка неверна, после неё звучит всё меню.",
        ),
        text(
          "Nobody hangs up inside the menu; patience begins with the line.",
          "В меню трубку не кладут; терпение начинает расходоваться в очереди.",
        ),
      ],
    },
    policy: "fifo-li",
    queues: [
      voiceQueue("voice", text("Phone", "Телефон"), {
        arrivals: constantDay(240),
        handleSeconds: 275,
        identificationMs: seconds(25),
        patienceSeconds: 180,
        withinSeconds: 20,
        selfService: {
          by: "ivr",
          durationMs: lognormal(seconds(45), MENU_CV),
          containedShare: 0,
          regulars: { share: 0.4, durationMs: lognormal(seconds(45), MENU_CV), wrongGuessShare: 0 },
          misroute: { share: 0.15, toQueueId: "voice", wrongAgentMs: lognormal(seconds(70), MENU_CV) },
        },
      }),
    ],
    groups: [team("voice", text("Phone", "Телефон"), 23, [skill("voice")], oneAtATime("voice"))],
  }),
  variants: [
    variant("base", text("Without memory", "Без памяти")),
    variant("menu", text("The menu remembers", "Меню помнит"), MENU_REMEMBERS),
    variant("known", text("The agent knows who it is", "Оператор знает, кто звонит"), KNOWN_AT_ONCE),
    variant("routed", text("Fewer wrong desks", "Меньше ошибок маршрута"), misrouted(0.05)),
    variant("all", text("All three", "Всё вместе"), MENU_REMEMBERS, KNOWN_AT_ONCE, misrouted(0.05)),
    variantOf(
      "all",
      "wrong-guesses",
      text("All, one guess in ten wrong", "Всё, но одна догадка из десяти неверна"),
      wrongGuess(0.1),
    ),
    variantOf("all", "all-22", text("All three, 22 people", "Всё вместе, 22 человека"), staffed("voice", 22)),
    variantOf("all", "all-21", text("All three, 21 people", "Всё вместе, 21 человек"), staffed("voice", 21)),
  ],
  sweeps: [
    sweep(
      { id: "wrong-guesses", name: text("Wrong guesses", "Неверные догадки"), unit: "share", from: "all" },
      [0, 0.05, 0.1, 0.2, 0.3, 0.5],
      (share) => [wrongGuess(share)],
    ),
    sweep(
      { id: "people", name: text("People, all three", "Людей, всё вместе"), unit: "count", from: "all" },
      [19, 20, 21, 22, 23],
      (agents) => [staffed("voice", agents)],
    ),
  ],
};
