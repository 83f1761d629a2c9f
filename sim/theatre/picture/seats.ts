import { PLACE } from "../../engine/kernel/agentPool.ts";
import { PHASE } from "../../engine/kernel/contactPool.ts";
import type { EngineView } from "../../engine/observer.ts";
import { CHANNELS, type Channel, type Instant } from "../../vocabulary/index.ts";
import type { StagePlaces } from "../record/hall.ts";
import { NOTHING_RINGS, placesFor, type Ringing, unitsOf, unitsTaken } from "../record/room.ts";
import type { StageRecord } from "../record/stageRecord.ts";
import type { Piece, PiecePhase, SeatPlace, SeatState } from "../types/stageState.ts";
import type { OpenRows } from "./rows.ts";

const PHASES: Readonly<Record<number, PiecePhase>> = {
  [PHASE.ringing]: "ringing",
  [PHASE.talking]: "talking",
  [PHASE.silent]: "silent",
  [PHASE.wrapUp]: "wrap-up",
  [PHASE.aside]: "aside",
};
const PLACES: Readonly<Record<number, SeatPlace>> = {
  [PLACE.away]: "away",
  [PLACE.breakDue]: "break-due",
  [PLACE.onBreak]: "break",
  [PLACE.leaving]: "leaving",
  [PLACE.paused]: "paused",
};

/** What every seat of one picture is drawn from. */
interface Drawn {
  readonly view: EngineView;
  readonly rows: OpenRows;
  readonly record: StageRecord;
  readonly places: StagePlaces;
  readonly channels: readonly Channel[];
}

export function seatsOf(drawn: Drawn): readonly SeatState[] {
  const exclusive = exclusiveChannels(drawn.view);
  return drawn.places.agentOf.flatMap((agent, seat): readonly SeatState[] =>
    agent < 0 ? [] : [seatOf(drawn, exclusive, agent, seat)],
  );
}

function seatOf(drawn: Drawn, exclusive: ReadonlySet<number>, agent: number, seat: number): SeatState {
  const { agents, centre } = drawn.view;
  const group = centre.groups[agents.groupOf[agent]!]!;
  const pieces = drawn.rows.held[agent]!.map((row) => pieceOf(drawn, row, agent, seat));
  pieces.sort((a, b) => a.from - b.from || a.since - b.since || a.contact - b.contact);
  const taking = agents.place[agent] === PLACE.onQueue;
  const rings = ringingAt(drawn.view, agent);
  const fits = drawn.channels.map((channel) => {
    const number = CHANNELS.indexOf(channel);
    return placesFor(agents, agent, number, exclusive.has(number), rings);
  });
  const taken = pieces.reduce((sum, piece) => sum + (piece.phase === "aside" ? 0 : piece.units), 0);
  return {
    seat,
    place: taking ? placeOfTaking(rings.channel >= 0, fits) : PLACES[agents.place[agent]!]!,
    pieces,
    freeUnits: taking ? Math.max(0, unitsOf(group) - taken) : 0,
    places: fits,
    ...(taking && pieces.length === 0 ? { idleSince: agents.idleSince[agent]! as Instant } : {}),
  };
}

function pieceOf({ view, record, places }: Drawn, row: number, agent: number, seat: number): Piece {
  const { agents, centre, contacts, now } = view;
  const group = centre.groups[agents.groupOf[agent]!]!;
  const queue = centre.queues[contacts.queue[row]!]!;
  const number = contacts.arrival[row]! + 1;
  const rings = contacts.phase[row] === PHASE.ringing;
  const { who, cause } = record.contacts[number - 1]!;
  const since = rings ? agents.offeredAt[agent]! : contacts.connectedAt[row]!;
  return {
    contact: number,
    who,
    lane: places.laneOf[contacts.queue[row]!]!,
    phase: PHASES[contacts.phase[row]!]!,
    since: since as Instant,
    units: unitsTaken(group, queue.channel, queue.exclusive),
    from: placeOf(record, number, seat, rings ? Number.NaN : since, now),
    ...(cause === undefined ? {} : { cause }),
  };
}

function ringingAt({ agents, centre, contacts }: EngineView, agent: number): Ringing {
  const row = agents.offered[agent]!;
  if (row < 0) return NOTHING_RINGS;
  const { channel, exclusive } = centre.queues[contacts.queue[row]!]!;
  return { channel, exclusive };
}

function placeOfTaking(rings: boolean, fits: readonly number[]): SeatPlace {
  if (rings) return "offered";
  return fits.some((count) => count > 0) ? "ready" : "full";
}

/** Numbers of channels that are held alone. */
function exclusiveChannels({ centre }: EngineView): ReadonlySet<number> {
  return new Set(centre.queues.filter((queue) => queue.exclusive).map(({ channel }) => channel));
}

/** Where the piece stands: the last place of this contact at this seat for this piece of work, or this ringing. */
function placeOf(record: StageRecord, number: number, seat: number, connectedAt: number, now: number): number {
  const own = record.places
    .get(number)
    ?.findLast((one) => one.seat === seat && one.at <= now && Object.is(one.connectedAt, connectedAt));
  return own?.from ?? 0;
}
