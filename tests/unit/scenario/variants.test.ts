import { describe, expect, test } from "vitest";
import { formSchemas } from "../../../scripts/formSchemas.ts";
import { applyChanges, WHOLE_FIELDS } from "../../../sim/scenario/changes.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import { describeChanges } from "../../../sim/scenario/describeChanges.ts";
import { parseScenarioFile } from "../../../sim/scenario/parseFile.ts";
import { problemText } from "../../../sim/scenario/problems.ts";
import type { ScenarioChange, ScenarioFile, ScenarioVariant } from "../../../sim/scenario/scenarioFile.ts";
import { applySweep, applyVariant } from "../../../sim/scenario/variants.ts";

type Loose = ReturnType<typeof JSON.parse>;

function file(variants: readonly Omit<ScenarioVariant, "name">[], sweeps?: ScenarioFile["sweeps"]): ScenarioFile {
  return {
    scenario: demonstration,
    variants: variants.map((variant) => ({ ...variant, name: { en: "V", ru: "В" } })),
    ...(sweeps === undefined ? {} : { sweeps }),
  };
}
function variant(...changes: ScenarioChange[]) {
  return applyVariant(file([{ id: "v", changes }]), "v");
}
function applied(...changes: ScenarioChange[]): Loose {
  const parsed = variant(...changes);
  if (!parsed.ok) throw new TypeError(parsed.problems.map((one) => problemText(one, "en")).join("; "));
  return parsed.scenario;
}
function refused(...changes: ScenarioChange[]): string[] {
  const parsed = variant(...changes);
  return parsed.ok ? [] : parsed.problems.map((one) => problemText(one, "en"));
}

describe("changes", () => {
  test("[SC14] a list with ids is entered by id, another by number", () => {
    expect(applied({ path: "queues/chat/talkMs/meanMs", set: 1_000 }).queues[3].talkMs.meanMs).toBe(1_000);
    expect(applied({ path: "queues/chat/arrivals/perHour/5", set: 7 }).queues[3].arrivals.perHour[5]).toBe(7);
  });

  test("[SC14] set adds what was absent: a field, an item behind the last, an item with an id", () => {
    expect(applied({ path: "queues/chat/value", set: 3 }).queues[3].value).toBe(3);
    const extra = { ...demonstration.queues[6]!, id: "forum" };
    const { id: _, ...nameless } = extra;
    for (const set of [extra, nameless]) {
      const { queues } = applied({ path: "queues/forum", set });
      expect(queues).toHaveLength(10);
      expect(queues[9].id).toBe("forum");
    }
    const skill = { queueId: "email", level: 1 };
    const slots: ScenarioChange = { path: "groups/chat/slots/byChannel/email", set: 1 };
    expect(applied(slots, { path: "groups/chat/skills/1", set: skill }).groups[2].skills).toHaveLength(2);
  });

  test("[SC14] times multiplies a number or every number of a list; whole fields are rounded half up", () => {
    const { queues } = applied(
      { path: "queues/chat/arrivals/perHour", times: 2 },
      { path: "queues/chat/talkMs/cv", times: 0.5 },
      { path: "queues/messenger/dueInMs", times: 1 / 1_000_000 },
    );
    expect(queues[3].arrivals.perHour[9]).toBe(188);
    expect(queues[3].talkMs.cv).toBe(0.4);
    expect(queues[4].dueInMs).toBe(2); // 1.8
    const { groups } = applied(
      { path: "groups/chat/slots/total", times: 0.5 },
      { path: "groups/chat/slots/byChannel/chat", times: 0.5 },
    );
    expect(groups[2].slots).toEqual({ total: 2, byChannel: { chat: 2 } }); // 1.5 each
  });

  test("[SC14] remove takes a field or an item away", () => {
    const { queues, groups } = applied(
      { path: "queues/chat/patienceMs", remove: true },
      {
        path: `groups/video/people/${demonstration.groups[1]!.people[0]!.id}`,
        remove: true,
      },
    );
    expect("patienceMs" in queues[3]).toBe(false);
    expect(groups[1].people).toHaveLength(7);
  });

  test("[SC14] the scenario itself stays as it is", () => {
    const before = JSON.stringify(demonstration);
    applied({ path: "queues/chat/arrivals/perHour", times: 2 }, { path: "queues/chat/patienceMs", remove: true });
    expect(JSON.stringify(demonstration)).toBe(before);
  });

  test.each([
    "__proto__/polluted",
    "queues/__proto__/x",
    "queues/chat/__proto__/polluted",
    "queues/chat/constructor/prototype/polluted",
    "queues/constructor",
    "toString",
    "queues/chat/talkMs/toString/name",
    "",
    "queues/chat/",
    "queues/chat/name/en/0",
    "queues/nobody/talkMs/meanMs",
    "queues/chat/arrivals/perHour/99",
    "queues/chat/customers/repeat/share",
  ])("[SC14] the path %j leads nowhere and pollutes nothing", (path) => {
    for (const change of [
      { path, times: 2 },
      { path, remove: true },
      { path: `${path}/x`, set: 1 },
    ] as const) {
      const after = applyChanges(demonstration, [change]);
      if (after.ok) expect(Object.keys(after.value as object)).toContain(path); // an own field of a new name
    }
    expect(({} as Loose).polluted).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });

  test("[SC14] the fields that are rounded are those the JSON Schema calls whole", () => {
    const whole = new Set<string>();
    const walk = (node: unknown, field: string): void => {
      if (Array.isArray(node)) for (const item of node) walk(item, field);
      if (typeof node !== "object" || node === null || Array.isArray(node)) return;
      const { type, properties, items, ...rest } = node as Record<string, unknown>;
      if (type === "integer") whole.add(field);
      walk(items, field);
      for (const [key, value] of Object.entries((properties ?? {}) as object)) {
        walk(value, field === "byChannel" ? field : key);
      }
      for (const inside of Object.values(rest)) walk(inside, field);
    };
    walk(formSchemas().get("scenario.schema.json"), "");
    for (const notCounted of ["weekdays", "score"]) whole.delete(notCounted);
    expect([...whole].sort()).toEqual([...WHOLE_FIELDS].sort());
  });
});

describe("variants", () => {
  const later: ScenarioChange = { path: "queues/chat/talkMs/meanMs", times: 2 };
  const chain = file([
    { id: "slow", changes: [later] },
    { id: "slower", from: "slow", changes: [later] },
  ]);

  test("[SC14] a variant starts from another one, and base is the scenario itself", () => {
    const meanMs = (id: string) => {
      const parsed = applyVariant(chain, id);
      return parsed.ok ? (parsed.scenario.queues[3]!.talkMs as { meanMs?: number }).meanMs : parsed.problems;
    };
    expect(["base", "slow", "slower"].map(meanMs)).toEqual([540_000, 1_080_000, 2_160_000]);
    const set = (value: number): ScenarioChange[] => [{ path: "queues/chat/talkMs/meanMs", set: value }];
    const overruled = applyVariant(
      file([
        { id: "a", changes: set(1) },
        { id: "b", from: "a", changes: set(2) },
      ]),
      "b",
    );
    expect(overruled.ok && overruled.scenario.queues[3]!.talkMs).toMatchObject({ meanMs: 2 });
    const own = file([{ id: "base", changes: [later] }]);
    const parsed = applyVariant(own, "base");
    expect(parsed.ok && parsed.scenario.queues[3]!.talkMs).toMatchObject({ meanMs: 1_080_000 });
  });

  test("[SC14] a point of a sweep is the scenario, or its variant, with the point's changes", () => {
    const points = [1, 2].map((value) => ({ value, changes: [later] }));
    const name = { en: "S", ru: "С" };
    const swept = file(chain.variants, [{ id: "s", name, unit: "factor", from: "slow", points }]);
    const parsed = applySweep(swept, "s", 1);
    expect(parsed.ok && parsed.scenario.queues[3]!.talkMs).toMatchObject({ meanMs: 2_160_000 });
    expect(() => applySweep(swept, "x", 0)).toThrow("sweepId: expected a sweep of the file, got x");
    expect(() => applySweep(swept, "s", 2)).toThrow("point: expected 0 to 1, got 2");
  });

  test("[SC15] problems name the variant, the change and the place", () => {
    expect(refused({ path: "queues/chat/priority", set: 3 }, { path: "queues/x/priority", times: 2 })).toEqual([
      'v: variants.0.changes.1.path: expected a path that leads to queues/x, got "queues/x/priority"',
    ]);
    expect(refused({ path: "queues/chat/value", set: 3 }, { path: "queues/chat/talkMs/meanMs", set: -1 })).toEqual([
      "v: variants.0.changes.1: queues.3.talkMs.meanMs: expected a number from 1 to 2,592,000,000, got -1",
    ]);
    expect(refused({ path: "queues/chat/name/en", times: 2 })).toEqual([
      'v: variants.0.changes.0.path: expected a path that leads to a number or a list of numbers, got "queues/chat/name/en"',
    ]);
  });

  test("[SC15] an unknown variant and a circle of variants are problems", () => {
    const circle = file([
      { id: "a", from: "b", changes: [] },
      { id: "b", from: "a", changes: [] },
      { id: "c", from: "nobody", changes: [] },
    ]);
    const parsed = parseScenarioFile(structuredClone(circle));
    expect(parsed.ok ? [] : parsed.problems.map((one) => `${one.code} ${one.path}`)).toEqual([
      "endless-variant variants.1.from",
      "endless-variant variants.0.from",
      "unknown-variant variants.2.from",
    ]);
    expect(applyVariant(circle, "zzz")).toMatchObject({ ok: false, problems: [{ code: "unknown-variant", path: "" }] });
  });

  test("[SC15] a file tells what is wrong with its scenario, its variants and its sweeps at once", () => {
    const broken: Loose = structuredClone(
      file([
        { id: "v", changes: [] },
        { id: "v", changes: [] },
      ]),
    );
    broken.scenario.queues[0].priority = -1;
    broken.variants.push({
      id: "w",
      name: { en: "W", ru: "В" },
      changes: [{ path: "a", set: 1, times: 2 }, { path: "b" }],
    });
    broken.sweeps = [
      {
        id: "s",
        name: { en: "S", ru: "С" },
        unit: "share",
        points: [
          { value: 2, changes: [] },
          { value: 1, changes: [] },
        ],
      },
    ];
    broken.extra = 1;
    const parsed = parseScenarioFile(broken);
    expect(parsed.ok ? [] : parsed.problems.map((one) => `${one.code} ${one.path}`)).toEqual([
      "unknown-field extra",
      "out-of-range scenario.queues.0.priority",
      "inconsistent variants.2.changes.0",
      "inconsistent variants.2.changes.1",
      "inconsistent sweeps.0.points",
    ]);
  });
});

test("[SC16] changes read as sentences in both languages", () => {
  const changes: ScenarioChange[] = [
    { path: "queues/chat/talkMs/meanMs", set: 504_000 },
    { path: "queues/chat/resolution/share", set: 0.9 },
    { path: "queues/chat/value", set: 2 },
    { path: "groups/chat/slots/byChannel/chat", times: 2 },
    { path: "queues/sales/patienceMs", remove: true },
    { path: "policy", set: "fifo-li" },
    { path: "queues/chat/talkMs/meanMs", set: 252_000 },
  ];
  expect(describeChanges(demonstration, changes, "en")).toEqual([
    "“Chat”, conversation, mean: 504 s instead of 540 s.",
    "“Chat”, resolution, share: 90 % instead of 85 %.",
    "“Chat”, value: now 2.",
    "“Chat”, slots, at a time, chat: × 2.",
    "“Sales”, patience: taken away.",
    "routing: First come, longest idle instead of priority-callback.",
    "“Chat”, conversation, mean: 252 s instead of 504 s.",
  ]);
  expect(describeChanges(demonstration, changes.slice(0, 2), "ru")).toEqual([
    "«Чат», разговор, в среднем: 504 с вместо 540 с.",
    "«Чат», решение, доля: 90 % вместо 85 %.",
  ]);
});
