import { type Cleaning, type Decision, type NamedEvent, parseCleaning } from "../../../sim/history/decisions.ts";
import type { Proposal } from "../../../sim/history/proposal.ts";
import { ask } from "../../_edit/revisioned.ts";
import type { Editable } from "../../_edit/useEditing.ts";

/** Steps that can be taken back. */
export type CleaningStep =
  | "accept"
  | "reject"
  | "reopen"
  | "acceptAll"
  | "rejectAll"
  | "country"
  | "event"
  | "removeEvent"
  | "discard"
  | "theirs";

const PLACE = "/api/v1/history/cleaning";

/** The one list of decisions, as the page edits it. */
export const CLEANING: Editable<Cleaning> = {
  draftKey: "floorcast-history-cleaning",
  isValue: (value): value is Cleaning => parseCleaning(value).ok,
  load: (signal) => ask<Cleaning>(PLACE, { signal }),
  save: (value, etag) => ask<Cleaning>(PLACE, { method: "PUT", body: value, ifMatch: etag }),
};

/** What was decided about a proposal; `open`: nothing yet. */
export function verdictOf(cleaning: Cleaning, proposal: Proposal): Decision["verdict"] | "open" {
  return cleaning.decisions.find(({ id }) => id === proposal.id)?.verdict ?? "open";
}

/** With some proposals decided the same way; `open` takes their decisions back. */
export function decided(
  cleaning: Cleaning,
  proposals: readonly Proposal[],
  verdict: Decision["verdict"] | "open",
): Cleaning {
  const ids = new Set(proposals.map(({ id }) => id));
  const others = cleaning.decisions.filter(({ id }) => !ids.has(id));
  if (verdict === "open") return { ...cleaning, decisions: others };
  const fresh = proposals.map(({ id, queue, channel, date, effect }) => ({
    id,
    verdict,
    queue,
    channel,
    date,
    effect,
  }));
  return { ...cleaning, decisions: [...others, ...fresh] };
}

export function withEvent(cleaning: Cleaning, event: NamedEvent): Cleaning {
  return { ...cleaning, events: [...cleaning.events, event] };
}

export function withoutEvent(cleaning: Cleaning, id: string): Cleaning {
  return { ...cleaning, events: cleaning.events.filter((event) => event.id !== id) };
}

/** An id no event has: the least free number. */
export function freeEventId({ events }: Cleaning): string {
  const taken = new Set(events.map(({ id }) => id));
  for (let n = 1; ; n++) if (!taken.has(`event-${n}`)) return `event-${n}`;
}
