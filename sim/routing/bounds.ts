/** Bounds of a policy from outside, all included. Far above any policy, far below what would stop a browser. */
export const POLICY_BOUNDS = {
  /** UTF-16 units. */
  name: 80,
  steps: 20,
  terms: 20,
  admission: 50,
  /** One a queue, and as many again for who comes back. */
  plans: 128,
  /** One a queue. */
  guards: 64,
  preempt: 81,
  conditions: 10,
  /** Ids in one list: as many as a scenario may have groups. */
  ids: 256,
  /** Of a weight, either sign. */
  weight: 1e9,
  threshold: 1e9,
  /** A boost, either sign, and any time: 30 days in ms. */
  ms: 2_592_000_000,
  agents: 2_000,
  open: 25,
  offers: 100_000,
  parallel: 10,
  batchFromMs: 100,
  batchToMs: 60_000,
  /** Lists and objects inside each other; a policy needs 6. */
  depth: 12,
  /** Problems told at once: nobody reads more, and a hostile file may hold millions. */
  problems: 200,
} as const;
