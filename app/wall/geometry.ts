import type { Language } from "../_i18n/language.ts";
import { type ColumnContent, type Columns, columnsFor, type Template, templateOf } from "./columns.ts";

/** Where the wall hangs, asked once. */
export interface Seat {
  /** How far people stand, m. */
  readonly distanceM: number;
  /** Screen diagonal, inch. */
  readonly diagonalInch: number;
  /** The smallest letters, arcminutes. Absent: 16. At 12 sharp eyes still read and a third more fits. */
  readonly smallestArcmin?: 12 | 16;
}

/** 86″ at 5 m: the reference wall. */
export const REFERENCE_SEAT: Seat = { distanceM: 5, diagonalInch: 86 };
const USUAL_ARCMIN = 16;

export interface Viewport {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** How much there is to draw. `act` and `watch` rows are the loud ones; `lines` are those of queues, teams and the like. */
export interface WallContent extends ColumnContent {
  readonly act: number;
  readonly watch: number;
  readonly calm: number;
  readonly lines: number;
  /** How many widgets those lines are of; the first line of each is worth a calm row. Absent: 0. */
  readonly lineKinds?: number;
  /** Whether there is a strip of alarms, and a strip of people. Absent: yes. */
  readonly strip?: boolean;
  readonly floor?: boolean;
}

/** What may be folded away, in the order of DESIGN: never the type size. */
export type Demoted = "load" | "foot" | "tall floor" | "second alarm";

export interface WallGeometry {
  /** Pixels of one arcminute at the seat; of three quarters of one where letters of 12′ were chosen. */
  readonly am: number;
  readonly screenHeightMm: number;
  readonly template: Template;
  readonly columns: Columns;
  /** How many loud and calm rows are drawn whole, worst first; the rest become one line. */
  readonly loudRows: number;
  readonly calmRows: number;
  /** How many lines there is room for. */
  readonly lines: number;
  /** Width of the rows, arcminutes. */
  readonly rowsAm: number;
  readonly demoted: ReadonlySet<Demoted>;
  /** Set when not even the two worst rows fit at this type size: the distance up to which the whole wall reads, m. */
  readonly alarmsOnlyReachM?: number;
}

/** One minute of arc at one metre, mm: tan(1′) × 1000. */
const MM_PER_ARCMINUTE_METRE = 0.290888;
const MM_PER_INCH = 25.4;
/** Share of the screen inside the safe margin. */
const SAFE = 0.95;
/** Heights in arcminutes: strip, heads and gaps; floor; provenance; rows. */
const FIXED = 109;
/** Share of those that a strip of alarms and its gap take. */
const STRIP = 63;
const FLOOR = { tall: 110, low: 88 };
const FOOT = 28;
/** On end the screen is half as wide: what the picture is made of takes two lines. */
const PORTRAIT_FOOT = 53;
const ROW = { act: 112, watch: 84, calm: 57, rest: 44, line: 41 };
/** Portrait rows hold their chart too; the heads have a second line for the clock. */
const PORTRAIT_ROW = { ...ROW, act: 190, watch: 140, calm: 100 };
const PORTRAIT_HEADS = 41;
/** At 32:9 channels take this share of the width, people the rest; strip, gaps and provenance run through. */
export const CHANNEL_SHARE = 0.55;
/** Below this a chart says nothing, and only alarms are drawn. */
const LEAST_CHART = 120;
/** Loud rows a wall must be able to show whole. */
const LEAST_LOUD = 2;
/** Rows that stay whole before a calm one gives its place to what the board asks for below the channels. */
const LEAST_ROWS = 4;
/** The smallest wall that still is one, arcminutes; portrait needs the width of its columns. */
const SMALLEST = { width: 795, height: 447, portraitHeight: 602, besideHeight: 359 };
const TWO_ALARMS_WIDTH = 1050;

/**
 * Decides what a screen can carry at its distance: type is set in arcminutes, what does not fit is demoted by name,
 * and a screen too far away says so.
 */
export function wallGeometry(
  viewport: Viewport,
  seat: Seat,
  language: Language,
  content: WallContent,
  wished: "auto" | Template = "auto",
): WallGeometry {
  const aspect = viewport.widthPx / viewport.heightPx;
  const template = templateOf(aspect, wished);
  const portrait = template === "portrait";
  const beside = template === "32:9";
  const row = portrait ? PORTRAIT_ROW : ROW;
  const screenHeightMm = (seat.diagonalInch * MM_PER_INCH) / Math.hypot(aspect, 1);
  const scale = (seat.smallestArcmin ?? USUAL_ARCMIN) / USUAL_ARCMIN;
  const am = (scale * (viewport.heightPx * MM_PER_ARCMINUTE_METRE * seat.distanceM)) / screenHeightMm;
  const widthAm = (viewport.widthPx * SAFE) / am;
  const heightAm = (viewport.heightPx * SAFE) / am;
  const rowsAm = beside ? widthAm * CHANNEL_SHARE : widthAm;
  const columns = columnsFor(rowsAm, template, language, content);
  const demoted = new Set<Demoted>();
  if (!columns.shown.has("load")) demoted.add("load");
  if (widthAm < TWO_ALARMS_WIDTH) demoted.add("second alarm");

  const loud = content.act + content.watch;
  const fixed = FIXED - (content.strip === false ? STRIP : 0);
  const height = (loudRows: number, calmRows: number) => {
    const act = Math.min(content.act, loudRows);
    const floor = content.floor === false ? 0 : demoted.has("tall floor") ? FLOOR.low : FLOOR.tall;
    const rest = loudRows < loud || calmRows < content.calm ? row.rest : 0;
    return (
      fixed +
      (portrait ? PORTRAIT_HEADS : 0) +
      (beside ? 0 : floor) +
      (demoted.has("foot") ? 0 : portrait ? PORTRAIT_FOOT : FOOT) +
      act * row.act +
      (loudRows - act) * row.watch +
      calmRows * row.calm +
      rest
    );
  };
  const fits = (loudRows: number, calmRows: number) => height(loudRows, calmRows) <= heightAm + 2;

  let calmRows = content.calm;
  while (calmRows > 0 && !fits(loud, calmRows)) calmRows -= 1;
  if (!beside) {
    const least = Math.min(calmRows, Math.max(0, LEAST_ROWS - loud));
    const wanted = () => height(loud, calmRows) + Math.min(content.lineKinds ?? 0, content.lines) * row.line;
    while (calmRows > least && wanted() > heightAm) calmRows -= 1;
  }
  for (const part of ["foot", "tall floor"] as const) if (!fits(loud, calmRows)) demoted.add(part);
  let loudRows = loud;
  while (loudRows > LEAST_LOUD && !fits(loudRows, calmRows)) loudRows -= 1;

  const tooFar = !fits(loudRows, calmRows) || (portrait ? widthAm < columns.leastAm : columns.chartAm < LEAST_CHART);
  // At 32:9 lines stand under the people, beside the channels.
  const lineRoom = beside
    ? heightAm - fixed - (content.floor === false ? 0 : FLOOR.tall) - (demoted.has("foot") ? 0 : FOOT)
    : loudRows < loud
      ? 0
      : heightAm - height(loudRows, calmRows);
  const smallest = smallestWall(template, columns);
  const reachPx = Math.min((viewport.heightPx * SAFE) / smallest.height, (viewport.widthPx * SAFE) / smallest.width);
  const reachM = (reachPx * screenHeightMm) / viewport.heightPx / MM_PER_ARCMINUTE_METRE / scale;
  return {
    am,
    screenHeightMm,
    template,
    columns,
    loudRows,
    calmRows,
    lines: Math.max(0, Math.min(content.lines, Math.floor(lineRoom / row.line))),
    rowsAm,
    demoted,
    ...(tooFar ? { alarmsOnlyReachM: reachM } : {}),
  };
}

function smallestWall(template: Template, columns: Columns): { readonly width: number; readonly height: number } {
  if (template === "portrait") return { width: columns.leastAm, height: SMALLEST.portraitHeight };
  if (template === "32:9") return { width: SMALLEST.width / CHANNEL_SHARE, height: SMALLEST.besideHeight };
  return { width: SMALLEST.width, height: SMALLEST.height };
}
