import { describe, expect, test } from "vitest";
import { enLabFields, enLabWords } from "../../../app/_i18n/enLabFields.ts";
import { minuteIn } from "../../../app/lab/_editors/form/fieldText.ts";
import { problemsAfter, problemsUnder } from "../../../app/lab/_editors/form/guard.ts";
import { parameterValue, withParameter } from "../../../app/lab/_editors/policyParameters.ts";
import { contactsOf, ratesOf, withRates } from "../../../app/lab/_editors/rates.ts";
import { factorOf, levelOf, withFactor, withLevel } from "../../../app/lab/_editors/skills.ts";
import { policyNamed } from "../../../sim/routing/registry.ts";
import { beginningOf } from "../../../sim/scenario/form/beginnings.ts";
import { FIELD_DEFAULTS } from "../../../sim/scenario/form/fieldDefaults.ts";
import { keptValue, shownValue } from "../../../sim/scenario/form/fieldUnit.ts";
import { entryOf, type FormEntry, type FormField } from "../../../sim/scenario/form/formField.ts";
import { distributionForm, scenarioForm } from "../../../sim/scenario/form/scenarioForm.ts";
import { fiveMinutesOrADay } from "../../../sim/scenario/presets/fiveMinutesOrADay.ts";

const { scenario } = fiveMinutesOrADay;
const KNOWN = { queueIds: scenario.queues.map(({ id }) => id), groupIds: scenario.groups.map(({ id }) => id) };

/** Every entry of the form, however deep. */
function entriesIn(field: FormField): readonly FormEntry[] {
  switch (field.kind) {
    case "object":
      return field.entries.flatMap((entry) => [entry, ...entriesIn(entry.field)]);
    case "list":
      return entriesIn(field.item);
    case "oneOf":
      return field.options.flatMap((option) => option.entries.flatMap((entry) => [entry, ...entriesIn(entry.field)]));
    default:
      return [];
  }
}
const ALL = [...entriesIn(scenarioForm()), ...entriesIn(distributionForm(true))];
/** Not asked for by forms: the story is told, the policy has an editor, a trace comes from a file. */
const ELSEWHERE = new Set([
  "version",
  "story",
  "claim",
  "question",
  "lesson",
  "assumptions",
  "policy",
  "queues",
  "groups",
]);

describe("the form of the scenario's schema", () => {
  test("[LE6] every field has a name, every word a field may hold too", () => {
    expect(ALL.length).toBeGreaterThan(150);
    const unnamed = ALL.map(({ key }) => key).filter((key) => !Object.hasOwn(enLabFields, key) && !ELSEWHERE.has(key));
    expect([...new Set(unnamed)]).toEqual([]);
    const words = ALL.flatMap(({ field }) => {
      if (field.kind === "choice") return field.options;
      if (field.kind === "oneOf") return field.options.map(({ kind }) => kind);
      return field.kind === "list" && field.item.kind === "choice" ? field.item.options : [];
    });
    expect(words.length).toBeGreaterThan(30);
    expect([...new Set(words)].filter((word) => !Object.hasOwn(enLabWords, word))).toEqual([]);
  });

  test("[LE6] bounds are the schema's", () => {
    const groups = entryOf(scenarioForm(), "groups").field;
    const skills = groups.kind === "list" ? entryOf(groups.item, "skills").field : groups;
    const level = skills.kind === "list" ? entryOf(skills.item, "level").field : skills;
    expect(level).toEqual({ kind: "number", whole: true, from: 1, to: 10 });
    expect(() => entryOf(scenarioForm(), "nothing")).toThrow(RangeError);
  });

  test.each(["queues", "groups"] as const)("[LE6] every optional part of %s begins soundly", (of) => {
    const list = entryOf(scenarioForm(), of).field;
    const entries = list.kind === "list" && list.item.kind === "object" ? list.item.entries : [];
    const optional = entries.filter(
      (entry) => entry.optional && entry.field.kind !== "id" && entry.field.kind !== "text",
    );
    expect(optional.length).toBeGreaterThanOrEqual(5);
    const unsound = optional.flatMap(({ key, field }) => {
      const path = `${of}/${scenario[of][0]!.id}/${key}`;
      // Callbacks are dialled only in their own channel; a profile has an editor of its own.
      if (key === "dialling" || key === "arrivals") return [];
      return problemsAfter(scenario, [{ path, set: beginningOf(key, field, KNOWN) }]).map((one) => [key, one]);
    });
    expect(unsound).toEqual([]);
  });

  test("[LE6] every kind of event begins soundly", () => {
    const events = entryOf(scenarioForm(), "events").field;
    const kinds = events.kind === "list" && events.item.kind === "oneOf" ? events.item.options : [];
    expect(kinds.length).toBe(6);
    for (const { kind, entries } of kinds) {
      const item: FormField = { kind: "oneOf", options: [{ kind, entries }] };
      const begun = { ...(beginningOf("events", item, KNOWN) as object), id: "one" };
      expect([kind, problemsAfter(scenario, [{ path: "events", set: [begun] }])]).toEqual([kind, []]);
    }
  });

  test("[LE6] a default is what the schema says absence means", () => {
    const numbers = Object.entries(FIELD_DEFAULTS).filter(
      ([key, value]) => typeof value === "number" && !key.includes("."),
    );
    for (const [key, value] of numbers) {
      const told = ALL.filter((entry) => entry.key === key && entry.optional).map(({ description }) => description);
      const text = new Intl.NumberFormat("en").format(value as number);
      for (const one of told)
        expect(one.includes(`Absent: ${text}`) || !/Absent: \d/.test(one), `${key}: ${one}`).toBe(true);
    }
    expect(numbers.length).toBeGreaterThan(20);
  });

  test("[LE7] what would make the scenario unsound is told with its places, and nothing else is", () => {
    const problems = problemsAfter(scenario, [{ path: "queues/voice/target/share", set: 2 }]);
    expect(problems.map(({ path, code }) => [path, code])).toEqual([["queues.0.target.share", "out-of-range"]]);
    expect(problemsUnder(problems, "queues.0")).toHaveLength(1);
    expect(problemsUnder(problems, "queues.01")).toHaveLength(0);
    expect(problemsUnder(problems, "queues.0.target.share")).toHaveLength(1);
    expect(problemsAfter(scenario, [{ path: "nowhere/at/all", set: 1 }])[0]?.code).toBe("bad-path");
    expect(problemsAfter(scenario, [{ path: "queues/voice/target/share", set: 0.9 }])).toEqual([]);
  });

  test("[LE8] seconds and percent are shown and kept without the dust of binary fractions", () => {
    expect(shownValue("share", 0.07)).toBe(7);
    expect(keptValue("share", 7, false)).toBe(0.07);
    expect(shownValue("withinMs", 20_000)).toBe(20);
    expect(keptValue("withinMs", 0.1234, true)).toBe(123);
    expect(keptValue("meanMs", 180.5, false)).toBe(180_500);
    expect(keptValue("second", 30, true)).toBe(30);
    for (let percent = 0; percent <= 100; percent++) {
      expect(shownValue("share", keptValue("share", percent, false))).toBe(percent);
    }
  });

  test("[LE8] times of day are typed as people write them", () => {
    expect(["9:30", "09.05", "9", "24:00", "9:60", "x", ""].map(minuteIn)).toEqual([
      570,
      545,
      540,
      1_440,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("what editors of their own change", () => {
  test("[LE9] a drawn rate changes its interval of its weekday, within bounds", () => {
    const weekly = {
      profile: "weekly",
      intervalMinutes: 720,
      perHour: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14],
    } as const;
    expect(ratesOf(weekly, 2)).toEqual([3, 4]);
    const next = withRates(weekly, 2, [
      { index: 1, perHour: 40 },
      { index: 2, perHour: 99 },
      { index: 0, perHour: -1 },
    ]);
    expect(next).toEqual([1, 2, 0, 40, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(contactsOf(weekly, 2)).toBe(84);
  });

  test("[LE10] level 0 takes a skill away, but never the last; a new skill comes last", () => {
    const [group] = scenario.groups;
    expect(withLevel(group!, "mail", 0)?.map(({ queueId }) => queueId)).toEqual(["voice", "messenger"]);
    const one = { ...group!, skills: [{ queueId: "mail", level: 4 }] };
    expect(withLevel(one, "mail", 0)).toBeUndefined();
    expect(withLevel(one, "voice", 7)).toEqual([
      { queueId: "mail", level: 4 },
      { queueId: "voice", level: 7 },
    ]);
    expect(levelOf(one, "voice")).toBe(0);
    const slow = { ...one, skills: withFactor(one, "mail", 1.3) };
    expect(factorOf(slow, "mail")).toBe(1.3);
    expect(withFactor(slow, "mail", 1)).toEqual([{ queueId: "mail", level: 4 }]);
  });

  test("[LE11] a policy's usual values are left out; without any others its name stands alone", () => {
    const reserve = policyNamed("reserve")!;
    const agents = reserve.parameters.find(({ kind }) => kind === "number")!;
    const turned = withParameter("reserve", agents, Number(agents.usual) + 1);
    expect(turned).toEqual({ name: "reserve", parameters: { [agents.id]: Number(agents.usual) + 1 } });
    expect(parameterValue(turned, agents)).toBe(Number(agents.usual) + 1);
    expect(withParameter(turned, agents, agents.usual)).toBe("reserve");
    expect(parameterValue("reserve", agents)).toBe(agents.usual);
  });
});
