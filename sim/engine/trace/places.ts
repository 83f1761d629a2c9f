import { HELD, OWN_LINE, PHASE } from "../kernel/contactPool.ts";
import type { EngineView } from "../observer.ts";

/** Where an open contact is. */
export type ContactPlace =
  /** In `line`; `held`: its step has not begun to ask. */
  | { readonly state: "waits"; readonly row: number; readonly line: number; readonly held: boolean }
  /** Its session waits for the agent who has had it. */
  | { readonly state: "waits-for-own"; readonly agent: number }
  | { readonly state: "rings"; readonly agents: readonly number[] }
  | { readonly state: "at-agent"; readonly agent: number }
  /** In self-service, silent somewhere, or on its way. */
  | { readonly state: "elsewhere" }
  /** Nobody of that number is open: over, or not come yet. */
  | { readonly state: "not-open" };

/** Where the contact with this number is; of one that goes on while its agent wraps up, the part that goes on. */
export function placeOf(view: EngineView, number: number): ContactPlace {
  const { contacts, agents } = view;
  const row = openRow(view, number);
  if (row < 0) return { state: "not-open" };
  switch (contacts.phase[row]) {
    case PHASE.waiting: {
      const line = contacts.line[row]!;
      if (line === OWN_LINE) return { state: "waits-for-own", agent: contacts.lastAgent[row]! };
      return line < 0 ? { state: "elsewhere" } : { state: "waits", row, line, held: contacts.next[row] === HELD };
    }
    case PHASE.ringing:
      return { state: "rings", agents: [...agents.offered.keys()].filter((agent) => agents.offered[agent] === row) };
    case PHASE.talking:
    case PHASE.wrapUp:
    case PHASE.aside:
    case PHASE.silent:
      return { state: "at-agent", agent: contacts.agent[row]! };
    default:
      return { state: "elsewhere" };
  }
}

/** Row of the open contact with this number; −1: none. Whoever has given up is not open, whether booked yet or not. */
export function openRow({ contacts, now }: EngineView, number: number): number {
  let found = -1;
  for (let row = 0; row < contacts.rows; row++) {
    const phase = contacts.phase[row]!;
    // Whoever is still to come has no number yet.
    if (phase === PHASE.free || phase === PHASE.coming || contacts.arrival[row] !== number - 1) continue;
    if (phase === PHASE.waiting && contacts.deadlineAt[row]! < now) continue;
    if (found < 0 || phase !== PHASE.wrapUp) found = row;
  }
  return found;
}
