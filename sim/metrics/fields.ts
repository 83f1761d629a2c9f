/**
 * What a scope counts in every window. Names ending in Ms are sums of whole milliseconds, the others counts; all add
 * across buckets, and nothing is divided before the edge. `sl…` fields stand at the instant of the board's attribution.
 */
export const PLACE = {
  offered: 0,
  answered: 1,
  abandoned: 2,
  shortAbandons: 3,
  leftOtherwise: 4,
  systemLost: 5,
  unmatched: 6,
  handled: 7,
  waitMsOfAnswered: 8,
  waitMsOfAbandoned: 9,
  talkMs: 10,
  holdMs: 11,
  wrapUpMs: 12,
  slAnsweredIn: 13,
  slAnsweredLate: 14,
  slAbandonedIn: 15,
  slShort: 16,
  slLate: 17,
  slLateStill: 18,
  slFlowed: 19,
  staffedMs: 20,
  busyMs: 21,
  slotMs: 22,
  slotBusyMs: 23,
  transferred: 24,
  offers: 25,
  noAnswer: 26,
  contactsWithMiss: 27,
  firstIn: 28,
  firstN: 29,
  nextIn: 30,
  nextN: 31,
  resolutionIn: 32,
  resolutionN: 33,
  conversationIn: 34,
  conversationN: 35,
  csatSatisfied: 36,
  csatN: 37,
  npsPromoters: 38,
  npsDetractors: 39,
  npsN: 40,
  evaluationPoints: 41,
  evaluationN: 42,
  blocked: 43,
  callbacks: 44,
  selfServed: 45,
  selfServiceN: 46,
  repeatKnown: 47,
  firstContactResolved: 48,
} as const;
export type Field = keyof typeof PLACE;
/** Place of a field in a row of numbers: whoever counts says it as `PLACE.offered`, which costs nothing. */
export type Place = (typeof PLACE)[Field];
export const FIELD_COUNT = Object.keys(PLACE).length;

/** Sums of one window: reads a field, 0 when nothing was counted. */
export type Sums = (field: Field) => number;
