/**
 * Bounds of everything a floor remembers. Beyond them the oldest leaves and is counted (`FloorCounters.dropped`), so a
 * source that never closes anything cannot grow the heap.
 */
export const MAX_OPEN_VISITS = 100_000;
export const MAX_OPEN_WORKS = 100_000;
export const MAX_OPEN_CONTACTS = 65_536;
export const MAX_AGENTS = 20_000;
/** Queue × channel pairs; each costs about 140 KB of window memory. */
export const MAX_QUEUES = 512;
export const MAX_SOURCES = 256;
/** Queues one agent may be a member of, by one source. */
export const MAX_MEMBERSHIPS = 512;
/** Slots a capacity event may grant; more is taken as this many. */
export const MAX_SLOTS = 1_000;
/** Event ids remembered per source, twice: two generations, so at least this many and at most double. */
export const RECENT_EVENTS = 65_536;
/** Ended visits, works and contacts remembered per source, twice: late facts about them are not taken for new ones. */
export const RECENT_ENDED = 16_384;
/** Journeys with an open contact. */
export const MAX_JOURNEYS = 65_536;
/**
 * How long a released work waits for its wrap-up to begin, ms of floor time: the settling window of disorderly sources.
 * After it the work is finished as of its release.
 */
export const WRAP_UP_GRACE_MS = 2_000;
/**
 * An event this many ms ahead of the moment it was recorded is not believed: one wrong clock must not drag the floor's
 * time forward for every other source.
 */
export const MAX_AHEAD_MS = 3_600_000;
