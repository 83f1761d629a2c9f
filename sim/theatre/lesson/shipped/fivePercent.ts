import { lessonOf, SANDBOX, whichAt } from "../script.ts";

export const fivePercentLesson = lessonOf(
  {
    ...{ id: "five-percent", preset: "five-percent", a: "one-for-chat", b: "everybody-both", minutes: 5 },
    title: ["Five percent to chat", "Пять процентов в чат"],
    idea: [
      "A small channel is dear: one person alone is busy or idle, never just right.",
      "Маленький канал дорог: один человек либо занят, либо свободен, и никогда не впору.",
    ],
  },
  [
    {
      title: ["One in twenty", "Каждый двадцатый"],
      caption: [
        "One call in twenty becomes a chat. A puts one person on chat; on B everybody does both.",
        "Каждый двадцатый звонок становится чатом. На A чатом занят один человек, на B все ведут и то и другое.",
      ],
      notes: [
        "Find the one chat seat on A, at the right end. Ask what it will be doing most of the day.",
        "Найдите единственное чат-место на A, справа. Спросите, чем оно будет занято большую часть дня.",
      ],
    },
    {
      title: ["Place your bets", "Ставки"],
      caption: [
        "Callers who give up, all day: is it A or B that loses more?",
        "Звонившие, что ушли за день: кто потеряет больше, A или B?",
      ],
      notes: ["Remind them that the staff is the same: 27.", "Напомните, что людей поровну: по 27."],
      question: whichAt(540, {
        text: ["Callers who left by the end of the day: A − B", "Звонившие, что ушли к концу дня: A − B, человек"],
        measure: "left",
        queueIds: ["voice"],
      }),
    },
    {
      title: ["A lonely channel", "Одинокий канал"],
      caption: [
        "Chats wait here while telephone seats stand free.",
        "Здесь чаты ждут, пока телефонные места свободны.",
      ],
      notes: [
        "Ask “why nobody?” on the chat lane of A. It is the wall between the groups, not the load.",
        "Спросите «почему никто?» у очереди чатов на A. Дело в стене между группами, а не в нагрузке.",
      ],
      minute: 9,
    },
    {
      title: ["The other side", "Другая сторона"],
      caption: [
        "On B the same chats land among the calls. What do callers pay for it?",
        "На B те же чаты падают среди звонков. Чем за это платят звонящие?",
      ],
      notes: [
        "Look at whole places for a call on both stages, not at free thirds.",
        "Смотрите на целые места для звонка на обеих сценах, а не на свободные трети.",
      ],
      minute: 48,
    },
    {
      title: ["Reveal", "Раскрытие"],
      caption: [
        "B lost more callers, A more chats: in all, {left.a} left on A and {left.b} on B.",
        "B потеряла больше звонков, A больше чатов: всего на A ушли {left.a}, на B {left.b}.",
      ],
      notes: [
        "One side of the bridge always looks good alone. Ask for the sum.",
        "По отдельности одна сторона всегда хороша. Спросите про сумму.",
      ],
      minute: 540,
      ahead: true,
    },
    {
      title: ["Chat brings more", "Чат приносит ещё"],
      caption: [
        "And if the easy way in brings contacts that nobody would have made by phone?",
        "А если лёгкий вход приносит обращения, с которыми никто бы не позвонил?",
      ],
      notes: ["Induced demand: five percent more on B.", "Индуцированный спрос: на B пять процентов сверху."],
      b: "induced-both",
      minute: 120,
    },
    { ...SANDBOX, minute: 60 },
  ],
);
