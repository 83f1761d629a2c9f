/**
 * What a scope counts in every window. Names ending in Ms are sums of whole milliseconds, the others counts; all add
 * across buckets, and nothing is divided before the edge. `sl…` fields stand at the instant of the board's attribution.
 */
export const FIELDS = [
  "offered",
  "answered",
  "abandoned",
  "shortAbandons",
  "leftOtherwise",
  "systemLost",
  "unmatched",
  "handled",
  "waitMsOfAnswered",
  "waitMsOfAbandoned",
  "talkMs",
  "holdMs",
  "wrapUpMs",
  "slAnsweredIn",
  "slAnsweredLate",
  "slAbandonedIn",
  "slShort",
  "slLate",
  "slLateStill",
  "slFlowed",
  "staffedMs",
  "busyMs",
  "slotMs",
  "slotBusyMs",
  "transferred",
  "offers",
  "noAnswer",
  "contactsWithMiss",
  "firstIn",
  "firstN",
  "nextIn",
  "nextN",
  "resolutionIn",
  "resolutionN",
  "conversationIn",
  "conversationN",
  "csatSatisfied",
  "csatN",
  "npsPromoters",
  "npsDetractors",
  "npsN",
  "evaluationPoints",
  "evaluationN",
  "blocked",
  "callbacks",
  "selfServed",
  "selfServiceN",
  "repeatKnown",
  "firstContactResolved",
] as const;
export type Field = (typeof FIELDS)[number];
export const FIELD_COUNT = FIELDS.length;

/** Place of each field in a row of numbers. */
export const PLACE = Object.freeze(Object.fromEntries(FIELDS.map((field, place) => [field, place]))) as Readonly<
  Record<Field, number>
>;

/** Sums of one window: reads a field, 0 when nothing was counted. */
export type Sums = (field: Field) => number;
