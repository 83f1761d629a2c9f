/** What a number of the scenario is shown in. Shares are shown in percent, ms in seconds; everything else as it is. */
export type FieldUnit =
  | "seconds"
  | "percent"
  | "minutes"
  | "days"
  | "perHour"
  | "money"
  | "times"
  | "agents"
  | "contacts"
  | "minuteOfDay"
  | "none";

const BY_KEY: Readonly<Record<string, FieldUnit>> = {
  minute: "minuteOfDay",
  startMinute: "minuteOfDay",
  endMinute: "minuteOfDay",
  perHour: "perHour",
  costPerHour: "money",
  contacts: "contacts",
  total: "contacts",
  agents: "agents",
  days: "days",
  experienceDays: "days",
  factor: "times",
  startFactor: "times",
  handleTimeFactor: "times",
  resolvedFactor: "times",
  ownAgentFactor: "times",
  announcedFactor: "times",
  matchSaving: "percent",
  flatness: "percent",
  survival: "percent",
  second: "seconds",
  durationSeconds: "seconds",
};

/** By the field's name, or of a list or table of numbers by the name around it. */
export function fieldUnit(key: string): FieldUnit {
  const known = BY_KEY[key];
  if (known !== undefined) return known;
  if (key.endsWith("Ms")) return "seconds";
  if (/share$/i.test(key)) return "percent";
  if (key.endsWith("Minutes")) return "minutes";
  return "none";
}

/** One of the unit shown, in the unit kept: 1 s are 1,000 ms; seconds of an event are kept as they are. */
export function unitScale(key: string): number {
  const unit = fieldUnit(key);
  return unit === "percent" ? 0.01 : unit === "seconds" && key.endsWith("Ms") ? 1_000 : 1;
}

/** A value as it is shown, without the dust of binary fractions: 0.07 is 7, not 7.000000000000001. */
export function shownValue(key: string, value: number): number {
  return tidy(value / unitScale(key));
}

/** A value as it is kept; whole fields take the nearest ms, others no dust either. */
export function keptValue(key: string, shown: number, whole: boolean): number {
  const exact = tidy(shown * unitScale(key));
  return whole && unitScale(key) !== 1 ? Math.round(exact) : exact;
}

function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
