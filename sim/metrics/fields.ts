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

/** Places of weighed time, a bit each: their sums move at every tick while anybody is there. All are below 32. */
export const TIME_WEIGHTS =
  (1 << PLACE.staffedMs) | (1 << PLACE.busyMs) | (1 << PLACE.slotMs) | (1 << PLACE.slotBusyMs);

/** Sums of one window: a row of numbers by place, 0 where nothing was counted. */
export type Sums = { readonly [place in Place]: number };

/** `row` as sums; it has `FIELD_COUNT` numbers. */
export function asSums(row: Float64Array): Sums {
  return row as unknown as Sums;
}

/** The sums of `all` without those of `part`. */
export function difference(all: Sums, part: Sums): Sums {
  const row = new Float64Array(FIELD_COUNT);
  for (let place = 0; place < FIELD_COUNT; place++) row[place] = all[place as Place] - part[place as Place];
  return asSums(row);
}

/** Where the counts of service level stand, by attribution. */
export const LEVEL_PLACES = {
  decision: {
    answeredIn: PLACE.decidedAnsweredIn,
    answeredLate: PLACE.decidedAnsweredLate,
    abandonedIn: PLACE.decidedAbandonedIn,
    short: PLACE.decidedShort,
    late: PLACE.decidedLate,
    flowed: PLACE.decidedFlowed,
  },
  offered: {
    answeredIn: PLACE.offeredAnsweredIn,
    answeredLate: PLACE.offeredAnsweredLate,
    abandonedIn: PLACE.offeredAbandonedIn,
    short: PLACE.offeredShort,
    late: PLACE.offeredLate,
    flowed: PLACE.offeredFlowed,
  },
  ended: {
    answeredIn: PLACE.endedAnsweredIn,
    answeredLate: PLACE.endedAnsweredLate,
    abandonedIn: PLACE.endedAbandonedIn,
    short: PLACE.endedShort,
    late: PLACE.endedLate,
    flowed: PLACE.endedFlowed,
  },
} as const satisfies Record<Attribution, Record<string, Place>>;
