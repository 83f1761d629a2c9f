import { lessonOf, SANDBOX, whichAt } from "../script.ts";

export const explainThriceLesson = lessonOf(
  {
    ...{ id: "explain-thrice", preset: "explain-thrice", a: "base", b: "lost", minutes: 5 },
    title: ["Explain it again", "Объясните ещё раз"],
    idea: [
      "Lost context comes back as work: the same people, busier with the same needs.",
      "Потерянный контекст возвращается работой: те же люди заняты теми же нуждами.",
    ],
  },
  [
    {
      title: ["One customer, two contacts", "Один клиент, два обращения"],
      caption: [
        "Three needs in ten are continuations. On A the agent sees what was said before. On B nobody does.",
        "Три нужды из десяти — продолжения. На A оператор видит сказанное раньше. На B не видит никто.",
      ],
      notes: [
        "The needs are the same on both stages. What differs is the minute spent on explaining, and who has to come back.",
        "Нужды на обеих сценах одни. Различается минута на объяснения и то, кто возвращается.",
      ],
    },
    {
      title: ["Place your bets", "Ставки"],
      caption: [
        "A minute a continuation: how many more people leave on B?",
        "Минута на продолжение: насколько больше уйдёт на B?",
      ],
      notes: ["Most guesses are too small: they forget the repeats.", "Догадки обычно малы: забывают о повторах."],
      question: whichAt(660, {
        text: ["People who left by the end: A − B", "Ушедшие к концу: A − B, человек"],
        measure: "left",
      }),
    },
    {
      title: ["The first to come back", "Первый вернувшийся"],
      caption: ["Follow a customer who comes again.", "Проследите за клиентом, который приходит снова."],
      notes: [
        "The mark beside the piece says that it came back, and why.",
        "Знак у фигуры говорит, что клиент вернулся и почему.",
      ],
      minute: 17.9,
      follow: "written.1r",
    },
    {
      title: ["The fifth hour", "Пятый час"],
      caption: [
        "The queues part. Where is the work that makes the difference?",
        "Очереди расходятся. Где работа, из-за которой разница?",
      ],
      notes: ["Open “Where from?” up to here.", "Откройте «Откуда?» до этого места."],
      minute: 298,
    },
    {
      title: ["Reveal", "Раскрытие"],
      caption: ["The whole day: {left.a} left on A, {left.b} on B.", "Весь день: на A ушли {left.a}, на B {left.b}."],
      notes: [
        "Ask how many agents would buy back the difference, then go on.",
        "Спросите, сколько операторов откупят разницу, и идите дальше.",
      ],
      minute: 660,
      ahead: true,
    },
    {
      title: ["Buy it back", "Откупить"],
      caption: [
        "Context kept with {people.a} against context lost with {people.b}. Left so far: {left.a} on A, {left.b} on B.",
        "Контекст сохранён, {people.a} — против потерянного, {people.b}. Ушли: на A {left.a}, на B {left.b}.",
      ],
      notes: ["The price of memory in people.", "Цена памяти в людях."],
      b: "lost-31",
      minute: 660,
      ahead: true,
    },
    { ...SANDBOX, minute: 120 },
  ],
);
