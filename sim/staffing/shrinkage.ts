import { unreachable } from "../vocabulary/index.ts";
import { checkNumber } from "./checks.ts";

/** Below this a number of agents is whole: what divisions such as 18 ÷ (1 − 0.1) leave behind. */
const TOLERANCE = 1e-9;

/**
 * How shares of time away add up: `additive` – each is a share of paid time; `multiplicative` – each is a share of what
 * the ones before it leave, so that 10 % and 10 % are 19 %.
 */
export type ShrinkageRule = "additive" | "multiplicative";

/**
 * Shrinkage of all `components` together, in [0, 1): 0 for none. Throws `RangeError` for a component outside [0, 1) and
 * for additive ones that leave no time.
 */
export function combinedShrinkage(components: readonly number[], rule: ShrinkageRule): number {
  for (const [i, component] of components.entries()) checkShrinkage(`components[${i}]`, component);
  switch (rule) {
    case "additive": {
      const sum = components.reduce((all, component) => all + component, 0);
      checkShrinkage("sum of components", sum);
      return sum;
    }
    case "multiplicative":
      return 1 - components.reduce((left, component) => left * (1 - component), 1);
    default:
      return unreachable(rule);
  }
}

/**
 * Agents to schedule so that `required` are on queue: ⌈required ÷ (1 − shrinkage)⌉. Divide: 10 at 30 % are 15, not 13.
 * A tolerance of 1e-9 keeps 18 ÷ (1 − 0.1) at 20. `required` ≥ 0, whole or not; `shrinkage` in [0, 1). Throws
 * `RangeError` for arguments out of range.
 */
export function agentsScheduled(required: number, shrinkage: number): number {
  checkNumber("required", required, 0);
  checkShrinkage("shrinkage", shrinkage);
  const exact = required / (1 - shrinkage);
  return Math.max(0, Math.ceil(exact - TOLERANCE * Math.max(1, exact)));
}

/** Mean number on queue of `scheduled` ≥ 0 agents: scheduled × (1 − shrinkage), not rounded. Throws as above. */
export function agentsPresent(scheduled: number, shrinkage: number): number {
  checkNumber("scheduled", scheduled, 0);
  checkShrinkage("shrinkage", shrinkage);
  return scheduled * (1 - shrinkage);
}

function checkShrinkage(name: string, value: number): void {
  if (!(value >= 0 && value < 1)) throw new RangeError(`${name}: expected a fraction in [0, 1), got ${value}`);
}
