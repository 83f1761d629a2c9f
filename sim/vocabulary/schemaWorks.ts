import * as z from "zod";
import { OFFER_OUTCOMES, RELEASED_BY, TRANSFER_KINDS, WORK_ROLES } from "./events.ts";
import type { AgentId, ContactId, QueueId, TeamId, VisitId, WorkId } from "./ids.ts";
import { between, channel, durationMs, id, oneOf, text, whole, yesOrNo } from "./schemaParts.ts";

const workId = id<WorkId>();
const agentId = id<AgentId>();
const queueId = id<QueueId>();

/** Who works on what: said alike by an offer and by the conversation that may follow it. */
const assignment = {
  workId,
  contactId: id<ContactId>(),
  agentId,
  channel,
  visitId: z.exactOptional(id<VisitId>()),
  queueId: z.exactOptional(queueId),
  role: z.exactOptional(oneOf(WORK_ROLES)),
};

/** Facts of works, without the envelope. Unknown fields are left out of the result. */
export const WORK_FACTS = {
  "work.offered": z.object(assignment),
  "work.offer_ended": z.object({ workId, outcome: oneOf(OFFER_OUTCOMES) }),
  "work.connected": z.object(assignment),
  "work.held": z.object({ workId }),
  "work.resumed": z.object({ workId }),
  "work.transferred": z.object({
    workId,
    kind: oneOf(TRANSFER_KINDS),
    toQueueId: z.exactOptional(queueId),
    toAgentId: z.exactOptional(agentId),
    toExternal: z.exactOptional(text),
    nextContactId: z.exactOptional(id<ContactId>()),
  }),
  "work.released": z.object({ workId, by: oneOf(RELEASED_BY) }),
  "work.wrapup_started": z.object({
    workId,
    code: z.exactOptional(text),
    expectedMs: z.exactOptional(durationMs),
  }),
  "work.wrapup_ended": z.object({ workId, code: z.exactOptional(text) }),
  "work.evaluated": z.object({ workId, agentId, channel, score: between(0, 1), form: z.exactOptional(text) }),
};

/** Facts of agents, without the envelope. Unknown fields are left out of the result. */
export const AGENT_FACTS = {
  "agent.session": z.object({
    agentId,
    state: oneOf(["on", "off"]),
    name: z.exactOptional(text),
    teamId: z.exactOptional(id<TeamId>()),
  }),
  "agent.presence": z.object({
    agentId,
    available: yesOrNo,
    reason: z.exactOptional(text),
    queueId: z.exactOptional(queueId),
    channel: z.exactOptional(channel),
    name: z.exactOptional(text),
  }),
  "agent.capacity": z.object({ agentId, max: whole(0, 1_000), channel: z.exactOptional(channel) }),
  "agent.membership": z.object({
    agentId,
    queueId,
    member: yesOrNo,
    level: z.exactOptional(between(0, 1_000_000)),
    name: z.exactOptional(text),
  }),
  "agent.presence_reported": z.object({ agentId, state: text }),
};
