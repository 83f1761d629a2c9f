import { type Estimate, isTold, jackknife, type Untold } from "./estimates/estimate.ts";
import { openDays } from "./openDays.ts";
import type { CountSeries } from "./series.ts";

const YEAR_DAYS = 365.2425;
/** Days that are left out together: days of one month are alike, months less so. */
const BLOCK_DAYS = 28;
const LEAST_BLOCKS = 6;

/**
 * What counts drift by a year, as a fraction (0.05: 5 % more each year): the slope of ln total over the ordinary days, each
 * weekday about its own mean, with a 95 % interval by leaving out four weeks after the other. Untold for less than 24 weeks:
 * a season would be taken for a drift; even a year of history cannot tell the two apart. n counts days.
 */
export function driftOf(series: CountSeries): Estimate | Untold {
  const days = openDays(series)
    .filter(({ ordinary, roots }) => ordinary && roots!.every((value) => !Number.isNaN(value)))
    .map(({ day, weekday, roots }) => ({
      day,
      weekday,
      log: Math.log(roots!.reduce((sum, value) => sum + value * value - 0.25, 0)),
    }));
  const first = days[0]?.day ?? 0;
  const means = new Map<number, { n: number; day: number; log: number }>();
  for (const { day, weekday, log } of days) {
    const mean = means.get(weekday) ?? { n: 0, day: 0, log: 0 };
    means.set(weekday, { n: mean.n + 1, day: mean.day + day, log: mean.log + log });
  }
  const blocks = new Map<number, [number, number]>();
  for (const { day, weekday, log } of days) {
    const mean = means.get(weekday)!;
    const along = day - mean.day / mean.n;
    const block = Math.floor((day - first) / BLOCK_DAYS);
    const sums = blocks.get(block) ?? [0, 0];
    blocks.set(block, [sums[0] + along * (log - mean.log / mean.n), sums[1] + along * along]);
  }
  if (blocks.size < LEAST_BLOCKS) return { absent: "too-few" };
  const slope = jackknife([...blocks.values()], ([product, square]) => product! / square!, days.length);
  if (!isTold(slope)) return slope;
  const yearly = (perDay: number) => Math.exp(perDay * YEAR_DAYS) - 1;
  return { value: yearly(slope.value), low: yearly(slope.low), high: yearly(slope.high), n: slope.n };
}
