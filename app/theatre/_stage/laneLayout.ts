import { LANES, PERSON } from "./measures.ts";
import type { Shape } from "./shapes.ts";

/** Where one lane lies: people stand on `base`; the line under it is 5.5 units lower. */
export interface LaneRow {
  readonly base: number;
  readonly height: number;
  /** Height of its people. */
  readonly person: number;
}

const UNDER = 5.5;
/** No person is lower than this: three rules are still three. */
const LOWEST = 8;
const MOST_APART = 14;

/**
 * Lanes from top to bottom: as tall as their people are, at most `LANES.tallest` for somebody who takes a whole agent. All
 * of them share one scale, so that a customer who takes a third is a third as tall in any lane. Empty: no lanes.
 */
export function laneRows(shapes: readonly Shape[]): readonly LaneRow[] {
  if (shapes.length === 0) return [];
  const room = (shapes.length < LANES.many ? LANES.end : LANES.manyEnd) - LANES.top;
  const full = LANES.tallest - UNDER;
  const least = Math.min(30, room / shapes.length);
  // What is left over the least height of each is shared out by how tall the people are.
  const wanted = shapes.map(({ share }) => Math.max(0, full * share + UNDER + 2 - least));
  const spare = room - least * shapes.length;
  const asked = wanted.reduce((sum, height) => sum + height, 0);
  const given = asked === 0 ? 0 : Math.min(1, spare / asked);
  const heights = wanted.map((height) => least + height * given);
  // Few lanes stand apart rather than leave a hole under them.
  const apart = Math.min(MOST_APART, (room - heights.reduce((sum, height) => sum + height, 0)) / shapes.length);
  const scale = Math.min(...shapes.map(({ share }, i) => (heights[i]! - UNDER - 2) / share), full);
  let top = LANES.top;
  return shapes.map(({ share }, i) => {
    const height = heights[i]!;
    top += height + (i === 0 ? 0 : apart);
    const person = Math.min(height - UNDER - 2, Math.max(LOWEST, scale * share));
    return { base: top - UNDER, height, person };
  });
}

/** How people stand in one lane: the left edge of each, their width, and how many there is no room for. */
export interface LinePlaces {
  readonly xs: readonly number[];
  readonly width: number;
  readonly more: number;
}

/**
 * People in queue order, the next one at the gate. A crowd stands closer and thinner; who has no room even then is
 * counted. `waiting` may be more than are told of: they are counted too.
 */
export function linePlaces(shown: number, waiting: number, from: number, to: number): LinePlaces {
  const room = Math.max(0, to - from - LANES.lead);
  const ease = Math.floor(room / PERSON.step);
  if (waiting <= ease && shown === waiting) return placesAt(shown, from, PERSON.step, PERSON.width, 0);
  const crowded = Math.max(0, room - LANES.moreWidth);
  const step = Math.max(PERSON.leastStep, Math.min(PERSON.narrowStep, crowded / Math.max(1, waiting)));
  const drawn = Math.min(shown, Math.floor(crowded / step));
  return placesAt(drawn, from, step, PERSON.narrowWidth, waiting - drawn);
}

function placesAt(drawn: number, from: number, step: number, width: number, more: number): LinePlaces {
  return { xs: Array.from({ length: drawn }, (_, i) => from + LANES.lead + i * step), width, more };
}
