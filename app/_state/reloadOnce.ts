const KEY = "floorcast-reloaded-at";
/** Two reloads closer than this are a loop: the page that came is no newer than the one that went. */
const APART_MS = 60_000;

/** Where a reload happens and is remembered; tests hand in their own. */
export interface ReloadPlace {
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  now(): number;
  reload(): void;
}

/**
 * Reloads the page unless it did so less than a minute ago; says whether it does. A cache that keeps serving the old
 * page would otherwise have the wall flicker forever.
 */
export function reloadOnce(place: ReloadPlace = thisPage()): boolean {
  const now = place.now();
  const before = Number(place.storage.getItem(KEY) ?? Number.NaN);
  if (Math.abs(now - before) < APART_MS) return false;
  place.storage.setItem(KEY, String(now));
  place.reload();
  return true;
}

function thisPage(): ReloadPlace {
  return { storage: sessionStorage, now: () => Date.now(), reload: () => location.reload() };
}
