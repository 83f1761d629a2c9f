import { WAIT_BOUNDS_MS, WAIT_BUCKETS } from "../tallyLayout.ts";

/** Parts of each doubling in the table of first guesses. */
const PARTS = 32;
const FIRST = guesses();

/** The bucket of a wait, whole ms ≥ 0: the first whose bound it does not exceed. Waits beyond 24 days are in the last. */
export function waitBucket(waitMs: number): number {
  if (waitMs <= 1_000) return waitMs === 0 ? 0 : 1;
  if (waitMs >= 2 ** 31) return WAIT_BUCKETS - 1;
  const doubling = 31 - Math.clz32(waitMs);
  let bucket = FIRST[doubling * PARTS + ((waitMs >>> (doubling - 5)) & (PARTS - 1))]!;
  while (waitMs > WAIT_BOUNDS_MS[bucket]!) bucket++;
  return bucket;
}

/** For every 32nd of every doubling, the bucket of its lower end. */
function guesses(): Uint8Array {
  const first = new Uint8Array(32 * PARTS);
  for (let doubling = 5; doubling < 31; doubling++) {
    for (let part = 0; part < PARTS; part++) {
      const from = 2 ** doubling + part * 2 ** (doubling - 5);
      let bucket = 0;
      while (from > WAIT_BOUNDS_MS[bucket]!) bucket++;
      first[doubling * PARTS + part] = bucket;
    }
  }
  return first;
}
