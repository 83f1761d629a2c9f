import * as z from "zod";
import {
  CALLBACK_ATTEMPT_OUTCOMES,
  CALLBACK_KINDS,
  CONTACT_CAUSES,
  CONTACT_OUTCOMES,
  CONTEXTS,
  DEQUEUE_OUTCOMES,
  DIRECTIONS,
  PARTIES,
  RATING_SCALES,
  SELF_SERVICE_OUTCOMES,
  SELF_SERVICES,
} from "./events.ts";
import type { AgentId, CallbackId, ContactId, CustomerId, JourneyId, QueueId, VisitId } from "./ids.ts";
import {
  at,
  between,
  channel,
  durationMs,
  id,
  listOf,
  oneOf,
  text,
  VALUE_BOUNDS,
  whole,
  yesOrNo,
} from "./schemaParts.ts";

const contactId = id<ContactId>();
const visitId = id<VisitId>();

/** What may be said of a rating beside its scale: CSAT 1–5, NPS 0–10. */
const SCORES = { csat: [1, 5], nps: [0, 10] } as const;

/** Facts of contacts, visits and callbacks, without the envelope. Unknown fields are left out of the result. */
export const CONTACT_FACTS = {
  "contact.started": z.object({
    contactId,
    channel,
    direction: oneOf(DIRECTIONS),
    cause: oneOf(CONTACT_CAUSES),
    customerId: z.exactOptional(id<CustomerId>()),
    journeyId: z.exactOptional(id<JourneyId>()),
    parentContactId: z.exactOptional(contactId),
    intent: z.exactOptional(text),
  }),
  "contact.self_service": z.object({
    contactId,
    by: oneOf(SELF_SERVICES),
    outcome: oneOf(SELF_SERVICE_OUTCOMES),
    durationMs: z.exactOptional(durationMs),
  }),
  "contact.message": z.object({ contactId, party: oneOf(PARTIES), public: yesOrNo }),
  "contact.switched": z.object({ contactId, nextContactId: contactId, toChannel: channel, context: oneOf(CONTEXTS) }),
  "contact.rated": z
    .object({
      contactId,
      scale: oneOf(RATING_SCALES),
      score: between(0, 10),
      agentId: z.exactOptional(id<AgentId>()),
    })
    .superRefine((fact, context) => {
      const [low, high] = SCORES[fact.scale];
      if (fact.score < low || fact.score > high) {
        context.addIssue({
          code: "custom",
          path: ["score"],
          message: `a number in [${low}, ${high}] on the scale ${fact.scale}`,
          params: { code: "out-of-range" },
          input: fact.score,
        });
      }
    }),
  "contact.ended": z.object({ contactId, by: oneOf(PARTIES), outcome: oneOf(CONTACT_OUTCOMES) }),
  "visit.queued": z.object({
    visitId,
    contactId,
    queueId: id<QueueId>(),
    channel,
    priority: z.exactOptional(between(-1_000_000_000, 1_000_000_000)),
    skills: z.exactOptional(listOf(id(), VALUE_BOUNDS.skills)),
    position: z.exactOptional(whole(1, 1_000_000)),
    enqueuedAt: z.exactOptional(at),
    dueAt: z.exactOptional(at),
  }),
  "visit.dequeued": z.object({ visitId, outcome: oneOf(DEQUEUE_OUTCOMES), detail: z.exactOptional(text) }),
  "callback.requested": z.object({
    callbackId: id<CallbackId>(),
    contactId,
    kind: oneOf(CALLBACK_KINDS),
    visitId: z.exactOptional(visitId),
    promisedAt: z.exactOptional(at),
  }),
  "callback.attempted": z.object({
    callbackId: id<CallbackId>(),
    contactId,
    attempt: whole(1, 10_000),
    outcome: oneOf(CALLBACK_ATTEMPT_OUTCOMES),
  }),
};
