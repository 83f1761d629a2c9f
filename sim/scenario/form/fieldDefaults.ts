/**
 * What the absence of an optional number or word means, by field, as the doc comments of the scenario's types say it;
 * `key of the object around` + `.` + key where one word has several meanings. A field that is not here is simply not
 * used when it is absent.
 */
export const FIELD_DEFAULTS: Readonly<Record<string, number | string | boolean>> = {
  value: 1,
  shortAbandonMs: 5_000,
  formula: "excluding-short-abandons",
  inducedShare: 0,
  intervalCv: 0,
  intervalCorrelation: 0,
  flatness: 1,
  falselyContainedShare: 0,
  missCostMs: 0,
  wrongGuessShare: 0,
  identificationMs: 0,
  closed: "wait",
  clearedAtClosing: false,
  dueClock: "always",
  readUpMs: 0,
  immediateShare: 0,
  "redial.atMost": 20,
  contextKeptShare: 1,
  ownAgentFactor: 1,
  matchSaving: 0,
  visibleShare: 0,
  resolvedFactor: 1,
  handleTimeFactor: 1,
  handleTimeFactors: 1,
  costPerHour: 0,
  plannedShare: 0,
  plannedBlockMinutes: 30,
  absentShare: 0,
  mix: "any",
  weights: 1,
  second: 0,
  durationSeconds: 0,
  startMinute: 0,
  warmUpMinutes: 0,
  lengthMinutes: 1_440,
  "run.end": "drain",
  "run.intervalMinutes": 30,
  "run.date": "2026-03-02",
};

/** The value a field has when it is absent; `undefined`: it is not used then. */
export function defaultOf(around: string, key: string): number | string | boolean | undefined {
  return FIELD_DEFAULTS[`${around}.${key}`] ?? FIELD_DEFAULTS[key];
}
