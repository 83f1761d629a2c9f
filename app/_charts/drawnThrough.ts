/**
 * A curve after a stroke from one place to another: what lies between is on the straight way, whole numbers. `from`
 * undefined: the stroke begins.
 */
export function drawnThrough(
  values: readonly number[],
  from: readonly [index: number, value: number] | undefined,
  [to, value]: readonly [index: number, value: number],
): readonly number[] {
  const [start, begin] = from ?? [to, value];
  const [low, high] = [Math.min(start, to), Math.max(start, to)];
  return values.map((old, i) => {
    if (i === to) return value;
    if (i < low || i > high || i === start) return old;
    return Math.round(begin + ((value - begin) * (i - start)) / (to - start));
  });
}
