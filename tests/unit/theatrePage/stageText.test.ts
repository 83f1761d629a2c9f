import { expect, test } from "vitest";
import { keptSpans } from "../../../app/theatre/_stage/keptSpans.ts";
import { nobodyPlace } from "../../../app/theatre/_stage/nobodyPlace.ts";
import { planStage } from "../../../app/theatre/_stage/stagePicture.ts";
import { termBars } from "../../../app/theatre/_why/termBars.ts";
import { seatNames } from "../../../sim/theatre/seatNames.ts";
import { describedRun, opened } from "../../fixtures/theatreWorlds.ts";

test("[TP22] a bar is the share of the longest of its place; what took away is negative, nothing is nothing", () => {
  const term = (points: number, place: number) => ({ points, place });
  const rows = [{ terms: [term(50, 0), term(-10, 0), term(0, 1)] }, { terms: [term(25, 0), term(40, 0), term(0, 1)] }];
  expect(termBars(rows)).toEqual([
    [1, -0.2, 0],
    [0.5, 0.8, 0],
  ]);
  expect(termBars([])).toEqual([]);
});

test("[TP22] room that is kept is bracketed: neighbours together, rows apart, who is not there left out", () => {
  const column = (x: number, base = 354) => ({ x, base, width: 20, height: 79 });
  const columns = [column(0), column(28), undefined, column(84), column(0, 300)];
  expect(keptSpans(columns, [3, 1, 0, 2, 4])).toEqual([
    { x: 0, width: 48, base: 354 },
    { x: 84, width: 20, base: 354 },
    { x: 0, width: 20, base: 300 },
  ]);
  expect(keptSpans(columns, [])).toEqual([]);
});

test("[TP4] “why nobody” stands under the bend and before an arrow that would cross it", () => {
  const { overview } = opened(describedRun("split-or-blend", undefined));
  const plan = planStage(overview, "a", 676);
  const way = (x: number) => ({
    way: [
      [218, 226],
      [x, 226],
      [x, 270],
    ] as const,
  });
  expect(nobodyPlace(plan, 30, undefined)).toEqual({ x: 676, y: 248 });
  expect(nobodyPlace(plan, 30, way(300))).toEqual({ x: 676, y: 248 });
  expect(nobodyPlace(plan, 30, way(600))).toEqual({ x: 588, y: 248 });
  // Many people stand in rows right under the bend.
  const crowd = planStage({ ...overview, seats: Array.from({ length: 300 }, () => overview.seats[0]!) }, "a", 676);
  expect(nobodyPlace(crowd, 30, way(600))).toEqual({ x: 676, y: 224 });
});

test("[TP23] people without a name of their own have first names, none like another or like one that is taken", () => {
  const unnamed = Array.from({ length: 500 }, (_, i) => ({ name: `Phone ${i + 1}`, unnamed: true }));
  const names = seatNames([{ name: "Olga", unnamed: false }, ...unnamed]);
  expect(names.slice(0, 3)).toEqual([
    { en: "Olga", ru: "Olga" },
    { en: "Ivan", ru: "Иван" },
    { en: "Anna", ru: "Анна" },
  ]);
  expect(new Set(names.map(({ en }) => en)).size).toBe(501);
  expect(new Set(names.map(({ ru }) => ru)).size).toBe(501);
  expect(names.some(({ en }) => /^Phone/.test(en))).toBe(false);
});
