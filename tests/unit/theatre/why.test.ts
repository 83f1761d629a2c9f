import { describe, expect, test } from "vitest";
import type { WhyQuestion } from "../../../sim/theatre/types/index.ts";
import { later, minutes } from "../../../sim/vocabulary/index.ts";
import { at, describedRun, opened, twoAgents } from "../../fixtures/theatreWorlds.ts";

const run = opened(describedRun(twoAgents([10, 20, 100, 110, 115]), "short"));
const ask = (question: WhyQuestion, afterS: number, language: "en" | "ru" = "en") =>
  run.why(question, at(afterS), language)!;

describe("why", () => {
  test("[TH10] a contact at an agent: who was weighed, what decided, by how much, what would have flipped it", () => {
    // At 100 s Anna (free since 70 s) and Boris (since 80 s) are there; the longest idle is Anna, by 10 s.
    const answer = ask({ kind: "contact", stage: "a", contact: 3 }, 105);
    expect(answer).toMatchObject({ contact: 3, who: "line.3", seat: 0, decidedAt: at(100), policy: "by-idle" });
    expect(answer.sentences.slice(0, 3)).toEqual([
      "Line 3 was offered to Anna; 2 agents could take it.",
      "Decided by “Idle, s”: 30 against 20 of Boris.",
      "With over 10 more in “Idle, s” it would have been Boris.",
    ]);
    expect(answer.margin).toEqual({ points: 10, tie: false });
    expect(answer.flip).toBe("With over 10 more in “Idle, s” it would have been Boris.");
    expect(answer.table).toEqual({
      columns: ["Idle, s"],
      rows: [
        {
          name: "Anna",
          cells: ["30"],
          terms: [{ points: 30, place: 0 }],
          score: [30],
          chosen: true,
          seat: 0,
          contact: 3,
        },
        {
          name: "Boris",
          cells: ["20"],
          terms: [{ points: 20, place: 0 }],
          score: [20],
          chosen: false,
          seat: 1,
          contact: 3,
        },
      ],
      more: 0,
    });
    expect(answer.funnel).toEqual([{ left: 2, out: 0, reason: "agents in all", kept: false, seats: [] }]);
  });

  test("[TH10] the other stage chose the other agent, and says so by its own terms, in Russian too", () => {
    expect(ask({ kind: "contact", stage: "b", contact: 3 }, 105, "ru")).toMatchObject({ who: "line.3", seat: 1 });
    expect(ask({ kind: "contact", stage: "b", contact: 3 }, 105, "ru").sentences[0]).toContain("Boris");
  });

  test("[TH10] why not Boris: his place among those weighed, then how it was decided", () => {
    const { sentences, seat } = ask({ kind: "why-not", stage: "a", contact: 3, seat: 1 }, 105);
    expect([sentences[0], seat]).toEqual(["Boris was weighed and came 2 of 2.", 1]);
  });

  test("[TH10] why nobody: the contact in line, what keeps each agent from it, and the funnel", () => {
    const answer = ask({ kind: "nobody", stage: "a", lane: 0 }, 116);
    expect(answer).toMatchObject({ contact: 5, who: "line.5", seat: -1 });
    expect(answer.decidedAt).toBeUndefined();
    expect(answer.sentences).toEqual(["Line 5 waits.", "2 agents: holds 1 of 1."]);
    expect(answer.funnel).toEqual([
      { left: 2, out: 0, reason: "agents in all", kept: false, seats: [] },
      { left: 0, out: 2, reason: "holds 1 of 1", kept: false, seats: [0, 1] },
    ]);
    expect(ask({ kind: "nobody", stage: "a", lane: 0 }, 5).sentences).toEqual(["Nobody waits here now."]);
    expect(ask({ kind: "why-not", stage: "a", contact: 5, seat: 1 }, 116).sentences).toEqual([
      "Line 5 – Boris: holds 1 of 1.",
    ]);
  });

  test("[TH10] room a guard keeps for others is told as kept, with whose room it is", () => {
    const split = opened(describedRun("split-or-blend", "reserve-2", { seed: "1" }));
    const { opensAt } = split.plan;
    const chat = split.overview.lanes.findIndex(({ channel }) => channel === "chat");
    const kept = Array.from({ length: 400 }, (_, minute) => later(opensAt, minutes(minute)))
      .filter((at) => split.frame(at).stages[1]!.lanes.some(({ lane, waiting }) => lane === chat && waiting > 0))
      .map((at) => split.why({ kind: "nobody", stage: "b", lane: chat }, at, "en")!)
      .find(({ funnel }) => funnel.some((step) => step.kept));
    const step = kept?.funnel.find((one) => one.kept);
    expect(step?.reason).toMatch(/^a rule forbids it/);
    const state = split.frame(kept!.at).stages[1]!;
    for (const seat of step!.seats) expect(state.seats.find((one) => one.seat === seat)!.freeUnits).toBeGreaterThan(0);
  });

  test("[TH10] an agent: why this contact; an empty slot: what waits that it could take", () => {
    expect(ask({ kind: "agent", stage: "a", seat: 0 }, 105).who).toBe("line.3");
    expect(ask({ kind: "slot", stage: "a", seat: 1 }, 105).sentences).toEqual([
      "Boris: nobody waits for what this agent can do.",
    ]);
    expect(ask({ kind: "agent", stage: "a", seat: 1 }, 90).sentences).toEqual([
      "Boris: nobody waits for what this agent can do.",
    ]);
  });

  test("[TH10] a decision by its number is told as it was made; what is not there is said to be not there", () => {
    const first = ask({ kind: "decision", stage: "a", number: 1 }, 200);
    expect([first.who, first.decidedAt]).toEqual(["line.1", at(10)]);
    const unknown = "There is nobody of that number on this stage.";
    expect(ask({ kind: "decision", stage: "a", number: 99 }, 200).sentences).toEqual([unknown]);
    expect(ask({ kind: "agent", stage: "a", seat: 7 }, 200).sentences).toEqual([unknown]);
    expect(ask({ kind: "contact", stage: "a", contact: 77 }, 50).sentences).toEqual([
      "#77 is over, or has not come yet.",
    ]);
    const alone = opened(describedRun(twoAgents([10]), undefined));
    expect(alone.why({ kind: "contact", stage: "b", contact: 1 }, at(20), "en")).toBeUndefined();
  });
});
