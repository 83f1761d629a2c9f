import * as z from "zod";
import { BASES, type EventOf, type FloorEvent, type FloorEventType } from "./events.ts";
import type { EventId, SourceId } from "./ids.ts";
import type { Parsed } from "./problems.ts";
import { CONTACT_FACTS } from "./schemaContacts.ts";
import { at, count, id, oneOf, uriReference, VALUE_BOUNDS, whole } from "./schemaParts.ts";
import { problemsOf } from "./schemaProblems.ts";
import { STREAM_FACTS } from "./schemaStream.ts";
import { AGENT_FACTS, WORK_FACTS } from "./schemaWorks.ts";

/** What every event carries beside its facts, in the inner form. */
export const envelopeSchema = z.object({
  source: uriReference<SourceId>(),
  eventId: id<EventId>(),
  at,
  basis: oneOf(BASES),
  precisionMs: whole(1, VALUE_BOUNDS.precisionMs),
  recordedAt: z.exactOptional(at),
  sequence: z.exactOptional(count),
});

/** The facts of every event type, without envelope and `type`: what `data` holds on the wire. */
export const FACT_SCHEMAS = { ...CONTACT_FACTS, ...WORK_FACTS, ...AGENT_FACTS, ...STREAM_FACTS };

/** Every event type there is, in the order the vocabulary lists them. */
export const EVENT_TYPES = Object.keys(FACT_SCHEMAS) as readonly FloorEventType[];

export function isEventType(value: unknown): value is FloorEventType {
  return typeof value === "string" && Object.hasOwn(FACT_SCHEMAS, value);
}

const typed = z.object({ type: z.enum(EVENT_TYPES as [FloorEventType, ...FloorEventType[]]) });

/**
 * An untrusted value as an event in the inner form (a recording somebody hands in), or everything wrong with it. Unknown
 * fields are left out. For what comes over HTTP see `parseCloudEvent`.
 */
export function parseFloorEvent(value: unknown): Parsed<FloorEvent> {
  const type = typed.safeParse(value, { reportInput: true });
  const envelope = envelopeSchema.safeParse(value, { reportInput: true });
  if (!type.success) {
    // Without a type nothing can be said of the facts; a value that is no object at all is said once.
    const issues = type.error.issues.concat(envelope.error?.issues.filter((issue) => issue.path.length > 0) ?? []);
    return { ok: false, problems: problemsOf(issues) };
  }
  const facts = FACT_SCHEMAS[type.data.type].safeParse(value, { reportInput: true });
  if (!envelope.success || !facts.success) {
    return { ok: false, problems: problemsOf([...(envelope.error?.issues ?? []), ...(facts.error?.issues ?? [])]) };
  }
  // The pairing of type and facts is by construction; `SchemasAgree` below proves it type by type.
  return { ok: true, event: { ...envelope.data, ...type.data, ...facts.data } as FloorEvent };
}

type Output<T extends FloorEventType> = z.output<(typeof FACT_SCHEMAS)[T]> &
  z.output<typeof envelopeSchema> & { readonly type: T };
type Flat<T> = { [Key in keyof T]: T[Key] };
/** True when each is assignable to the other and neither knows a field the other does not. */
type Same<A, B> = [Flat<A>, keyof A] extends [Flat<B>, keyof B]
  ? [Flat<B>, keyof B] extends [Flat<A>, keyof A]
    ? true
    : false
  : false;
type Proven<T extends true> = T;

/**
 * Compile-time law: what a schema lets through and what the vocabulary declares are the same, type by type, in both
 * directions; and there is a schema for every type and for nothing else. One disagreement, and this does not compile.
 */
export type SchemasAgree = Proven<
  { [T in FloorEventType | keyof typeof FACT_SCHEMAS]: T extends FloorEventType ? Same<Output<T>, EventOf<T>> : false }[
    | FloorEventType
    | keyof typeof FACT_SCHEMAS]
>;
