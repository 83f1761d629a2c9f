import type { Channel, ContactId, Instant, SourceId, SourceState, VisitId, WorkId } from "../vocabulary/index.ts";
import type { FloorQueue, OpenContact, OpenVisit, OpenWork } from "./entities.ts";
import { RECENT_ENDED, RECENT_EVENTS } from "./limits.ts";
import { RecentIds } from "./recentIds.ts";
import { RecentLags } from "./recentLags.ts";

/**
 * One adapter's part of the floor. Contacts, visits and works belong to the source that told of them: two exchanges may
 * number their contacts alike. Agents are people and shared between sources.
 */
export class FloorSource {
  readonly source: SourceId;
  readonly contacts = new Map<ContactId, OpenContact>();
  readonly visits = new Map<VisitId, OpenVisit>();
  /** The same visits by their contact, told of or not; only contacts that wait are here. */
  readonly visitsOf = new Map<ContactId, OpenVisit[]>();
  readonly works = new Map<WorkId, OpenWork>();
  readonly recentEvents = new RecentIds(RECENT_EVENTS);
  readonly recentVisits = new RecentIds(RECENT_ENDED);
  readonly recentWorks = new RecentIds(RECENT_ENDED);
  readonly recentContacts = new RecentIds(RECENT_ENDED);
  /** Channels this source has told of: whose figures grow old when it falls silent. */
  readonly channels = new Set<Channel>();
  /** Queues it has told of visits or works in. */
  readonly queues = new Set<FloorQueue>();

  state: SourceState = "connected";
  connectedSinceAt: Instant | undefined;
  /** Latest `at` heard. */
  lastEventAt: Instant | undefined;
  /** Events that were neither duplicates nor refused for their instant. */
  events = 0;
  notObserved = 0;
  duplicates = 0;
  outOfOrder = 0;
  gaps = 0;
  /** Events a gap says were missed. */
  missed = 0;
  resets = 0;
  ignored = 0;
  /** Durations that would have been negative by more than the source's precision, taken as 0. */
  skews = 0;
  /** Times an agent held more contacts of a channel than the source had granted. */
  overCapacity = 0;
  /** As the source last reported it. */
  rejected = 0;
  reportedSkewMs: number | undefined;
  /** `recordedAt − at` of what it observed lately. */
  readonly lags = new RecentLags();

  constructor(source: SourceId) {
    this.source = source;
  }

  /** How late its events come, ms: as it reports itself, else the median of what was seen lately; negative: its clock is ahead. */
  get skewMs(): number | undefined {
    return this.reportedSkewMs ?? this.lags.median();
  }
}
