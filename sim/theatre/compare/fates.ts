import type { Instant } from "../../vocabulary/index.ts";
import type { LaneRules } from "../record/laneRules.ts";
import type { ContactRow, StageRecord } from "../record/stageRecord.ts";
import type { Fate, FateMark } from "../types/overview.ts";

/** A fate, and from when on it is one. */
export interface Fated {
  readonly fate: Fate;
  /** Infinity: not before the run ends. */
  readonly at: number;
}

const DID_NOT_COME: Fated = { fate: "did-not-come", at: Number.POSITIVE_INFINITY };

/** How a contact went, by its last visit. `rules` by lane. */
export function fateOf(row: ContactRow | undefined, rules: readonly LaneRules[]): Fated {
  if (row === undefined) return DID_NOT_COME;
  const { visit, turns } = row;
  const last = turns.at(-1);
  if (visit === undefined) {
    if (last?.kind === "turned-away") return { fate: "turned-away", at: last.at };
    if (last?.kind === "done") return { fate: "self-served", at: last.at };
    return { fate: "waits", at: Number.POSITIVE_INFINITY };
  }
  // Sent on after a visit and turned away before the next.
  if (last?.kind === "turned-away") return { fate: "turned-away", at: last.at };
  const at = visit.endedAt;
  switch (visit.end) {
    case "answered": {
      const inTime = at - visit.joinedAt <= rules[visit.lane]!.withinMs;
      return { fate: inTime ? "in-time" : "late", at };
    }
    case "gave-up":
    case "baulked":
      return { fate: "left", at };
    case "turned-away":
      return { fate: "turned-away", at };
    case "callback":
    case "steered":
      return { fate: "moved", at };
    default:
      return { fate: "waits", at: Number.POSITIVE_INFINITY };
  }
}

/**
 * Customers who came on both stages and met another fate, from the first instant that is there; whoever is only not
 * answered yet when the run ends is no mark. In order of time.
 */
export function fatesOf(
  a: StageRecord,
  b: StageRecord,
  rules: readonly (readonly LaneRules[])[],
  from: number,
): readonly FateMark[] {
  const marks: FateMark[] = [];
  a.contacts.forEach((row, i) => {
    const number = b.numberOf.get(row.who);
    if (number === undefined) return;
    const [one, other] = [fateOf(row, rules[0]!), fateOf(b.contacts[number - 1], rules[1]!)];
    const at = Math.min(one.at, other.at);
    if (one.fate === other.fate || one.fate === "waits" || other.fate === "waits" || at < from) return;
    const contact = { a: i + 1, b: number };
    marks.push({ at: at as Instant, who: row.who, lane: row.lane, contact, a: one.fate, b: other.fate });
  });
  return marks.sort((x, y) => x.at - y.at);
}
