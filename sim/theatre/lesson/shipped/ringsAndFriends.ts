import { lessonOf, SANDBOX, whichAt } from "../script.ts";

export const ringsAndFriendsLesson = lessonOf(
  {
    ...{ id: "rings-and-friends", preset: "rings-and-friends-last-agent", a: "base", b: "own-60", minutes: 6 },
    title: ["Waiting for a friend", "Ждать своего"],
    idea: [
      "Waiting for the agent who knows you helps until it does not: find the cliff.",
      "Ждать знакомого оператора полезно, пока не вредно: найдите обрыв.",
    ],
  },
  [
    {
      title: ["The agent who knows", "Оператор, который знает"],
      caption: [
        "Three callers in ten come again. Their own agent is a third faster. B lets them wait for that one up to a minute.",
        "Трое из десяти приходят снова. Свой оператор на треть быстрее. B даёт ждать его до минуты.",
      ],
      notes: [
        "22 people on both stages. Faster work on B, but somebody waits beside idle agents.",
        "По 22 человека на обеих сценах. На B работа быстрее, но кто-то ждёт рядом со свободными.",
      ],
    },
    {
      title: ["Place your bets", "Ставки"],
      caption: ["Calls in time at the end of the day: A or B?", "Звонки в срок к концу дня: A или B?"],
      notes: ["Wrong and sure is the best moment of a lesson.", "Ошибиться с уверенностью — лучший момент урока."],
      question: whichAt(660, {
        text: ["Calls answered in time: A − B, points", "Звонки, принятые в срок: A − B, пункты"],
        measure: "answered-in-time",
      }),
    },
    {
      title: ["Idle, and yet nobody", "Свободны, а никого"],
      caption: ["A caller waits on B, and agents are free.", "На B звонящий ждёт, а операторы свободны."],
      notes: ["“Why nobody?” names the rule.", "«Почему никто?» называет правило."],
      minute: 22.6,
      follow: "voice.33r",
    },
    {
      title: ["An hour and a bit", "Час с небольшим"],
      caption: ["What do those pay who wait for nobody in particular?", "Чем платят те, кто никого не ждёт?"],
      notes: [
        "Look at the wait of the first in line on both stages.",
        "Смотрите на ожидание первого в очереди на обеих сценах.",
      ],
      minute: 78,
    },
    {
      title: ["Reveal", "Раскрытие"],
      caption: [
        "In time: {share.voice.a} on A, {share.voice.b} on B. Left: {left.a} and {left.b}. Do both say the same?",
        "В срок: {share.voice.a} на A, {share.voice.b} на B. Ушли: {left.a} и {left.b}. Говорят ли они одно?",
      ],
      notes: [
        "If one rises while the other falls, ask which of them the centre is paid for.",
        "Если одно растёт, а другое падает, спросите, за что центру платят.",
      ],
      minute: 660,
      ahead: true,
    },
    {
      title: ["Ten seconds", "Десять секунд"],
      caption: [
        "The same with ten seconds of patience for the own agent.",
        "То же с десятью секундами на своего оператора.",
      ],
      notes: [
        "The cliff lies between ten and sixty. The lab's sweep draws it.",
        "Обрыв между десятью и шестьюдесятью. Его рисует прогонка в лаборатории.",
      ],
      b: "own-10",
      minute: 660,
      ahead: true,
    },
    { ...SANDBOX, minute: 60 },
  ],
);
