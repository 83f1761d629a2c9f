import { hours } from "../../vocabulary/index.ts";
import type { ScenarioFile } from "../scenarioFile.ts";
import {
  centre,
  oneAtATime,
  otherQueue,
  PROFILE_DAY,
  profileDay,
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
import { named, onlyTo, policy } from "./policies.ts";

const SEPARATE = policy("separate", {
  plans: [onlyTo("voice", "voice"), onlyTo("messenger", "messenger"), onlyTo("mail", "mail")],
});
/** Strict priority; the last `fromMail` idle people take no mail, the last one nothing but the phone. */
function reserve(fromMail: number) {
  return set("policy", named("reserve", { channel: "voice", agents: 1, fromEmail: fromMail, order: "spread" }));
}

const SKILLS = [skill("voice"), skill("messenger"), skill("mail")];
const SLOTS = oneAtATime("voice", "messenger", "email");

/** One team, three promises: seconds, minutes and hours. */
export const fiveMinutesOrADay: ScenarioFile = {
  scenario: centre({
    id: "five-minutes-or-a-day",
    name: text("Five minutes or a day", "Пять минут или сутки"),
    story: {
      story: text(
        "A working day from 8:00 to 19:00 with its peak before lunch. Phone contacts want an answer within seconds, the messenger within minutes, mail within four hours. Twenty-three people can do all three; at the peak they are too few.",
        "Рабочий день с 8:00 до 19:00, пик перед обедом. По телефону ответ нужен за секунды, в мессенджере — за минуты, на письмо — за четыре часа. Двадцать три человека умеют всё; в пик их не хватает.",
      ),
      question: text(
        "By which rule do all three channels keep their promise with the same people?",
        "При каком правиле все три канала сдержат обещание с теми же людьми?",
      ),
      claim: text(
        "“One channel answers in five minutes, another in an hour or in a whole day.” LiveTex, Omnichannel contact centre, 2016.",
        "«Один канал отвечает за пять минут, другой — за час или за целый день». LiveTex, «Омниканальный контакт-центр», 2016.",
      ),
      lesson: text(
        "Work that can wait is what carries a day: it fills the valleys and makes way at the peak. One line for everything breaks the promise of the phone, separate teams leave people idle beside a queue. Keeping a person or two free for the phone buys it much and costs the others little, as long as there is time enough in the day.",
        "День держится на работе, которая умеет ждать: она заполняет спады и уступает место в пик. Общая очередь ломает обещание телефона, раздельные команды простаивают рядом с чужой очередью. Один-два человека, придержанные для телефона, дают ему много и стоят остальным мало, пока в дне хватает времени.",
      ),
      assumptions: [
        text(
          "One contact at a time, whatever the channel; nobody is slower in any of them.",
          "В каждом канале — одно обращение за раз; никто ни в одном канале не медленнее.",
        ),
        text(
          "Customers of the messenger and of mail wait as long as it takes; only callers hang up.",
          "В мессенджере и в почте клиенты ждут сколько нужно; трубку кладут только звонящие.",
        ),
        text(
          "Mail that came by 19:00 is answered the same evening; the team stays for it.",
          "На письма, пришедшие до 19:00, отвечают в тот же вечер: команда ради них остаётся.",
        ),
        text(
          "What an agent has begun is finished; nothing interrupts a letter.",
          "Начатое доводят до конца: письмо ничем не прерывается.",
        ),
      ],
    },
    run: PROFILE_DAY,
    policy: SEPARATE,
    queues: [
      voiceQueue("voice", text("Phone", "Телефон"), {
        arrivals: profileDay(120),
        handleSeconds: 270,
        patienceSeconds: 200,
        withinSeconds: 20,
        priority: 1,
      }),
      otherQueue("messenger", text("Messenger", "Мессенджер"), "messenger", {
        arrivals: profileDay(60),
        handleSeconds: 360,
        withinSeconds: 300,
        priority: 2,
      }),
      otherQueue("mail", text("Mail", "Почта"), "email", {
        arrivals: profileDay(45),
        handleSeconds: 420,
        withinSeconds: 4 * 3_600,
        dueInMs: hours(4),
        priority: 3,
      }),
    ],
    groups: [
      team("voice", text("Phone", "Телефон"), 12, SKILLS, SLOTS),
      team("messenger", text("Messenger", "Мессенджер"), 6, SKILLS, SLOTS),
      team("mail", text("Mail", "Почта"), 5, SKILLS, SLOTS),
    ],
  }),
  variants: [
    variant("base", text("Separate: 12, 6 and 5", "Раздельно: 12, 6 и 5")),
    variant(
      "one-line",
      text("One line, first come first served", "Одна очередь, кто раньше пришёл"),
      set("policy", "fifo-li"),
    ),
    variant(
      "priority",
      text("Phone, then messenger, then mail", "Телефон, затем мессенджер, затем почта"),
      set("policy", "prio"),
    ),
    variant("least-slack", text("Whatever is due soonest", "Что раньше истекает"), set("policy", "edf")),
    variant("reserve", text("Priority, two kept from mail", "Приоритет, двое не для почты"), reserve(2)),
    variantOf("reserve", "reserve-20", text("The same with 20 people", "То же, 20 человек"), staffed("voice", 9)),
  ],
  sweeps: [
    sweep(
      { id: "people", name: text("People", "Людей"), unit: "count", from: "reserve" },
      [18, 19, 20, 21, 22, 23, 24, 25, 26],
      (agents) => [staffed("voice", agents - 11)],
    ),
    sweep(
      {
        id: "kept-from-mail",
        name: text("People kept from mail", "Людей не для почты"),
        unit: "count",
        from: "priority",
      },
      [1, 2, 3, 4, 5, 6, 8],
      (agents) => [reserve(agents)],
    ),
  ],
};
