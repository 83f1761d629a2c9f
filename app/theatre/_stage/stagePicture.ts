import type {
  DecisionMark,
  LaneHead,
  LeaveReason,
  SeatState,
  StageName,
  StageState,
  TheatreOverview,
  WaitingPerson,
} from "../../../sim/theatre/types/index.ts";
import { type Point, wayOf } from "./arrow.ts";
import type { Box } from "./boxes.ts";
import { columnBoxes } from "./columnBoxes.ts";
import { differs, type Where, wherePeopleAre } from "./elsewhere.ts";
import { type ColumnPlace, floorPlaces, partOf } from "./floorLayout.ts";
import { type LaneRow, laneRows, linePlaces } from "./laneLayout.ts";
import { LANES, LINE, PERSON, TRAY } from "./measures.ts";
import { type Shape, shapeOfLane, shapesOf } from "./shapes.ts";
import { type TrayMarks, trayMarks } from "./trayMarks.ts";

/** Leaving for a callback or another channel is no loss: such people come back. */
const GONE: ReadonlySet<LeaveReason> = new Set<LeaveReason>(["gave-up", "baulked", "turned-away"]);

/** What decides where everything stands: it changes with the run and the screen, not with time. */
export interface StagePlan {
  readonly stage: StageName;
  readonly width: number;
  readonly trayX: number;
  readonly lanes: readonly PlannedLane[];
  readonly columns: readonly (ColumnPlace | undefined)[];
}

export interface PlannedLane {
  /** Number in the overview's lanes. */
  readonly lane: number;
  readonly head: LaneHead;
  readonly row: LaneRow;
  readonly shape: Shape;
}

/** Everything of one stage at one instant, in its unit. */
export interface StagePicture {
  readonly boxes: readonly Box[];
  readonly lanes: readonly DrawnLane[];
  readonly tray: TrayMarks;
  /** The decision shown by an arrow; absent: none. */
  readonly arrow?: DrawnArrow;
}

export interface DrawnLane {
  readonly lane: number;
  /** Counted, not drawn. */
  readonly more: number;
  readonly people: readonly {
    readonly contact: number;
    readonly who: string;
    readonly x: number;
    readonly width: number;
  }[];
}

export interface DrawnArrow {
  readonly decision: DecisionMark;
  readonly way: readonly Point[];
  /** The place it fills. */
  readonly box: Box;
}

/** The plan of a stage on a screen `width` units wide. Seats another stage alone has keep their place, and stand empty. */
export function planStage(
  overview: TheatreOverview,
  stage: StageName,
  width: number,
  queues?: readonly string[],
): StagePlan {
  const { lanes, seats, channels } = overview;
  const shapes = shapesOf(channels, seats, stage);
  const shown = lanes.flatMap((head, lane) =>
    head.on.includes(stage) && (queues === undefined || queues.includes(head.queueId)) ? [{ head, lane }] : [],
  );
  const lanesShapes = shown.map(({ head }) => shapeOfLane(head, channels, shapes));
  const rows = laneRows(lanesShapes);
  const { places } = floorPlaces(seats.length, width);
  return {
    stage,
    width,
    trayX: width - TRAY.width,
    lanes: shown.map(({ head, lane }, i) => ({ lane, head, row: rows[i]!, shape: lanesShapes[i]! })),
    columns: places.map((place, seat) => (seats[seat]!.column[stage] === undefined ? undefined : place)),
  };
}

/** What is to be seen of a stage. `other`: the other stage at the same instant; absent: there is none. */
export function pictureOf(
  plan: StagePlan,
  overview: TheatreOverview,
  state: StageState,
  other: StageState | undefined,
  followed: string | undefined,
  arrow: DecisionMark | undefined,
): StagePicture {
  const there = other === undefined ? undefined : wherePeopleAre(other);
  const lanes = plan.lanes.map((lane) => laneOf(lane, plan, state, there, followed));
  const floor = state.seats.flatMap((seat) => seatBoxes(seat, plan, overview, there, followed));
  const tray = trayMarks(
    plan.lanes.map(({ lane, shape }) => ({
      shape,
      all: goneOf(state, lane),
      recent: state.leavers.filter((one) => one.lane === lane && GONE.has(one.reason)).map(({ who }) => who),
    })),
    plan.trayX,
  );
  const drawn = arrow === undefined ? undefined : arrowOf(arrow, plan, overview, state, lanes);
  return {
    boxes: [...lanes.flatMap(({ boxes }) => boxes), ...floor, ...tray.boxes],
    lanes: lanes.map(({ drawn: lane }) => lane),
    tray,
    ...(drawn === undefined ? {} : { arrow: drawn }),
  };
}

/** The line arrows bend along: under the lanes. */
export function bendOf({ lanes }: StagePlan): number {
  return lanes.length < LANES.many ? LINE.bend : LINE.lowBend;
}

/** Who left a lane without an agent since the run opened. */
export function goneOf(state: StageState, lane: number): number {
  const totals = state.totals.lanes.find((one) => one.lane === lane);
  return totals === undefined ? 0 : totals.left + totals.turnedAway;
}

interface LaneBoxes {
  readonly boxes: readonly Box[];
  readonly drawn: DrawnLane;
}

function laneOf(
  { lane, row, shape }: PlannedLane,
  plan: StagePlan,
  state: StageState,
  there: ReadonlyMap<string, Where> | undefined,
  followed: string | undefined,
): LaneBoxes {
  const now = state.lanes.find((one) => one.lane === lane);
  const people = now?.people ?? [];
  const places = linePlaces(people.length, now?.waiting ?? 0, LANES.gate, plan.trayX - 16);
  const shown = people.slice(0, places.xs.length);
  const boxes = shown.flatMap((person, i) => {
    const x = places.xs[i]!;
    const other = differs(person.who, "waits", there);
    return [
      {
        key: person.who,
        ink: person.who === followed ? "picked" : inkOf(shape.ruled, other),
        x,
        y: row.base - row.person,
        width: places.width,
        height: row.person,
      },
      ...(person.cause === undefined ? [] : [cameBack(person.who, x, row)]),
      ...wickBoxes(person, x + places.width + PERSON.wickGap, row),
    ] satisfies Box[];
  });
  return {
    boxes,
    drawn: {
      lane,
      more: places.more,
      people: shown.map(({ contact, who }, i) => ({ contact, who, x: places.xs[i]!, width: places.width })),
    },
  };
}

function inkOf(ruled: boolean, other: boolean): "ruled" | "ruled-other" | "solid" | "solid-other" {
  if (ruled) return other ? "ruled-other" : "ruled";
  return other ? "solid-other" : "solid";
}

/** A corner taken off: this customer has been here before. */
function cameBack(who: string, x: number, { base, person }: LaneRow): Box {
  return { key: `${who} corner`, ink: "came-back", x: x - 0.5, y: base - person - 0.5, width: 6, height: 6 };
}

/** The candle of patience; none for whoever waits for ever. */
function wickBoxes(
  { who, patienceMs, patienceLeftMs }: WaitingPerson,
  x: number,
  { base, person, height }: LaneRow,
): Box[] {
  if (patienceMs === undefined || patienceLeftMs === undefined || patienceMs <= 0) return [];
  const left = Math.min(1, Math.max(0, patienceLeftMs / patienceMs));
  const tall = Math.max(person, Math.min(16, height - 4));
  const lit = tall * left;
  const low = left < PERSON.low;
  return [
    { key: `${who} wick`, ink: "wick-back", x, y: base - tall, width: PERSON.wick, height: tall },
    { key: `${who} light`, ink: low ? "wick-low" : "wick", x, y: base - lit, width: PERSON.wick, height: lit },
  ];
}

function seatBoxes(
  seat: SeatState,
  plan: StagePlan,
  overview: TheatreOverview,
  there: ReadonlyMap<string, Where> | undefined,
  followed: string | undefined,
): Box[] {
  const place = plan.columns[seat.seat];
  const column = overview.seats[seat.seat]?.column[plan.stage];
  if (place === undefined || column === undefined) return [];
  const ruledOf = new Map(plan.lanes.map(({ lane, shape }) => [lane, shape.ruled]));
  return columnBoxes(seat, column, place, {
    isRuled: ({ lane }) => ruledOf.get(lane) ?? false,
    isOther: ({ who }) => differs(who, "served", there),
    followed,
  });
}

function arrowOf(
  decision: DecisionMark,
  plan: StagePlan,
  overview: TheatreOverview,
  state: StageState,
  lanes: readonly LaneBoxes[],
): DrawnArrow | undefined {
  const planned = plan.lanes.find(({ lane }) => lane === decision.lane);
  const place = plan.columns[decision.seat];
  const column = overview.seats[decision.seat]?.column[plan.stage];
  const piece = state.seats
    .find(({ seat }) => seat === decision.seat)
    ?.pieces.find(({ contact }) => contact === decision.contact);
  if (planned === undefined || place === undefined || column === undefined || piece === undefined) return undefined;
  const part = partOf(place, piece.from, piece.units, column.units);
  const { row } = planned;
  const waiting = lanes
    .find(({ drawn }) => drawn.lane === decision.lane)
    ?.drawn.people.find(({ contact }) => contact === decision.contact);
  const from = waiting?.x ?? LANES.gate + LANES.lead;
  return {
    decision,
    way: wayOf(row.base - row.person / 2, from, bendOf(plan), place, part.y - 2),
    box: { ink: "picked", x: place.x, width: place.width, ...part },
  };
}
