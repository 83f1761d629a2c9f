import { searchStaff } from "./search.ts";
import type { SearchOptions, SearchProgress, StaffSearchResult, StaffSearchSpec } from "./spec.ts";

/** Levels of one frontier. */
export const MOST_LEVELS = 12;

export interface FrontierProgress extends SearchProgress {
  /** Number of the level under way, and how many there are. */
  readonly level: number;
  readonly levels: number;
}

/** What one level of service costs. */
export interface FrontierPoint {
  /** The limit of every target of a service level. */
  readonly level: number;
  readonly result: StaffSearchResult;
  /** Another point has as much service for as much money or less: this one is not on the frontier. */
  readonly dominated: boolean;
}

/**
 * Cost against service: the cheapest staffing at each level, all else alike, each search beginning where the one before
 * ended. Levels ascending, in (0, 1); replications are shared among them. Ends early where a search is called off: levels
 * not begun are absent. Throws `RangeError` for levels out of range, and as `searchStaff`.
 */
export async function staffFrontier(
  spec: StaffSearchSpec,
  levels: readonly number[],
  options: Omit<SearchOptions, "onProgress"> & { readonly onProgress?: (progress: FrontierProgress) => void },
): Promise<readonly FrontierPoint[]> {
  const ascending = levels.every((level, i) => level > (levels[i - 1] ?? 0) && level < 1);
  if (!(levels.length >= 1 && levels.length <= MOST_LEVELS && ascending)) {
    throw new RangeError(`levels: expected 1 to ${MOST_LEVELS} ascending shares below 1, got ${levels.join(", ")}`);
  }
  const { signal, run } = options;
  const found: { level: number; result: StaffSearchResult }[] = [];
  let start = spec.start;
  for (const [i, level] of levels.entries()) {
    const targets = spec.targets.map((target) =>
      target.figure === "serviceLevel" ? { ...target, limit: level } : target,
    );
    const own = { ...spec, targets, mostRuns: Math.max(spec.runsALook, Math.floor(spec.mostRuns / levels.length)) };
    const result = await searchStaff(start === undefined ? own : { ...own, start }, {
      run,
      onProgress: (progress) => options.onProgress?.({ ...progress, level: i, levels: levels.length }),
      ...(signal === undefined ? {} : { signal }),
    });
    found.push({ level, result });
    if (result.end === "cancelled" || result.end === "failed") break;
    start = result.found?.agents ?? start;
  }
  return found.map(({ level, result }) => ({
    level,
    result,
    dominated: found.some(
      (other) =>
        other.level > level && other.result.found !== undefined && other.result.found.cost <= (result.found?.cost ?? 0),
    ),
  }));
}
