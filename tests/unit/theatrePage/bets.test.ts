import { describe, expect, test } from "vitest";
import { betRows } from "../../../app/_charts/BetsAhead.tsx";
import { drawnThrough } from "../../../app/_charts/drawnThrough.ts";
import { reach, saidOf } from "../../../app/_charts/said.ts";
import { betOfDraft, draftOfBet } from "../../../app/theatre/_lesson/betDraft.ts";
import { askedInRun } from "../../../app/theatre/_lesson/inRun.ts";
import { fieldOf, linkOfPreset, linkWith, runOfLink } from "../../../app/theatre/_lesson/stepRun.ts";
import { askedPanel } from "../../../app/theatre/_time/askedPanel.ts";
import { bestsIn, keepBest } from "../../../app/theatre/puzzles/bestKept.ts";
import type { Bet } from "../../../sim/theatre/lesson/bet.ts";
import type { LessonQuestion } from "../../../sim/theatre/lesson/lesson.ts";
import { PUZZLES, puzzleNamed } from "../../../sim/theatre/puzzle/puzzles.ts";
import type { DifferenceSeries, TheatreOverview } from "../../../sim/theatre/types/index.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";

const TEXT = { en: "Which?", ru: "Какая?" };
const WHICH: LessonQuestion = { kind: "which", text: TEXT, measure: "left", atMs: 120_000 };
const CURVE: LessonQuestion = {
  ...{ kind: "curve", text: TEXT, measure: "waiting", stage: "b" },
  ...{ fromMs: 0, toMs: 120_000, points: 3 },
};
const which = (better: "a" | "b", low: number, high: number): Bet => ({ kind: "which", better, low, high });
const SERIES: DifferenceSeries = {
  ...{ measure: "left", lanes: [], everyMs: 60_000 },
  points: [0, 1, 2].map((i) => ({ at: (i * 60_000) as Instant, a: 10 * i, b: 3 * i, difference: 7 * i, n: 100 })),
};
const OVERVIEW = {
  opensAt: 0,
  stages: [{ stage: "a" }, { stage: "b" }],
  lanes: [{ queueId: "voice" }, { queueId: "chat" }],
} as unknown as TheatreOverview;

describe("[TP21] bets in the running chart", () => {
  test("[TP21] the band holds the middle 80 % of the middles, and every bet has a dot that says A or B", () => {
    const bets = Array.from({ length: 11 }, (_, i) => which(i < 4 ? "a" : "b", 10 * i - 1, 10 * i + 1));
    const said = saidOf(bets, undefined, []);
    if (said?.kind !== "interval") throw new Error("expected intervals");
    expect(said.band).toEqual({ low: 10, middle: 50, high: 90 });
    expect(said.dots.map(({ value }) => value)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(said.dots.filter(({ hollow }) => hollow)).toHaveLength(4);
    expect(reach(said)).toEqual([10, 90]);
    expect(saidOf([], undefined, [])).toBeUndefined();
    expect(saidOf([which("a", 1, 3)], undefined, [])).not.toHaveProperty("band");
  });

  test("[TP21] curves have a band instant by instant, and the own one beside it", () => {
    const curves: readonly Bet[] = [
      { kind: "curve", values: [0, 10, 0] },
      { kind: "curve", values: [10, 20, 0] },
    ];
    const said = saidOf(curves, { kind: "curve", values: [1, 2, 3] }, [0, 60, 120]);
    if (said?.kind !== "curve") throw new Error("expected curves");
    expect(said.band?.map(({ low, middle, high }) => [low, middle, high])).toEqual([
      [1, 5, 9],
      [11, 15, 19],
      [0, 0, 0],
    ]);
    expect(reach(said)).toEqual([1, 9, 11, 19, 0, 0, 1, 2, 3]);
  });

  test("[TP21] a class's bets stay out of sight until the last is made; one's own is seen at once", () => {
    const answered = {
      index: 1,
      question: WHICH,
      lanes: [],
      series: SERIES,
      came: { kind: "which", better: "b", value: 14 },
    } as const;
    const bets = [which("b", 10, 20), which("a", -5, 2)];
    const round = { round: 1, question: WHICH, open: true, bets, taken: false };
    expect(askedInRun(answered, [round], undefined, OVERVIEW)).not.toHaveProperty("said");
    expect(askedInRun(answered, [{ ...round, open: false }], undefined, OVERVIEW)).toMatchObject({
      ...{ bets: 2, onB: 1, held: 1 },
      said: { kind: "interval" },
    });
    expect(askedInRun(answered, undefined, which("b", 1, 2), OVERVIEW)).toMatchObject({
      ...{ bets: 0, onB: 0 },
      said: { own: { low: 1, high: 2 } },
    });
  });

  test("[TP21] a question stands in the panel of its measure, else in the place of the second, with its own stage", () => {
    const asked = { question: WHICH, lanes: [], series: SERIES, bets: 0, onB: 0, held: 0 };
    expect(askedPanel(asked, OVERVIEW, [0])).toMatchObject({ place: "left", single: false });
    expect(askedPanel({ ...asked, lanes: [1] }, OVERVIEW, [0]).place).toBe("own");
    const level = { ...asked, question: { ...WHICH, measure: "answered-in-time" as const } };
    expect(askedPanel({ ...level, lanes: [0] }, OVERVIEW, [0]).place).toBe("level");
    expect(askedPanel({ ...level, lanes: [1] }, OVERVIEW, [0]).place).toBe("own");
    const curve = askedPanel({ ...asked, question: CURVE }, OVERVIEW, [0]);
    expect([curve.place, curve.single, curve.figures.map(({ value }) => value)]).toEqual(["own", true, [0, 3, 6]]);
  });

  test("[TP21] dots of one height stand side by side", () => {
    expect(betRows([100, 100.5, 50]).map(({ place, of }) => [place, of])).toEqual([
      [0, 2],
      [1, 2],
      [0, 1],
    ]);
  });
});

describe("[TL10] a bet by hand", () => {
  test("[TL10] a fast stroke leaves out no instant: what lies between is on the straight way", () => {
    expect(drawnThrough([0, 0, 0, 0, 0], undefined, [1, 8])).toEqual([0, 8, 0, 0, 0]);
    expect(drawnThrough([0, 8, 0, 0, 0], [1, 8], [4, 2])).toEqual([0, 8, 6, 4, 2]);
    expect(drawnThrough([0, 8, 6, 4, 2], [4, 2], [2, 10])).toEqual([0, 8, 10, 6, 2]);
    expect(drawnThrough([5, 5], [0, 5], [0, 7])).toEqual([7, 5]);
  });

  test("[TL10] a bet that stands is there to be changed", () => {
    const bet = which("b", -40, 2.5);
    expect(betOfDraft(WHICH, draftOfBet(WHICH, bet))).toEqual(bet);
    const curve: Bet = { kind: "curve", values: [1, 2, 3] };
    expect(betOfDraft(CURVE, draftOfBet(CURVE, curve))).toEqual(curve);
    expect(draftOfBet(CURVE, bet).values).toEqual([0, 0, 0]);
  });
});

test("[TL11] a step's run is changed field by field, and what makes no run changes nothing", () => {
  const link = linkOfPreset("split-or-blend", "7");
  const run = runOfLink(`https://example.org/theatre#${link}`)!;
  expect([run.seed, run.atMs, run.scenario]).toEqual(["7", 0, { kind: "preset", id: "split-or-blend" }]);
  let put = run;
  for (const [field, text] of [
    ["a", "scatter"],
    ["b", "reserve-2"],
    ["seed", "class 4"],
    ["minute", "12,5"],
    ["follow", "chat.2"],
    ["queues", "voice, chat"],
  ] as const) {
    put = runOfLink(linkWith(put, field, text) ?? "")!;
    expect(fieldOf(put, field)).toBe(field === "minute" ? "12.5" : text);
  }
  expect(put).toMatchObject({ atMs: 750_000, camera: { follow: "chat.2", queues: ["voice", "chat"] } });
  expect(runOfLink(linkWith(put, "b", "")!)).not.toHaveProperty("b");
  expect(runOfLink(linkWith(put, "follow", "")!)?.camera).toEqual({ queues: ["voice", "chat"] });
  expect([linkWith(put, "seed", ""), linkWith(put, "minute", "soon"), linkWith(put, "minute", "-1")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(runOfLink("nothing=1")).toBeUndefined();
});

test("[TZ4] the best result of a puzzle is kept in the browser, and only a better one takes its place", () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const puzzle = puzzleNamed("menu-memory")!;
  const better = (value: number) => keepBest(store, PUZZLES, puzzle, { ids: ["known"], value }).get(puzzle.id)?.value;
  // Fewest leave: less is better.
  expect([better(0.04), better(0.05), better(0.03)]).toEqual([0.04, 0.04, 0.03]);
  expect(bestsIn(store, PUZZLES).get("menu-memory")).toEqual({ ids: ["known"], value: 0.03 });
  for (const wrong of [
    { ids: ["gone"], value: 1 },
    { ids: ["known", "known"], value: 1 },
    { ids: "known" },
    null,
    5,
    { ids: ["person"], value: 1 },
  ]) {
    kept.set("floorcast-puzzles", JSON.stringify({ "menu-memory": wrong }));
    expect(bestsIn(store, PUZZLES).size).toBe(0);
  }
  kept.set("floorcast-puzzles", "{");
  expect(bestsIn(store, PUZZLES).size).toBe(0);
});
