import { expect, test } from "vitest";
import { searchStaff } from "../../sim/experiment/search/search.ts";
import { exactSearch } from "../fixtures/searches.ts";
import { tuneHere } from "../fixtures/tunings.ts";
import exact from "./exact/staffing_optimum_N.json" with { type: "json" };

test("[LO11] the cheapest staffing of two classes is the exact optimum, 4 and 7 at 12.05, and every cheaper one is ruled out", async () => {
  const found = await searchStaff(exactSearch(), { run: tuneHere() });
  const { n1, n2, cost } = exact.optimum;
  expect(found.end).toBe("complete");
  expect(found.found!.agents).toEqual([[n1], [n2]]);
  expect(found.found!.cost).toBeCloseTo(cost * 24, 9);
  expect(found.bound.kind).toBe("proved");
  expect(found.bound.gap).toBe(0);
  expect(found.found!.kept.map(({ kept }) => kept)).toEqual(["surely", "surely"]);
  for (const [k, sl] of [exact.optimum.SL1, exact.optimum.SL2].entries()) {
    const { value, halfWidth } = found.found!.kept[k]!.estimate;
    expect(Math.abs(value! - Number(sl))).toBeLessThan(2 * halfWidth!);
  }
});
