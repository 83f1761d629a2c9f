import type { ScenarioFile } from "../scenarioFile.ts";
import { centre, constantDay, oneAtATime, set, skill, sweep, team, text, variant, voiceQueue } from "./parts.ts";
import { named, onlyTo, policy } from "./policies.ts";

/** People take this many times as long for the topic that is not theirs: they are 0.8 times as fast. */
const CROSS_FACTOR = 1 / 0.8;

/** For so long a contact waits for people of its own topic; then the ring widens to everybody. */
function ringOne(forSeconds: number) {
  return named("bullseye", { ring: forSeconds });
}

function ring(forSeconds: number) {
  return variant(
    `ring-${forSeconds}`,
    text(`Own people for ${forSeconds} s, then everybody`, `${forSeconds} с свои люди, потом все`),
    set("policy", ringOne(forSeconds)),
  );
}

const OWN_ONLY = policy("own-only", { plans: [onlyTo("cards", "cards"), onlyTo("loans", "loans")] });

/** Rings of people that widen while a contact waits. */
export const ringsAndFriendsBullseye: ScenarioFile = {
  scenario: centre({
    id: "rings-and-friends-bullseye",
    name: text("Rings and friends: rings", "Круги и знакомые: круги"),
    story: {
      story: text(
        "Two topics, cards and loans, each with people who know it best: eleven and nine. In the other topic they need a quarter longer. A contact is offered to its own people first; when they are all busy it waits for them a while, and only then may anybody take it.",
        "Две темы, карты и кредиты, и у каждой свои знатоки: одиннадцать и девять человек. В чужой теме им нужно на четверть больше времени. Обращение сначала предлагают своим; если все они заняты, оно какое-то время ждёт их и лишь потом доступно каждому.",
      ),
      question: text("How long should a contact wait for its own people?", "Сколько обращению ждать своих людей?"),
      claim: text(
        "“Pass the contact to the employee with the skills that solve it best.” TAdviser, Omnichannel.",
        "«Передать обращение сотруднику, чьи навыки решат его лучше всего». TAdviser, «Омниканальность».",
      ),
      lesson: text(
        "Waiting for the right people keeps everybody fast, and the service level is best when the wait for them ends just before the promise. At the promise it falls off a cliff. Beyond the cliff it climbs again, and there it lies: ever more people hang up, and whoever hangs up early is not answered late. Never read a service level without the abandonments beside it.",
        "Ожидание своих людей бережёт общую скорость, и уровень обслуживания лучше всего, когда оно кончается чуть раньше обещанного срока. На самом сроке он срывается вниз. За обрывом он снова растёт, и вот там он лжёт: трубку кладут всё чаще, а кто положил её рано, тому не ответили поздно. Не читайте уровень обслуживания без доли потерянных рядом.",
      ),
      assumptions: [
        text(
          "People are 0.8 times as fast in the other topic; what they settle is the same.",
          "В чужой теме скорость людей — 0,8 от своей; решают они столько же.",
        ),
        text(
          "With a ring of 0 s whoever is idle longest takes the contact, whatever his own topic.",
          "При круге в 0 с обращение берёт тот, кто свободен дольше всех, какой бы ни была его тема.",
        ),
        text(
          "A free person takes whoever waited longest among those open to him.",
          "Освободившийся берёт того, кто ждёт дольше всех из доступных ему.",
        ),
      ],
    },
    policy: ringOne(0),
    queues: [
      voiceQueue("cards", text("Cards", "Карты"), {
        arrivals: constantDay(132),
        handleSeconds: 300,
        patienceSeconds: 200,
        withinSeconds: 30,
      }),
      voiceQueue("loans", text("Loans", "Кредиты"), {
        arrivals: constantDay(84),
        handleSeconds: 300,
        patienceSeconds: 200,
        withinSeconds: 30,
      }),
    ],
    groups: [
      team("cards", text("Cards", "Карты"), 11, [skill("cards"), skill("loans", CROSS_FACTOR)], oneAtATime("voice")),
      team("loans", text("Loans", "Кредиты"), 9, [skill("loans"), skill("cards", CROSS_FACTOR)], oneAtATime("voice")),
    ],
  }),
  variants: [
    variant("base", text("Everybody at once", "Сразу все")),
    ...[5, 10, 20, 40, 80].map(ring),
    variant("own-only", text("Own people only", "Только свои люди"), set("policy", OWN_ONLY)),
  ],
  sweeps: [
    sweep(
      { id: "ring", name: text("Wait for own people", "Ожидание своих людей"), unit: "seconds" },
      [0, 5, 10, 15, 20, 25, 28, 30, 32, 35, 40, 60, 80],
      (forSeconds) => [set("policy", ringOne(forSeconds))],
    ),
  ],
};
