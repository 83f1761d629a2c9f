import type {
  StageName,
  StageState,
  TheatreOverview,
  WaitingPerson,
  WhyQuestion,
} from "../../../sim/theatre/types/index.ts";

/**
 * What somebody asks who points at a column: at a piece, why that contact is there; at free room, why it stays empty; at
 * the person as a whole (`share` absent, or a column that takes nothing), why the agent has what it has. `who`: the
 * customer pointed at.
 */
export function askedAt(
  state: StageState,
  { seats }: TheatreOverview,
  stage: StageName,
  seat: number,
  share: number | undefined,
): { readonly question: WhyQuestion; readonly who: string | undefined } {
  const now = state.seats.find((one) => one.seat === seat);
  const units = seats[seat]?.column[stage]?.units;
  const agent = { question: { kind: "agent", stage, seat }, who: undefined } as const;
  if (now === undefined || units === undefined || share === undefined) return agent;
  const height = share * units;
  const piece = now.pieces.find((one) => one.phase !== "aside" && height >= one.from && height <= one.from + one.units);
  if (piece !== undefined) return { question: { kind: "contact", stage, contact: piece.contact }, who: piece.who };
  return now.freeUnits > 0 ? { question: { kind: "slot", stage, seat }, who: undefined } : agent;
}

/**
 * Whoever has waited longest at the head of a lane while somebody has room left: nobody is offered to them, and that
 * wants an answer. Whoever rings somewhere is being offered. Undefined: nobody waits so, or nobody is free.
 */
export function longestUnserved(
  state: StageState,
  lanes: readonly number[],
): { readonly lane: number; readonly person: WaitingPerson } | undefined {
  if (!state.seats.some(({ freeUnits }) => freeUnits > 0)) return undefined;
  return state.lanes
    .flatMap(({ lane, people: [person] }) =>
      person === undefined || person.ringing.length > 0 || !lanes.includes(lane) ? [] : [{ lane, person }],
    )
    .sort((one, other) => other.person.waitMs - one.person.waitMs)[0];
}
