import { DAY_MS, type FloorEvent, type Instant } from "../../sim/vocabulary/index.ts";
import { decodeLog } from "../../sim/vocabulary/log.ts";
import type { EventLog } from "./log.ts";

/** How far back from the instant asked about a journey is followed, ms. */
export const STORY_SPAN_MS = 7 * DAY_MS;
/** Contacts one journey is told of, and events of all of them. */
export const STORY_CONTACTS = 50;
export const STORY_EVENTS = 5_000;
/** Steps from contact to contact; a chain of changes of channel is found in as many. */
const ROUNDS = 8;

/** Where a story begins: a contact, of any source where none is named, or a journey. */
export interface StoryStart {
  readonly contactId?: string;
  readonly journeyId?: string;
  readonly source?: string;
  readonly at: Instant;
}

export interface FoundStory {
  /** In order of time. */
  readonly events: readonly FloorEvent[];
  readonly cutShort: boolean;
}

/**
 * Every event up to `at` of a contact and of the contacts it is linked with: by journey, by change of channel, by parent,
 * by transfer. Empty where nobody knows it. Rejects with what the database says.
 */
export async function storyEvents(log: EventLog, start: StoryStart): Promise<FoundStory> {
  const connection = await log.connect();
  try {
    const found = new Map<string, FloorEvent>();
    const asked = new Set<string>();
    const contacts = new Set<string>(start.contactId === undefined ? [] : [start.contactId]);
    const journeys = new Set<string>(start.journeyId === undefined ? [] : [start.journeyId]);
    let cutShort = false;
    let { source } = start;
    for (let round = 0; round < ROUNDS; round++) {
      const own = [...found.values()];
      const next = [...new Set([...contacts, ...journeys, ...own.flatMap(partsOf)])].filter((id) => !asked.has(id));
      if (next.length === 0) break;
      for (const id of next) asked.add(id);
      // An id stands in a body as JSON writes it, between its quotation marks.
      const pattern = `(${next.map((id) => escaped(JSON.stringify(id))).join("|")})`;
      const reader = await connection.runAndReadAll(
        `SELECT body FROM events WHERE happened_at BETWEEN $since AND $at AND source = coalesce($source::VARCHAR, source)
          AND regexp_matches(body, $pattern) ORDER BY happened_at, position LIMIT $limit`,
        {
          since: BigInt(start.at - STORY_SPAN_MS),
          at: BigInt(start.at),
          source: source ?? null,
          pattern,
          limit: BigInt(STORY_EVENTS + 1),
        },
      );
      const told = reader.getRows().map(([body]) => decodeLog(String(body)));
      if (told.length > STORY_EVENTS) cutShort = true;
      for (const event of told.slice(0, STORY_EVENTS)) {
        // Ids are a source's own: the first that knows it is followed.
        source ??= event.source;
        if (event.source === source && concerns(event, asked)) found.set(event.eventId, event);
      }
      for (const event of found.values()) {
        for (const id of contactsOf(event)) {
          if (contacts.size < STORY_CONTACTS || contacts.has(id)) contacts.add(id);
          else cutShort = true;
        }
        if ("journeyId" in event && event.journeyId !== undefined) journeys.add(event.journeyId);
      }
    }
    const events = [...found.values()].sort((a, b) => a.at - b.at || (a.sequence ?? 0) - (b.sequence ?? 0));
    return { events: events.slice(0, STORY_EVENTS), cutShort: cutShort || events.length > STORY_EVENTS };
  } finally {
    connection.closeSync();
  }
}

/** Visits and works an event opens: what is told of them later names only these. */
function partsOf(event: FloorEvent): readonly string[] {
  if (event.type === "visit.queued") return [event.visitId];
  return event.type === "work.offered" || event.type === "work.connected" ? [event.workId] : [];
}

function contactsOf(event: FloorEvent): readonly string[] {
  return [
    ...("contactId" in event ? [event.contactId] : []),
    ...("nextContactId" in event && event.nextContactId !== undefined ? [event.nextContactId] : []),
    ...("parentContactId" in event && event.parentContactId !== undefined ? [event.parentContactId] : []),
  ];
}

/** Whether an event is of one of the ids by its own fields: a text may hold an id too. */
function concerns(event: FloorEvent, ids: ReadonlySet<string>): boolean {
  const fields = event as unknown as Readonly<Record<string, unknown>>;
  return ["contactId", "nextContactId", "parentContactId", "journeyId", "visitId", "workId"].some((name) =>
    ids.has(String(fields[name])),
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
