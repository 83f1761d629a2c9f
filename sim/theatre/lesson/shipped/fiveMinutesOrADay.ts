import { curveOver, lessonOf, SANDBOX, whichAt } from "../script.ts";

export const fiveMinutesOrADayLesson = lessonOf(
  {
    ...{ id: "five-minutes-or-a-day", preset: "five-minutes-or-a-day", a: "one-line", b: "reserve", minutes: 6 },
    title: ["Five minutes or a day", "Пять минут или день"],
    idea: [
      "What may wait should wait: mail is the sand that fills the gaps between calls.",
      "Что может ждать, пусть ждёт: почта — песок, который заполняет щели между звонками.",
    ],
  },
  [
    {
      title: ["Three clocks", "Трое часов"],
      caption: [
        "A call wants {limit.voice}, a message {limit.messenger}, a mail {limit.mail}. A serves in order of arrival, B by what is urgent.",
        "Звонку нужно {limit.voice}, сообщению {limit.messenger}, письму {limit.mail}. A обслуживает по порядку прихода, B — по срочности.",
      ],
      notes: [
        "B also keeps two people from mail and one from the messenger.",
        "B ещё держит двоих подальше от почты и одного от мессенджера.",
      ],
    },
    {
      title: ["Place your bets", "Ставки"],
      caption: [
        "Calls in {limit.voice} at the end of the day: by how much do the rules differ?",
        "Звонки за {limit.voice} к концу дня: насколько различаются правила?",
      ],
      notes: ["The same 23 people.", "Те же 23 человека."],
      question: whichAt(660, {
        text: ["Calls answered in 20 s: A − B, points", "Звонки, принятые за 20 с: A − B, пункты"],
        measure: "answered-in-time",
        queueIds: ["voice"],
      }),
    },
    {
      title: ["First come, first served", "Кто раньше пришёл"],
      caption: [
        "A mail of an hour ago goes before a caller who gives up in minutes.",
        "Письмо часовой давности идёт раньше звонящего, который уйдёт через минуты.",
      ],
      notes: ["Click a waiting call on A: “why nobody?”", "Щёлкните ждущий звонок на A: «почему никто?»"],
      minute: 70,
      queues: ["voice", "mail"],
    },
    {
      title: ["Draw the pile", "Нарисуйте гору"],
      caption: [
        "How high does the pile of mail grow on B over the day?",
        "Как высоко вырастет гора писем на B за день?",
      ],
      notes: [
        "The pile is the reserve at work. Ask what it must not become.",
        "Гора — это резерв в деле. Спросите, чем она не должна стать.",
      ],
      minute: 120,
      question: curveOver([120, 660], 10, "b", {
        text: ["Mails waiting on B", "Ждущие письма на B"],
        measure: "waiting",
        queueIds: ["mail"],
      }),
    },
    {
      title: ["The peak", "Пик"],
      caption: ["The busiest hour. Who waits, and who may?", "Самый занятой час. Кто ждёт и кому можно?"],
      notes: ["Compare the trays of those who left.", "Сравните лотки ушедших."],
      minute: 208,
    },
    {
      title: ["Reveal", "Раскрытие"],
      caption: [
        "All three clocks at the end of the day. Calls in time: {share.voice.a} on A, {share.voice.b} on B; mails: {share.mail.a} and {share.mail.b}.",
        "Все трое часов к концу дня. Звонки в срок: на A {share.voice.a}, на B {share.voice.b}; письма: {share.mail.a} и {share.mail.b}.",
      ],
      notes: [
        "Was any mail late? That is the price, if there is one.",
        "Опоздало ли хоть одно письмо? Это цена, если она есть.",
      ],
      minute: 660,
      ahead: true,
    },
    { ...SANDBOX, minute: 180 },
  ],
);
