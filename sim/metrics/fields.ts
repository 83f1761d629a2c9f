import type { Attribution } from "./config.ts";

/**
 * What a scope counts in every window. Names ending in Ms are sums of whole milliseconds, the others counts; all add
 * across buckets, and nothing is divided before the edge. Service level is counted thrice, at the instant each
 * attribution says: `decided…`, `offered…` and `ended…`, so that one fold serves every reading.
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
  decidedAnsweredIn: 13,
  decidedAnsweredLate: 14,
  decidedAbandonedIn: 15,
  decidedShort: 16,
  decidedLate: 17,
  decidedLateStill: 18,
  decidedFlowed: 19,
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
  offeredAnsweredIn: 49,
  offeredAnsweredLate: 50,
  offeredAbandonedIn: 51,
  offeredShort: 52,
  offeredLate: 53,
  offeredFlowed: 54,
  endedAnsweredIn: 55,
  endedAnsweredLate: 56,
  endedAbandonedIn: 57,
  endedShort: 58,
  endedLate: 59,
  endedFlowed: 60,
} as const;
export type Field = keyof typeof PLACE;
/** Place of a field in a row of numbers: whoever counts says it as `PLACE.offered`, which costs nothing. */
export type Place = (typeof PLACE)[Field];
export const FIELD_COUNT = Object.keys(PLACE).length;

/** Whether a place holds weighed time: its sum moves at every tick while anybody is there. */
export function isTimeWeight(place: number): boolean {
  return place >= PLACE.staffedMs && place <= PLACE.slotBusyMs;
}

/** Sums of one window: reads a field, 0 when nothing was counted. */
export type Sums = (field: Field) => number;

/** Which fields service level is read from, by attribution. */
export const LEVEL_FIELDS = {
  decision: {
    answeredIn: "decidedAnsweredIn",
    answeredLate: "decidedAnsweredLate",
    abandonedIn: "decidedAbandonedIn",
    short: "decidedShort",
    late: "decidedLate",
    flowed: "decidedFlowed",
  },
  offered: {
    answeredIn: "offeredAnsweredIn",
    answeredLate: "offeredAnsweredLate",
    abandonedIn: "offeredAbandonedIn",
    short: "offeredShort",
    late: "offeredLate",
    flowed: "offeredFlowed",
  },
  ended: {
    answeredIn: "endedAnsweredIn",
    answeredLate: "endedAnsweredLate",
    abandonedIn: "endedAbandonedIn",
    short: "endedShort",
    late: "endedLate",
    flowed: "endedFlowed",
  },
} as const satisfies Record<Attribution, Record<string, Field>>;
