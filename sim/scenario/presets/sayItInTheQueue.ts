import type { ScenarioFile } from "../scenarioFile.ts";
import {
  centre,
  chatQueue,
  chatsAtATime,
  oneAtATime,
  PROFILE_DAY,
  profileDay,
  set,
  skill,
  sweep,
  team,
  text,
  variant,
  voiceQueue,
} from "./parts.ts";
import { named } from "./policies.ts";

/** Announced while the estimated wait is over so many seconds (0: always), and, if given, the messenger's own is under. */
function announced(over: number, acceptance: number, under = 0) {
  return set("policy", named("steer", { over, under, acceptance, tried: 1 }));
}

/** The line announces the messenger: what that does at both ends. */
export const sayItInTheQueue: ScenarioFile = {
  scenario: centre({
    id: "say-it-in-the-queue",
    name: text("Say it in the queue", "Скажите об этом в очереди"),
    story: {
      story: text(
        "A day from 8:00 to 19:00: 24 people by phone, too few at the peak, and five in the messenger, who have room. While the line is long, a voice says: write to us instead. Some do.",
        "День с 8:00 до 19:00: на телефоне 24 человека, в пик их мало, а у пятерых в мессенджере есть место. Пока очередь длинна, голос предлагает: напишите нам. Часть клиентов соглашается.",
      ),
      question: text("When should the messenger be announced, and to whom?", "Когда и кому предлагать мессенджер?"),
      claim: text(
        "“An announcement in the menu: use chat, social networks, messengers – through the answering machine, while the client waits.” LiveTex, Omnichannel contact centre, 2016.",
        "«Объявление в голосовом меню: пользуйтесь чатом, соцсетями, мессенджерами — через автоответчик, пока клиент ждёт». LiveTex, «Омниканальный контакт-центр», 2016.",
      ),
      lesson: text(
        "Look at both ends of the bridge. An announcement that watches only the phone relieves it and may drown the messenger at the same hour; one that also asks how long the messenger takes moves as many as there is room for. Telling everybody all day moves people when nobody needed it, and does less at either end.",
        "Смотрите на оба конца моста. Объявление, которое следит только за телефоном, разгружает его и может в тот же час затопить мессенджер; если оно спрашивает и о мессенджере, переходит столько людей, сколько там помещается. А говорить всем и весь день — значит переводить и тогда, когда это никому не нужно, и выходит хуже на обоих концах.",
      ),
      assumptions: [
        text(
          "Whoever accepts writes at once, and what was said so far goes along.",
          "Согласившийся пишет сразу, и сказанное раньше идёт вместе с ним.",
        ),
        text(
          "The share that accepts is an input; it does not depend on the wait or on the hour.",
          "Доля согласившихся задана; от ожидания и от часа она не зависит.",
        ),
        text(
          "The estimated wait is (waiting + 1) × mean handle time ÷ places of the people present.",
          "Оценка ожидания — (ждущие + 1) × среднее время обслуживания ÷ места присутствующих.",
        ),
        text(
          "A matter takes 300 s by phone and 420 s in the messenger alone, up to three there at once.",
          "Дело занимает 300 с по телефону и 420 с в мессенджере без соседей, до трёх сразу.",
        ),
      ],
    },
    run: PROFILE_DAY,
    policy: "least-busy",
    queues: [
      voiceQueue("voice", text("Phone", "Телефон"), {
        arrivals: profileDay(270),
        handleSeconds: 300,
        patienceSeconds: 180,
        withinSeconds: 20,
      }),
      chatQueue("messenger", text("Messenger", "Мессенджер"), {
        arrivals: profileDay(40),
        handleSeconds: 420,
        patienceSeconds: 900,
        withinSeconds: 120,
      }),
    ],
    groups: [
      team("voice", text("Phone", "Телефон"), 24, [skill("voice")], oneAtATime("voice")),
      team("messenger", text("Messenger", "Мессенджер"), 5, [skill("messenger")], chatsAtATime(3)),
    ],
  }),
  variants: [
    variant("base", text("Nothing is said", "Ничего не говорим")),
    variant("over-60-30", text("Wait over 60 s, 30 % accept", "Дольше 60 с, соглашаются 30 %"), announced(60, 0.3)),
    variant("over-60-50", text("Wait over 60 s, 50 % accept", "Дольше 60 с, соглашаются 50 %"), announced(60, 0.5)),
    variant("over-30-30", text("Wait over 30 s, 30 % accept", "Дольше 30 с, соглашаются 30 %"), announced(30, 0.3)),
    variant("over-30-50", text("Wait over 30 s, 50 % accept", "Дольше 30 с, соглашаются 50 %"), announced(30, 0.5)),
    variant(
      "both-ends",
      text("… and the messenger’s wait under 60 s", "…и в мессенджере меньше 60 с"),
      announced(30, 0.5, 60),
    ),
    variant("always", text("To everybody, always; 10 % accept", "Всем и всегда; соглашаются 10 %"), announced(0, 0.1)),
  ],
  sweeps: [
    sweep(
      { id: "accepted", name: text("Share that accepts, over 30 s", "Доля согласившихся, дольше 30 с"), unit: "share" },
      [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7],
      (acceptedShare) => [announced(30, acceptedShare)],
    ),
    sweep(
      {
        id: "accepted-both-ends",
        name: text("Share that accepts, both ends watched", "Доля согласившихся, следим за обоими концами"),
        unit: "share",
      },
      [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7],
      (acceptedShare) => [announced(30, acceptedShare, 60)],
    ),
  ],
};
