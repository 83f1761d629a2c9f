import { describe, expect, test } from "vitest";
import { at, describedRun, opened, twoAgents } from "../../fixtures/theatreWorlds.ts";

const THREE = [10, 100, 110] as const;

describe("where two stages part", () => {
  test("[TH3] the first contact given to another agent is the first divergence, at the instant it is given", () => {
    const { overview } = opened(describedRun(twoAgents(THREE), "short"));
    const seat = (name: string) => overview.seats.findIndex((one) => one.name.en === name);
    expect(overview.divergences).toEqual([
      {
        at: at(100),
        who: "line.2",
        contact: { a: 2, b: 2 },
        // Boris has been idle for 100 s, Anna for 30.
        a: { kind: "agent", seat: seat("Boris"), at: at(100) },
        b: { kind: "agent", seat: seat("Anna"), at: at(100) },
      },
      {
        at: at(110),
        who: "line.3",
        contact: { a: 3, b: 3 },
        a: { kind: "agent", seat: seat("Anna"), at: at(110) },
        b: { kind: "agent", seat: seat("Boris"), at: at(110) },
      },
    ]);
    expect(overview.divergencesInAll).toBe(2);
  });

  test("[TH3] stages that do the same part nowhere, and a stage alone cannot part", () => {
    expect(opened(describedRun(twoAgents(THREE), "same")).overview.divergences).toEqual([]);
    expect(opened(describedRun(twoAgents(THREE), undefined)).overview.divergences).toEqual([]);
  });

  test("[TH3] the same thing done later is no divergence: who is answered by the same agent is not told", () => {
    // Alone, Anna answers the third when she is done with the second, Boris is not there: the second parts them.
    const run = opened(describedRun(twoAgents([10, 20, 30]), "alone"));
    expect(run.overview.divergences.map(({ who, at: instant }) => [who, instant])).toEqual([
      // Boris takes the second at once on A; on B it waits for Anna until 70 s.
      ["line.2", at(20)],
    ]);
  });

  test("[TH4] a customer who leaves on one stage and is answered in time on the other is a fate mark, from the first on", () => {
    const file = twoAgents([10, 20], { patienceMs: { kind: "deterministic", valueMs: 15_000 } });
    const { overview } = opened(describedRun(file, "alone"));
    expect(overview.fates).toEqual([
      { at: at(20), who: "line.2", lane: 0, contact: { a: 2, b: 2 }, a: "in-time", b: "left" },
    ]);
    expect(overview.fatesInAll).toBe(1);
  });

  test("[TH4] answered beyond the limit on one stage only is another fate too", () => {
    const { overview } = opened(describedRun(twoAgents([10, 20]), "alone"));
    expect(overview.fates.map(({ a, b }) => [a, b])).toEqual([["in-time", "late"]]);
  });

  test("[TH4] who only waits still when the run ends has met no other fate yet", () => {
    const { overview } = opened(describedRun(twoAgents([10, 20], {}, {}, 1), "alone"));
    expect(overview.fates).toEqual([]);
  });

  test("[TH5] steps lead to the next event, decision and divergence, on both stages at once", () => {
    const run = opened(describedRun(twoAgents(THREE), "short"));
    const event = run.next("event", at(0));
    expect([event.moved, event.at]).toEqual([true, at(10)]);
    expect(run.next("event", event.at).at).toBe(at(70));
    const decision = run.next("decision", event.at);
    expect(decision.at).toBe(at(100));
    expect(decision.decisions.map((stage) => stage.map(({ contact, seat, kind }) => [contact, seat, kind]))).toEqual([
      [[2, 1, "offer"]],
      [[2, 0, "offer"]],
    ]);
    expect(run.next("divergence", at(0)).divergence?.who).toBe("line.2");
    expect(run.next("divergence", at(100)).divergence?.who).toBe("line.3");
    const none = run.next("divergence", at(110));
    expect([none.moved, none.at]).toEqual([false, at(110)]);
    expect(run.previous("divergence", at(110)).at).toBe(at(100));
    expect(run.previous("event", at(100)).at).toBe(at(70));
    expect(run.previous("decision", at(10)).moved).toBe(false);
  });

  test("[TH5] a decision nobody could be found for is stopped at, once for as long as the contact waits", () => {
    const run = opened(describedRun(twoAgents([10, 20, 30]), undefined));
    const third = run.next("decision", at(20));
    expect(third.decisions[0]!.map(({ contact, kind, seat }) => [contact, kind, seat])).toEqual([[3, "nobody", -1]]);
    expect(run.next("decision", at(30)).decisions[0]!.map(({ kind, seat }) => [kind, seat])).toEqual([["offer", 0]]);
  });
});
