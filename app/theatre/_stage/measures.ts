/**
 * Lengths of a stage in its own unit, 1/900 of the picture's height: the same visual angle on every projector. Only the
 * width differs between screens; it lengthens lanes and the floor.
 */
export const STAGE_HEIGHT = 406;

export const LANES = {
  /** First and last line of the lanes; the last where there are many. */
  top: 62,
  end: 200,
  manyEnd: 232,
  many: 5,
  /** Lanes lower than this have smaller figures. */
  dense: 24,
  /** The tallest lane there may be: more room makes no taller people. */
  tallest: 51,
  /** What a lane shows before its people: name, count, wait against limit. */
  nameWidth: 124,
  countEnd: 158,
  waitX: 166,
  /** The gate: every offer leaves the lanes through it. */
  gate: 258,
  /** From the gate to the first person. */
  lead: 9,
  /** Kept free at the end of a lane for "+12". */
  moreWidth: 44,
} as const;

export const PERSON = {
  /** Width of a piece at ease and in a crowd, and from one piece to the next. */
  width: 14,
  narrowWidth: 9,
  step: 29,
  narrowStep: 20,
  leastStep: 15,
  wick: 3,
  wickGap: 3,
  /** Share of the patience from which on somebody is about to leave. */
  low: 0.25,
} as const;

export const TRAY = { width: 112, top: 88, base: 176, inset: 7 } as const;

export const FLOOR = {
  /** Columns stand between these lines, in one row or several. */
  top: 246,
  base: 354,
  /** The tallest column. */
  tallest: 79,
  widest: 22,
  share: 0.68,
  /** A column with its gap is never narrower than this while another row helps. */
  leastPitch: 8.5,
  mostRows: 3,
  gap: 2,
  off: 3,
} as const;

/** Lines of text under the lanes, and the line arrows bend along. */
export const LINE = { bend: 226, lowBend: 246, names: 375, punch: 402 } as const;
