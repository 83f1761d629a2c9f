import { describe, expect, test } from "vitest";
import { IMPORTERS, type Mapping } from "../../../sim/routing/importers/index.ts";
import { done, example, file, notesOf, problemsOf } from "../../fixtures/vendorFiles.ts";

const cisco = IMPORTERS.cisco;
const groups: Mapping["groups"] = {
  londoners: { attributes: { Spanish: 6, MortgageTrained: true, Location: "London" } },
  madrid: { attributes: { Spanish: 10, MortgageTrained: true, Location: "Madrid" } },
  beginners: { attributes: { Spanish: 1 } },
};

describe("precision queues of Cisco", () => {
  test("[I6, I15] each step asks the groups its expression fits, for its wait; the last one stays", () => {
    const { policy, notes } = done(cisco([example("cisco-steps.txt")], { groups }));
    expect(policy.plans).toEqual([
      {
        for: { queueIds: ["cisco-steps"] },
        steps: [
          { when: [], agents: { groupIds: ["londoners"] }, expiresAfterMs: 10_000 },
          { when: [], agents: { groupIds: ["londoners", "madrid"] }, expiresAfterMs: 20_000 },
          { when: [], agents: { groupIds: ["londoners", "madrid", "beginners"] } },
        ],
      },
    ]);
    expect(notes.map(({ code, path }) => `${code} ${path}`)).toContain("condition-left-out 1");
  });

  test("[I15] XML, JSON and the text of a bulk load say the same", () => {
    const mapping: Mapping = {
      queues: { mortgages: { names: ["Mortgages"] } },
      groups: {
        masters: { attributes: { Mortgage_Training: true, Spanish_Speaker: 9 } },
        trained: { attributes: { Mortgage_Training: true, Spanish_Speaker: 3 } },
        speakers: { attributes: { Spanish_Speaker: 1 } },
      },
    };
    const { policy } = done(cisco([example("cisco-precision-queue.xml")], mapping));
    expect(policy.plans[0]?.steps.map(({ agents, expiresAfterMs }) => [agents.groupIds, expiresAfterMs])).toEqual([
      [["masters"], 120_000],
      [["masters", "trained"], 300_000],
      [["masters", "trained", "speakers"], undefined],
    ]);
    const row = {
      Name: "Mortgages",
      AgentOrdering: "3",
      Steps:
        "WaitTime=120:Mortgage_Training == True && Spanish_Speaker >= 8;WaitTime=300:Mortgage_Training == True && Spanish_Speaker >= 3;Spanish_Speaker >= 1",
    };
    expect(done(cisco([file(JSON.stringify(row))], mapping)).policy).toEqual(policy);
    const term = (name: string, attributeRelation: number, value1: string, termRelation?: number) => ({
      attribute: { name },
      attributeRelation,
      value1,
      ...(termRelation === undefined ? {} : { termRelation }),
    });
    const json = {
      name: "Mortgages",
      agentOrdering: 3,
      steps: [
        { waitTime: 120, terms: [term("Mortgage_Training", 1, "true"), term("Spanish_Speaker", 6, "8", 1)] },
        { waitTime: 300, terms: [term("Mortgage_Training", 1, "true"), term("Spanish_Speaker", 6, "3", 1)] },
        { waitTime: -1, terms: [term("Spanish_Speaker", 6, "1")] },
      ],
    };
    expect(done(cisco([file(json)], mapping)).policy).toEqual(policy);
  });

  test("[I15] parentheses of terms bind as they are counted", () => {
    const term = (name: string, more: object) => ({ attribute: { name }, attributeRelation: 6, value1: "5", ...more });
    const steps = [
      {
        // a && (b || c)
        terms: [
          term("a", {}),
          term("b", { termRelation: 1, parenCount: 1 }),
          term("c", { termRelation: 2, parenCount: -1 }),
        ],
      },
    ];
    const mapped: Mapping = {
      groups: {
        ab: { attributes: { a: 5, b: 5 } },
        ac: { attributes: { a: 5, c: 5 } },
        bc: { attributes: { b: 5, c: 5 } },
      },
    };
    expect(done(cisco([file({ name: "q", steps })], mapped)).policy.plans[0]?.steps[0]?.agents).toEqual({
      groupIds: ["ab", "ac"],
    });
  });

  test("[I7, I15] without a wait a step only asks who is free now", () => {
    const { policy } = done(cisco([file("Spanish >= 5; Spanish >= 1")], { groups }));
    expect(policy.plans[0]?.steps[0]).toEqual({
      when: [],
      agents: { groupIds: ["londoners", "madrid"] },
      expiresAfterMs: 1,
    });
  });

  test("[I7] a step nobody fits is waited out, one that repeats the last agents joins it, the last has no end", () => {
    const text = "WaitTime=10:Spanish > 10;WaitTime=20:Spanish == 10;WaitTime=5:Spanish > 9;WaitTime=7:Spanish >= 1";
    const result = cisco([file(text)], { groups });
    expect(done(result).policy.plans[0]?.steps).toEqual([
      { when: [], agents: { groupIds: ["madrid"] }, notBeforeMs: 10_000, expiresAfterMs: 35_000 },
      { when: [], agents: { groupIds: ["londoners", "madrid", "beginners"] } },
    ]);
    expect(notesOf(result)).toEqual(expect.arrayContaining(["nobody-fits 0", "steps-merged 2", "last-step-endless 3"]));
  });

  test("[I7] times beyond thirty days are cut, and a step still ends after it begins to ask", () => {
    const month = 2_592_000;
    const text = `WaitTime=${month}:Spanish > 10;WaitTime=${month}:Spanish == 10;Spanish >= 1`;
    const result = cisco([file(text)], { groups });
    expect(done(result).policy.plans[0]?.steps[0]).toEqual({
      when: [],
      agents: { groupIds: ["madrid"] },
      notBeforeMs: month * 1_000 - 1,
      expiresAfterMs: month * 1_000,
    });
    expect(notesOf(result)).toContain("time-cut 1");
  });

  test("[I6] with a level of the queue's own skill, an expression of that skill is one of levels", () => {
    const levels = (text: string) =>
      done(cisco([file(text)], { queues: { q: { names: ["file"], skill: "Spanish" } } })).policy.plans[0]?.steps[0]
        ?.agents;
    expect(levels("Spanish >= 5")).toEqual({ levelAtLeast: 5 });
    expect(levels("Spanish > 5 && Spanish < 9")).toEqual({ levelAtLeast: 6, levelAtMost: 8 });
    expect(levels("Spanish == 7")).toEqual({ levelAtLeast: 7, levelAtMost: 7 });
    expect(levels("Spanish >= 5 && Site == York")).toEqual({ levelAtLeast: 5 });
    // Neither is a question of levels: everybody is asked, and it is noted.
    expect(levels("Spanish >= 5 || Spanish == 1")).toEqual({});
    expect(levels("Spanish != 5")).toEqual({});
  });

  test("[I6] an attribute that no group has is more likely misspelt than had by nobody", () => {
    const result = cisco([file("Spannish >= 5")], { groups });
    expect(done(result).policy.plans[0]?.steps[0]?.agents).toEqual({});
    expect(notesOf(result)).toContain("agents-unknown 0");
  });

  test("[I15] a formula over figures of queues becomes conditions", () => {
    const step = (formula: string) =>
      done(cisco([file(`ConsiderIf=${formula}:WaitTime=9:Spanish >= 9;Spanish >= 1`)], { groups })).policy.plans[0]
        ?.steps[0]?.when;
    expect(step("PQ.Sales.CallsInQueue > 5")).toEqual([{ figure: "waiting", queueId: "sales", above: 5 }]);
    expect(step("PQ.Sales.LongestCallInQueue >= 30 && PQ.Sales.1.Available < 2")).toEqual([
      { figure: "longest-wait-ms", queueId: "sales", above: 29_999 },
      { figure: "idle-agents", queueId: "sales", below: 2 },
    ]);
    expect(step("Call.PeripheralVariable1 == 4")).toEqual([]);
  });

  test("[I15] the order of agents: available longest, most skilled, least skilled", () => {
    const score = (agentOrdering: number) =>
      done(cisco([file({ name: "q", agentOrdering, steps: [{ expression: "a > 1" }] })])).policy.agentScore.map(
        ({ feature, weight }) => [feature, weight],
      );
    expect(score(1)).toEqual([["idle-s", 1]]);
    expect(score(2)).toEqual([
      ["level", 1],
      ["idle-s", 1],
    ]);
    expect(score(3)).toEqual([
      ["level", -1],
      ["idle-s", 1],
    ]);
  });

  test("[I1, I5] a wrong text is told with its character, wrong XML with line and column", () => {
    expect(problemsOf(cisco([file("WaitTime=10:Spanish >= 5;WaitTime=x:Spanish = ;Spanish >= ")]))).toEqual([
      "bad-format 1: WaitTime=seconds or ConsiderIf=formula at character 26",
      "bad-format 1: an attribute, a text, a number or a list at character 46",
      "bad-format 2: an attribute, a text, a number or a list at character 58",
    ]);
    expect(problemsOf(cisco([file("<precisionQueue>\n <name>a</nam></precisionQueue>")]))).toEqual([
      "bad-format : the end of name at line 2, column 9",
    ]);
    expect(problemsOf(cisco([file('<!DOCTYPE a [<!ENTITY b "c">]><precisionQueue/>')]))).toEqual([
      "bad-format : an element at line 1, column 1",
    ]);
    expect(problemsOf(cisco([file(";;;;;;;;;;;;")]))).toEqual(["bad-length : 1 to 10 steps"]);
  });
});
