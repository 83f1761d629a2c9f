import * as z from "zod";
import { RESET_REASONS, SOURCE_STATES } from "./events.ts";
import type { AgentId, ContactId, CustomerId, JourneyId, QueueId, VisitId, WorkId } from "./ids.ts";
import { at, between, channel, count, id, listOf, oneOf, text, VALUE_BOUNDS, whole, yesOrNo } from "./schemaParts.ts";

const contactId = id<ContactId>();
const agentId = id<AgentId>();
const queueId = id<QueueId>();
const level = z.exactOptional(between(0, 1_000_000));

const snapshotVisit = z.object({ visitId: id<VisitId>(), contactId, queueId, channel, enqueuedAt: at });
const snapshotWork = z.object({
  workId: id<WorkId>(),
  contactId,
  visitId: z.exactOptional(id<VisitId>()),
  queueId: z.exactOptional(queueId),
  agentId,
  channel,
  phase: oneOf(["offered", "connected", "held", "wrapup"]),
  sinceAt: at,
});
const snapshotPresence = z.object({
  agentId,
  name: z.exactOptional(text),
  available: yesOrNo,
  reason: z.exactOptional(text),
  queueId: z.exactOptional(queueId),
});
const snapshotMembership = z.object({ agentId, queueId, level });

/** Facts of identities and of the stream itself, without the envelope. Unknown fields are left out of the result. */
export const STREAM_FACTS = {
  "identity.linked": z.object({
    contactId,
    customerId: z.exactOptional(id<CustomerId>()),
    journeyId: z.exactOptional(id<JourneyId>()),
    evidence: text,
    confidence: between(0, 1),
  }),
  "stream.reset": z.object({ reason: oneOf(RESET_REASONS), detail: z.exactOptional(text) }),
  "stream.gap": z
    .object({ fromAt: at, toAt: at, reason: text, missed: z.exactOptional(count) })
    .superRefine((fact, context) => {
      if (fact.toAt < fact.fromAt) {
        context.addIssue({ code: "custom", path: ["toAt"], message: "an instant not before fromAt", input: fact.toAt });
      }
    }),
  "stream.snapshot": z.object({
    visits: listOf(snapshotVisit, VALUE_BOUNDS.snapshotItems),
    works: listOf(snapshotWork, VALUE_BOUNDS.snapshotItems),
    presences: listOf(snapshotPresence, VALUE_BOUNDS.snapshotItems),
    memberships: listOf(snapshotMembership, VALUE_BOUNDS.snapshotItems),
  }),
  "source.health": z.object({
    state: oneOf(SOURCE_STATES),
    detail: z.exactOptional(text),
    // The same year and a day as any duration, either way: a source whose clock is further off has no clock.
    skewMs: z.exactOptional(whole(-VALUE_BOUNDS.durationMs, VALUE_BOUNDS.durationMs)),
    rejected: z.exactOptional(count),
  }),
};
