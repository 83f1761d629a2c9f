import { describe, expect, test } from "vitest";
import { problemsAfter } from "../../../app/lab/_editors/form/guard.ts";
import { policySpecOf } from "../../../sim/routing/registry.ts";
import { applyChanges } from "../../../sim/scenario/changes.ts";
import { addedGroup, addedQueue } from "../../../sim/scenario/form/members.ts";
import { policyWithout } from "../../../sim/scenario/form/policyWithout.ts";
import { renamed } from "../../../sim/scenario/form/renamed.ts";
import { withoutMember } from "../../../sim/scenario/form/withoutMember.ts";
import { parseScenario } from "../../../sim/scenario/parse.ts";
import { fiveMinutesOrADay } from "../../../sim/scenario/presets/fiveMinutesOrADay.ts";
import { PRESETS } from "../../../sim/scenario/presets/index.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { ScenarioChange } from "../../../sim/scenario/scenarioFile.ts";
import { CHANNELS } from "../../../sim/vocabulary/index.ts";

const { scenario } = fiveMinutesOrADay;
const NAME = { en: "Second line", ru: "Вторая линия" };

function changed(from: Scenario, changes: readonly ScenarioChange[]): Scenario {
  const done = applyChanges(from, changes);
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.value as Scenario;
}

describe("a queue or a group more", () => {
  test.each(CHANNELS)(
    "[LE13] a queue of %s begins soundly, with the skill and a slot where it is answered",
    (channel) => {
      const groupIds = [scenario.groups[0]!.id];
      const { id, changes } = addedQueue(scenario, { name: NAME, channel, groupIds });
      expect(id).toBe("second-line");
      expect(problemsAfter(scenario, changes)).toEqual([]);
      const [group, ...others] = changed(scenario, changes).groups;
      expect(group!.skills.at(-1)).toEqual({ queueId: id, level: 5 });
      expect(group!.slots.byChannel[channel]).toBeGreaterThanOrEqual(1);
      expect(others).toEqual(scenario.groups.slice(1));
    },
  );

  test("[LE13] like another: the same work, patience and skills, an id of its own", () => {
    const [first] = scenario.queues;
    const groupIds = scenario.groups.map(({ id }) => id);
    const { id, changes } = addedQueue(scenario, {
      name: first!.name,
      channel: first!.channel,
      like: first!.id,
      groupIds,
    });
    expect(scenario.queues.map((queue) => queue.id)).not.toContain(id);
    const more = changed(scenario, changes);
    expect(more.queues.at(-1)).toEqual({ ...first, id });
    for (const [i, group] of scenario.groups.entries()) {
      const known = group.skills.find(({ queueId }) => queueId === first!.id);
      expect(more.groups[i]!.skills.at(-1)).toEqual({ ...(known ?? { level: 5 }), queueId: id });
    }
    expect(problemsAfter(scenario, changes)).toEqual([]);
  });

  test("[LE13] a group begins with two agents who are always there, or as another, its people as heads", () => {
    const queueIds = scenario.queues.map(({ id }) => id);
    const fresh = addedGroup(scenario, { name: NAME, queueIds });
    expect(problemsAfter(scenario, fresh.changes)).toEqual([]);
    const group = changed(scenario, fresh.changes).groups.at(-1)!;
    expect(group.headcount?.agents).toEqual([2]);
    expect(group.skills.map(({ queueId }) => queueId)).toEqual(queueIds);
    const nameless = addedGroup(scenario, { name: { en: "Ночь", ru: "Ночь" }, queueIds });
    expect(nameless.id).toBe("group");

    const named = PRESETS.map((preset) => preset.scenario).find((one) =>
      one.groups.some(({ people }) => people.length > 0),
    )!;
    const original = named.groups.find(({ people }) => people.length > 0)!;
    const { id, changes } = addedGroup(named, { name: original.name, like: original.id, queueIds: [] });
    const copy = changed(named, changes).groups.find((one) => one.id === id)!;
    expect(copy.people).toEqual([]);
    expect(copy.headcount?.agents).toEqual(original.headcount?.agents ?? [original.people.length]);
    expect(problemsAfter(named, changes)).toEqual([]);
  });
});

describe("a queue or a group less", () => {
  test("[LE14] nothing of any preset still refers to what is gone, and what is left is sound", () => {
    let counted = 0;
    for (const preset of PRESETS) {
      for (const of of ["queues", "groups"] as const) {
        for (const { id } of preset.scenario[of]) {
          const taken = withoutMember(preset.scenario, of, id);
          if (taken === undefined) continue;
          counted++;
          const left = changed(preset.scenario, taken.changes);
          const gone = [id, ...(of === "queues" ? taken.queueIds : taken.groupIds)];
          expect(left[of].filter((one) => gone.includes(one.id))).toEqual([]);
          const wrong = problemsAfter(preset.scenario, taken.changes);
          expect([preset.scenario.id, of, id, wrong]).toEqual([preset.scenario.id, of, id, []]);
        }
      }
    }
    expect(counted).toBeGreaterThan(20);
  });

  test("[LE14] a group that answers nothing else goes with its queue, events of the group too", () => {
    const two: Scenario = {
      ...scenario,
      queues: [scenario.queues[0]!, { ...scenario.queues[0]!, id: "other" }],
      groups: [
        {
          ...scenario.groups[0]!,
          id: "both",
          skills: [
            { queueId: scenario.queues[0]!.id, level: 5 },
            { queueId: "other", level: 5 },
          ],
        },
        { ...scenario.groups[0]!, id: "only", people: [], skills: [{ queueId: "other", level: 5 }] },
      ],
      events: [{ id: "away", kind: "absence", groupId: "only", agents: 1, day: 0, minute: 600, durationMinutes: 60 }],
    };
    const taken = withoutMember(two, "queues", "other")!;
    expect(taken.groupIds).toEqual(["only"]);
    const left = changed(two, taken.changes);
    expect(left.queues.map(({ id }) => id)).toEqual([scenario.queues[0]!.id]);
    expect(left.groups.map(({ id, skills }) => [id, skills.length])).toEqual([["both", 1]]);
    expect(left.events ?? []).toEqual([]);
  });

  test("[LE14] the last queue and the last group stay, and so does what is not there", () => {
    const one: Scenario = { ...scenario, queues: scenario.queues.slice(0, 1), groups: scenario.groups.slice(0, 1) };
    expect(withoutMember(one, "queues", one.queues[0]!.id)).toBeUndefined();
    expect(withoutMember(one, "groups", one.groups[0]!.id)).toBeUndefined();
    expect(withoutMember(scenario, "groups", "nobody")).toBeUndefined();
  });
});

describe("what names a member besides", () => {
  test("[LE14] a policy written out loses what names a removed queue or group, and what is empty then", () => {
    const [keep, go] = [scenario.queues[0]!.id, scenario.queues[1]!.id];
    const [team, gone] = [scenario.groups[0]!.id, scenario.groups[1]!.id];
    const all = { when: [], agents: {} };
    const left = policyWithout(
      {
        ...policySpecOf("fifo-li", scenario),
        admission: [
          { kind: "refuse", for: { queueIds: [go] }, when: [] },
          { kind: "steer", for: {}, when: [], toQueueId: go, acceptedShare: 0.5 },
          { kind: "refuse", for: {}, when: [{ figure: "waiting", queueId: go, above: 3 }] },
          { kind: "announce-wait", for: { queueIds: [keep, go] }, when: [] },
        ],
        plans: [
          { for: { queueIds: [go] }, steps: [all] },
          {
            for: {},
            steps: [
              { when: [], agents: { groupIds: [team, gone] }, expiresAfterMs: 5_000 },
              { when: [], agents: { groupIds: [gone] } },
            ],
          },
        ],
        guards: [
          { kind: "reserve", forQueueIds: [keep, go], agents: 1 },
          { kind: "reserve", forQueueIds: [go], agents: 1 },
          { kind: "lend", groupIds: [gone], forQueueIds: [keep], when: [] },
        ],
      },
      { queueIds: [go], groupIds: [gone] },
    );
    expect(left.admission).toEqual([{ kind: "announce-wait", for: { queueIds: [keep] }, when: [] }]);
    expect(left.plans).toEqual([{ for: {}, steps: [{ when: [], agents: { groupIds: [team] } }] }]);
    expect(left.guards).toEqual([{ kind: "reserve", forQueueIds: [keep], agents: 1 }]);
  });

  test("[LE14] a queue of any preset goes soundly, its policy written out among them", () => {
    let written = 0;
    for (const { scenario: of } of PRESETS) {
      for (const { id } of of.queues) {
        const removal = withoutMember(of, "queues", id);
        if (removal === undefined) continue;
        const next = applyChanges(of, removal.changes);
        expect(next.ok && parseScenario(next.value), `${of.id} ${id}`).toMatchObject({ ok: true });
        if (removal.changes.some(({ path }) => path === "policy")) written++;
      }
    }
    expect(written).toBeGreaterThan(2);
  });

  test("[LE13] a name told once stays one name, a name told twice keeps its other half", () => {
    expect(renamed("p", { en: "A", ru: "A" }, "ru", "Б")).toEqual({ path: "p", set: { en: "Б", ru: "Б" } });
    expect(renamed("p", { en: "Voice", ru: "Голос" }, "en", "Phone")).toEqual({
      path: "p",
      set: { en: "Phone", ru: "Голос" },
    });
  });
});
