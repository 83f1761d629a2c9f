/** Two reloads closer than this are a loop: the page that came is no newer than the one that went. */
const APART_MS = 60_000;

/** What a page knows of its own beginning, and how it begins anew; tests hand in their own. */
export interface PageLife {
  /** Whether this page was itself a reload. */
  readonly reloaded: boolean;
  /** How old it is, ms. */
  readonly ageMs: number;
  reload(): void;
}

/**
 * Reloads the page unless it is itself a reload younger than a minute; says whether it does. A cache that keeps serving
 * the old page would otherwise have the wall flicker forever. Nothing is stored: some walls forbid it.
 */
export function reloadOnce(page: PageLife = thisPage()): boolean {
  if (page.reloaded && page.ageMs < APART_MS) return false;
  page.reload();
  return true;
}

function thisPage(): PageLife {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return { reloaded: navigation?.type === "reload", ageMs: performance.now(), reload: () => location.reload() };
}
