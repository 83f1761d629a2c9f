import { cpus } from "node:os";
import { loadSolver } from "../../workers/solveLinear.ts";
import { exactCover } from "../fixtures/schedules.ts";

/**
 * How long 737 shifts over 48 quarter hours take to their proved optimum, cold (compilation of the solver included) and
 * warm: the median of seven. Numbers are printed, not asserted.
 */
const ROUNDS = 7;
const { model } = exactCover();
const begins = performance.now();
const solver = await loadSolver();
const loaded = performance.now() - begins;
const round = () => {
  const before = performance.now();
  const { objective, status } = solver.solve(model, { seconds: 60, gap: 0 });
  return { ms: performance.now() - before, objective, status };
};
const cold = round();
const warm = Array.from({ length: ROUNDS }, round).sort((a, b) => a.ms - b.ms)[Math.floor(ROUNDS / 2)]!;
console.log(`shift covering · ${cpus()[0]?.model ?? "unknown processor"} · Node ${process.version}`);
console.log(`${cold.status} at ${cold.objective}`);
console.log(`load ${loaded.toFixed(0)} ms, first ${cold.ms.toFixed(0)} ms, warm ${warm.ms.toFixed(0)} ms`);
