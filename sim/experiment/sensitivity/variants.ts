import type { Outcome } from "../outcome.ts";
import { scopeKey, TOTAL } from "../scopes.ts";
import { type ServiceLevelTrap, serviceLevelTraps } from "../serviceLevelTrap.ts";
import { type PointsOptions, type PointsResult, type PointsSpec, runPoints } from "./points.ts";

/** The variants of a file in figures, and between which of them the service level hides that customers are worse off. */
export interface VariantsResult extends PointsResult {
  /** Of the whole centre; those in which more give up first, then by the rise of the service level; numbers are those of the points. Empty until the end. */
  readonly traps: readonly ServiceLevelTrap[];
}

/** Runs every variant in one go and looks for service-level traps between them. Throws as `runPoints` does. */
export async function runVariants(
  spec: PointsSpec,
  options: Omit<PointsOptions, "onProgress" | "onOutcome" | "once"> & {
    readonly onProgress?: (result: VariantsResult) => void;
  },
): Promise<VariantsResult> {
  const { onProgress, ...rest } = options;
  const outcomes = new Map<number, Outcome>();
  const result = await runPoints(spec, {
    ...rest,
    once: true,
    onOutcome: (point, outcome) => outcomes.set(point, outcome),
    onProgress: (now) => onProgress?.({ ...now, traps: [] }),
  });
  const numbers = [...outcomes.keys()].sort((a, b) => a - b);
  const traps = serviceLevelTraps(
    numbers.map((number) => outcomes.get(number)!),
    result.confidence,
  )
    .filter(({ scope }) => scope === scopeKey(TOTAL))
    .map((trap) => ({ ...trap, from: numbers[trap.from]!, to: numbers[trap.to]! }))
    .sort((a, b) => left(b) - left(a) || rise(b) - rise(a));
  return { ...result, traps };
}

/** How many more of all give up, as a share; 0 where that is not what got worse. */
function left({ worse }: ServiceLevelTrap): number {
  return worse.find(({ figure }) => figure === "abandonmentRate")?.difference.value ?? 0;
}

function rise({ serviceLevel }: ServiceLevelTrap): number {
  return serviceLevel.difference.value ?? 0;
}
