let read: Promise<void> | undefined;

/**
 * Reads the largest parts of what a desk is made of, one after the other: read at once, as those who need them would do,
 * they hold the page for longer than a key may wait. Once on a page, whoever asks.
 */
export function readParts(): Promise<void> {
  read ??= inTurns();
  return read;
}

async function inTurns(): Promise<void> {
  await import("../../../sim/routing/parse/parsePolicy.ts");
  await turn();
  await import("../../../sim/scenario/parse.ts");
  await turn();
}

/** Lets the page do what waits. */
function turn(): Promise<void> {
  return new Promise((go) => setTimeout(go, 0));
}
