/**
 * Bounds of a scenario from outside, all included: far above any centre, far below what would stop a browser. Lengths
 * are UTF-16 units, counts whole numbers.
 */
export const BOUNDS = {
  queues: 64,
  groups: 256,
  /** Named and unnamed agents of all groups together, at their most. */
  people: 5_000,
  /** Unnamed agents of one group in one interval. */
  headcount: 2_000,
  shiftsOfOne: 14,
  breaks: 12,
  events: 200,
  eventQueues: 64,
  /** Contacts per hour in one interval of one queue. */
  perHour: 100_000,
  /** Five-minute intervals of a week. */
  intervals: 2_016,
  factor: 100,
  /** Share of a conversation a perfect match may save: what is left is still a conversation. */
  matchSaving: 0.9,
  backlog: 100_000,
  flashCrowd: 1_000_000,
  trace: 200_000,
  /** Days of a run. */
  runDays: 366,
  slots: 25,
  name: 80,
  text: 2_000,
  assumptions: 30,
  variants: 100,
  changes: 200,
  sweeps: 20,
  points: 50,
  path: 200,
  /** UTF-8 bytes of a scenario file. */
  fileBytes: 5_242_880,
  depth: 24,
} as const;

/** More problems than this are cut off: nobody reads them, and a hostile file may hold millions. */
export const MAX_PROBLEMS = 200;
