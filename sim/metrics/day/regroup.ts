import type { ChannelDay, DayCounts } from "./dayCounts.ts";

/**
 * The same day by intervals `times` as long: what was counted adds up, the line is that at the end, the longest wait the
 * longest, agents the mean. The last interval may hold fewer of the short ones. Throws `RangeError` below 1.
 */
export function regrouped(day: DayCounts, times: number): DayCounts {
  if (!(Number.isInteger(times) && times >= 1))
    throw new RangeError(`times: expected a whole number ≥ 1, got ${times}`);
  if (times === 1) return day;
  const over = (list: readonly number[], join: (part: readonly number[]) => number) =>
    Array.from({ length: Math.ceil(list.length / times) }, (_, place) =>
      join(list.slice(place * times, (place + 1) * times)),
    );
  const sum = (part: readonly number[]) => part.reduce((a, b) => a + b, 0);
  const last = (part: readonly number[]) => part.at(-1) ?? 0;
  const channels = day.channels.map((one): ChannelDay => {
    const { agents } = one;
    return {
      channel: one.channel,
      offered: over(one.offered, sum),
      answered: over(one.answered, sum),
      abandoned: over(one.abandoned, sum),
      met: over(one.met, sum),
      counted: over(one.counted, sum),
      waiting: over(one.waiting, last),
      longestWaitMs: over(one.longestWaitMs, (part) => Math.max(...part)),
      handled: over(one.handled, sum),
      handleMs: over(one.handleMs, sum),
      ...(agents === undefined ? {} : { agents: over(agents, (part) => sum(part) / part.length) }),
    };
  });
  return { ...day, stepMs: day.stepMs * times, channels };
}
