import type { GapIncident } from "../../sim/metrics/day/incident.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import type { EventLog } from "./log.ts";

/** A gap of at least this is for somebody to act on: a supervisor looked at old figures, ms. */
const LONG_MS = 5 * 60_000;

const WORDS = `
SELECT source, happened_at, f[1] AS type, f[2] AS state, f[3] AS from_at, f[4] AS to_at, f[5] AS missed
FROM (SELECT position, source, happened_at,
    json_extract_string(body, ['$.type', '$.state', '$.fromAt', '$.toAt', '$.missed']) AS f
  FROM events WHERE happened_at >= $from AND happened_at < $to)
WHERE f[1] IN ('stream.gap', 'stream.reset', 'source.health') ORDER BY happened_at, position`;

/** What sources themselves say was missing in [`from`, `to`): gaps, resets, and the time without a connection. */
export async function sourceGaps(log: EventLog, from: Instant, to: Instant): Promise<GapIncident[]> {
  const connection = await log.connect();
  try {
    const reader = await connection.runAndReadAll(WORDS, { from: BigInt(from), to: BigInt(to) });
    return gapsOf(
      reader.getRows().map(([source, at, type, state, fromAt, toAt, missed]) => ({
        source: String(source),
        at: Number(at) as Instant,
        type: String(type),
        state: state == null ? undefined : String(state),
        fromAt: fromAt == null ? undefined : (Number(fromAt) as Instant),
        toAt: toAt == null ? undefined : (Number(toAt) as Instant),
        missed: missed == null ? undefined : Number(missed),
      })),
    );
  } finally {
    connection.closeSync();
  }
}

interface Word {
  readonly source: string;
  readonly at: Instant;
  readonly type: string;
  readonly state: string | undefined;
  readonly fromAt: Instant | undefined;
  readonly toAt: Instant | undefined;
  readonly missed: number | undefined;
}

function gapsOf(words: readonly Word[]): GapIncident[] {
  const gaps: GapIncident[] = [];
  const lost = new Map<string, { readonly at: Instant; readonly cause: GapIncident["cause"] }>();
  const close = (source: string, endAt: Instant | undefined) => {
    const open = lost.get(source);
    if (open !== undefined) gaps.push(gap(source, open.cause, open.at, endAt));
    lost.delete(source);
  };
  for (const { source, at, type, state, fromAt, toAt, missed } of words) {
    if (type === "stream.gap")
      gaps.push({ ...gap(source, "gap", fromAt ?? at, toAt ?? at, missed), id: `gap.${at}.${source}` });
    else if (type === "stream.reset") gaps.push(gap(source, "reset", at, at));
    else if (state === "disconnected" || state === "stale" || state === "failed") {
      if (!lost.has(source)) lost.set(source, { at, cause: state });
    } else if (state === "connected" || state === "ended") close(source, at);
  }
  for (const source of [...lost.keys()]) close(source, undefined);
  return gaps;
}

function gap(
  source: string,
  cause: GapIncident["cause"],
  beginAt: Instant,
  endAt?: Instant,
  missed?: number,
): GapIncident {
  const level = endAt === undefined || endAt - beginAt >= LONG_MS || (missed ?? 0) > 0 ? "act" : "watch";
  const id = `gap.${beginAt}.${source}`;
  const end = endAt === undefined ? {} : { endAt };
  return { kind: "gap", id, level, beginAt, ...end, source, cause, ...(missed === undefined ? {} : { missed }) };
}
