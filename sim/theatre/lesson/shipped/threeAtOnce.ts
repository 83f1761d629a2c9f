import { lessonOf, SANDBOX, whichAt } from "../script.ts";

export const threeAtOnceLesson = lessonOf(
  {
    ...{ id: "three-at-once", preset: "three-at-once", a: "base", b: "five", minutes: 5 },
    title: ["Three at once, or five?", "Три сразу или пять?"],
    idea: [
      "The wallboard says “more”; what customers take home says “three”.",
      "Табло говорит «больше»; то, с чем клиент уходит, говорит «три».",
    ],
  },
  [
    {
      title: ["Slots", "Слоты"],
      caption: [
        "{people.a}. A: at most three chats at once. B: at most five.",
        "{people.a}. A: не больше трёх чатов сразу. B: не больше пяти.",
      ],
      notes: [
        "A column of B has five parts. Chats beside each other are longer, and more of them are left unsolved.",
        "Столбец B из пяти частей. Соседние чаты длиннее, и чаще остаются нерешёнными.",
      ],
    },
    {
      title: ["Place your bets", "Ставки"],
      caption: ["Answered within the target at the end of the day: A − B?", "Принято в срок к концу дня: A − B?"],
      notes: ["This is what a wallboard would show.", "Это то, что покажет табло."],
      question: whichAt(540, {
        text: ["Chats answered in time: A − B, points", "Чаты, принятые в срок: A − B, пункты"],
        measure: "answered-in-time",
      }),
    },
    {
      title: ["The fourth chat", "Четвёртый чат"],
      caption: ["The first time B takes what A lets wait.", "Впервые B берёт то, что A оставляет ждать."],
      notes: ["Ask why on both stages.", "Спросите «почему» на обеих сценах."],
      minute: 75.9,
    },
    {
      title: ["An hour later", "Часом позже"],
      caption: ["Look at what each chat on B has beside it.", "Посмотрите, что рядом с каждым чатом на B."],
      notes: ["Everybody is answered, nobody is finished.", "Всем ответили, никто не закончил."],
      minute: 138,
    },
    {
      title: ["Reveal", "Раскрытие"],
      caption: [
        "In time: {share.chat.a} on A, {share.chat.b} on B. And how many went home with an answer?",
        "В срок: {share.chat.a} на A, {share.chat.b} на B. А сколько людей ушло с решением?",
      ],
      notes: [
        "The stage counts who was answered, like a wallboard. Who was helped is counted in the lab: solved chats per agent-hour, under the same preset.",
        "Сцена, как и табло, считает тех, кому ответили. Кому помогли, считает лаборатория: решённые чаты за час оператора, в той же заготовке.",
      ],
      minute: 540,
      ahead: true,
    },
    {
      title: ["And one at a time?", "А по одному?"],
      caption: ["The other end: one chat at a time.", "Другой край: по одному чату."],
      notes: [
        "Somewhere between one and five is the place to be. Three is this model's, not everybody's.",
        "Где-то между одним и пятью и есть место. Три — в этой модели, не у всех.",
      ],
      b: "one",
      minute: 138,
    },
    { ...SANDBOX, minute: 60 },
  ],
);
