/**
 * What else is decided about one contact, beyond its work and patience. Every fresh contact draws one 32-bit word at its
 * arrival; each of these is a hash of that word, so a contact's luck is its own: it does not depend on how many others
 * asked before it, and whoever follows it (redial, switch, callback, repeat) inherits a word of its own.
 */
export const CHANCE = {
  selfServiceContained: 1,
  selfServiceTime: 2,
  callbackAccepted: 3,
  switches: 4,
  switchDelay: 5,
  contextKept: 6,
  resolved: 7,
  repeats: 8,
  repeatDelay: 9,
  rated: 10,
  score: 11,
  evaluated: 12,
  evaluation: 13,
  talk: 14,
  wrapUp: 15,
  patience: 16,
  next: 17,
  falselyContained: 18,
  regular: 19,
  wrongGuess: 20,
  menuTime: 21,
  misrouted: 22,
  wrongAgentTime: 23,
  baulks: 24,
  redials: 25,
  redialDelay: 26,
  question: 27,
  questionDelay: 28,
  transfers: 29,
  transferKept: 30,
  backOffice: 31,
  repeatKept: 32,
  scheduled: 33,
  age: 34,
  /** The word of the next leg of the same contact. */
  leg: 35,
  /** The word of a question about the contact, apart from that of who follows it. */
  questioner: 36,
  /** Whether an elastic demand brings it at all. */
  admitted: 37,
  /** What is left of its patience, given how long it has waited. */
  residual: 38,
  /** How an offer ends that rang already when the run began; whether somebody dialled then will pick up. */
  offerLeft: 39,
  pickUpLeft: 40,
  /** Rule number r of the policy uses `tried + r` and `accepted + r`. */
  tried: 1_000,
  accepted: 2_000,
  /** Offer number n uses `answers + n` and `answerTime + n`. */
  answers: 3_000,
  answerTime: 4_000,
  /** Dialling attempt n uses `picksUp + n`, `noAnswerTime + n` and `redialTime + n`. */
  picksUp: 5_000,
  noAnswerTime: 6_000,
  redialTime: 7_000,
  /** Part p of a session uses `silence + p`. */
  silence: 8_000,
  /** Try number n to draw something that outlasts what has passed uses `attempt + n`. */
  attempt: 9_000,
  /** Message number m of a session uses `message + m`. */
  message: 10_000,
  /** A prediction for agent number a uses `match + a`. */
  match: 100_000,
} as const;
