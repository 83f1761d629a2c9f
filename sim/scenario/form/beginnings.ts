import { defaultOf } from "./fieldDefaults.ts";
import type { FormEntry, FormField } from "./formField.ts";

/** Ids a new part may refer to: those of the scenario it is to be in. */
export interface Known {
  readonly queueIds: readonly string[];
  readonly groupIds: readonly string[];
}

/** Numbers a new part begins with where neither its default nor its least value would say anything, by field. */
const FIRST: Readonly<Record<string, number>> = {
  share: 0.2,
  switchShare: 0.2,
  containedShare: 0.2,
  contextKeptShare: 1,
  answerShare: 0.6,
  missedShare: 0.05,
  withinMs: 20_000,
  dueInMs: 14_400_000,
  referenceMs: 60_000,
  elasticity: 0.3,
  atMost: 2,
  dayCv: 0.1,
  identificationMs: 20_000,
  clarifyMs: 60_000,
  parts: 4,
  releaseAfterMs: 60_000,
  redials: 2,
  startFactor: 1.3,
  days: 30,
  day: 0,
  factor: 1.5,
  contacts: 100,
  halfLifeMinutes: 15,
  agents: 1,
  minute: 600,
  durationMinutes: 60,
  afterMinutes: 180,
  startMinute: 540,
  endMinute: 1_080,
  level: 10,
  meanMs: 180_000,
  capacity: 1,
  concurrency: 1,
  announcedFactor: 1,
  plannedShare: 0.1,
  absentShare: 0.05,
  weight: 1,
  intervalMinutes: 30,
  scoreTo: 1,
};
const DURATION = { kind: "exponential", meanMs: 180_000 } as const;
/** Durations by field where three minutes would mislead. */
const DURATIONS: Readonly<Record<string, object>> = {
  delayMs: { kind: "exponential", meanMs: 900_000 },
  afterMs: { kind: "exponential", meanMs: 3_600_000 },
  lateMs: { kind: "exponential", meanMs: 120_000 },
  answerMs: { kind: "exponential", meanMs: 5_000 },
  noAnswerMs: { kind: "deterministic", valueMs: 25_000 },
  wrapUpMs: { kind: "exponential", meanMs: 30_000 },
  ageMs: { kind: "exponential", meanMs: 1_800_000 },
};

/**
 * What a part that was absent begins with: its required fields, each with its usual or a small sound value; lists as
 * short as may be. References go to the first queue or group there is.
 */
export function beginningOf(key: string, field: FormField, known: Known, around = ""): unknown {
  switch (field.kind) {
    case "number": {
      const usual = FIRST[key] ?? defaultOf(around, key);
      const wished = typeof usual === "number" ? usual : Math.max(field.from, Math.min(1, field.to));
      return Math.min(field.to, Math.max(field.from, wished));
    }
    case "choice":
      return defaultOf(around, key) ?? field.options[0];
    case "flag":
      return true;
    case "text":
      return key === "reason" ? "break" : key;
    case "id":
      return key.toLowerCase();
    case "queue":
      return known.queueIds[0];
    case "group":
      return known.groupIds[0];
    case "name":
      return { en: key, ru: key };
    case "distribution":
      return DURATIONS[key] ?? DURATION;
    case "list":
      if (key === "weekdays") return [1, 2, 3, 4, 5];
      if (key === "weekdayFactors") return [1, 1, 1, 1, 1, 1, 1];
      return Array.from({ length: field.from }, () => beginningOf(key, field.item, known, around));
    case "object":
      return Object.fromEntries(required(field.entries, key).map((entry) => [entry.key, ofEntry(entry, known, key)]));
    case "oneOf": {
      const [option] = field.options;
      return { kind: option?.kind, ...ofOption(field, option?.kind ?? "", known) };
    }
    case "other":
      return undefined;
  }
}

/** The fields one option of a choice begins with, without its `kind`. */
export function ofOption(field: FormField, kind: string, known: Known): Readonly<Record<string, unknown>> {
  const option = field.kind === "oneOf" ? field.options.find((one) => one.kind === kind) : undefined;
  return Object.fromEntries(
    (option?.entries ?? []).filter((entry) => !entry.optional).map((entry) => [entry.key, ofEntry(entry, known, kind)]),
  );
}

function ofEntry(entry: FormEntry, known: Known, around: string): unknown {
  return beginningOf(entry.key, entry.field, known, around);
}

/** Required entries; optional ones where the part would say nothing without one of them. */
function required(entries: readonly FormEntry[], key: string): readonly FormEntry[] {
  const asked = entries.filter((entry) => !entry.optional);
  const first = { baulking: "immediateShare", shrinkage: "plannedShare" }[key];
  return asked.length > 0 ? asked : entries.filter((entry) => entry.key === first);
}
