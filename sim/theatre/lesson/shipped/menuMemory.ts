import { lessonOf, SANDBOX, whichAt } from "../script.ts";

export const menuMemoryLesson = lessonOf(
  {
    ...{ id: "menu-memory", preset: "menu-memory", a: "base", b: "all", minutes: 5 },
    title: ["A menu with a memory", "Меню с памятью"],
    idea: [
      "Small for the staff, large for people: what happens before the agent counts too.",
      "Мало для персонала, много для людей: то, что до оператора, тоже считается.",
    ],
  },
  [
    {
      title: ["Before anybody answers", "До ответа"],
      caption: [
        "A: everybody hears the whole menu and says who they are. B: the menu remembers, and so does the agent.",
        "A: каждый слушает всё меню и называет себя. B: меню помнит, и оператор тоже.",
      ],
      notes: [
        "Play a minute and count those “with a bot” beside each lane: that is the menu.",
        "Проиграйте минуту и сосчитайте тех, кто «у бота», рядом с очередями: это меню.",
      ],
    },
    {
      title: ["Place your bets", "Ставки"],
      caption: [
        "Answered within {limit.voice} at the end of the day: A or B, by how much?",
        "Принято за {limit.voice} к концу дня: A или B и насколько?",
      ],
      notes: ["Nothing about the number of people has changed.", "В числе людей ничего не изменилось."],
      question: whichAt(540, {
        text: ["Calls answered in 20 s: A − B, points", "Звонки, принятые за 20 с: A − B, пункты"],
        measure: "answered-in-time",
      }),
    },
    {
      title: ["The same caller", "Тот же звонящий"],
      caption: ["One customer, two mornings.", "Один клиент, два утра."],
      notes: [
        "On B this one reaches the line earlier, and is known when answered.",
        "На B этот приходит в очередь раньше, и его узнают при ответе.",
      ],
      minute: 1.1,
      follow: "voice.3",
    },
    {
      title: ["The wrong desk", "Не тот стол"],
      caption: [
        "Fifteen in a hundred land at the wrong desk on A and stand in line again.",
        "На A пятнадцать из ста попадают не к тому столу и стоят снова.",
      ],
      notes: ["Step by moment until the target breaks.", "Шагайте по моментам до срыва цели."],
      minute: 36.4,
    },
    {
      title: ["Reveal", "Раскрытие"],
      caption: [
        "What a few seconds a call come to: {share.voice.a} in time on A, {share.voice.b} on B.",
        "Во что складываются секунды со звонка: в срок {share.voice.a} на A, {share.voice.b} на B.",
      ],
      notes: [
        "Then compare all three changes with 22 and with 21 people in the lab.",
        "Затем сравните в лаборатории все три изменения с 22 и 21 людьми.",
      ],
      minute: 540,
      ahead: true,
    },
    {
      title: ["When it guesses wrong", "Когда угадывает неверно"],
      caption: [
        "The memory is wrong for one caller in ten. Is it still worth having?",
        "Память ошибается в одном звонке из десяти. Стоит ли она того?",
      ],
      notes: ["A: all three changes. B: the same with wrong guesses.", "A: все три изменения. B: то же с ошибками."],
      a: "all",
      b: "wrong-guesses",
      minute: 540,
      ahead: true,
    },
    { ...SANDBOX, minute: 60 },
  ],
);
