/** More digits than these are not read even where two values differ behind them. */
const MOST_DIGITS = 3;

/** A value as a person reads it: whole from 100 on, with a tenth from 1 on, with hundredths below. */
export function readable(value: number): number {
  return toDigits(value, digitsOf(value));
}

/** A size as `readable`, never below the value itself: of “more than this much” it stays true. */
export function readableAbove(size: number): number {
  const scale = 10 ** digitsOf(size);
  // The tolerance keeps 0.1 + 0.2 from becoming 0.31.
  return Math.ceil(size * scale - 1e-9) / scale;
}

/** Two values that decided something: as `readable`, with as many digits more (three at most) as tell them apart. */
export function apart(one: number, other: number): readonly [number, number] {
  let pair: readonly [number, number] = [readable(one), readable(other)];
  for (let digits = digitsOf(one) + 1; digits <= MOST_DIGITS && one !== other && pair[0] === pair[1]; digits++) {
    pair = [toDigits(one, digits), toDigits(other, digits)];
  }
  return pair;
}

function digitsOf(value: number): number {
  const size = Math.abs(value);
  if (size >= 100) return 0;
  return size >= 1 || size === 0 ? 1 : 2;
}

/** Without a minus before nothing. */
function toDigits(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale || 0;
}
