import type { DeskTaking } from "./ResultsProvider.tsx";

/**
 * `kept` as long as what would run is the same: scenarios, names, letters and the floor they begin with; else `now`. What
 * else is edited on the desk is no part of what was asked: the desk of `kept` stays.
 */
export function sameTaking(kept: readonly DeskTaking[], now: readonly DeskTaking[]): readonly DeskTaking[] {
  const isSame =
    kept.length === now.length &&
    kept.every((one, i) => {
      const other = now[i]!;
      return (
        one.scenario === other.scenario &&
        one.label === other.label &&
        one.tag === other.tag &&
        one.id === other.id &&
        one.desk.baseline.start === other.desk.baseline.start
      );
    });
  return isSame ? kept : now;
}
