import type { FloorEventType } from "./events.ts";

/**
 * Who goes first among facts of the same instant. Facts that open something come before facts that use it, those before
 * facts that close it; equal ranks keep the order of their source. One line, one reason.
 */
const RANKS: Readonly<Record<FloorEventType, number>> = {
  // A restart kills what was open before it, and nothing that begins at the same instant.
  "stream.reset": 0,
  // A hole is known before what follows it is counted.
  "stream.gap": 1,
  // People are there before anything is asked of them: first in the building, then in a queue, with room, available.
  "agent.session": 2,
  "agent.membership": 3,
  "agent.capacity": 4,
  "agent.presence": 5,
  "agent.presence_reported": 6,
  // A contact exists before it is known whose it is, before the menu has it, and before it waits.
  "contact.started": 7,
  "identity.linked": 8,
  "contact.self_service": 9,
  "visit.queued": 10,
  // A callback is asked for out of a visit that is still open; an attempt follows its request.
  "callback.requested": 11,
  "callback.attempted": 12,
  // An offer needs the visit, a conversation may follow an offer.
  "work.offered": 13,
  // A patience that ends at the very instant of the answer loses to the answer: before `visit.dequeued`.
  "work.connected": 14,
  // An answer of the agent belongs to the conversation that opened at the same instant.
  "contact.message": 15,
  // Hold and resume alternate: which came first only the source knows, so they share a rank.
  "work.held": 16,
  "work.resumed": 16,
  // The losers of an offer are known once the winner is.
  "work.offer_ended": 17,
  "visit.dequeued": 18,
  // A transfer needs the conversation, and is why it is then released.
  "work.transferred": 19,
  "work.released": 20,
  "work.wrapup_started": 21,
  "work.wrapup_ended": 22,
  // Judgements need the work and the contact they judge.
  "work.evaluated": 23,
  "contact.rated": 24,
  // The customer moves on before the contact left behind ends.
  "contact.switched": 25,
  "contact.ended": 26,
  // What is open after everything of that instant: a snapshot speaks last of the floor, health last of the stream.
  "stream.snapshot": 27,
  "source.health": 28,
};

/** Rank of a type among events of one instant, a small whole number ≥ 0; lower passes first. */
export function eventRank(type: FloorEventType): number {
  return RANKS[type];
}
