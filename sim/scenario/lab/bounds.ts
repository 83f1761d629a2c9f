/** Bounds of a lab document from outside, all included. Lengths are UTF-16 units, counts whole numbers. */
export const LAB_BOUNDS = {
  scenarios: 100,
  /** Baselines that were replaced and are still pinned. */
  earlier: 20,
  /** Scenarios one on top of the other. */
  depth: 20,
  /** Changes of one scenario: every interval of a day for several groups, cell by cell. */
  changes: 2_000,
  name: 120,
  seed: 80,
  by: 40,
  /** Saved scenarios beside the baseline in one comparison. */
  compared: 3,
  /** UTF-8 bytes of a document: a traced day of 200,000 contacts fits. */
  fileBytes: 20_971_520,
} as const;
