import type { Puzzle } from "../../../sim/theatre/puzzle/puzzle.ts";

/** A place for results; tests hand in their own. */
export type BestStore = Pick<Storage, "getItem" | "setItem">;

/** The best this browser has had of a puzzle. */
export interface Best {
  /** Moves, by id. */
  readonly ids: readonly string[];
  /** What counts, as the days gave it. */
  readonly value: number;
}

const KEY = "floorcast-puzzles";
/** Longer is no list of results. */
const MOST_CHARACTERS = 20_000;

/** The best result by puzzle; what no longer names moves of its puzzle within the budget is left out. */
export function bestsIn(store: BestStore, puzzles: readonly Puzzle[]): ReadonlyMap<string, Best> {
  const kept = read(store);
  return new Map(
    puzzles.flatMap((puzzle) => {
      const best = kept[puzzle.id];
      return best !== undefined && isOf(puzzle, best) ? [[puzzle.id, best] as const] : [];
    }),
  );
}

/** Keeps a result that keeps every target, if it is better than what is there; gives the bests there are then. */
export function keepBest(
  store: BestStore,
  puzzles: readonly Puzzle[],
  { id, objective }: Puzzle,
  result: Best,
): ReadonlyMap<string, Best> {
  const bests = bestsIn(store, puzzles);
  const before = bests.get(id);
  const way = objective.better === "higher" ? 1 : -1;
  if (before !== undefined && way * (result.value - before.value) <= 0) return bests;
  const after = new Map(bests).set(id, result);
  try {
    store.setItem(KEY, JSON.stringify(Object.fromEntries(after)));
  } catch {
    // A forbidden store keeps nothing; the page still shows it.
  }
  return after;
}

function read(store: BestStore): Readonly<Record<string, Best>> {
  try {
    const text = store.getItem(KEY) ?? "{}";
    const kept: unknown = text.length > MOST_CHARACTERS ? {} : JSON.parse(text);
    return typeof kept === "object" && kept !== null && !Array.isArray(kept) ? (kept as Record<string, Best>) : {};
  } catch {
    return {};
  }
}

function isOf({ moves, budget }: Puzzle, best: Best): boolean {
  if (typeof best !== "object" || best === null || !Array.isArray(best.ids) || !Number.isFinite(best.value))
    return false;
  const made = best.ids.map((id) => moves.find((move) => move.id === id));
  const price = made.reduce((sum, move) => sum + (move?.price ?? 0), 0);
  return made.every((move) => move !== undefined) && new Set(best.ids).size === best.ids.length && price <= budget;
}
