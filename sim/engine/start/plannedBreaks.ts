import { minutes } from "../../vocabulary/index.ts";
import type { LocalDays } from "../demand/localDays.ts";
import type { RosterAgent } from "../roster/rosterTarget.ts";
import { shiftTimes } from "../roster/shiftTimes.ts";

export interface PlannedBreak {
  readonly at: number;
  readonly lastsMs: number;
  readonly reason: string;
}

/** An agent's planned time around an instant, chance left out. */
export interface PlannedTime {
  /** Breaks of the shift under way up to the instant, in order of time. */
  readonly due: readonly PlannedBreak[];
  /** All breaks of that shift. */
  readonly all: readonly PlannedBreak[];
  /** Whether a shift is under way. */
  readonly expected: boolean;
  /** When the last shift ended; −Infinity: not today or yesterday. */
  readonly endedAt: number;
}

/** What is planned for `agent` at `at`; a shift covers its start and not its end. */
export function plannedTime({ shifts }: RosterAgent, at: number, days: LocalDays): PlannedTime {
  const today = days.dayAt(at);
  const around = [today - 1, today].flatMap((day) => shiftTimes(shifts, day, days));
  const now = around.find(({ fromAt, toAt }) => fromAt <= at && at < toAt);
  const all: PlannedBreak[] = [];
  let freeAt = now?.fromAt ?? 0;
  for (const { afterMinutes, durationMinutes, reason } of [...(now?.breaks ?? [])].sort(
    (a, b) => a.afterMinutes - b.afterMinutes,
  )) {
    const begins = Math.max(now!.fromAt + minutes(afterMinutes), freeAt);
    freeAt = begins + minutes(durationMinutes);
    all.push({ at: begins, lastsMs: minutes(durationMinutes), reason });
  }
  const ended = around.filter(({ toAt }) => toAt <= at).map(({ toAt }) => toAt);
  return {
    due: all.filter((one) => one.at <= at),
    all,
    expected: now !== undefined,
    endedAt: Math.max(Number.NEGATIVE_INFINITY, ...ended),
  };
}
