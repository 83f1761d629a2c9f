import { lessonOf, SANDBOX, whichAt } from "../script.ts";

export const nineIslandsLesson = lessonOf(
  {
    ...{ id: "nine-islands", preset: "nine-islands", a: "base", b: "pool", minutes: 5 },
    title: ["Nine islands", "Девять островов"],
    idea: [
      "Joining small groups saves more than hiring, and a little joining does most of it.",
      "Объединить малые группы выгоднее, чем нанимать, и большую часть даёт малое объединение.",
    ],
  },
  [
    {
      title: ["Nine channels", "Девять каналов"],
      caption: [
        "{people.a} on A in {groups.a}, {people.b} on B in one pool. The same nine streams of customers.",
        "На A {people.a} ({groups.a}), на B {people.b} одной командой. Те же девять потоков клиентов.",
      ],
      notes: ["Count how many groups have two or three people.", "Сосчитайте группы из двух-трёх человек."],
    },
    {
      title: ["Place your bets", "Ставки"],
      caption: ["How many people leave on A that stay on B?", "Сколько человек уйдёт на A и останется на B?"],
      notes: [
        "Everybody is equally fast in everything on B. That is the assumption to doubt.",
        "На B каждый одинаково быстр во всём. В этом предположении и стоит сомневаться.",
      ],
      question: whichAt(540, {
        text: ["People who left: A − B", "Ушедшие: A − B, человек"],
        measure: "left",
      }),
    },
    {
      title: ["Full beside empty", "Полно рядом с пустым"],
      caption: [
        "People wait in front of a full island while the next one is idle.",
        "Люди ждут у полного острова, а соседний свободен.",
      ],
      notes: ["Ask “why nobody?” where somebody waits.", "Спросите «почему никто?» там, где ждут."],
      minute: 22,
    },
    {
      title: ["One neighbour", "Один сосед"],
      caption: [
        "B is now a chain: everybody knows one channel more, and no other.",
        "Теперь B — цепочка: каждый знает ещё один канал, и только.",
      ],
      notes: [
        "Long chains do nearly what a full pool does (Jordan and Graves 1995).",
        "Длинная цепочка даёт почти то же, что полный пул (Jordan, Graves 1995).",
      ],
      b: "chain",
      minute: 22,
    },
    {
      title: ["Reveal", "Раскрытие"],
      caption: [
        "Islands against the chain, all day: {left.a} left on A, {left.b} on B.",
        "Острова против цепочки, весь день: на A ушли {left.a}, на B {left.b}.",
      ],
      notes: [
        "Then show the pool again and ask what the last step of joining added.",
        "Затем снова покажите пул и спросите, что добавил последний шаг.",
      ],
      b: "chain",
      minute: 540,
      ahead: true,
    },
    {
      title: ["Everybody slower", "Все медленнее"],
      caption: [
        "The price of knowing everything: one pool, a fifth slower. Left: {left.a} on A, {left.b} on B.",
        "Цена всезнания: один пул, на пятую часть медленнее. Ушли: на A {left.a}, на B {left.b}.",
      ],
      notes: ["Is the pool still ahead of the islands?", "Пул всё ещё впереди островов?"],
      b: "pool-slower",
      minute: 540,
      ahead: true,
    },
    { ...SANDBOX, minute: 60 },
  ],
);
