import { lessonOf, SANDBOX, whichAt } from "../script.ts";

export const sayItInTheQueueLesson = lessonOf(
  {
    ...{ id: "say-it-in-the-queue", preset: "say-it-in-the-queue", a: "base", b: "over-30-50", minutes: 6 },
    title: ["Say it in the queue", "Скажите об этом в очереди"],
    idea: ["A bridge has two ends: look at both.", "У моста два конца: смотрите на оба."],
  },
  [
    {
      title: ["An announcement", "Объявление"],
      caption: [
        "On B, callers who would wait more than half a minute are told of the messenger, and half of them go there.",
        "На B тем, кто прождал бы больше полминуты, говорят о мессенджере, и половина уходит туда.",
      ],
      notes: [
        "24 people by phone, 5 in the messenger, on both stages.",
        "24 человека на телефоне, 5 в мессенджере, на обеих сценах.",
      ],
    },
    {
      title: ["Bet on the phone", "Ставка на телефон"],
      caption: [
        "Calls in time at the end of the day: what does the announcement do?",
        "Звонки в срок к концу дня: что даст объявление?",
      ],
      notes: ["First the end of the bridge everybody looks at.", "Сначала тот конец моста, на который смотрят все."],
      question: whichAt(660, {
        text: ["Calls answered in time: A − B, points", "Звонки, принятые в срок: A − B, пункты"],
        measure: "answered-in-time",
        queueIds: ["voice"],
      }),
    },
    {
      title: ["Who goes across", "Кто переходит"],
      caption: ["Follow one who is told, and goes.", "Проследите за тем, кому сказали и кто ушёл."],
      notes: ["The piece keeps its name and changes its lane.", "Фигура сохраняет имя и меняет дорожку."],
      minute: 75.8,
      follow: "voice.235",
    },
    {
      title: ["Bet on the messenger", "Ставка на мессенджер"],
      caption: ["And at the other end?", "А на другом конце?"],
      notes: [
        "Five people for a lane that was sized without the announcement.",
        "Пять человек на дорожку, рассчитанную без объявления.",
      ],
      minute: 124,
      question: whichAt(660, {
        text: ["Messages answered in time: A − B, points", "Сообщения, принятые в срок: A − B, пункты"],
        measure: "answered-in-time",
        queueIds: ["messenger"],
      }),
    },
    {
      title: ["The far end", "Дальний конец"],
      caption: ["The busiest minutes of the messenger.", "Самые занятые минуты мессенджера."],
      notes: ["Ask who left, and from where.", "Спросите, кто ушёл и откуда."],
      minute: 238,
      queues: ["messenger", "voice"],
    },
    {
      title: ["Reveal", "Раскрытие"],
      caption: [
        "Both ends, all day. Calls in time: {share.voice.a} on A, {share.voice.b} on B; messages: {share.messenger.a} and {share.messenger.b}.",
        "Оба конца, весь день. Звонки в срок: на A {share.voice.a}, на B {share.voice.b}; сообщения: {share.messenger.a} и {share.messenger.b}.",
      ],
      notes: ["The sum over both is what customers feel.", "Сумма по обоим — то, что чувствуют клиенты."],
      minute: 660,
      ahead: true,
    },
    {
      title: ["Watch both ends", "Смотреть на оба конца"],
      caption: [
        "The same, but only while the messenger itself has room.",
        "То же, но только пока в мессенджере есть место.",
      ],
      notes: [
        "A: always over 30 s. B: only if the messenger's own wait is under a minute.",
        "A: всегда при ожидании больше 30 с. B: только если в мессенджере ждать меньше минуты.",
      ],
      a: "over-30-50",
      b: "both-ends",
      minute: 660,
      ahead: true,
    },
    { ...SANDBOX, minute: 120 },
  ],
);
