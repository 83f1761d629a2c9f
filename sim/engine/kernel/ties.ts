/**
 * What happens first when several things are due in the same millisecond. One table, a reason each; order is
 * (instant, rank, insertion); of equal rank, works end before timers run out, timers before fresh contacts come. Whole
 * milliseconds make ties common, so this decides real contacts.
 */
export const RANK = {
  /** A shift covers its start and not its end: whoever leaves at t takes nothing at t. */
  agentLeaves: 0,
  /** …and whoever comes at t is there for everything else at t; a queue that opens at t is open. */
  agentComes: 1,
  /** An agent freed at t is free for the contact offered at t. */
  agentFreed: 2,
  /** A contact offered at t can be answered at t: before anybody waiting gives up at t. */
  contactOffered: 3,
  /** The callback offered at t comes before giving up at t: whoever may be kept is kept. */
  callbackOffered: 4,
  /** A step that ends at t widens the search before anybody gives up at t. */
  stepEnds: 5,
  /** Pairs made at t see everybody who came by t, and save whoever would give up at t. */
  batch: 6,
  /** A patience that ends at t loses to an answer at t. */
  patienceEnds: 7,
  /** Messages change nothing on the floor; they come after what does. */
  messageSent: 8,
} as const;
export type Rank = (typeof RANK)[keyof typeof RANK];

/** What the engine can have on its list of timers. `rank` of each kind is in `RANK_OF`. */
export const DUE = {
  leaves: 0,
  breakEnd: 1,
  hours: 2,
  offerEnd: 3,
  slotRelease: 4,
  partBegin: 5,
  selfServiceEnd: 6,
  followUp: 7,
  returns: 8,
  admission: 9,
  stepBegin: 10,
  stepEnd: 11,
  takeOver: 12,
  batch: 13,
  patienceEnd: 14,
  question: 15,
  message: 16,
  pauseEnd: 17,
  comes: 18,
  settles: 19,
} as const;
export type Due = (typeof DUE)[keyof typeof DUE];

/** Rank by kind of due thing, in the order of `DUE`. */
export const RANK_OF: readonly Rank[] = [
  RANK.agentLeaves, // leaves: shifts end, breaks are due, headcounts change
  RANK.agentComes, // breakEnd
  RANK.agentComes, // hours: queues open and close
  RANK.agentFreed, // offerEnd: answered or missed, the agent is free of it
  RANK.agentFreed, // slotRelease
  RANK.agentFreed, // partBegin: the customer wrote again in time
  RANK.contactOffered, // selfServiceEnd
  RANK.contactOffered, // followUp
  RANK.contactOffered, // returns: the customer wrote again after the slot was given back
  RANK.callbackOffered, // admission
  RANK.stepEnds, // stepBegin
  RANK.stepEnds, // stepEnd
  RANK.stepEnds, // takeOver
  RANK.batch, // batch
  RANK.patienceEnds, // patienceEnd
  RANK.patienceEnds, // question
  RANK.messageSent, // message
  RANK.agentComes, // pauseEnd
  RANK.agentComes, // comes
  RANK.agentFreed, // settles: whoever waits as the run begins is for whoever is free
];
