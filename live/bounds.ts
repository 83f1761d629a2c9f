import { INGEST_BOUNDS } from "../sim/feed/ingest.ts";

/**
 * Every bound of the server in one place: what comes from outside is limited before it costs anything. Units are in
 * the names; each comment says what happens beyond the bound. (Bounds on the inside of a batch: sim/feed/ingest.ts.)
 */
export const BOUNDS = {
  /** Body of one request, bytes. 5 MiB holds a full batch; beyond it 413 and the connection is closed unread. */
  bodyBytes: INGEST_BOUNDS.maxBytes,
  /** All headers of one request, bytes. Beyond it Node answers 431. */
  headerBytes: 16_384,
  /** Time to receive the headers of one request, ms. Beyond it 408. */
  headersMs: 10_000,
  /** Time to receive one whole request, ms. Beyond it 408: a body that trickles holds no memory for long. */
  requestMs: 30_000,
  /**
   * How long a connection may stand idle between two requests, ms: longer than browsers and proxies keep theirs, so that
   * they end it and never send a request into one that is being closed.
   */
  idleMs: 65_000,
  /** Connections open at once, of every kind. Beyond it new ones are dropped. */
  connections: 1_000,
  /** Requests to `POST /api/v1/events` one address may make at once before it is slowed, count. Beyond it 429. */
  ingestBurst: 200,
  /** Requests to `POST /api/v1/events` one address may make lastingly, per second. Beyond it 429 with Retry-After. */
  ingestPerSecond: 100,
  /** Addresses remembered for the rate bound; the one longest unseen is forgotten first. */
  ingestAddresses: 1_000,
  /** Bodies being read or committed at once. Beyond it 503 with Retry-After: memory stays below this × bodyBytes. */
  ingestConcurrent: 16,
  /** Requests that change settings one address may make at once, count; beyond it 429. */
  writingBurst: 100,
  /** Requests that change settings one address may make lastingly, per second. */
  writingPerSecond: 10,
  /** How far an event's `at` may be ahead of the server's clock, ms. Beyond it rejected: it would drag the floor into the future. */
  aheadMs: 5 * 60_000,
  /** Disorder tolerated in events that come by HTTP and say nothing of it, ms: senders share no order. Later ones are folded as late. */
  httpDisorderMs: 2_000,
  /** Most disorder a sender may ask to be put right, ms: so long everything it says is held back. Beyond it `bad-query`. */
  httpDisorderMostMs: 60_000,

  /** Displays on `/live` at once. Beyond it `refused: too-many`. */
  displays: 200,
  /** One message of a display, bytes. Beyond it the socket is closed with 1009. */
  displayMessageBytes: 4_096,
  /** Messages a display may send at once, count; refilled by `displayMessagesPerSecond`. Beyond it closed with 1008. */
  displayMessageBurst: 30,
  /** Messages a display may send lastingly, per second. */
  displayMessagesPerSecond: 5,
  /** What may wait unsent for one display, bytes. Beyond it frames are skipped; once drained it gets a snapshot. */
  displayBufferedBytes: 1_048_576,
  /** How often displays are asked for a sign of life, ms; one that missed a whole period is dropped. */
  displayHeartbeatMs: 15_000,
  /** Different readings of the floor displays may ask for at once, the centre's own aside. Beyond it `too-many-lenses`. */
  lenses: 16,
  /** Frames computed at most, per second. */
  framesPerSecond: 4,

  /** Longest an event waits for company before its group is committed, ms. */
  commitWaitMs: 20,
  /** Events that make a group full: it is committed at once. */
  commitEvents: 1_000,
  /** Events waiting for their commit. Beyond it appends are refused with `log-behind`. */
  commitPending: 200_000,
  /** Events read from the log in one step. */
  readEvents: 2_048,
  /** Memory of the database of boards, MiB. */
  documentMemoryMiB: 64,
  /** Memory of the log's database, MiB. */
  logMemoryMiB: 512,

  /** Memory of the database of histories, MiB; larger work goes to disk. */
  historyMemoryMiB: 512,
  /** Imports of histories being filled at once. Beyond it 409. */
  historyOpen: 4,
  /** An import nobody adds to for so long is dropped when another one begins, ms. */
  historyOpenMs: 3_600_000,
  /** Imports kept, those put aside included. Beyond it 409. */
  historyImports: 1_000,
  /** Deleted imports that can still be brought back; the oldest beyond are gone for good. */
  historyDeleted: 20,
  /** Intervals one answer holds; `next` says where the next begins. */
  historyRows: 50_000,
  /** Contacts one answer holds. */
  historyContacts: 20_000,
  /** Forecasts kept; of more the oldest give way. */
  forecasts: 2_000,
  /** Mappings remembered; the one longest unused gives way. */
  historyMappings: 500,
  /** Body of a request about decisions or mappings, bytes. Beyond it 413. */
  historyDocumentBytes: 2_097_152,
  /** Lab documents kept, and UTF-8 bytes of one. */
  labDocuments: 200,
  labDocumentBytes: 20_971_520,
  /** Contacts of one day that is lived again: as many as a scenario may have in a trace. */
  tracedContacts: 200_000,

  /** How often alarms are looked at while nobody asks for a frame, ms: one tick of floor time. */
  alarmBeatMs: 5_000,
  /** How often the book of alarms is put away while nothing changes, ms: what a kill may make it look at again. */
  alarmBookMs: 60_000,
  /** Changes to alarms older than this are told in the history but no longer sent: a replay must not wake anybody, ms. */
  alarmSendAgeMs: 10 * 60_000,
  /** How long the history of alarms is kept, ms. */
  alarmHistoryMs: 90 * 86_400_000,
  /** Changes one answer of the history holds; the next begins at the last one's time. */
  alarmHistoryItems: 10_000,
  /** Earlier lists of alarm rules kept. */
  alarmRuleRevisions: 50,
  /** Body of a request about alarms, bytes: 200 rules are a tenth of it. Beyond it 413. */
  alarmBodyBytes: 1_048_576,
  /** Longest stretch a dry run looks at, ms, and how long before it the fold begins. */
  dryRunSpanMs: 86_400_000,
  dryRunLeadMs: 12 * 3_600_000,
  /** Longest a dry run may take, ms of real time; it then says how far it came. */
  dryRunMs: 30_000,
  /** Channels out in one file. */
  alarmChannels: 50,
  /** Shortest time between two messages of one channel out, ms; what is owed meanwhile goes into one. */
  alarmMessageGapMs: 60_000,
  /** Changes one message spells out; the rest is counted. */
  alarmMessageItems: 20,
  /** Messages owed to one channel out. Beyond it the oldest are given up. */
  alarmMessagesDue: 1_000,
  /** Messages given up that are kept. */
  alarmDeadLetters: 1_000,
  /** Attempts at one message: the last about two hours after the first. */
  alarmAttempts: 10,
  /** Pause after the first failed attempt, ms; doubled each time up to an hour, and 20 % shorter or longer by chance. */
  alarmRetryMs: 15_000,
  alarmRetryMostMs: 3_600_000,
  /** Longest one attempt may take, ms. */
  alarmAttemptMs: 10_000,

  /** How far back days are listed, ms. */
  dayListMs: 400 * 86_400_000,
  /** Events of a day that is replayed, its lead counted: some 400 bytes each in a browser. Beyond it `day-too-large`. */
  dayEvents: 600_000,
  /** Events of a day from which journeys are put together: five for a contact. What comes after them is said to be left out. */
  journeyEvents: 250_000,
  /** Days whose counts are kept in memory; the one asked for least lately is counted anew. */
  daysKept: 200,
  /** How old the counts of today may be, ms of floor time. */
  dayFreshMs: 15_000,
  /** How long after its end a day may still be told of, ms. */
  dayFinalMs: 10 * 60_000,
  /** Weeks back whose same weekday makes what is usual. */
  usualWeeks: 8,
  /** How old a projection may be to be shown as the one that stood at an instant, ms. */
  projectionAgeMs: 10 * 60_000,
  /** Days streamed at once; beyond it 503. */
  dayStreams: 4,
  /** From one look-ahead to the next, ms; longer where it costs more than it may. */
  lookAheadPeriodMs: 30_000,
  /** Share of one core look-aheads may take on the whole: 5 s a minute. */
  lookAheadShare: 1 / 12,
  /** After the floor is whole, ms: the first look-ahead must not slow down the first pictures. */
  lookAheadFirstMs: 2_000,
  /** Of look-aheads kept one a stretch of this length, ms; and how long they, and what came of them, are kept. */
  lookAheadStepMs: 5 * 60_000,
  lookAheadKeptMs: 14 * 86_400_000,
  /** How long an operating model from the log is used before it is estimated anew, ms. */
  lookAheadModelMs: 15 * 60_000,
  /** How far back the log is asked for an operating model, ms: four weeks and a day; and how many events at most. */
  observedMs: 29 * 86_400_000,
  observedEvents: 1_000_000,
  /** Latest waits and works of one queue that are looked at. */
  observedLatest: 5_000,
  /** Bytes of a roster file. */
  rosterBytes: 5_242_880,
  /** Body of a request about levers, bytes. */
  leverBodyBytes: 262_144,
  /** Choices of levers one answer lists. */
  leversListed: 200,

  /** Floor time the simulated centre is already old when it first starts, ms: a full day of history and its night. */
  simulationHistoryMs: 26 * 3_600_000,
  /** Age at which the simulated centre starts afresh, ms: regenerating must stay a matter of seconds. */
  simulationAgeMs: 7 * 86_400_000,
  /** Events the simulated centre hands to its log at once. */
  simulationEvents: 5_000,
  /** How often the simulated centre looks for what has happened, ms. */
  simulationStepMs: 200,

  /** How long before its start the simulated centre's routing still tells why it offered whom what, ms. */
  reasonsMs: 2 * 3_600_000,
  /** Contacts one page of a list holds, and how far into a list a page may begin. */
  listItems: 1_000,
  listOffset: 100_000,
  /** Longest id in a question. */
  idCharacters: 200,
  /** Questions that read a week of the log that may wait for their turn; one runs at a time. Beyond it 503. */
  costlyQuestions: 8,
  /** How old an instant may be and still be answered by the floor as it stands, ms: what waits now is wanted at once. */
  standingMs: 10_000,

  /** Ports tried after the wished one before giving up. */
  portsTried: 20,
  /** Longest graceful end, ms: after it open connections are cut. */
  drainMs: 5_000,
} as const;
