import { expect, test } from "vitest";
import { countEnd, flagText } from "../../../app/_charts/RunFlags.tsx";
import { axisTicks } from "../../../app/_charts/runGeometry.ts";
import { figuresNow } from "../../../app/theatre/_time/figuresNow.ts";
import type { LaneTotals, StageState } from "../../../sim/theatre/types/index.ts";

test("[TP12] the count of fates never stands on the flag: behind the playhead, else at the end, else nowhere", () => {
  expect(countEnd(600, 700, 200, 230)).toBe(588);
  expect(countEnd(400, 700, 200, 230)).toBe(700);
  expect(countEnd(400, 700, 500, 230)).toBeUndefined();
});

test("[TP12] the playhead never stands on the flag's words: they go beyond it, and before the flag where there is no room", () => {
  expect(flagText(60, 300, 700, 150)).toEqual({ x: 74, turned: false });
  expect(flagText(60, 220, 700, 150)).toEqual({ x: 232, turned: false });
  expect(flagText(60, 62, 700, 150)).toEqual({ x: 74, turned: false });
  expect(flagText(600, 690, 700, 150)).toEqual({ x: 594, turned: true });
});

test("[TP12] an axis with little room has fewer lines, zero always among them", () => {
  expect(axisTicks([0, 100], 6)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(axisTicks([0, 100], 3)).toEqual([0, 50, 100]);
  expect(axisTicks([-40, 10], 1)).toEqual([-40, 0, 10]);
});

const stage = (answeredInTime: number, decided: number, left: number) =>
  ({ totals: { lanes: [{ lane: 0, answeredInTime, decided, left } as LaneTotals] } }) as unknown as StageState;

test("[TP12] what the chart says of this instant is what the table says: 56 − 78 is −22, though 0.556 − 0.784 rounds to −23", () => {
  const both = [stage(556, 1000, 62), stage(784, 1000, 27)];
  expect(figuresNow(both, [0])).toEqual({ level: -22, left: 35 });
  expect(figuresNow(both.slice(0, 1), [0])).toEqual({ level: 56, left: 62 });
  expect(figuresNow([stage(80, 89, 1), stage(784, 1000, 27)], [0])).toEqual({ level: undefined, left: -26 });
});
