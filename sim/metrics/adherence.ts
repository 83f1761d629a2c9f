import type { AgentActivity } from "../floor/index.ts";
import type { Instant } from "../vocabulary/index.ts";

export interface Span {
  readonly fromAt: Instant;
  readonly toAt: Instant;
}

/** A planned shift on the clock; breaks lie inside it. */
export interface PlannedShift extends Span {
  readonly breaks: readonly Span[];
}

/** What somebody did, and when; `toAt` of the last is now. */
export interface StateSpan extends Span {
  readonly activity: AgentActivity;
}

/** Sums over the shifts of one person so far; they add over people. Ms ≥ 0. */
export interface AdherenceTally {
  /** Planned so far, breaks included. */
  readonly scheduledMs: number;
  /** Of it, time in which what was planned was done. */
  readonly adherentMs: number;
  /** Planned to work so far, breaks left out. */
  readonly toWorkMs: number;
  /** On queue since the day began, inside shifts or not. */
  readonly workedMs: number;
}

export interface Adherence extends AdherenceTally {
  /** Right activity at the right time: adherent ÷ scheduled. Absent where nothing was planned yet. */
  readonly adherence?: number;
  /** Right total: worked ÷ planned to work; may exceed 1. Absent where nothing was planned yet. */
  readonly conformance?: number;
}

const ON_QUEUE: ReadonlySet<AgentActivity> = new Set(["contact", "ringing", "wrapup", "ready"]);

/**
 * What was planned against what was done, up to `at`. In a shift one is adherent while on queue – with a contact, ringing, in
 * wrap-up or ready –, in its breaks while not (Genesys Cloud: adherent ÷ scheduled minutes; conformance is worked ÷
 * scheduled). `dayStartAt`: shifts and work before it are of the day before.
 */
export function adherenceOf(
  shifts: readonly PlannedShift[],
  states: readonly StateSpan[],
  dayStartAt: Instant,
  at: Instant,
): AdherenceTally {
  const within = (from: number, to: number): number => Math.max(0, Math.min(to, at) - Math.max(from, dayStartAt));
  const worked = states.filter(({ activity }) => ON_QUEUE.has(activity));
  const onQueueMs = (fromAt: number, toAt: number): number =>
    worked.reduce((sum, span) => sum + within(Math.max(span.fromAt, fromAt), Math.min(span.toAt, toAt)), 0);
  let [scheduledMs, adherentMs, toWorkMs] = [0, 0, 0];
  for (const { fromAt, toAt, breaks } of shifts) {
    const wholeMs = within(fromAt, toAt);
    const pausedMs = breaks.reduce((sum, pause) => sum + within(pause.fromAt, pause.toAt), 0);
    const workedInBreaksMs = breaks.reduce((sum, pause) => sum + onQueueMs(pause.fromAt, pause.toAt), 0);
    scheduledMs += wholeMs;
    toWorkMs += wholeMs - pausedMs;
    adherentMs += onQueueMs(fromAt, toAt) - workedInBreaksMs + (pausedMs - workedInBreaksMs);
  }
  return { scheduledMs, adherentMs, toWorkMs, workedMs: onQueueMs(dayStartAt, at) };
}

/** The same as shares. */
export function shares(tally: AdherenceTally): Adherence {
  const { scheduledMs, adherentMs, toWorkMs, workedMs } = tally;
  return {
    ...tally,
    ...(scheduledMs === 0 ? {} : { adherence: adherentMs / scheduledMs }),
    ...(toWorkMs === 0 ? {} : { conformance: workedMs / toWorkMs }),
  };
}

/** Of several people together: sums first, divided last. Work of those who were not planned is in `workedMs` of nobody. */
export function together(tallies: readonly AdherenceTally[]): Adherence {
  const sum = (of: keyof AdherenceTally) => tallies.reduce((all, tally) => all + tally[of], 0);
  return shares({
    scheduledMs: sum("scheduledMs"),
    adherentMs: sum("adherentMs"),
    toWorkMs: sum("toWorkMs"),
    workedMs: sum("workedMs"),
  });
}
