import * as z from "zod";
import { at, durationMs, id, listOf, oneOf, text, whole, yesOrNo } from "../../vocabulary/schemaParts.ts";
import type { InitialState } from "./initialState.ts";
import { START_BOUNDS } from "./startBounds.ts";

const contact = {
  /** Longer than an id: of a floor with several sources it begins with the source. */
  contactId: contactId(),
  queueId: id<string>(),
  returning: yesOrNo.exactOptional(),
  context: oneOf(["new", "kept", "lost"]).exactOptional(),
};

const agent = z
  .object({
    agentId: id<string>(),
    groupId: id<string>().exactOptional(),
    name: text.exactOptional(),
    state: oneOf(["ready", "break"]),
    sinceMs: durationMs,
    reason: text.exactOptional(),
    backAt: at.exactOptional(),
  })
  .readonly();

const waiting = z
  .object({
    ...contact,
    waitedMs: durationMs,
    inLineMs: durationMs.exactOptional(),
    priority: whole(0, 99).exactOptional(),
    dueAt: at.exactOptional(),
    promisedAgentId: id<string>().exactOptional(),
    ringing: listOf(
      z.object({ agentId: id<string>(), elapsedMs: durationMs }).readonly(),
      START_BOUNDS.ringing,
    ).exactOptional(),
  })
  .readonly();

const work = z
  .object({
    ...contact,
    agentId: id<string>(),
    phase: oneOf(["conversation", "hold", "aside", "wrap-up"]),
    elapsedMs: durationMs,
    workedMs: durationMs.exactOptional(),
    talkedMs: durationMs.exactOptional(),
    part: whole(0, 50).exactOptional(),
  })
  .readonly();

const selfService = z.object({ ...contact, elapsedMs: durationMs }).readonly();

const away = z
  .object({
    ...contact,
    silentMs: durationMs,
    part: whole(1, 50).exactOptional(),
    attempts: whole(1, 20).exactOptional(),
    lastAgentId: id<string>().exactOptional(),
  })
  .readonly();

const due = z.object({ ...contact, dueAt: at }).readonly();

function contactId(): z.ZodString {
  const expected = `1–${START_BOUNDS.contactId} characters`;
  return z.string({ error: expected }).min(1, { error: expected }).max(START_BOUNDS.contactId, { error: expected });
}

/** The shape of a state; whether it fits a scenario, and itself, is checked apart. Unknown fields are left out. */
export const initialStateSchema = z
  .object({
    at,
    agents: listOf(agent, START_BOUNDS.agents),
    waiting: listOf(waiting, START_BOUNDS.contacts),
    works: listOf(work, START_BOUNDS.contacts),
    selfService: listOf(selfService, START_BOUNDS.contacts),
    away: listOf(away, START_BOUNDS.contacts),
    due: listOf(due, START_BOUNDS.contacts),
  })
  .readonly();

/** Schema and type say the same. */
export const SCHEMA_IS_THE_TYPE: [z.infer<typeof initialStateSchema>] extends [InitialState]
  ? [InitialState] extends [z.infer<typeof initialStateSchema>]
    ? true
    : never
  : never = true;
