import type { Mapping } from "./mapping.ts";
import type { RowCells } from "./rowCells.ts";
import type { ContactRow } from "./rows.ts";
import { isNothing } from "./values.ts";

const LONGEST_MS = 366 * 86_400_000;

/**
 * The contact of one line of a call-by-call history; `not-queued`: it never joined the queue, or the line is none of a
 * contact. Its wait is told, or runs from arrival to answer (to the end, where it was abandoned); its conversation is told
 * (holding included), or runs from answer to end.
 */
export function contactOf(cells: RowCells, mapping: Mapping): ContactRow | "not-queued" | undefined {
  const word = cells.text("outcome").toLowerCase();
  if (mapping.outcomes.skip.includes(word)) return "not-queued";
  const start = cells.start(false);
  const queue = cells.queue();
  const channel = cells.channel();
  if (start === undefined || queue === undefined || channel === undefined) return undefined;
  const answeredAt = cells.instant("answeredAt", start.at);
  const endedAt = cells.instant("endedAt", answeredAt ?? start.at);
  const talk = cells.duration("talk");
  const hold = cells.duration("hold");
  const wrapUp = cells.duration("wrapUp");
  const handle = cells.duration("handle");
  const wait = cells.duration("wait");
  const outcome = outcomeOf(word, mapping, answeredAt !== undefined || (talk ?? handle ?? 0) > 0);
  const queued = cells.text("queuedAt");
  if (cells.has("queuedAt") && outcome !== "answered" && (isNothing(queued) || /^0+$/.test(queued)))
    return "not-queued";
  const between = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? undefined : Math.max(0, to - from);
  const waitMs = wait ?? between(start.at, outcome === "answered" ? answeredAt : endedAt);
  const conversation =
    talk === undefined
      ? handle === undefined
        ? between(answeredAt, endedAt)
        : handle - (wrapUp ?? 0)
      : talk + (hold ?? 0);
  const customer = cells.name("customer");
  const durations = Object.entries({
    waitMs,
    talkMs: outcome === "answered" ? conversation : undefined,
    wrapUpMs: outcome === "answered" ? wrapUp : undefined,
  }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Math.min(Math.max(0, value), LONGEST_MS)] as const],
  );
  const names = Object.entries({
    agent: cells.name("agent"),
    // Exports write 0 where the customer was not recognised: that is nobody's name.
    customer: customer === "0" ? undefined : customer,
    id: cells.name("id"),
  }).filter(([, value]) => value !== undefined);
  return {
    queue,
    channel,
    arrivedAt: start.at,
    outcome,
    ...Object.fromEntries(durations),
    ...Object.fromEntries(names),
  };
}

function outcomeOf(word: string, { outcomes }: Mapping, served: boolean): ContactRow["outcome"] {
  if (outcomes.answered.includes(word)) return "answered";
  if (outcomes.abandoned.includes(word)) return "abandoned";
  if (word !== "") return "other";
  return served ? "answered" : "abandoned";
}
