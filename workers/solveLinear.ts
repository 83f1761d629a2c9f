import loadHighs, { type Highs, type InitOptions } from "highs";
import type { LinearModel, LinearSolution, SolveLimits } from "../sim/staffing/schedule/linearModel.ts";

/** A better solution of a search under way, and what is proved so far. */
export interface Improved {
  readonly values: Float64Array;
  readonly objective: number;
  readonly bound: number;
}

export interface LinearSolver {
  /** Blocks its thread until the end. Never throws: what goes wrong is a status. */
  solve(model: LinearModel, limits: SolveLimits, onImproved?: (improved: Improved) => void): LinearSolution;
}

/** HiGHS, compiled to WebAssembly. `options` say where its binary is, where that does not go without saying. */
export async function loadSolver(options?: InitOptions): Promise<LinearSolver> {
  const highs = await loadHighs(options);
  return { solve: (model, limits, onImproved) => solved(highs, model, limits, onImproved) };
}

/** Optimum within this is the optimum: the solver's own tolerance of whole numbers. */
const NO_GAP = 1e-9;

function solved(
  highs: Highs,
  model: LinearModel,
  { seconds, gap }: SolveLimits,
  onImproved: ((improved: Improved) => void) | undefined,
): LinearSolution {
  try {
    return highs.withModel(dataOf(highs, model), (one) => {
      one.options.set({
        output_flag: false,
        time_limit: seconds,
        mip_rel_gap: Math.max(gap, NO_GAP),
        mip_abs_gap: NO_GAP,
        random_seed: 0,
      });
      const improving = highs.constants.callbackType.mipImprovingSolution;
      one.run({
        [improving]({ data }) {
          const { mip_solution: values, objective_function_value: objective, mip_dual_bound: bound } = data;
          if (values !== undefined && objective !== undefined) {
            onImproved?.({ values, objective, bound: bound ?? Number.NEGATIVE_INFINITY });
          }
          return undefined;
        },
      });
      const { modelStatus } = highs.constants;
      const status = statusOf(one.getModelStatus(), modelStatus);
      const isMixed = model.isWhole.some((whole) => whole === 1);
      const found = one.info.get("primal_solution_status") === 2;
      if (!found) return { status, bound: Number.NEGATIVE_INFINITY };
      const objective = one.getObjectiveValue();
      const bound = isMixed ? Number(one.info.get("mip_dual_bound")) : objective;
      return { status, values: one.getSolution().colValue, objective, bound };
    });
  } catch (problem) {
    const detail = problem instanceof Error ? problem.message : String(problem);
    return { status: "failed", bound: Number.NEGATIVE_INFINITY, detail };
  }
}

function dataOf({ constants }: Highs, model: LinearModel) {
  const { integer, continuous } = constants.variableType;
  return {
    numCols: model.columns,
    numRows: model.rows,
    sense: constants.objectiveSense.minimize,
    colCost: model.cost,
    colLower: model.columnLower,
    colUpper: model.columnUpper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: "csc" as const,
      numRows: model.rows,
      numCols: model.columns,
      starts: model.starts,
      indices: model.rowOf,
      values: model.values,
    },
    integrality: Int32Array.from(model.isWhole, (whole) => (whole === 1 ? integer : continuous)),
  };
}

function statusOf(code: number, names: Highs["constants"]["modelStatus"]): LinearSolution["status"] {
  switch (code) {
    case names.optimal:
    case names.empty:
      return "optimal";
    case names.infeasible:
    case names.unboundedOrInfeasible:
      return "infeasible";
    case names.unbounded:
      return "unbounded";
    case names.timeLimit:
    case names.interrupted:
    case names.solutionLimit:
    case names.objectiveTarget:
      return "limit";
    default:
      return "failed";
  }
}
