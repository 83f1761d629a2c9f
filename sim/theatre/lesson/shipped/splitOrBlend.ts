import { lessonOf, SANDBOX, whichAt } from "../script.ts";

export const splitOrBlendLesson = lessonOf(
  {
    ...{ id: "split-or-blend", preset: "split-or-blend", a: "scatter", b: "reserve-2", minutes: 5 },
    title: ["Split or blend?", "Разделить или смешать?"],
    idea: [
      "The same free capacity is not the same room: blending is a rule, not a button.",
      "Одинаково свободная мощность — не одинаковое место: смешивание — это правило, а не кнопка.",
    ],
  },
  [
    {
      title: ["The same people", "Те же люди"],
      caption: [
        "{people.a}, two channels, the same customers to the second. Only the rule differs.",
        "{people.a}, два канала, одни и те же клиенты до секунды. Различается только правило.",
      ],
      notes: [
        "Point at a column: a call takes the whole of it, a chat a third. A gives a chat to whoever has least to do. B packs chats together and keeps the last two free people for the phone.",
        "Покажите столбец: звонок занимает его весь, чат — треть. A отдаёт чат наименее занятому. B собирает чаты вместе и держит двух последних свободных для телефона.",
      ],
    },
    {
      title: ["Place your bets", "Ставки"],
      caption: [
        "Which rule answers more calls within {limit.voice} by the end of the day?",
        "Какое правило к концу дня ответит на большее число звонков за {limit.voice}?",
      ],
      notes: [
        "Take bets from everybody before anything moves. Ask for an interval they would be surprised to miss.",
        "Соберите ставки до первого движения. Просите интервал, промаху мимо которого они удивились бы.",
      ],
      question: whichAt(540, {
        text: [
          "Calls answered in 20 s at the end of the day: A − B, points",
          "Звонки, принятые за 20 с, к концу дня: A − B, пункты",
        ],
        measure: "answered-in-time",
        queueIds: ["voice"],
      }),
    },
    {
      title: ["The first chat", "Первый чат"],
      caption: [
        "One chat, two seats. Count what is left for the next call.",
        "Один чат, два разных места. Сосчитайте, что останется для следующего звонка.",
      ],
      notes: [
        "Ask “why?” on both stages. The scores show what each rule weighs.",
        "Спросите «почему» на обеих сценах. Баллы показывают, что взвешивает каждое правило.",
      ],
      minute: 0.8,
      follow: "chat.2",
    },
    {
      title: ["Free thirds, no room", "Свободные трети, а места нет"],
      caption: [
        "Look at the punch line under the seats: as many thirds are free on A as on B. Where is there room for a call?",
        "Смотрите строку под местами: свободных третей поровну. А где есть место для звонка?",
      ],
      notes: [
        "This is fragmentation. Step decision by decision until a caller gives up on A.",
        "Это дробление мощности. Шагайте по решениям, пока на A кто-нибудь не уйдёт.",
      ],
      minute: 21.1,
    },
    {
      title: ["Reveal", "Раскрытие"],
      caption: [
        "{share.voice.a} of the calls in time on A, {share.voice.b} on B. Who was inside their own interval?",
        "Звонки в срок: {share.voice.a} на A, {share.voice.b} на B. Кто попал в собственный интервал?",
      ],
      notes: [
        "Reveal with P. Then “Where from?”: which hours, which queue, and what held the agents.",
        "Раскройте клавишей P. Затем «Откуда?»: какие часы, какая очередь и что занимало операторов.",
      ],
      minute: 540,
      ahead: true,
    },
    {
      title: ["And if typing is slow?", "А если печатают медленно?"],
      caption: [
        "The same rule when everybody is slower in the channel that is not their own.",
        "То же правило, когда каждый медленнее в чужом канале.",
      ],
      notes: [
        "The border lies somewhere between the two. The lab's claim page draws it as a map.",
        "Граница где-то между ними. Страница утверждений в лаборатории рисует её картой.",
      ],
      a: "base",
      b: "slower",
      minute: 120,
    },
    { ...SANDBOX, minute: 60 },
  ],
);
