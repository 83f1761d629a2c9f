/**
 * Places moved as little as it takes to stand at least `least` apart, in the same order, inside of `room`; where they do
 * not all fit, they stand closer, evenly over it. None for none.
 */
export function apart(
  places: readonly number[],
  least: number,
  room: readonly [from: number, to: number],
): readonly number[] {
  const [from, to] = room;
  const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]! || a - b);
  const gap = Math.min(least, (to - from) / Math.max(1, places.length - 1));
  const moved = [...places];
  let before = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    before = Math.max(from, moved[i]!, before + gap);
    moved[i] = before;
  }
  let after = Number.POSITIVE_INFINITY;
  for (const i of order.toReversed()) {
    after = Math.min(to, moved[i]!, after - gap);
    moved[i] = after;
  }
  return moved;
}
