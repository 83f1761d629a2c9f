import { describe, expect, test } from "vitest";
import { holds, negated, written } from "../../../sim/routing/importers/expression.ts";
import { parseExpression } from "../../../sim/routing/importers/expressionParser.ts";
import { IMPORTERS, parseMapping, VENDORS } from "../../../sim/routing/importers/index.ts";
import { NOTES, noteText } from "../../../sim/routing/importers/notes.ts";
import { done, file, notesOf, problemsOf } from "../../fixtures/vendorFiles.ts";

const { chatwoot, genesys, twilio, salesforce } = IMPORTERS;

function expression(text: string) {
  const parsed = parseExpression(text, { bareWord: "attribute" });
  if (!parsed.ok) throw new RangeError(`${text}: expected ${parsed.expected} at ${parsed.at}, got ${parsed.got}`);
  return parsed.expression;
}

describe("expressions", () => {
  const known: Readonly<Record<string, string | number | boolean | readonly string[]>> = {
    five: 5,
    text: "5",
    yes: true,
    list: ["a", "b"],
    name: "a",
  };
  const look = (name: string) => known[name];

  test.each([
    ["five == 5 AND text == 5 AND five == '5'", true],
    ["five > 4.5 and five <= 5 AND NOT five < 5", true],
    ["list HAS name AND name IN ['a'] AND name NOT IN [\"b\", 3]", true],
    ["list CONTAINS 'c' || !(yes)", false],
    ["yes", true],
    ["five <> 5 OR five != 6", true],
    ["five == 5 OR nobody == 1", true],
    ["five == 6 AND nobody == 1", false],
    ["five == 5 AND nobody == 1", undefined],
    ["NOT nobody == 1", undefined],
    ["1 == 1", true],
  ])("[I5, I6] %s is %s", (text, result) => {
    expect(holds(expression(text), look)).toBe(result);
    const opposite = holds(negated(expression(text)), look);
    expect(opposite).toBe(result === undefined ? undefined : !result);
    expect(holds(expression(written(expression(text))), look)).toBe(result);
  });

  test("[I5] AND binds closer than OR, NOT closer than both", () => {
    expect(written(expression("a == 1 OR b == 2 AND NOT c == 3"))).toBe("a == 1 or (b == 2 and not (c == 3))");
  });

  test.each([
    ["", 1, "an attribute, a text, a number or a list", "the end"],
    ["a ==", 5, "an attribute, a text, a number or a list", "the end"],
    ["a == 1 b", 8, "AND, OR or the end", "b"],
    ["a NOT == 1", 7, "IN, HAS or CONTAINS", "=="],
    ["a IN [1 2]", 9, "a comma or a closing bracket", "2"],
    ["a IN [b]", 7, "a text, a number or a closing bracket", "b"],
    ['a == "x', 6, "an attribute, an operator or a value", '"'],
    [`${"(".repeat(40)}a`, 34, "nesting of at most 32", "("],
  ])("[I5] what is wrong with “%s” is told at character %i", (text, at, expected, got) => {
    expect(parseExpression(text, { bareWord: "attribute" })).toEqual({ ok: false, at, expected, got });
  });
});

describe("what every importer shares", () => {
  test("[I4] a file, its depth, its values and its texts are bounded, and the bound itself is allowed", () => {
    const padded = (size: number) => `{"name":"p"}`.padEnd(size);
    expect(problemsOf(chatwoot([file(padded(1_048_576))]))).toEqual([]);
    expect(problemsOf(chatwoot([file(padded(1_048_577))]))).toEqual(["bad-length : at most 1048576 characters"]);
    const deep = (depth: number) => JSON.parse(`${'{"name":"p","x":'.repeat(depth)}1${"}".repeat(depth)}`) as unknown;
    expect(problemsOf(chatwoot([file(deep(32))]))).toEqual([]);
    expect(problemsOf(chatwoot([file(deep(33))]))).toEqual(["too-deep : nesting of at most 32"]);
    const wide = (values: number) => ({ name: "p", x: Array.from({ length: values }, () => 1) });
    expect(problemsOf(chatwoot([file(wide(49_997))]))).toEqual([]);
    expect(problemsOf(chatwoot([file(wide(49_998))]))).toEqual(["bad-length : at most 50000 values"]);
    expect(problemsOf(chatwoot([file({ name: "x".repeat(4_000) })]))).toEqual([]);
    expect(problemsOf(chatwoot([file({ name: "x".repeat(4_001) })]))).toEqual([
      "bad-length name: 1 to 4000 characters",
    ]);
    expect(problemsOf(chatwoot(Array.from({ length: 201 }, () => file({ name: "p" }))))).toEqual([
      "bad-length : 1 to 200 files",
    ]);
    expect(problemsOf(chatwoot([file("[".repeat(100_000))]))[0]).toMatch(/^malformed-json/);
  });

  test("[I4] a configuration larger than any policy is told, not cut", () => {
    const queue = (n: number) => ({ name: `q${n}`, routingRules: [{ waitSeconds: n + 1 }] });
    const many = (count: number) => problemsOf(genesys([file(Array.from({ length: count }, (_, n) => queue(n)))]));
    expect(many(128)).toEqual([]);
    expect(many(129)).toEqual(["bad-length : at most 128 different plans; import fewer queues at once"]);
    const targets = (count: number) =>
      problemsOf(
        twilio([
          file({ filters: [{ targets: Array.from({ length: count }, (_, n) => ({ queue: `g${n}`, timeout: 1 })) }] }),
        ]),
      );
    expect(targets(20)).toEqual([]);
    expect(targets(21)).toEqual(["bad-length filters.0: at most 20 steps"]);
  });

  test("[I3] null is absent, fields without a part in routing are silent, all others are noted", () => {
    const queue = { name: "q", description: "d", bullseye: null, scoringMethod: null, wings: 2, division: { id: "1" } };
    expect(notesOf(genesys([file(queue)]))).toContain("unknown-field wings");
    expect(notesOf(genesys([file(queue)])).filter((note) => note.startsWith("unknown-field"))).toHaveLength(1);
  });

  test("[I2] one thing under several names is one id, and two things under like names are two", () => {
    const text = `
      resource "genesyscloud_routing_queue" "a" { name = "Sales (EU)" }
      resource "genesyscloud_routing_queue" "b" { name = "Sales [EU]" }
      resource "genesyscloud_routing_queue" "c" {
        name = "Продажи"
        conditional_group_routing_rules {
          queue_id        = genesyscloud_routing_queue.a.id
          operator        = "LessThan"
          condition_value = 9
          groups { member_group_id = genesyscloud_group.g.id, member_group_type = "GROUP" }
        }
      }`;
    const { policy, notes } = done(genesys([file(text)]));
    expect(policy.plans.flatMap(({ for: { queueIds } }) => queueIds)).toEqual(["sales-eu", "sales-eu-2", "queue"]);
    expect(policy.plans[1]?.steps[0]?.when[0]).toMatchObject({ queueId: "sales-eu" });
    expect(notes.filter(({ code }) => code === "queue-assumed").map(({ text: { en } }) => en)).toEqual([
      "The mapping does not name “Sales (EU)”; it is taken for the queue sales-eu.",
      "The mapping does not name “Sales [EU]”; it is taken for the queue sales-eu-2.",
      "The mapping does not name “Продажи”; it is taken for the queue queue.",
    ]);
  });

  test("[I2] two queues of a vendor that are one of the scenario's: the first plan stays, the second is noted", () => {
    const result = genesys([file([{ name: "a", routingRules: [{}] }, { name: "b" }])], {
      queues: { q: { names: ["a", "b"] } },
    });
    expect(done(result).policy.plans.map(({ for: { queueIds }, steps }) => [queueIds, steps.length])).toEqual([
      [["q"], 2],
    ]);
    expect(notesOf(result)).toContain("queue-twice ");
  });

  test("[I4] names that JSON and prototypes share are names", () => {
    const text = '{"name":"__proto__","__proto__":{"x":1},"constructor":{"name":"y"},"bullseye":{"rings":[]}}';
    expect(done(genesys([file(text)])).policy.name).toBe("Genesys Cloud: __proto__");
    const terraform =
      'resource "genesyscloud_routing_queue" "__proto__" { name = "constructor"\n __proto__ { a = 1 } }';
    expect(notesOf(genesys([file(terraform)]))).toContain(
      "unknown-field resource.genesyscloud_routing_queue.__proto__.__proto__",
    );
  });

  test("[I4] texts made to keep a reader busy are read at once", () => {
    const hostile = [
      `${'x = "\\"'.repeat(140_000)}`,
      `resource "a" "b" { x = a${'"'.repeat(900_001)}`,
      `resource "a" "b" { x = ${"[".repeat(900_000)}`,
      `${"/* ".repeat(340_000)}`,
      `resource "a" "b" { ${"<<A\n".repeat(200_000)}`,
      `resource "a" "b" { x = ${"(".repeat(900_000)} }`,
    ];
    for (const text of hostile) expect(problemsOf(genesys([file(text)]))).toHaveLength(1);
    const documents = [
      `<a ${'b="c" '.repeat(170_000)}`,
      `<a>${"<!-- - ".repeat(140_000)}</a>`,
      `<a><!--${"-".repeat(1_000_000)}</a>`,
      `<a>${"<b>".repeat(300_000)}`,
      `<a>${"<![CDATA[ ] ".repeat(80_000)}</a>`,
    ];
    for (const text of documents) expect(problemsOf(salesforce([file(text)]))).toHaveLength(1);
    const long = `${"a == 1 AND ".repeat(300)}a == 1`;
    expect(problemsOf(twilio([file({ filters: [{ expression: long, targets: [{ queue: "g" }] }] })]))).toEqual([]);
    const signs = "!".repeat(3_999);
    expect(problemsOf(twilio([file({ filters: [{ expression: signs, targets: [{ queue: "g" }] }] })]))).toHaveLength(1);
  });

  test("[I19] every note says the same in both languages: the same places, Russian in Russian", () => {
    expect(Object.keys(NOTES).length).toBeGreaterThan(60);
    for (const [code, { en, ru }] of Object.entries(NOTES)) {
      const places = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([place]) => place).sort();
      expect([code, places(ru)]).toEqual([code, places(en)]);
      expect([code, /[А-я]/.test(ru), /[А-я]/.test(en)]).toEqual([code, true, false]);
    }
    expect(noteText("target-of-queue", [70.5, 1_000])).toEqual({
      en: "The target (70.5 % within 1,000 s) belongs to the queue of the scenario, not to the policy.",
      ru: "Целевой показатель (70,5 % за 1\u00a0000 с) относится к очереди сценария, а не к правилу распределения.",
    });
    expect(noteText("unknown-field", ["x".repeat(500)]).en).toHaveLength(
      200 + "The field “” is not known and was left out.".length,
    );
  });

  test("[I2] a mapping from outside is checked, all problems at once", () => {
    const good = {
      queues: { q: { names: ["a"], skill: "s", attributes: { x: [1, "y"] }, needs: { s: 3 } } },
      groups: { g: {} },
    };
    expect(parseMapping(good)).toEqual({ ok: true, mapping: good });
    const bad = { queues: { "Not An Id": {}, q: { names: "a", needs: { s: 11 } } }, people: {} };
    const parsed = parseMapping(bad);
    expect(parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${code} ${path}`).sort()).toEqual([
      "out-of-range queues.q.needs.s",
      "wrong-type ",
      "wrong-type queues.Not An Id",
      "wrong-type queues.q.names",
    ]);
    expect(parseMapping(null).ok).toBe(false);
    const many = Object.fromEntries(Array.from({ length: 257 }, (_, n) => [`g${n}`, {}]));
    expect(parseMapping({ groups: many }).ok).toBe(false);
  });

  test("[I1] every vendor is known by name", () => {
    expect(VENDORS).toEqual(["genesys", "amazon", "twilio", "cisco", "salesforce", "zendesk", "chatwoot"]);
  });
});
