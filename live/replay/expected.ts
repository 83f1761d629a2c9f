import type { ExpectedChannel, ExpectedOfQueue } from "../../sim/metrics/day/expectedDay.ts";
import { expectedLine } from "../../sim/metrics/day/expectedDay.ts";
import type { LocalDay } from "../../sim/metrics/localDay.ts";
import { CHANNELS, type Channel } from "../../sim/vocabulary/index.ts";
import { LocalTime } from "../../sim/vocabulary/localTime.ts";
import type { Centre } from "../centre.ts";
import type { ForecastTable } from "../log/forecastTable.ts";

const KINDS = { forecast: "model", plan: "plan" } as const;

/**
 * What was expected of a day: the latest kept forecast and the latest kept plan of each queue of the floor that tell of the
 * date, made before the day ended, by channel. Channels of which nothing is kept are left out.
 */
export async function expectedDay(
  centre: Centre,
  forecasts: ForecastTable,
  { date, startsAt, endsAt }: LocalDay,
  stepMs: number,
): Promise<readonly ExpectedChannel[]> {
  const local = new LocalTime(centre.config().timeZone);
  const span = { day: local.dayOf(startsAt), startsAt, endsAt, stepMs };
  const queues = centre.frame()?.queues ?? [];
  const lineOf = async (channel: Channel, own: readonly string[], of: "model" | "plan") => {
    const kept: ExpectedOfQueue[] = [];
    for (const queue of own) {
      const snapshot = await forecasts.latest({ queue, channel, of, covers: date, madeTo: endsAt });
      const told = snapshot?.days.find((one) => one.date === date);
      if (snapshot === undefined || told === undefined) continue;
      const { madeAt, intervalMinutes, fromMinute } = snapshot;
      kept.push({ ...{ queue, channel, madeAt, intervalMinutes, fromMinute }, counts: told.intervals.map(([n]) => n) });
    }
    return expectedLine(kept, own, span, local);
  };
  const expected: ExpectedChannel[] = [];
  for (const channel of CHANNELS) {
    const own = queues.filter((queue) => queue.channel === channel).map(({ queueId }) => queueId as string);
    const forecast = await lineOf(channel, own, KINDS.forecast);
    const plan = await lineOf(channel, own, KINDS.plan);
    if (forecast === undefined && plan === undefined) continue;
    expected.push({
      channel,
      ...(forecast === undefined ? {} : { forecast }),
      ...(plan === undefined ? {} : { plan }),
    });
  }
  return expected;
}
