import { join } from "node:path";
import { expect, test } from "vitest";
import { POLICIES, policySpecOf } from "../../sim/routing/registry.ts";
import { describePolicy } from "../../sim/routing/sentences/describe.ts";
import type { Language } from "../../sim/routing/sentences/wording.ts";
import { queue, team, world } from "../fixtures/routingCentre.ts";

const CALLS = queue("calls", "voice", { name: { en: "Calls", ru: "Звонки" } });
const CHATS = queue("chats", "messenger", { name: { en: "Chats", ru: "Чаты" }, priority: 4 });
const MAIL = queue("mail", "email", { name: { en: "Mail", ru: "Почта" }, priority: 9 });
const BACK = queue("back", "callback", { name: { en: "Callbacks", ru: "Перезвоны" }, priority: 6 });
const PHONES = team(
  "phones",
  6,
  [
    ["calls", 9],
    ["back", 5],
    ["mail", 3],
  ],
  { name: { en: "Phones", ru: "Телефон" } },
);
const WRITERS = team(
  "writers",
  6,
  [
    ["chats", 9],
    ["mail", 9],
    ["calls", 4],
  ],
  { name: { en: "Writers", ru: "Тексты" } },
);
const CENTRE = world("prio", [CALLS, CHATS, MAIL, BACK], [PHONES, WRITERS]);

/** Every policy of the registry as people read it. To change the files on purpose: `npx vitest run -u tests/golden/policies.test.ts`. */
test.each<Language>(["en", "ru"])("[R26] every named policy reads well (%s)", async (language) => {
  const text = POLICIES.flatMap(({ id, tradeName, lesson }) => [
    `${id}: ${tradeName[language]}`,
    ...describePolicy(policySpecOf(id, CENTRE), language, CENTRE).map((sentence) => `  ${sentence}`),
    `  → ${lesson[language]}`,
    "",
  ]).join("\n");
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, "policies", `${language}.txt`));
});
