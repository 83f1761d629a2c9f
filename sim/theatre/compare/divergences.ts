import type { Instant } from "../../vocabulary/index.ts";
import type { ContactRow, StageRecord, Turn } from "../record/stageRecord.ts";
import type { ContactTurn, Divergence } from "../types/overview.ts";

/**
 * Every contact with whom the stages do not do the same, by the first thing that differs: another lane, another agent,
 * another end, or that it comes on one of them only. The same done later is no divergence: somebody before made it late.
 * In order of time; of one instant in the order of A, then of B. Only from `from` on.
 */
export function divergencesOf(a: StageRecord, b: StageRecord, from: number): readonly Divergence[] {
  const found: Divergence[] = [];
  a.contacts.forEach((row, i) => {
    const other = b.numberOf.get(row.who) ?? 0;
    const one = divergenceOf(row, b.contacts[other - 1], { a: i + 1, b: other });
    if (one !== undefined && one.at >= from) found.push(one);
  });
  b.contacts.forEach((row, i) => {
    if (a.numberOf.has(row.who)) return;
    const one = divergenceOf(undefined, row, { a: 0, b: i + 1 });
    if (one !== undefined && one.at >= from) found.push(one);
  });
  return found.sort((x, y) => x.at - y.at);
}

function divergenceOf(
  a: ContactRow | undefined,
  b: ContactRow | undefined,
  contact: Divergence["contact"],
): Divergence | undefined {
  const who = (a ?? b)!.who;
  if (a === undefined || b === undefined) {
    const only = (a ?? b)!;
    const turn = only.turns[0];
    const told: ContactTurn = turn === undefined ? { kind: "none" } : turnOf(turn);
    const none: ContactTurn = { kind: "none" };
    const at = only.startedAt as Instant;
    return { at, who, contact, a: a === undefined ? none : told, b: b === undefined ? none : told };
  }
  const most = Math.max(a.turns.length, b.turns.length);
  for (let i = 0; i < most; i++) {
    const [one, other] = [a.turns[i], b.turns[i]];
    if (one?.kind === other?.kind && one?.value === other?.value) continue;
    const at = Math.min(one?.at ?? Number.POSITIVE_INFINITY, other?.at ?? Number.POSITIVE_INFINITY) as Instant;
    return { at, who, contact, a: toldOf(one), b: toldOf(other) };
  }
  return undefined;
}

function toldOf(turn: Turn | undefined): ContactTurn {
  return turn === undefined ? { kind: "none" } : turnOf(turn);
}

function turnOf({ kind, value, at: time }: Turn): ContactTurn {
  const at = time as Instant;
  switch (kind) {
    case "agent":
      return { kind, seat: value, at };
    case "done":
      return { kind, resolved: value === 1, at };
    default:
      return { kind, lane: value, at };
  }
}
