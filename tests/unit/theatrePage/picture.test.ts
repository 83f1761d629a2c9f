import { describe, expect, test } from "vitest";
import { found } from "../../../app/theatre/_head/find.ts";
import { arrowOf } from "../../../app/theatre/_stage/arrows.ts";
import { differs, type Where } from "../../../app/theatre/_stage/elsewhere.ts";
import { LANES } from "../../../app/theatre/_stage/measures.ts";
import { askedAt, longestUnserved } from "../../../app/theatre/_stage/pointing.ts";
import { hardestChannel, partsOf, partWord, roomState } from "../../../app/theatre/_stage/room.ts";
import { pictureOf, planStage } from "../../../app/theatre/_stage/stagePicture.ts";
import { leader, totalRows } from "../../../app/theatre/_why/totals.ts";
import type { TheatreRun } from "../../../sim/theatre/theatreRun.ts";
import { at, describedRun, opened, twoAgents } from "../../fixtures/theatreWorlds.ts";

/** Anna and Boris on A, Anna alone on B; three contacts, a minute each. */
const RUN = opened(describedRun(twoAgents([10, 20, 30]), "alone"));
const SEAT = (name: string) => RUN.overview.seats.findIndex((one) => one.name.en === name);

function stagesAt(run: TheatreRun, seconds: number, followed?: string, withArrow = false) {
  const { stages } = run.frame(at(seconds));
  return run.overview.stages.map(({ stage }, i) => {
    const state = stages[i]!;
    const plan = planStage(run.overview, stage, 700);
    const arrow = withArrow ? arrowOf(state, undefined, followed, true) : undefined;
    return { plan, state, picture: pictureOf(plan, run.overview, state, stages[1 - i], followed, arrow) };
  });
}
const inks = (boxes: readonly { readonly ink: string }[]) =>
  boxes.map(({ ink }) => ink).filter((ink) => !ink.startsWith("wick"));

describe("two stages at one instant", () => {
  test("[TP1] a person has the same column on both stages, and leaves it empty where she is not there", () => {
    const [a, b] = stagesAt(RUN, 25);
    expect(a!.plan.columns[SEAT("Anna")]).toEqual(b!.plan.columns[SEAT("Anna")]);
    expect(a!.plan.columns[SEAT("Boris")]).toBeDefined();
    expect(b!.plan.columns[SEAT("Boris")]).toBeUndefined();
  });

  test("[TP6] who is served here and waits there is tinted on both; who fares alike is not", () => {
    const [a, b] = stagesAt(RUN, 25);
    // The first is with Anna on both; the second with Boris on A, in line on B.
    expect(inks(a!.picture.boxes).sort()).toEqual(["solid", "solid-other"]);
    expect(inks(b!.picture.boxes).sort()).toEqual(["solid", "solid-other"]);
    expect(b!.picture.boxes.find(({ ink }) => ink === "solid-other")).toMatchObject({
      key: "line.2",
      x: LANES.gate + 9,
    });
    // A follower is neither: the hand that follows is seen first.
    expect(inks(stagesAt(RUN, 25, "line.2")[0]!.picture.boxes).sort()).toEqual(["picked", "solid"]);
  });

  test("[TP6] waiting differs from everything but waiting; being served from waiting and leaving, not from being done", () => {
    const there = (where?: Where) => new Map<string, Where>(where === undefined ? [] : [["x", where]]);
    const all = ["waits", "served", "left", undefined] as const;
    expect(all.map((where) => differs("x", "waits", there(where)))).toEqual([false, true, true, true]);
    expect(all.map((where) => differs("x", "served", there(where)))).toEqual([true, false, true, false]);
    expect(differs("x", "waits", undefined)).toBe(false);
  });

  test("[TP6] a stage alone has no differences", () => {
    const alone = opened(describedRun(twoAgents([10, 20, 30]), undefined));
    expect(inks(stagesAt(alone, 35)[0]!.picture.boxes)).toEqual(["solid", "solid", "solid"]);
  });

  test("[TP5] a person who holds nothing is a whole place; everybody drawn in line is one of the lane's people", () => {
    const [a, b] = stagesAt(RUN, 15);
    expect(inks(a!.picture.boxes).sort()).toEqual(["solid", "whole"]);
    expect(inks(b!.picture.boxes)).toEqual(["solid"]);
    const [, later] = stagesAt(RUN, 40);
    expect(later!.picture.lanes[0]).toMatchObject({ more: 0, people: [{ who: "line.2" }, { who: "line.3" }] });
  });

  test("[TP13] an arrow tells of the last offer for some seconds, of a followed customer's as long as it is held", () => {
    const [a] = stagesAt(RUN, 21, undefined, true);
    expect(a!.picture.arrow?.decision).toMatchObject({ who: "line.2", seat: SEAT("Boris") });
    expect(a!.picture.arrow?.way.at(-1)?.[0]).toBeCloseTo(
      a!.plan.columns[SEAT("Boris")]!.x + a!.plan.columns[SEAT("Boris")]!.width / 2,
    );
    expect(stagesAt(RUN, 25, undefined, true)[0]!.picture.arrow).toBeUndefined();
    expect(stagesAt(RUN, 25, "line.1", true)[0]!.picture.arrow?.decision.who).toBe("line.1");
    // Handled and gone: nothing to point at.
    expect(stagesAt(RUN, 75, "line.1", true)[0]!.picture.arrow).toBeUndefined();
  });

  test("[TP13] a step's own offer is told before older news", () => {
    const step = RUN.next("decision", at(15));
    expect(step.at).toBe(at(20));
    expect(arrowOf(step.frame.stages[0]!, step.decisions[0], undefined, false)).toMatchObject({ who: "line.2" });
  });
});

describe("pointing and finding", () => {
  test("[TP14] a piece asks about its contact, free room why it is free, the person why she has what she has", () => {
    const { stages } = RUN.frame(at(15));
    const ask = (name: string, share: number | undefined) =>
      askedAt(stages[0]!, RUN.overview, "a", SEAT(name), share).question;
    expect(ask("Anna", 0.5)).toEqual({ kind: "contact", stage: "a", contact: 1 });
    expect(ask("Anna", undefined)).toEqual({ kind: "agent", stage: "a", seat: SEAT("Anna") });
    expect(ask("Boris", 0.5)).toEqual({ kind: "slot", stage: "a", seat: SEAT("Boris") });
    expect(askedAt(stages[1]!, RUN.overview, "b", SEAT("Boris"), 0.5).question.kind).toBe("agent");
  });

  test("[TP14] nobody is asked for where nobody is free, or nobody waits", () => {
    const free = RUN.frame(at(15)).stages[0]!;
    expect(longestUnserved(free, [0])).toBeUndefined();
    expect(longestUnserved(RUN.frame(at(40)).stages[1]!, [0])).toBeUndefined();
    // Somebody free beside somebody who waits: that wants an answer.
    const waiting = { ...RUN.frame(at(40)).stages[1]!, seats: free.seats };
    expect(longestUnserved(waiting, [0])?.person.who).toBe("line.2");
    expect(longestUnserved(waiting, [])).toBeUndefined();
  });

  test("[TP14] a number finds the contact that is here, a name the agent", () => {
    const { stages } = RUN.frame(at(25));
    expect(found("2", RUN.overview, stages)).toEqual({
      question: { kind: "contact", stage: "a", contact: 2 },
      who: "line.2",
    });
    expect(found(" bor ", RUN.overview, stages)?.question).toEqual({ kind: "agent", stage: "a", seat: SEAT("Boris") });
    expect(found("77", RUN.overview, stages)).toBeUndefined();
    expect(found("  ", RUN.overview, stages)).toBeUndefined();
  });
});

describe("so far", () => {
  test("[TP17] shares come with what they are of; nobody counted is no figure; the better side leads", () => {
    const rows = (seconds: number) => totalRows(RUN.overview, RUN.frame(at(seconds)).stages);
    const level = rows(5).find(({ id }) => id === "level")!;
    expect(level.values).toEqual([undefined, undefined]);
    expect(leader(level)).toBeUndefined();
    const end = rows(200).find(({ id }) => id === "level")!;
    // A: 0 s, 0 s and 40 s; B: 0 s, 50 s, 100 s; the limit is 20 s.
    expect(end.values).toEqual([2 / 3, 1 / 3]);
    expect(end.n).toEqual([3, 3]);
    expect(leader(end)).toBe(0);
    const longest = rows(40).find(({ id }) => id === "longest")!;
    expect(longest.values).toEqual([10_000, 20_000]);
    expect(leader(longest)).toBe(0);
    expect(leader({ ...longest, better: 0 })).toBeUndefined();
  });

  test("[TP17] the punch line is about the contact that needs most room", () => {
    expect(hardestChannel(RUN.overview, "a")).toBe(0);
    expect(partsOf(RUN.overview.seats, "a")).toBe(1);
    expect([1, 3, 9].map(partWord)).toEqual(["one", "three", "parts"]);
    const { room } = RUN.frame(at(40)).stages[1]!;
    expect(roomState(room[0]!)).toBe("wanted");
    expect(roomState({ ...room[0]!, waiting: 0 })).toBe("none");
    expect(roomState(RUN.frame(at(15)).stages[0]!.room[0]!)).toBe("room");
  });
});
