import { curveOver, lessonOf, SANDBOX, whichAt } from "../script.ts";

export const theStandardLesson = lessonOf(
  {
    ...{ id: "the-standard", preset: "the-standard", a: "base", b: "after-7", minutes: 5 },
    title: ["What a standard is worth", "Чего стоит стандарт"],
    idea: [
      "Shorter work frees more than its share of people, because waiting is not linear.",
      "Короткая работа освобождает больше людей, чем её доля: ожидание нелинейно.",
    ],
  },
  [
    {
      title: ["Before and after", "До и после"],
      caption: [
        "A: long chats, {people.a}. B: the standard has shortened them, and {people.b} are left.",
        "A: длинные чаты, {people.a}. B: стандарт их сократил, и осталось {people.b}.",
      ],
      notes: [
        "The same customers write in the same second. A chat alone takes 15 minutes on A and little more than 8 on B.",
        "Одни и те же клиенты пишут в ту же секунду. Чат в одиночку длится 15 минут на A и чуть больше 8 на B.",
      ],
    },
    {
      title: ["Place your bets", "Ставки"],
      caption: [
        "Answered within a minute by the end of the day: which stage is better?",
        "Принято за минуту к концу дня: какая сцена лучше?",
      ],
      notes: ["Half of any class bets on the larger team.", "Половина любого класса ставит на большую команду."],
      question: whichAt(540, {
        text: ["Chats answered in 60 s: A − B, points", "Чаты, принятые за 60 с: A − B, пункты"],
        measure: "answered-in-time",
      }),
    },
    {
      title: ["Three at once", "Три сразу"],
      caption: [
        "Each column holds three chats, and each chat is slower beside others.",
        "В столбце три чата, и рядом с другими каждый идёт медленнее.",
      ],
      notes: ["Click a full column and ask why.", "Щёлкните полный столбец и спросите почему."],
      minute: 92,
    },
    {
      title: ["Draw the queue", "Нарисуйте очередь"],
      caption: [
        "How many wait on B between the second and the fourth hour?",
        "Сколько ждёт на B между вторым и четвёртым часом?",
      ],
      notes: [
        "Few people in a class draw a queue that is empty most of the time.",
        "Мало кто рисует очередь, которая большую часть времени пуста.",
      ],
      minute: 112,
      question: curveOver([120, 240], 9, "b", {
        text: ["Chats waiting on B", "Ждущие чаты на B"],
        measure: "waiting",
      }),
    },
    {
      title: ["Reveal", "Раскрытие"],
      caption: [
        "{people.a} before, {people.b} after: {share.chat.a} in time on A, {share.chat.b} on B.",
        "До — {people.a}, после — {people.b}: в срок {share.chat.a} на A, {share.chat.b} на B.",
      ],
      notes: [
        "Ask what the satisfaction figures of the story are: an input claim, never simulated.",
        "Спросите, что такое цифры удовлетворённости в истории: заявленное на входе, не просимулированное.",
      ],
      minute: 540,
      ahead: true,
    },
    {
      title: ["One person fewer", "На одного меньше"],
      caption: [
        "The cliff: {people.b}. Left up to now: {left.a} on A, {left.b} on B.",
        "Обрыв: {people.b}. Ушли до сих пор: на A {left.a}, на B {left.b}.",
      ],
      notes: [
        "Compare seven with six. The last person is worth more than the first ones.",
        "Сравните семерых и шестерых. Последний человек стоит больше первых.",
      ],
      a: "after-7",
      b: "after-6",
      minute: 240,
    },
    { ...SANDBOX, minute: 60, a: "after-7", b: "after-6" },
  ],
);
