/** Most agents any formula here is asked about: beyond it a unit was mistaken, and the recursions would take seconds. */
export const MAX_AGENTS = 100_000;

/** Throws `RangeError` unless `agents` is a whole number in [1, 100,000]. */
export function checkAgents(agents: number): void {
  if (!Number.isInteger(agents) || agents < 1) {
    throw new RangeError(`agents: expected a whole number ≥ 1, got ${agents}`);
  }
  if (agents > MAX_AGENTS) throw new RangeError(`agents: expected at most ${MAX_AGENTS}, got ${agents}`);
}

/** Throws `RangeError` unless `value` is a finite number ≥ `least`. */
export function checkNumber(name: string, value: number, least: number): void {
  if (!(Number.isFinite(value) && value >= least)) {
    throw new RangeError(`${name}: expected a finite number ≥ ${least}, got ${value}`);
  }
}

/** Throws `RangeError` unless `value` is a finite number > 0. */
export function checkPositive(name: string, value: number): void {
  if (!(Number.isFinite(value) && value > 0)) {
    throw new RangeError(`${name}: expected a finite number > 0, got ${value}`);
  }
}

/** Throws `RangeError` unless `value` is in [0, 1]. */
export function checkShare(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new RangeError(`${name}: expected a fraction in [0, 1], got ${value}`);
}

/** Throws `RangeError` unless `value` is in (0, 1). */
export function checkInnerShare(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw new RangeError(`${name}: expected a fraction in (0, 1), got ${value}`);
}
