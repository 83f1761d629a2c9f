import { type FloorEvent, type FloorEventType, VOCABULARY_VERSION } from "./events.ts";
import { type Parsed, type Problem, shortened } from "./problems.ts";
import { formatDateTime } from "./rfc3339.ts";
import { FACT_SCHEMAS, isEventType } from "./schema.ts";
import { problemsOf } from "./schemaProblems.ts";
import {
  ATTRIBUTES,
  anyCloudEvent,
  DATA_SCHEMA_PREFIX,
  floorCloudEvent,
  SEQUENCE_DIGITS,
  TYPE_PREFIX,
  versionOf,
} from "./wireSchema.ts";

/** A floor event as a CloudEvents 1.0 JSON object. Absent attributes are absent, never null. */
export interface WireEvent {
  readonly specversion: "1.0";
  readonly type: `${typeof TYPE_PREFIX}${FloorEventType}`;
  readonly source: string;
  readonly id: string;
  /** RFC 3339, UTC, with milliseconds. */
  readonly time: string;
  readonly dataschema: string;
  readonly datacontenttype: "application/json";
  /** The contact it is about, else the agent; absent for facts of a visit, a work or the stream alone. */
  readonly subject?: string;
  readonly recordedtime?: string;
  /** Sixteen digits, so that the order of the text is the order of the numbers, as the extension demands. */
  readonly sequence?: string;
  readonly ccbasis: FloorEvent["basis"];
  /** Resolution of `time`, ms. */
  readonly ccprecision: number;
  /** The facts; instants in it are whole ms since the Unix epoch. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** The wire form of an event. `parseCloudEvent` gives the same event back. */
export function toCloudEvent(event: FloorEvent): WireEvent {
  const { type, source, eventId, at, basis, precisionMs, recordedAt, sequence, ...data } = event;
  const subject = "contactId" in data ? data.contactId : "agentId" in data ? data.agentId : undefined;
  return {
    specversion: "1.0",
    type: `${TYPE_PREFIX}${type}`,
    source,
    id: eventId,
    time: formatDateTime(at),
    dataschema: `${DATA_SCHEMA_PREFIX}${VOCABULARY_VERSION}`,
    datacontenttype: "application/json",
    ...(subject === undefined ? {} : { subject }),
    ...(recordedAt === undefined ? {} : { recordedtime: formatDateTime(recordedAt) }),
    ...(sequence === undefined ? {} : { sequence: String(sequence).padStart(SEQUENCE_DIGITS, "0") }),
    ccbasis: basis,
    ccprecision: precisionMs,
    data,
  };
}

/**
 * An untrusted value as a floor event, or everything wrong with it (at most 50 problems of the envelope and 50 of the
 * data). Attributes and fields that the vocabulary does not know are left out; `subject` repeats the data and is not
 * used. A null attribute is an absent one (CloudEvents JSON format 1.0.2, §2.2). Absent `ccbasis` means observed, absent
 * `ccprecision` 1 ms, absent `dataschema` the current version. Of an event that is not ours, or of a later vocabulary,
 * only what CloudEvents demands of every event is checked: the rest cannot be judged.
 */
export function parseCloudEvent(value: unknown): Parsed<FloorEvent> {
  const wire = readAttributes(value);
  const judged = judgeType(wire);
  if (!judged.ours) {
    const any = anyCloudEvent.safeParse(wire, { reportInput: true });
    return { ok: false, problems: [...problemsOf(any.error?.issues ?? []), ...judged.problems] };
  }
  const { type } = judged;
  const envelope = floorCloudEvent.safeParse(wire, { reportInput: true });
  const facts = FACT_SCHEMAS[type].safeParse(judged.data, { reportInput: true });
  if (!envelope.success || !facts.success) {
    const ofEnvelope = problemsOf(envelope.error?.issues ?? []);
    return { ok: false, problems: [...ofEnvelope, ...problemsOf(facts.error?.issues ?? [], "data")] };
  }
  const { source, id, time, recordedtime, sequence, ccbasis, ccprecision } = envelope.data;
  // Type and facts belong together by construction: both come from the one entry of FACT_SCHEMAS.
  const event = {
    type,
    source,
    eventId: id,
    at: time,
    basis: ccbasis ?? "observed",
    precisionMs: ccprecision ?? 1,
    ...(recordedtime === undefined ? {} : { recordedAt: recordedtime }),
    ...(sequence === undefined ? {} : { sequence }),
    ...facts.data,
  } as FloorEvent;
  return { ok: true, event };
}

/** The attributes we read, null ones left out; a value that is no object is given back as it is. */
function readAttributes(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const given = value as Readonly<Record<string, unknown>>;
  const read: Record<string, unknown> = {};
  for (const name of ATTRIBUTES) {
    if (Object.hasOwn(given, name) && given[name] !== null) read[name] = given[name];
  }
  return read;
}

type JudgedType =
  | { readonly ours: true; readonly type: FloorEventType; readonly data: unknown }
  | { readonly ours: false; readonly problems: readonly Problem[] };

/** Whether the event is one this vocabulary can read. A type that is no text is left to the check of the envelope. */
function judgeType(wire: unknown): JudgedType {
  const { type, dataschema, data } = (wire ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof type !== "string") return { ours: false, problems: [] };
  const named = type.startsWith(TYPE_PREFIX) ? type.slice(TYPE_PREFIX.length) : undefined;
  // Version before type: a later vocabulary may have types this one has never heard of.
  const version = named !== undefined && typeof dataschema === "string" ? versionOf(dataschema) : undefined;
  if (version !== undefined && version > VOCABULARY_VERSION) {
    const expected = `vocabulary version ${VOCABULARY_VERSION} or earlier`;
    return {
      ours: false,
      problems: [{ path: "dataschema", code: "future-version", expected, got: shortened(dataschema) }],
    };
  }
  if (isEventType(named)) return { ours: true, type: named, data };
  const expected = `${TYPE_PREFIX} and an event type of vocabulary version ${VOCABULARY_VERSION}`;
  return { ours: false, problems: [{ path: "type", code: "unknown-type", expected, got: shortened(type) }] };
}
