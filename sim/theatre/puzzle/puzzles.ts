import type { StaffTarget } from "../../experiment/search/spec.ts";
import { presetNamed } from "../../scenario/presets/index.ts";
import type { ScenarioChange } from "../../scenario/scenarioFile.ts";
import type { Both } from "../lesson/script.ts";
import type { Puzzle, PuzzleMove } from "./puzzle.ts";

const name = ([en, ru]: Both) => ({ en, ru });
const set = (path: string, value: unknown): ScenarioChange => ({ path, set: value });
const people = (groupId: string, agents: number) => set(`groups/${groupId}/headcount/agents`, [agents]);

function move(id: string, price: number, text: Both, ...changes: readonly ScenarioChange[]): PuzzleMove {
  return { id, price, name: name(text), changes };
}

/** A move that does what a variant of the preset does. */
function like(preset: string, variant: string, price: number, text: Both): PuzzleMove {
  const found = presetNamed(preset)?.variants.find(({ id }) => id === variant);
  if (found === undefined) throw new RangeError(`variant: expected one of ${preset}, got ${variant}`);
  return { id: variant, price, name: name(text), changes: found.changes };
}

const inTime = (queueId: string, limit: number): StaffTarget => ({
  ...{ figure: "serviceLevel", scope: { kind: "queue", queueId }, limit, per: "run" },
});
const leaving = (limit: number): StaffTarget => ({
  ...{ figure: "abandonmentRate", scope: { kind: "total" }, limit, per: "run" },
});
const BEST_SERVICE = { figure: "serviceLevel", scope: { kind: "total" }, better: "higher" } as const;
const FEWEST_LEAVE = { figure: "abandonmentRate", scope: { kind: "total" }, better: "lower" } as const;

const POLICY_COINS = 5;
const SKILL_COINS = 40;
const PERSON_COINS = 100;

/** One for each preset, in the order of the presets. */
export const PUZZLES: readonly Puzzle[] = [
  {
    ...{ id: "five-percent", preset: "five-percent", variant: "one-for-chat", budget: 145 },
    title: name(["The lonely chat", "Одинокий чат"]),
    task: name([
      "Calls 80 % in 20 s and chats 80 % in 60 s. One person alone does not do it.",
      "Звонки 80 % за 20 с и чаты 80 % за 60 с. Один человек не справляется.",
    ]),
    moves: [
      move("chat-2", PERSON_COINS, ["A second person for chat", "Второй человек в чат"], people("chat", 2)),
      move("voice-27", PERSON_COINS, ["One more by phone", "Ещё один на телефон"], people("voice", 27)),
      ...[27, 28].map((agents) =>
        move(
          `both-${agents}`,
          SKILL_COINS + (agents - 27) * PERSON_COINS,
          [`Everybody does both, ${agents} people`, `Все ведут оба, ${agents} человек`],
          ...[people("voice", 0), people("chat", 0), people("both", agents)],
        ),
      ),
      move("pack", POLICY_COINS, ["Pack chats together", "Собирать чаты вместе"], set("policy", "blend-pack")),
    ],
    targets: [inTime("voice", 0.8), inTime("chat", 0.8)],
    objective: FEWEST_LEAVE,
  },
  {
    ...{ id: "the-standard", preset: "the-standard", variant: "after-6", budget: 150 },
    title: name(["Seven, or six?", "Семеро или шестеро?"]),
    task: name(["Chats 80 % in 60 s with the shorter chats.", "Чаты 80 % за 60 с при коротких чатах."]),
    moves: [
      move("seven", PERSON_COINS, ["A seventh person", "Седьмой человек"], people("chat", 7)),
      move("eight", 2 * PERSON_COINS, ["A seventh and an eighth", "Седьмой и восьмой"], people("chat", 8)),
      move(
        "four",
        POLICY_COINS,
        ["Four at once", "Четыре сразу"],
        set("groups/chat/slots/total", 4),
        set("groups/chat/slots/byChannel/chat", 4),
      ),
      move(
        "two",
        POLICY_COINS,
        ["Two at once", "Два сразу"],
        set("groups/chat/slots/total", 2),
        set("groups/chat/slots/byChannel/chat", 2),
      ),
    ],
    targets: [inTime("chat", 0.8)],
    objective: FEWEST_LEAVE,
  },
  {
    ...{ id: "split-or-blend", preset: "split-or-blend", variant: "base", budget: 10 },
    title: name(["A rule for ten coins", "Правило за десять монет"]),
    task: name([
      "Calls 80 % in 20 s and chats 80 % in 60 s, with the same people.",
      "Звонки 80 % за 20 с и чаты 80 % за 60 с теми же людьми.",
    ]),
    moves: [
      like("split-or-blend", "scatter", POLICY_COINS, ["Blend: to the least loaded", "Смешать: наименее занятому"]),
      like("split-or-blend", "pack", POLICY_COINS, ["Blend: pack chats", "Смешать: чаты вместе"]),
      like("split-or-blend", "reserve-1", 2 * POLICY_COINS, ["Pack, keep one for phone", "Вместе, один в запасе"]),
      like("split-or-blend", "reserve-2", 2 * POLICY_COINS, ["Pack, keep two for phone", "Вместе, двое в запасе"]),
      like("split-or-blend", "flexible", 2 * POLICY_COINS, ["Three flexible", "Трое гибких"]),
    ],
    targets: [inTime("voice", 0.8), inTime("chat", 0.8)],
    objective: FEWEST_LEAVE,
  },
  {
    ...{ id: "explain-thrice", preset: "explain-thrice", variant: "lost", budget: 300 },
    title: name(["Memory or people", "Память или люди"]),
    task: name([
      "Calls 80 % in 20 s. Memory is dear; so are people.",
      "Звонки 80 % за 20 с. Память дорога; люди тоже.",
    ]),
    moves: [
      move(
        "memory",
        240,
        ["Context kept for all", "Контекст сохранён у всех"],
        set("queues/written/customers/repeat/contextKeptShare", 1),
        set("queues/voice/customers/repeat/contextKeptShare", 1),
      ),
      move(
        "half",
        120,
        ["Context kept for half", "Контекст у половины"],
        set("queues/written/customers/repeat/contextKeptShare", 0.5),
        set("queues/voice/customers/repeat/contextKeptShare", 0.5),
      ),
      ...[29, 30, 31].map((agents) =>
        move(
          `people-${agents}`,
          (agents - 28) * PERSON_COINS,
          [`${agents} people`, `${agents} человек`],
          people("voice", agents),
        ),
      ),
    ],
    targets: [inTime("voice", 0.8)],
    objective: FEWEST_LEAVE,
  },
  {
    ...{ id: "five-minutes-or-a-day", preset: "five-minutes-or-a-day", variant: "base", budget: 15 },
    title: name(["Three clocks, three moves", "Трое часов, три хода"]),
    task: name([
      "Calls 80 % in 20 s, messages 80 % in 5 min, mail 90 % in 4 h.",
      "Звонки 80 % за 20 с, сообщения 80 % за 5 мин, письма 90 % за 4 ч.",
    ]),
    moves: [
      like("five-minutes-or-a-day", "one-line", POLICY_COINS, ["One line", "Одна очередь"]),
      like("five-minutes-or-a-day", "priority", POLICY_COINS, ["Strict priority", "Строгий приоритет"]),
      like("five-minutes-or-a-day", "least-slack", POLICY_COINS, ["Least slack first", "Сначала у кого меньше запас"]),
      like("five-minutes-or-a-day", "reserve", 2 * POLICY_COINS, [
        "Priority, two kept from mail",
        "Приоритет, двое не для почты",
      ]),
    ],
    targets: [inTime("voice", 0.8), inTime("messenger", 0.8), inTime("mail", 0.9)],
    objective: FEWEST_LEAVE,
  },
  {
    ...{ id: "menu-memory", preset: "menu-memory", variant: "base", budget: 80 },
    title: name(["Eighty coins of memory", "Восемьдесят монет памяти"]),
    task: name(["Calls 90 % in 20 s without hiring.", "Звонки 90 % за 20 с без найма."]),
    moves: [
      like("menu-memory", "menu", 30, ["The menu remembers", "Меню помнит"]),
      like("menu-memory", "known", 45, ["The agent knows who it is", "Оператор знает, кто звонит"]),
      like("menu-memory", "routed", 35, ["Fewer wrong desks", "Меньше чужих столов"]),
      move("person", PERSON_COINS, ["One more person", "Ещё один человек"], people("voice", 24)),
    ],
    targets: [inTime("voice", 0.9)],
    objective: FEWEST_LEAVE,
  },
  {
    ...{ id: "say-it-in-the-queue", preset: "say-it-in-the-queue", variant: "base", budget: 110 },
    title: name(["Both ends of the bridge", "Оба конца моста"]),
    task: name([
      "Calls 80 % in 20 s, and messages still 80 % in 2 min.",
      "Звонки 80 % за 20 с, и сообщения по-прежнему 80 % за 2 мин.",
    ]),
    moves: [
      like("say-it-in-the-queue", "over-60-30", POLICY_COINS, [
        "Say it over 60 s, 30 % accept",
        "Говорить после 60 с, 30 %",
      ]),
      like("say-it-in-the-queue", "over-30-50", POLICY_COINS, [
        "Say it over 30 s, 50 % accept",
        "Говорить после 30 с, 50 %",
      ]),
      like("say-it-in-the-queue", "both-ends", 2 * POLICY_COINS, [
        "… only while the messenger has room",
        "… только пока в мессенджере есть место",
      ]),
      move("voice-25", PERSON_COINS, ["One more by phone", "Ещё один на телефон"], people("voice", 25)),
      move("messenger-6", PERSON_COINS, ["One more in the messenger", "Ещё один в мессенджер"], people("messenger", 6)),
    ],
    targets: [inTime("voice", 0.8), inTime("messenger", 0.8)],
    objective: FEWEST_LEAVE,
  },
  {
    ...{ id: "nine-islands", preset: "nine-islands", variant: "base", budget: 160 },
    title: name(["Bridges between islands", "Мосты между островами"]),
    task: name(["At most 6 % leave, over all nine channels.", "Уходят не больше 6 % по всем девяти каналам."]),
    moves: [
      like("nine-islands", "two-joined", 2 * SKILL_COINS, ["Join phone and chat", "Соединить телефон и чат"]),
      like("nine-islands", "chain", 4 * SKILL_COINS, ["Everybody learns a neighbour", "Каждый учит соседа"]),
      ...(
        [
          ["video", 3, "video", "видео"],
          ["office", 3, "the visitors' desk", "приём в офисе"],
          ["sms", 4, "SMS", "SMS"],
        ] as const
      ).map(([groupId, agents, en, ru]) =>
        move(`one-${groupId}`, PERSON_COINS, [`One more at ${en}`, `Ещё один: ${ru}`], people(groupId, agents)),
      ),
    ],
    targets: [leaving(0.06)],
    objective: BEST_SERVICE,
  },
  {
    ...{ id: "three-at-once", preset: "three-at-once", variant: "one", budget: 105 },
    title: name(["How many at once?", "Сколько сразу?"]),
    task: name(["Chats 80 % in time, and as many solved as can be.", "Чаты 80 % в срок, и как можно больше решённых."]),
    moves: [
      like("three-at-once", "two", POLICY_COINS, ["Two at once", "Два сразу"]),
      like("three-at-once", "four", POLICY_COINS, ["Four at once", "Четыре сразу"]),
      like("three-at-once", "five", POLICY_COINS, ["Five at once", "Пять сразу"]),
      move(
        "three",
        POLICY_COINS,
        ["Three at once", "Три сразу"],
        set("groups/chat/slots/total", 3),
        set("groups/chat/slots/byChannel/chat", 3),
      ),
      move("ten", PERSON_COINS, ["A tenth person", "Десятый человек"], people("chat", 10)),
    ],
    targets: [inTime("chat", 0.8)],
    objective: { figure: "resolvedShare", scope: { kind: "total" }, better: "higher" },
  },
  {
    ...{ id: "rings-and-friends", preset: "rings-and-friends-last-agent", variant: "own-90", budget: 5 },
    title: name(["Five coins of patience", "Пять монет терпения"]),
    task: name([
      "Calls 83 % in time. How long may somebody wait for a friend?",
      "Звонки 83 % в срок. Сколько можно ждать своего?",
    ]),
    moves: (
      [
        ["own-0", "Only if idle", "Только если свободен"],
        ["own-10", "10 s", "10 с"],
        ["own-20", "20 s", "20 с"],
        ["own-40", "40 s", "40 с"],
        ["own-60", "60 s", "60 с"],
      ] as const
    ).map(([variant, en, ru]) => like("rings-and-friends-last-agent", variant, POLICY_COINS, [en, ru])),
    targets: [inTime("voice", 0.83)],
    objective: BEST_SERVICE,
  },
];

/** The puzzle of that id; undefined: there is none. */
export function puzzleNamed(id: string): Puzzle | undefined {
  return PUZZLES.find((puzzle) => puzzle.id === id);
}
