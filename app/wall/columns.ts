import type { Language } from "../_i18n/language.ts";
import type { ColumnName } from "../_tiles/columnName.ts";

/** Shapes a wall can have: `32:9` puts people beside channels, `21:9` adds what to do, `portrait` stacks charts. */
export const TEMPLATES = ["16:9", "21:9", "32:9", "portrait"] as const;
export type Template = (typeof TEMPLATES)[number];

/** What the columns hold beyond what they always do. */
export interface ColumnContent {
  /** Characters of the longest load, such as 5 for `17/22`. Absent: the usual ones fit. */
  readonly loadCharacters?: number;
  /** Some row has a projection, so that its chance can be told. */
  readonly chance?: boolean;
}

export interface Columns {
  readonly shown: ReadonlySet<ColumnName>;
  /** CSS of the tracks; the lines `axis` and `axis-end` hold the chart. */
  readonly css: string;
  /** CSS width of the name column. */
  readonly name: string;
  /** What is left for the chart, arcminutes; in portrait the whole width. */
  readonly chartAm: number;
  /** Width of the columns that always stand, with gutters, arcminutes. */
  readonly leastAm: number;
}

const GUTTER = 10;
/** The chart gets this much before the column on the left of it may stay. */
const CHART_WANTED = { chance: 120, abandonment: 300, load: 220, move: 220 };
/** Width of a digit of 16′, arcminutes. */
const DIGIT = 12;

function widths(language: Language, { loadCharacters = 0 }: ColumnContent) {
  const russian = language === "ru";
  return {
    name: russian ? 174 : 156,
    waiting: 88,
    longest: 140,
    serviceLevel: 124,
    abandonment: russian ? 142 : 92,
    load: Math.max(russian ? 108 : 94, loadCharacters * DIGIT),
    chance: 90,
    move: 310,
  };
}

/** The shape of a screen: the one wished for, else by its aspect. */
export function templateOf(aspect: number, wished: "auto" | Template): Template {
  if (wished !== "auto") return wished;
  if (aspect < 1) return "portrait";
  if (aspect > 3) return "32:9";
  return aspect > 2.1 ? "21:9" : "16:9";
}

/** The columns that fit into `widthAm` arcminutes: abandonment goes first, then what to do, then load. */
export function columnsFor(
  widthAm: number,
  template: Template,
  language: Language,
  content: ColumnContent = {},
): Columns {
  const width = widths(language, content);
  const always = [width.name, width.waiting, width.longest, width.serviceLevel];
  const leastAm = always.reduce((sum, column) => sum + column, (always.length - 1) * GUTTER);
  const shown = new Set<ColumnName>();
  const portrait = template === "portrait";
  let left = portrait ? widthAm - leastAm : widthAm - leastAm - GUTTER;
  const add = (column: ColumnName, keep: number) => {
    if (left - width[column] - GUTTER < keep) return;
    shown.add(column);
    left -= width[column] + GUTTER;
  };
  if (content.chance === true) add("chance", portrait ? 0 : CHART_WANTED.chance);
  add("load", portrait ? 0 : CHART_WANTED.load);
  if (template === "21:9") add("move", CHART_WANTED.move);
  add("abandonment", portrait ? 0 : CHART_WANTED.abandonment);

  const track = (column: ColumnName) => (shown.has(column) ? [inArcminutes(width[column])] : []);
  const tail = [...track("chance"), ...track("move")];
  const figures = [...always.slice(1).map(inArcminutes), ...track("abandonment"), ...track("load")];
  const name = inArcminutes(width.name);
  const css = portrait
    ? // Charts stand below: what is left belongs to the names.
      [`minmax(${name}, 1fr)`, ...figures, ...tail].join(" ")
    : [name, ...figures, "[axis] minmax(0, 1fr) [axis-end]", ...tail].join(" ");
  return { shown, css, name, chartAm: portrait ? widthAm : left, leastAm };
}

function inArcminutes(width: number): string {
  return `calc(var(--am) * ${width})`;
}
