import { expect, test } from "vitest";
import { loadSolver } from "../../workers/solveLinear.ts";
import { exactCover } from "../fixtures/schedules.ts";

test("[LO1] 737 shifts over 48 quarter hours are covered at 208.5, the proved optimum of the exact table", async () => {
  const { exact, model } = exactCover();
  expect([model.columns, model.rows]).toEqual([737, 48]);
  const solver = await loadSolver();
  const found = solver.solve(model, { seconds: 60, gap: 0 });
  expect(found.status).toBe("optimal");
  expect(found.objective).toBeCloseTo(exact.optimal_cost, 6);
  expect(found.bound).toBeCloseTo(208.5, 6);
  const relaxed = solver.solve({ ...model, isWhole: new Uint8Array(model.columns) }, { seconds: 60, gap: 0 });
  expect(relaxed.objective).toBeCloseTo(exact.lp_relaxation, 6);
});
