import type { LocalName } from "../about.ts";
import type { ScenarioFile } from "../scenarioFile.ts";
import type { PersonSpec, ShiftSpec } from "../staff.ts";
import { centre, oneAtATime, set, skill, text, variant, voiceQueue } from "./parts.ts";

const WORKDAYS = [1, 2, 3, 4, 5];
const START_MINUTE = 9 * 60;
const END_MINUTE = 18 * 60;
const LUNCH_MINUTES = 45;

/** Contacts an hour in each half-hour from 9:00: a morning, an hour and a half of peak from 12:30, an afternoon. */
const PER_HOUR = [60, 72, 80, 84, 84, 84, 84, 124, 132, 124, 84, 84, 80, 76, 72, 68, 60, 52];

/** People who do not exist, and the minute of the day their lunch is planned for: never more than two at once. */
const TEAM: readonly (readonly [id: string, name: string, lunchMinute: number])[] = [
  ["olga-mironova", "Ольга Миронова", 660],
  ["ben-carter", "Ben Carter", 660],
  ["timur-aliev", "Тимур Алиев", 705],
  ["anna-kern", "Anna Kern", 705],
  ["denis-gromov", "Денис Громов", 840],
  ["lilia-sharova", "Лилия Шарова", 840],
  ["mark-evans", "Mark Evans", 885],
  ["irina-volkova", "Ирина Волкова", 885],
  ["ruslan-iskandarov", "Руслан Искандаров", 930],
  ["eva-novakova", "Eva Nováková", 930],
];

function shift(lunchMinute: number): ShiftSpec {
  const lunch = { afterMinutes: lunchMinute - START_MINUTE, durationMinutes: LUNCH_MINUTES, reason: "lunch" };
  return { weekdays: WORKDAYS, startMinute: START_MINUTE, endMinute: END_MINUTE, breaks: [lunch] };
}

const PEOPLE: readonly PersonSpec[] = TEAM.map(([id, name, lunchMinute]) => ({
  id,
  name,
  shifts: [shift(lunchMinute)],
}));

/** Lunch of one person an hour later than planned: in the middle of the peak. */
function lateLunch(personId: string, lunchMinute: number) {
  return set(`groups/team/people/${personId}/shifts`, [shift(lunchMinute)]);
}

const TEAM_NAME: LocalName = text("The team", "Команда");

/** One late lunch, and what it does to everybody’s afternoon. */
export const powerOfOne: ScenarioFile = {
  scenario: centre({
    id: "power-of-one",
    name: text("The power of one", "Сила одного"),
    story: {
      story: text(
        "A team of ten, nine to six. Lunches are planned so that all ten are there from 12:30 to 14:00, when most people phone. Today Anna goes to lunch an hour later than planned: 45 minutes in the middle of the peak.",
        "Команда из десяти человек, с девяти до шести. Обеды расставлены так, чтобы с 12:30 до 14:00, когда звонят больше всего, все десять были на месте. Сегодня Анна уходит на обед часом позже плана: на 45 минут в самый пик.",
      ),
      question: text("What can one person change?", "Что может изменить один человек?"),
      claim: text(
        "“Common real-time statistics of agents’ load.” TAdviser, Omnichannel. The trade’s own lesson: the power of one.",
        "«Общая статистика загрузки операторов в реальном времени». TAdviser, «Омниканальность». Старый урок отрасли: сила одного.",
      ),
      lesson: text(
        "One in ten is a tenth of the people, but the waiting of the whole peak grows by far more than a tenth, because the queue was near its limit; the same lunch an hour early goes unnoticed. It works the other way round too: one person more takes away nearly half of the day’s waiting.",
        "Один из десяти — это десятая часть людей, но ожидание за весь пик вырастает куда больше чем на десятую часть: очередь была у предела. Тот же обед часом раньше проходит незаметно. Верно и обратное: ещё один человек убирает почти половину ожидания за день.",
      ),
      assumptions: [
        text(
          "Everybody is equally fast, comes on time and is away for lunch only.",
          "Все работают одинаково быстро, приходят вовремя и уходят только на обед.",
        ),
        text(
          "Lunch begins when the contact at hand is finished, and lasts in full.",
          "Обед начинается, когда закончено текущее обращение, и длится целиком.",
        ),
        text(
          "How many phone in each half-hour is known; only chance moves it.",
          "Сколько людей звонит в каждые полчаса, известно; отклоняет только случай.",
        ),
      ],
    },
    run: { startMinute: START_MINUTE, lengthMinutes: END_MINUTE - START_MINUTE },
    policy: "fifo-li",
    queues: [
      voiceQueue("voice", text("Phone", "Телефон"), {
        arrivals: {
          profile: "daily",
          intervalMinutes: 30,
          perHour: Array.from({ length: 48 }, (_, i) => PER_HOUR[i - START_MINUTE / 30] ?? 0),
        },
        handleSeconds: 240,
        patienceSeconds: 180,
        withinSeconds: 20,
      }),
    ],
    groups: [
      { id: "team", name: TEAM_NAME, skills: [skill("voice")], slots: oneAtATime("voice"), shifts: [], people: PEOPLE },
    ],
  }),
  variants: [
    variant("base", text("Lunch as planned", "Обед по плану")),
    variant("one-late", text("One lunch an hour late", "Один обед на час позже"), lateLunch("anna-kern", 765)),
    variant(
      "two-late",
      text("Two lunches an hour late", "Два обеда на час позже"),
      lateLunch("anna-kern", 765),
      lateLunch("timur-aliev", 765),
    ),
    variant(
      "one-early",
      text("The same lunch an hour early", "Тот же обед на час раньше"),
      lateLunch("anna-kern", 645),
    ),
    variant(
      "eleven",
      text("An eleventh person", "Одиннадцатый человек"),
      set("groups/team/people/karim-nasyrov", { id: "karim-nasyrov", name: "Карим Насыров", shifts: [shift(615)] }),
    ),
  ],
};
