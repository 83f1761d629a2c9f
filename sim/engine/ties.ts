/**
 * What happens first when several things are due in the same millisecond. One table, a reason each; order is
 * (instant, rank, insertion). Whole milliseconds make ties common, so this decides real contacts.
 */
export const RANK = {
  /** A shift covers its start and not its end: whoever leaves at t takes nothing at t. */
  agentLeaves: 0,
  /** …and whoever comes at t is there for everything else at t. */
  agentComes: 1,
  /** An agent freed at t is free for the contact offered at t. */
  agentFreed: 2,
  /** A contact offered at t can be answered at t: before anybody waiting gives up at t. */
  contactOffered: 3,
  /** The callback offered at t comes before giving up at t: whoever may be kept is kept. */
  callbackOffered: 4,
  /** A patience that ends at t loses to an answer at t. */
  patienceEnds: 5,
  /** Messages change nothing on the floor; they come after what does. */
  messageSent: 6,
} as const;
export type Rank = (typeof RANK)[keyof typeof RANK];

/** What the engine can have on its list. `rank` of each kind is in `RANK_OF`. */
export const DUE = {
  shiftEnd: 0,
  breakDue: 1,
  shiftStart: 2,
  breakEnd: 3,
  talkEnd: 4,
  wrapUpEnd: 5,
  selfServiceEnd: 6,
  followUp: 7,
  callbackOffer: 8,
  patienceEnd: 9,
  message: 10,
  dayStart: 11,
} as const;
export type Due = (typeof DUE)[keyof typeof DUE];

/** Rank by kind of due thing, in the order of `DUE`. */
export const RANK_OF: readonly Rank[] = [
  RANK.agentLeaves, // shiftEnd
  RANK.agentLeaves, // breakDue
  RANK.agentComes, // shiftStart
  RANK.agentComes, // breakEnd
  RANK.agentFreed, // talkEnd
  RANK.agentFreed, // wrapUpEnd
  RANK.contactOffered, // selfServiceEnd
  RANK.contactOffered, // followUp
  RANK.callbackOffered, // callbackOffer
  RANK.patienceEnds, // patienceEnd
  RANK.messageSent, // message
  RANK.agentLeaves, // dayStart: puts the day's shifts on the list, before any of them
];
