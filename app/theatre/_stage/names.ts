/** A name that wants to stand under a column, and how much it matters: 0 first. */
export interface Wanted {
  readonly seat: number;
  readonly x: number;
  readonly name: string;
  readonly rank: number;
  readonly chosen: boolean;
}

export interface PlacedName extends Wanted {
  /** Where its middle stands: pushed inwards at the edges. */
  readonly middle: number;
}

/** Width of a letter, in the stage's unit: wide enough for both alphabets. */
const LETTER = 8.2;
const APART = 8;

/**
 * The names there is room for in one line of `width`, in order of rank: only the people of this story are named, and none
 * over another. `taken` units at the right end are somebody else's.
 */
export function placedNames(wanted: readonly Wanted[], width: number, taken: number): readonly PlacedName[] {
  const placed: PlacedName[] = [];
  for (const one of [...wanted].sort((a, b) => a.rank - b.rank || a.seat - b.seat)) {
    if (placed.some(({ seat }) => seat === one.seat)) continue;
    const half = (one.name.length * LETTER) / 2;
    const middle = Math.min(width - half, Math.max(half, one.x));
    const clear = placed.every(
      (other) => Math.abs(other.middle - middle) >= half + (other.name.length * LETTER) / 2 + APART,
    );
    if (clear && middle + half <= width - taken) placed.push({ ...one, middle });
  }
  return placed;
}
