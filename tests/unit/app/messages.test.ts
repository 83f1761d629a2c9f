import { createTranslator } from "use-intl/core";
import { expect, test } from "vitest";
import { en, ru } from "../../fixtures/allMessages.ts";

/** Every message by its dotted path. */
function messages(tree: object, prefix = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") found.set(`${prefix}${key}`, value);
    else for (const [path, text] of messages(value, `${prefix}${key}.`)) found.set(path, text);
  }
  return found;
}

/** Names of the arguments of an ICU message, sorted, each once. Those inside plural branches count as well. */
function argumentsOf(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)\s*(?:,[^{}]*|\})/g)].map((match) => match[1] ?? ""))]
    .filter((name) => !/^\d+$/.test(name))
    .sort();
}

/** The branches of every plural of a message: `["one", "few", …]` each. */
function pluralsOf(message: string): string[][] {
  return [...message.matchAll(/, plural,((?:\s*[\w=]+\s*\{[^{}]*\})+)/g)].map((match) =>
    [...(match[1] ?? "").matchAll(/([\w=]+)\s*\{/g)].map((branch) => branch[1] ?? ""),
  );
}

const EN = messages(en);
const RU = messages(ru);

test("[D3] both languages have the same messages, none of them empty", () => {
  expect(EN.size).toBeGreaterThan(150);
  expect([...RU.keys()].sort()).toEqual([...EN.keys()].sort());
  expect([...EN, ...RU].filter(([, text]) => text.trim() === "")).toEqual([]);
});

test("[D3] a message takes the same arguments in both languages", () => {
  const differing = [...EN.keys()].filter(
    (path) => argumentsOf(EN.get(path) ?? "").join() !== argumentsOf(RU.get(path) ?? "").join(),
  );
  expect(differing).toEqual([]);
  expect([...EN.values()].filter((text) => argumentsOf(text).length > 0).length).toBeGreaterThan(30);
});

test("[D3] every Russian plural knows one, few and many; every English one and other", () => {
  const russian = [...RU.values()].flatMap(pluralsOf);
  const english = [...EN.values()].flatMap(pluralsOf);
  expect(russian.length).toBeGreaterThan(3);
  expect(english.length).toBeGreaterThan(5);
  for (const branches of russian) expect(branches).toEqual(["one", "few", "many", "other"]);
  for (const branches of english) expect(branches).toEqual(["one", "other"]);
});

test.each([
  ["en", en],
  ["ru", ru],
] as const)("[D3] every message of %s can be said with its arguments", (locale, tree) => {
  const problems: string[] = [];
  const say = createTranslator({
    locale,
    messages: tree as Record<string, unknown>,
    timeZone: "UTC",
    onError: (problem) => problems.push(problem.message),
  }) as unknown as { markup(path: string, values: Record<string, unknown>): string };
  for (const [path, text] of messages(tree)) {
    const values = Object.fromEntries(argumentsOf(text).map((name) => [name, 21]));
    const tags = Object.fromEntries([...text.matchAll(/<(\w+)>/g)].map(([, tag]) => [tag, (inside: string) => inside]));
    const said = say.markup(path, { ...values, ...tags });
    expect(said, path).not.toMatch(/[{}#]/);
  }
  expect(problems).toEqual([]);
});

test.each([
  [1, "1 источник"],
  [2, "2 источника"],
  [5, "5 источников"],
  [11, "11 источников"],
  [21, "21 источник"],
  [14_751, "14\u00a0751 источник"],
])("[D3] %s sources are “%s” in Russian", (n, expected) => {
  const say = createTranslator({ locale: "ru", messages: ru, timeZone: "UTC" });
  expect(say("foot.sources", { n })).toBe(expected);
});

test("[D1] counts inside sentences have thousands as figures do", () => {
  const english = createTranslator({ locale: "en", messages: en, timeZone: "UTC" });
  const russian = createTranslator({ locale: "ru", messages: ru, timeZone: "UTC" });
  const n = 14_751;
  expect(english("wall.n", { n })).toBe("n 14,751");
  expect(russian("wall.n", { n })).toBe("n 14\u00a0751");
  expect(english("wall.waitingNote", { n })).toBe("14,751 waiting");
  expect(english("alarm.detail", { n, late: n })).toBe("14,751 waiting, 14,751 past the limit");
  expect(russian("alarm.basis", { n, window: "30 мин" })).toBe("n 14\u00a0751 за 30 мин");
  expect(english("wall.notDrawn", { n })).toBe("+14,751 not drawn");
  expect(russian("wall.onLine", { n })).toBe("14\u00a0751 на линии");
});
