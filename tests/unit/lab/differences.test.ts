import { describe, expect, test } from "vitest";
import { applyChanges } from "../../../sim/scenario/changes.ts";
import { differences } from "../../../sim/scenario/lab/differences.ts";
import { backChanges, withoutDifference } from "../../../sim/scenario/lab/reset.ts";
import { differenceLine, differencesName, differenceText } from "../../../sim/scenario/lab/sentences.ts";
import type { ScenarioChange } from "../../../sim/scenario/scenarioFile.ts";
import { agents, day } from "./worlds.ts";

const [first, second] = [day.groups[0]!, day.groups[1]!];
const queue = day.queues[0]!;

function changed(...changes: ScenarioChange[]): unknown {
  const made = applyChanges(day, changes);
  if (!made.ok) throw new TypeError(JSON.stringify(made.problems));
  return made.value;
}
function lines(language: "en" | "ru", ...changes: ScenarioChange[]): string[] {
  const now = changed(...changes);
  return differences(day, now).map((one) => differenceLine(differenceText(one, day, now, language), language));
}

describe("differences", () => {
  test("[LS7] two scenarios that say the same have none, whatever the order of fields and of lists with ids", () => {
    const turned = { ...day, queues: [...day.queues].reverse(), version: day.version };
    expect(differences(day, turned)).toEqual([]);
  });

  test("[LS7] neighbouring numbers are one run, a gap begins another", () => {
    const path = `groups/${first.id}/headcount/agents`;
    expect(differences(day, changed(...agents(20, 8, 9), ...agents(23, 7)))).toEqual([
      { path, kind: "run", first: 20, from: [10, 10], to: [8, 9] },
      { path, kind: "run", first: 23, from: [10], to: [7] },
    ]);
  });

  test("[LS7] a thing of another kind is another thing; what only one has is added or removed", () => {
    const kinds = differences(
      day,
      changed(
        { path: `queues/${queue.id}/talkMs`, set: { kind: "constant", valueMs: 1_000 } },
        { path: `groups/${second.id}`, remove: true },
        { path: `queues/${queue.id}/value`, set: 3 },
      ),
    ).map(({ path, kind }) => [kind, path]);
    expect(kinds).toEqual([
      ["value", `queues/${queue.id}/talkMs`],
      ["added", `queues/${queue.id}/value`],
      ["removed", `groups/${second.id}`],
    ]);
  });

  test("[LS8] a sentence has names instead of ids, times of day instead of numbers, and both values with units", () => {
    const patience: ScenarioChange = { path: `queues/${queue.id}/target/withinMs`, set: 30_000 };
    expect(lines("en", patience, ...agents(20, 8, 9))).toEqual([
      `${queue.name.en}, target, within: 20 s → 30 s`,
      `${first.name.en}, agents, 10:00–11:00: 10, 10 → 8, 9`,
    ]);
    expect(lines("ru", patience, ...agents(46, 8, 9))).toEqual([
      `${queue.name.ru}, цель, за время: 20 с → 30 с`,
      `${first.name.ru}, операторов, 23:00–24:00: 10; 10 → 8; 9`,
    ]);
  });

  test("[LS8] a name says by how much where all moved alike, and how many more there are", () => {
    const name = (language: "en" | "ru", ...changes: ScenarioChange[]) => {
      const now = changed(...changes);
      return differencesName(differences(day, now), day, now, language, 60);
    };
    expect(name("en", ...agents(20, 8, 8, 8, 8))).toBe(`${first.name.en} −2 agents, 10:00–12:00`);
    expect(name("ru", ...agents(20, 8), ...agents(30, 11))).toBe(`${first.name.ru} −2 оператора, 10:00–10:30 и ещё 1`);
    expect(name("en")).toBe("");
  });

  test("[LS8] a long name is cut, never the number of others", () => {
    const now = changed(...agents(20, 8), ...agents(30, 11));
    const name = differencesName(differences(day, now), day, now, "en", 24);
    expect(name).toHaveLength(24);
    expect(name.endsWith("… and 1 more")).toBe(true);
  });
});

describe("taking one difference back", () => {
  const changes: readonly ScenarioChange[] = [
    ...agents(20, 8, 9),
    { path: `queues/${queue.id}/target/withinMs`, set: 30_000 },
    { path: `groups/${second.id}/costPerHour`, set: 7 },
  ];

  test("[LS9] the changes of that place go, every other stays", () => {
    const found = differences(day, changed(...changes));
    for (const [i, one] of found.entries()) {
      const left = withoutDifference(day, changes, one);
      expect(differences(day, changed(...left))).toEqual(found.toSpliced(i, 1));
      expect(left.length).toBeLessThan(changes.length);
    }
  });

  test("[LS9] where a wider change made it, only that place is set back", () => {
    const wide: ScenarioChange[] = [
      { path: `groups/${first.id}/headcount/agents`, set: first.headcount!.agents.with(20, 8).with(30, 9) },
    ];
    const found = differences(day, changed(...wide));
    const left = withoutDifference(day, wide, found[0]!);
    expect(differences(day, changed(...left))).toEqual([found[1]]);
  });

  test("[LS9] what was added goes, what was taken away comes back", () => {
    const added = differences(day, changed({ path: `queues/${queue.id}/value`, set: 3 }))[0]!;
    expect(backChanges(added)).toEqual([{ path: `queues/${queue.id}/value`, remove: true }]);
    const gone = differences(day, changed({ path: `groups/${second.id}`, remove: true }))[0]!;
    expect(backChanges(gone)).toEqual([{ path: `groups/${second.id}`, set: second }]);
  });
});
