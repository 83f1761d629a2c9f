/** Bounds of a theatre run, all included. A description is from outside: a link may hold anything. */
export const RUN_BOUNDS = {
  injections: 40,
  seed: 100,
  /** Longest stretch shown, minutes; a longer run of the scenario is cut there. */
  minutes: 1_440,
  /** Estimated events of one stage: a second or two of recording. */
  events: 600_000,
  /** People of one stage: more columns than anybody can tell apart. */
  agents: 500,
  /** UTF-16 units of a link's fragment. */
  link: 3_000_000,
  injectionMinutes: 1_440,
  follow: 200,
} as const;
