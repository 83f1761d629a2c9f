import type { BoardConfig } from "../../sim/metrics/config.ts";
import { type ChannelDay, type DayCounts, intervalsBegun } from "../../sim/metrics/day/dayCounts.ts";
import { LEVEL_PLACES, PLACE } from "../../sim/metrics/fields.ts";
import type { LocalDay } from "../../sim/metrics/localDay.ts";
import { serviceLevelParts } from "../../sim/metrics/serviceLevel.ts";
import { CHANNELS, type Channel, type Instant } from "../../sim/vocabulary/index.ts";
import { availability, type PresenceRow } from "./availability.ts";
import { facts, GRACE_MS, LOOK_BACK_MS, targetRows, VISIT_FACTS } from "./figuresSql.ts";
import type { EventLog } from "./log.ts";

const fact = (name: string, at: string, where: string, value = "1") =>
  `SELECT channel, '${name}' AS name, ${at} AS t, ${value} AS value FROM visits WHERE ${where}`;

/** Every fact of the day with its instant, grouped by channel, kind and interval: one reading of the log for all intervals. */
const queryOf = (config: BoardConfig) => `${facts(targetRows(config))}
, dated AS (
  ${Object.entries(VISIT_FACTS)
    .map(([name, [at, where]]) => fact(name, at, where))
    .join("\n  UNION ALL ")}
  UNION ALL SELECT channel, 'handled', finished_at, 1 FROM finished
  UNION ALL SELECT channel, 'handleMs', finished_at, talk + hold + wrap FROM finished
  UNION ALL SELECT channel, CASE WHEN in_target THEN 'endedAnsweredIn' ELSE 'endedAnsweredLate' END, finished_at, 1
    FROM finished WHERE answers
  UNION ALL ${fact("endedLate", "ended_at", "outcome = 'abandoned' AND wait > acceptable")}
  UNION ALL ${fact("left", "ended_at", "outcome IS NOT NULL")}
)
SELECT channel, name, CAST((t - $from) // $step AS INTEGER) AS place, sum(value) AS total FROM dated
WHERE t >= $from AND t < $at GROUP BY ALL
UNION ALL SELECT channel, 'before', 0, count(*) FROM visits
  WHERE queued_at < $from AND (outcome IS NULL OR ended_at >= $from) GROUP BY channel
UNION ALL SELECT channel, 'longestWaitMs', CAST((ended_at - $from) // $step AS INTEGER), max(wait) FROM visits
  WHERE outcome IS NOT NULL AND ended_at >= $from AND ended_at < $at GROUP BY ALL`;

const PRESENCE = `
SELECT f[2] AS agent, happened_at, f[1] AS type, f[3] AS state, f[4] AS available
FROM (SELECT position, happened_at,
    json_extract_string(body, ['$.type', '$.agentId', '$.state', '$.available', '$.queueId', '$.channel']) AS f
  FROM events WHERE happened_at >= $since AND happened_at < $at)
WHERE f[1] = 'agent.session' OR (f[1] = 'agent.presence' AND f[5] IS NULL AND f[6] IS NULL)
ORDER BY happened_at, position`;

const SERVED = `
SELECT DISTINCT f[2] AS agent, f[3] AS channel
FROM (SELECT json_extract_string(body, ['$.type', '$.agentId', '$.channel']) AS f
  FROM events WHERE happened_at >= $from AND happened_at < $at)
WHERE f[1] = 'work.connected'`;

/** Counts a day of the log by intervals of `stepMs`, as known at `reachedAt`. Rejects with what the database says. */
export async function dayCounts(
  log: EventLog,
  config: BoardConfig,
  day: LocalDay,
  reachedAt: Instant,
  stepMs: number,
): Promise<DayCounts> {
  const connection = await log.connect();
  try {
    const from = BigInt(day.startsAt);
    const since = BigInt(day.startsAt - LOOK_BACK_MS);
    const at = BigInt(reachedAt);
    const rows = async (sql: string, values: Record<string, bigint | number>) =>
      (await connection.runAndReadAll(sql, values)).getRows();
    const counted = await rows(queryOf(config), {
      ...{ at, from, since, graceMs: BigInt(GRACE_MS), shortMs: BigInt(config.shortAbandonMs), step: BigInt(stepMs) },
    });
    const presence = await rows(PRESENCE, { at, since });
    const served = await rows(SERVED, { at, from });
    const length = intervalsBegun(day.startsAt, day.endsAt, reachedAt, stepMs);
    const sums = new Map<string, number>();
    for (const [channel, name, place, total] of counted) {
      sums.set(`${String(channel)} ${String(name)} ${Number(place)}`, Number(total));
    }
    const present = new Set(counted.map(([channel]) => String(channel)));
    const staffing = availability(presence.map(presenceRow), { ...day, reachedAt, stepMs, length });
    const agentsOf = (channel: Channel) =>
      staffing?.(new Set(served.filter((row) => row[1] === channel).map((row) => String(row[0]))));
    const channels = CHANNELS.filter((channel) => present.has(channel)).map((channel) => {
      const list = (name: string) => Array.from({ length }, (_, place) => sums.get(`${channel} ${name} ${place}`) ?? 0);
      const agents = agentsOf(channel);
      return channelDay(channel, config, list, sums.get(`${channel} before 0`) ?? 0, agents);
    });
    return { ...day, stepMs, reachedAt, channels };
  } finally {
    connection.closeSync();
  }
}

function channelDay(
  channel: Channel,
  { attribution, variant }: BoardConfig,
  list: (name: string) => number[],
  before: number,
  agents: readonly number[] | undefined,
): ChannelDay {
  const offered = list("offered");
  const left = list("left");
  const fields = Object.entries(LEVEL_PLACES[attribution]).map(
    ([name, place]) => [name, list(fieldAt(place))] as const,
  );
  const parts = offered.map((_, place) => {
    const counts = Object.fromEntries(fields.map(([name, values]) => [name, values[place] ?? 0]));
    return serviceLevelParts(counts as unknown as Parameters<typeof serviceLevelParts>[0], variant);
  });
  let inLine = before;
  return {
    channel,
    offered,
    answered: list("answered"),
    abandoned: list("abandoned"),
    met: parts.map(({ met }) => met),
    counted: parts.map(({ counted }) => counted),
    waiting: offered.map((joined, place) => {
      inLine += joined - (left[place] ?? 0);
      return inLine;
    }),
    longestWaitMs: list("longestWaitMs"),
    handled: list("handled"),
    handleMs: list("handleMs"),
    ...(agents === undefined ? {} : { agents }),
  };
}

/** The name by which the query knows what stands at `place` of a row of sums. */
function fieldAt(place: number): string {
  return Object.entries(PLACE).find(([, at]) => at === place)?.[0] ?? "";
}

function presenceRow([agent, at, type, state, available]: readonly unknown[]): PresenceRow {
  return {
    agent: String(agent),
    at: Number(at),
    ...(type === "agent.session" ? { signedOn: state === "on" } : { available: available === "true" }),
  };
}
