import { MOST_PATTERNS, type ScheduledBreak, type ShiftPattern, type ShiftType } from "./spec.ts";

type Laid = ShiftPattern["breaks"][number];

/** Beginnings of a kind of shift, minutes of the day, ascending. */
export function startsOf({ start }: ShiftType): readonly number[] {
  const starts: number[] = [];
  for (let at = start.fromMinute; at <= start.toMinute; at += start.stepMinutes) starts.push(at);
  return starts;
}

/** Paid minutes of one shift of the kind. */
export function paidMinutesOf({ lengthMinutes, breaks }: Pick<ShiftType, "lengthMinutes" | "breaks">): number {
  return breaks.reduce((paid, one) => paid - (one.paid ? 0 : one.durationMinutes), lengthMinutes);
}

/**
 * Every shift of a kind: each beginning with each way its breaks can lie, in the grid of intervals. Stops at
 * `MOST_PATTERNS` and one more, so that whoever counts sees that there are too many. Empty where the breaks do not fit.
 */
export function patternsOf(type: ShiftType, slotMinutes: number): readonly ShiftPattern[] {
  const ways = waysOf(type.breaks, slotMinutes, 0, type.lengthMinutes);
  const paidMinutes = paidMinutesOf(type);
  const cost = (type.costPerHour * paidMinutes) / 60 + type.costPerShift;
  const patterns: ShiftPattern[] = [];
  for (const startMinute of startsOf(type)) {
    for (const way of ways) {
      if (patterns.length > MOST_PATTERNS) return patterns;
      const breaks = way.map((one) => ({ ...one, startMinute: startMinute + one.startMinute }));
      const endMinute = startMinute + type.lengthMinutes;
      const slots = onQueue(startMinute, endMinute, breaks, slotMinutes);
      patterns.push({ shiftTypeId: type.id, startMinute, endMinute, breaks, paidMinutes, cost, slots });
    }
  }
  return patterns;
}

/** Ways to lay the breaks from number `from` on, none before `freeFrom`, minutes after the beginning of the shift. */
function waysOf(
  breaks: readonly ScheduledBreak[],
  stepMinutes: number,
  freeFrom: number,
  lengthMinutes: number,
): readonly (readonly Laid[])[] {
  const [first, ...rest] = breaks;
  if (first === undefined) return [[]];
  const ways: (readonly Laid[])[] = [];
  const { durationMinutes, reason } = first;
  const earliest = Math.max(first.earliestMinutes, freeFrom);
  for (let at = earliest; at <= first.latestMinutes && at + durationMinutes <= lengthMinutes; at += stepMinutes) {
    for (const way of waysOf(rest, stepMinutes, at + durationMinutes, lengthMinutes)) {
      ways.push([{ startMinute: at, durationMinutes, reason }, ...way]);
      if (ways.length > MOST_PATTERNS) return ways;
    }
  }
  return ways;
}

function onQueue(from: number, to: number, breaks: readonly Laid[], slotMinutes: number): number[] {
  const slots: number[] = [];
  for (let at = from; at < to; at += slotMinutes) {
    const away = breaks.some(({ startMinute, durationMinutes }) => {
      return startMinute < at + slotMinutes && startMinute + durationMinutes > at;
    });
    if (!away) slots.push(at / slotMinutes);
  }
  return slots;
}
