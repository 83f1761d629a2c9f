import type { Attribution, BoardConfig, ServiceLevelVariant } from "../../sim/metrics/config.ts";
import type { CountedContact, CountedList, ListedFigure } from "../../sim/metrics/counted.ts";
import type { AgentId } from "../../sim/vocabulary/index.ts";
import {
  ABANDONED_LATE,
  type CountedField,
  type CountRequest,
  facts,
  GRACE_MS,
  inside,
  LOOK_BACK_MS,
  SCOPE,
  targetRows,
  VISIT_COUNTS,
} from "./figuresSql.ts";
import type { EventLog } from "./log.ts";

/** Whose contacts: those a figure of this scope and window counts, at most of one agent; a page of them. */
export interface ListRequest extends CountRequest {
  readonly figure: ListedFigure;
  readonly variant: ServiceLevelVariant;
  readonly attribution: Attribution;
  /** Only for `inProgress` and `handled`: works of this agent. */
  readonly agentId?: AgentId | undefined;
  readonly offset: number;
  readonly limit: number;
}

const one = (condition: string | undefined) => `(CASE WHEN ${condition ?? "false"} THEN 1 ELSE 0 END)`;
const HANDLE = "talk + hold + wrap";

/** Visits as rows of the list; `counted` and `met` are sums of conditions, 0 or 1 each. */
function visits(counted: string, met = "NULL"): string {
  return `SELECT source, contact, visit, work, queue, channel, enqueued_at AS since_at, ended_at, outcome,
    coalesce(wait, greatest(0, $at - enqueued_at)) AS wait, NULL::BIGINT AS handle, NULL AS agent,
    ${counted} AS counted, ${met} AS met FROM visits WHERE ${SCOPE}`;
}

/** Finished primary works as rows; with `of`, narrowed. */
function finishedWorks(counted: string, met = "NULL"): string {
  return `SELECT f.source, w.contact, w.visit, f.work, f.queue, f.channel,
    coalesce(v.enqueued_at, struct_extract(w.connected, 1)) AS since_at, f.finished_at AS ended_at, v.outcome, v.wait,
    ${HANDLE.replace("talk", "f.talk").replace("hold", "f.hold").replace("wrap", "f.wrap")} AS handle, w.agent,
    ${counted} AS counted, ${met} AS met
    FROM (SELECT * FROM finished WHERE ${SCOPE} AND ${inside("finished_at")}) f JOIN works w USING (source, work)
    LEFT JOIN visits v ON v.source = w.source AND v.visit = w.visit`;
}

/** Primary works in talk, on hold or in wrap-up at $at; a released one whose wrap-up may still begin is nobody's. */
const OPEN_WORKS = `SELECT * FROM (SELECT w.source, w.contact, w.visit, w.work, coalesce(v.queue, w.queue) AS queue, w.channel,
    coalesce(v.enqueued_at, struct_extract(w.connected, 1)) AS since_at, NULL::BIGINT AS ended_at, v.outcome, v.wait,
    NULL::BIGINT AS handle, w.agent, 1 AS counted, NULL AS met
  FROM works w JOIN spent s USING (source, work) LEFT JOIN visits v ON v.source = w.source AND v.visit = w.visit
  WHERE w.role = 'primary' AND (
    (released_at IS NULL AND wrapup_at IS NULL)
    OR (wrapup_at IS NOT NULL AND wrapped_at IS NULL AND (released_at IS NULL OR wrapup_at <= released_at + $graceMs)))
    AND NOT EXISTS (SELECT 1 FROM told r WHERE r.type = 'stream.reset' AND r.source = w.source
      AND (r.t, r.position) > w.connected)
) WHERE ${SCOPE}`;

/** What counts towards a service level, and what keeps it, by the six readings; sums of the conditions of one visit. */
const LEVELS: Readonly<Record<ServiceLevelVariant, { readonly met: string; readonly counted: string }>> = {
  "strict-excluding-short-abandons": { met: "a_in", counted: "a_in + b_in - short + late" },
  strict: { met: "a_in", counted: "a_in + b_in + late" },
  "of-answered": { met: "a_in", counted: "a_in + a_late" },
  "ignoring-abandons-in-target": { met: "a_in", counted: "a_in + late" },
  "abandons-in-target-positive": { met: "a_in + b_in", counted: "a_in + b_in + late" },
  "answered-or-flowed-out": { met: "a_in", counted: "a_in + a_late + flowed" },
};

/** Fields that come with the works, and not with the visits, have no condition of a visit. */
const CONDITIONS: Readonly<Partial<Record<CountedField, string>>> = VISIT_COUNTS;
/** How the fields of an attribution begin, and how the parts of a service level end. */
const FIELDS_OF = { decision: "decided", offered: "offered", ended: "ended" } as const;
type LevelPart = "AnsweredIn" | "AnsweredLate" | "AbandonedIn" | "Short" | "Late" | "Flowed";

/** The same over a row's own conditions, by when a visit counts. */
function level(variant: ServiceLevelVariant, attribution: Attribution): string {
  const { met, counted } = LEVELS[variant];
  const of = (part: LevelPart) => CONDITIONS[`${FIELDS_OF[attribution]}${part}`];
  // By decision, whoever still waits late counts even when the crossing has left the window: a jam does not heal by lasting.
  const late =
    attribution === "decision"
      ? `(${of("Late")}) OR (outcome IS NULL AND late_at <= $at)`
      : attribution === "ended"
        ? ABANDONED_LATE
        : of("Late");
  const ended = attribution === "ended";
  const parts: Readonly<Record<string, string>> = {
    a_in: one(ended ? undefined : of("AnsweredIn")),
    a_late: one(ended ? undefined : of("AnsweredLate")),
    b_in: one(of("AbandonedIn")),
    short: one(of("Short")),
    late: one(late),
    flowed: one(of("Flowed")),
  };
  const own = (sum: string) => `(${sum.replaceAll(/\w+/g, (name) => parts[name] ?? name)})`;
  const visited = visits(own(counted), own(met));
  if (!ended) return visited;
  // Answers count when their work ends, once for each of its works.
  const worked: Readonly<Record<string, string>> = {
    a_in: one("f.answers AND f.in_target"),
    a_late: one("f.answers AND NOT f.in_target"),
    late: one("f.answers AND NOT f.in_target"),
  };
  const work = (sum: string) => `(${sum.replaceAll(/\w+/g, (name) => worked[name] ?? "0")})`;
  return `${visited} UNION ALL ${finishedWorks(work(counted), work(met))}`;
}

const ENDED = [VISIT_COUNTS.answered, VISIT_COUNTS.abandoned, VISIT_COUNTS.leftOtherwise]
  .map((condition) => `(${condition})`)
  .join(" OR ");

/** The rows of a figure, and what comes first: whatever the figure complains of, then the longest, then the latest. */
function rowsOf({ figure, variant, attribution }: ListRequest): { readonly rows: string; readonly order: string } {
  const latest = "coalesce(ended_at, since_at) DESC";
  switch (figure) {
    case "waiting":
      return { rows: visits(one("outcome IS NULL")), order: "since_at" };
    case "waitingLate":
      return { rows: visits(one("outcome IS NULL AND late_at <= $at")), order: "since_at" };
    case "serviceLevel":
      return { rows: level(variant, attribution), order: `met, ${latest}` };
    case "abandonment":
      return { rows: visits(one(ENDED), one(VISIT_COUNTS.abandoned)), order: `met DESC, ${latest}` };
    case "offered":
    case "answered":
    case "abandoned":
      return { rows: visits(one(VISIT_COUNTS[figure])), order: figure === "offered" ? latest : `wait DESC, ${latest}` };
    case "inProgress":
      return { rows: OPEN_WORKS, order: "since_at" };
    case "handled":
      return { rows: finishedWorks("1"), order: `handle DESC, ${latest}` };
  }
}

const queryOf = (config: BoardConfig, request: ListRequest) => {
  const { rows, order } = rowsOf(request);
  const sorted = `${order}, source, coalesce(visit, work)`;
  return `${facts(targetRows(config))}, listed AS (
  SELECT source, contact, visit, work, queue, channel, since_at, ended_at, outcome, wait, handle,
    coalesce(l.agent, w.agent) AS agent, met
  FROM (${rows}) l LEFT JOIN (SELECT source, work, agent FROM works) w USING (source, work)
  WHERE counted > 0 AND coalesce(l.agent, w.agent, '') = coalesce($agent::VARCHAR, l.agent, w.agent, ''))
SELECT * FROM (SELECT count(*) AS total, sum(met) AS kept FROM listed)
CROSS JOIN (SELECT count(*) AS snapshots FROM told WHERE type = 'stream.snapshot')
LEFT JOIN (SELECT * FROM listed ORDER BY ${sorted} LIMIT $limit OFFSET $offset) ON true ORDER BY ${sorted}`;
};

/** A list as the log tells it, and how many sources listed their whole state within reach: no event tells what that changed. */
export interface LoggedList extends CountedList {
  readonly snapshots: number;
}

/** Asks the log whom a figure counts, by the conditions its sums are counted by. Rejects with what the database says. */
export async function loggedList(log: EventLog, config: BoardConfig, request: ListRequest): Promise<LoggedList> {
  const connection = await log.connect();
  try {
    const sql = queryOf(config, request);
    const values = {
      at: BigInt(request.at),
      from: BigInt(request.from),
      since: BigInt(request.from - LOOK_BACK_MS),
      graceMs: BigInt(GRACE_MS),
      shortMs: BigInt(config.shortAbandonMs),
      channel: request.channel ?? null,
      queue: request.queueId ?? null,
      agent: request.agentId ?? null,
      limit: BigInt(request.limit),
      offset: BigInt(request.offset),
    };
    // A parameter that a figure does not ask for is refused by the database.
    const asked = Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`$${name}`)));
    const found = (await connection.runAndReadAll(sql, asked)).getRowObjectsJS();
    const [first] = found;
    return {
      total: Number(first?.total ?? 0),
      ...(first?.kept == null ? {} : { met: Number(first.kept) }),
      rows: found.filter(({ source }) => source != null).map(rowOf),
      snapshots: Number(first?.snapshots ?? 0),
    };
  } finally {
    connection.closeSync();
  }
}

function rowOf(row: Readonly<Record<string, unknown>>): CountedContact {
  const said: Record<string, unknown> = {
    source: row.source,
    contactId: row.contact,
    visitId: row.visit,
    workId: row.work,
    queueId: row.queue,
    channel: row.channel,
    sinceAt: number(row.since_at),
    endedAt: number(row.ended_at),
    outcome: row.outcome,
    waitMs: number(row.wait),
    handleMs: number(row.handle),
    agentId: row.agent,
    met: row.met == null ? undefined : Number(row.met) > 0,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value != null)) as unknown as CountedContact;
}

function number(value: unknown): number | undefined {
  return value == null ? undefined : Number(value);
}
