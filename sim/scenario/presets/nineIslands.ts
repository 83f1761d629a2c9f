import type { Channel } from "../../vocabulary/index.ts";
import type { ScenarioChange, ScenarioFile } from "../scenarioFile.ts";
import type { SkillSpec } from "../staff.ts";
import {
  centre,
  constantDay,
  oneAtATime,
  otherQueue,
  set,
  skill,
  staffed,
  sweep,
  team,
  text,
  variant,
  variantOf,
} from "./parts.ts";

/** The nine channels: contacts an hour and people of their own. */
const ISLANDS = [
  { id: "phone", name: text("Phone", "Телефон"), channel: "voice", perHour: 120, agents: 12 },
  { id: "chat", name: text("Chat on the site", "Чат на сайте"), channel: "chat", perHour: 36, agents: 4 },
  { id: "messenger", name: text("Messenger", "Мессенджер"), channel: "messenger", perHour: 48, agents: 6 },
  { id: "video", name: text("Video", "Видео"), channel: "video", perHour: 12, agents: 2 },
  { id: "sms", name: text("SMS", "SMS"), channel: "sms", perHour: 24, agents: 3 },
  { id: "social", name: text("Social networks", "Соцсети"), channel: "social", perHour: 36, agents: 4 },
  { id: "app", name: text("Chat in the app", "Чат в приложении"), channel: "chat", perHour: 36, agents: 4 },
  { id: "mail", name: text("Mail", "Почта"), channel: "email", perHour: 24, agents: 3 },
  { id: "office", name: text("Visit in person", "Визит в офис"), channel: "visit-in-person", perHour: 12, agents: 2 },
] as const satisfies readonly { id: string; channel: Channel; perHour: number; agents: number; name: unknown }[];

const SLOTS = oneAtATime("voice", "chat", "messenger", "video", "sms", "social", "email", "visit-in-person");
const EVERYTHING = ISLANDS.map(({ id }) => skill(id));

function skills(groupId: string, known: readonly SkillSpec[]): ScenarioChange {
  return set(`groups/${groupId}/skills`, known);
}

/** Everybody knows the channel next in the list as well; after the last comes the first. */
const CHAIN = ISLANDS.map(({ id }, i) => skills(id, [skill(id), skill(ISLANDS[(i + 1) % ISLANDS.length]!.id)]));

/** All people in one group that knows everything. */
function pool(agents: number): ScenarioChange[] {
  return [...ISLANDS.map(({ id }) => staffed(id, 0)), staffed("pool", agents)];
}

/** The people of the first `count` channels know all of these channels; the others stay islands. */
function integrated(count: number): ScenarioChange[] {
  const joined = ISLANDS.slice(0, count);
  return joined.map(({ id }) =>
    skills(id, [skill(id), ...joined.filter((one) => one.id !== id).map((one) => skill(one.id))]),
  );
}

/** Nine channels as nine teams, as a chain and as one pool. */
export const nineIslands: ScenarioFile = {
  scenario: centre({
    id: "nine-islands",
    name: text("Nine islands", "Девять островов"),
    story: {
      story: text(
        "Nine channels, opened one after the other, each with its own small team: forty people in all, 348 contacts an hour. A person idle in one team cannot help the queue of the next.",
        "Девять каналов, открытых один за другим, и у каждого своя маленькая команда: всего сорок человек и 348 обращений в час. Свободный человек одной команды не может помочь очереди соседней.",
      ),
      question: text(
        "How much does it give to join the islands, and must everybody know everything for it?",
        "Много ли даст объединение островов, и должен ли для этого каждый уметь всё?",
      ),
      claim: text(
        "“The average centre has nine channels and integrates fewer than a quarter of them.” Dimension Data, 2016, quoted by Genesys. “Since the mid-2000s satisfaction falls as channels grow.” “One more account, more people, actions not agreed.” LiveTex, 2016.",
        "«В среднем центре девять каналов, и интегрировано меньше четверти». Dimension Data, 2016, по Genesys. «С середины 2000-х удовлетворённость падает с ростом числа каналов». «Ещё один аккаунт, ещё люди, действия не согласованы». LiveTex, 2016.",
      ),
      lesson: text(
        "Every island must be large enough for its own bad minutes, and small ones never are. If each person knows one neighbouring channel, more than half of what one pool would give is already there; a pool gives the rest, or does with fewer people. If knowing everything makes everybody a fifth slower, that eats most of the people a pool could save – but not the service, which stays far above that of the islands.",
        "Каждый остров должен сам переживать свои плохие минуты, а маленьким это не под силу. Если человек знает хотя бы один соседний канал, это даёт уже больше половины того, что дал бы общий пул; остальное даёт пул — или обходится меньшим числом людей. Если умение делать всё замедляет каждого на пятую часть, это съедает почти всех, кого пул позволил бы сберечь, но не сервис: он остаётся куда выше, чем у островов.",
      ),
      assumptions: [
        text(
          "All contacts are worked one at a time, in the same mean time, with the same patience: only the walls differ.",
          "Все обращения ведут по одному, среднее время и терпение одинаковы: варианты отличаются только стенами.",
        ),
        text(
          "Nobody is slower in a second channel, but in the variant “20 % slower”, where everything takes everybody longer.",
          "Второй канал никого не замедляет; только в варианте «на 20 % медленнее» всё и у всех идёт дольше.",
        ),
        text(
          "Satisfaction is not simulated; service level and abandonment are.",
          "Удовлетворённость не моделируется; моделируются уровень обслуживания и потери в очереди.",
        ),
      ],
    },
    policy: "fifo-li",
    queues: ISLANDS.map(({ id, name, channel, perHour }) =>
      otherQueue(id, name, channel, {
        arrivals: constantDay(perHour),
        handleSeconds: 300,
        patienceSeconds: 240,
        withinSeconds: 60,
      }),
    ),
    groups: [
      ...ISLANDS.map(({ id, name, agents }) => team(id, name, agents, [skill(id)], SLOTS)),
      team("pool", text("One pool", "Общий пул"), 0, EVERYTHING, SLOTS),
    ],
  }),
  variants: [
    variant("base", text("Nine islands, 40 people", "Девять островов, 40 человек")),
    variant("two-joined", text("Two of nine joined", "Объединены два из девяти"), ...integrated(2)),
    variant("chain", text("Everybody knows one neighbour", "Каждый знает соседний канал"), ...CHAIN),
    variant("pool", text("One pool, 40 people", "Общий пул, 40 человек"), ...pool(40)),
    variant("pool-35", text("One pool, 35 people", "Общий пул, 35 человек"), ...pool(35)),
    variant("pool-33", text("One pool, 33 people", "Общий пул, 33 человека"), ...pool(33)),
    variantOf(
      "pool",
      "pool-slower",
      text("One pool of 40, everything 20 % slower", "Общий пул из 40, всё на 20 % медленнее"),
      skills(
        "pool",
        ISLANDS.map(({ id }) => skill(id, 1.2)),
      ),
    ),
  ],
  sweeps: [
    sweep(
      { id: "integrated", name: text("Channels joined", "Объединённых каналов"), unit: "count" },
      [0, 2, 3, 4, 5, 6, 7, 8, 9],
      integrated,
    ),
    sweep(
      { id: "people", name: text("People in one pool", "Людей в общем пуле"), unit: "count", from: "pool" },
      [30, 31, 32, 33, 34, 35, 36, 38, 40],
      (agents) => [staffed("pool", agents)],
    ),
  ],
};
