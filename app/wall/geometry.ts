import type { Language } from "../_i18n/language.ts";

/** Where the wall hangs, asked once. */
export interface Seat {
  /** How far people stand, m. */
  readonly distanceM: number;
  /** Screen diagonal, inch. */
  readonly diagonalInch: number;
}

/** 86″ at 5 m: the reference wall. */
export const REFERENCE_SEAT: Seat = { distanceM: 5, diagonalInch: 86 };

export interface Viewport {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What may be folded away, in the order of DESIGN: never the type size. */
export type Demoted = "load" | "foot" | "tall floor" | "second alarm";

export interface WallGeometry {
  /** Pixels of one arcminute at the seat. */
  readonly am: number;
  readonly screenHeightMm: number;
  /** CSS of the row's columns. */
  readonly columns: string;
  readonly nameColumn: string;
  /** How many calm rows are drawn whole; the rest become one line. */
  readonly calmRows: number;
  /** How many queues there is room for below the channels. */
  readonly queueRows: number;
  readonly demoted: ReadonlySet<Demoted>;
  /** Taller than wide: charts stand under the figures. */
  readonly portrait: boolean;
  /** Set when not even the loud rows fit at this type size: the distance up to which the whole wall reads, m. */
  readonly alarmsOnlyReachM?: number;
}

/** One minute of arc at one metre, mm: tan(1′) × 1000. */
const MM_PER_ARCMINUTE_METRE = 0.290888;
const MM_PER_INCH = 25.4;
/** Share of the screen inside the safe margin. */
const SAFE = 0.95;
const GUTTER = 10;
/** Heights in arcminutes: strip, heads and gaps; floor; provenance; rows. */
const FIXED = 109;
const FLOOR = { tall: 110, low: 88 };
const FOOT = 28;
const ROW = { act: 112, watch: 84, calm: 57, rest: 44, queue: 41 };
/** Portrait rows hold their chart too; the heads have a second line for the clock. */
const PORTRAIT_ROW = { act: 190, watch: 140, calm: 100, rest: 44, queue: 41 };
const PORTRAIT_HEADS = 41;
/** The chart needs this much to say anything; below the lesser one only alarms are drawn. */
const CHART = { wanted: 220, least: 120 };
/** The smallest wall that still is one, arcminutes. */
const SMALLEST = { width: 795, height: 447 };
const PORTRAIT_SMALLEST_HEIGHT = 602;
const TWO_ALARMS_WIDTH = 1050;

function columnWidths(language: Language) {
  return language === "ru"
    ? { name: 174, waiting: 88, longest: 140, serviceLevel: 124, load: 92 }
    : { name: 156, waiting: 88, longest: 140, serviceLevel: 124, load: 78 };
}

/**
 * Decides what a screen can carry at its distance: type is set in arcminutes, what does not fit is demoted by name,
 * and a screen too far away says so. `loud` = rows that act or watch.
 */
export function wallGeometry(
  viewport: Viewport,
  seat: Seat,
  language: Language,
  rows: { readonly act: number; readonly watch: number; readonly calm: number; readonly queues: number },
): WallGeometry {
  const aspect = viewport.widthPx / viewport.heightPx;
  const portrait = aspect < 1;
  const row = portrait ? PORTRAIT_ROW : ROW;
  const screenHeightMm = (seat.diagonalInch * MM_PER_INCH) / Math.hypot(aspect, 1);
  const am = (viewport.heightPx * MM_PER_ARCMINUTE_METRE * seat.distanceM) / screenHeightMm;
  const widthAm = (viewport.widthPx * SAFE) / am;
  const heightAm = (viewport.heightPx * SAFE) / am;
  const widths = columnWidths(language);
  const demoted = new Set<Demoted>();

  const taken = widths.name + widths.waiting + widths.longest + widths.serviceLevel + widths.load;
  let chart = portrait ? widthAm : widthAm - taken - 5 * GUTTER;
  if (portrait ? widthAm < taken + 4 * GUTTER : chart < CHART.wanted) {
    demoted.add("load");
    if (!portrait) chart += widths.load + GUTTER;
  }
  if (widthAm < TWO_ALARMS_WIDTH) demoted.add("second alarm");

  const height = (calm: number) =>
    FIXED +
    (portrait ? PORTRAIT_HEADS : 0) +
    (demoted.has("tall floor") ? FLOOR.low : FLOOR.tall) +
    (demoted.has("foot") ? 0 : FOOT) +
    rows.act * row.act +
    rows.watch * row.watch +
    calm * row.calm +
    (calm < rows.calm ? row.rest : 0);
  const fits = (calm: number) => height(calm) <= heightAm + 2;

  let calmRows = rows.calm;
  while (calmRows > 0 && !fits(calmRows)) calmRows -= 1;
  for (const part of ["foot", "tall floor"] as const) if (!fits(calmRows)) demoted.add(part);

  const columnsWidth = widths.name + widths.waiting + widths.longest + widths.serviceLevel + 3 * GUTTER;
  const tooFar = !fits(calmRows) || chart < CHART.least || (portrait && widthAm < columnsWidth);
  const left = Math.floor((heightAm - height(calmRows)) / row.queue);
  const queueRows = calmRows < rows.calm ? 0 : Math.max(0, Math.min(rows.queues, left));
  const smallest = portrait ? { width: columnsWidth, height: PORTRAIT_SMALLEST_HEIGHT } : SMALLEST;
  const reachPx = Math.min((viewport.heightPx * SAFE) / smallest.height, (viewport.widthPx * SAFE) / smallest.width);
  const reachM = (reachPx * screenHeightMm) / viewport.heightPx / MM_PER_ARCMINUTE_METRE;
  const fixed = [widths.name, widths.waiting, widths.longest, widths.serviceLevel];
  if (!demoted.has("load") && !portrait) fixed.push(widths.load);
  // What is left belongs to the chart; in portrait, where charts stand below, to the load.
  const columns = [...fixed.map(inArcminutes), "minmax(0, 1fr)"].join(" ");
  return {
    am,
    screenHeightMm,
    columns,
    nameColumn: inArcminutes(widths.name),
    calmRows,
    queueRows,
    demoted,
    portrait,
    ...(tooFar ? { alarmsOnlyReachM: reachM } : {}),
  };
}

function inArcminutes(width: number): string {
  return `calc(var(--am) * ${width})`;
}
