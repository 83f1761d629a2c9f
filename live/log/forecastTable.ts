import type { ForecastSnapshot } from "../../sim/forecast/accuracy.ts";
import type { Channel, Instant } from "../../sim/vocabulary/index.ts";
import { BOUNDS } from "../bounds.ts";
import type { HistoryDatabase } from "./historyDatabase.ts";

/** A kept forecast without its figures. */
export interface KeptForecast {
  /** Rising: the later kept has the greater. */
  readonly id: number;
  readonly madeAt: Instant;
  readonly of: ForecastSnapshot["of"];
  readonly method: string;
  readonly queue: string;
  readonly channel: Channel;
  readonly timeZone: string;
  readonly intervalMinutes: number;
  /** Last date of the history behind it. */
  readonly after: string;
  /** First and last date it tells of. */
  readonly from: string;
  readonly to: string;
}

/** Which kept forecasts: those that are given, `covers`: that tell of this date. */
export interface ForecastQuery {
  readonly queue?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly of?: ForecastSnapshot["of"] | undefined;
  readonly madeTo?: Instant | undefined;
  readonly covers?: string | undefined;
}

const COLUMNS =
  'id, made_at, "of", method, queue, channel, time_zone, interval_minutes, after_date, from_date, to_date';

/** Forecasts as they were when they were made, beside the histories they were made of. Never changed, only removed. */
export class ForecastTable {
  readonly #database: HistoryDatabase;

  constructor(database: HistoryDatabase) {
    this.#database = database;
  }

  /** Keeps a forecast; the same one twice is kept once. Of more than `BOUNDS.forecasts` the oldest give way. */
  async keep(snapshot: ForecastSnapshot): Promise<KeptForecast> {
    const { madeAt, of, method, queue, channel, timeZone, intervalMinutes, after, days } = snapshot;
    const dates = days.map(({ date }) => date).sort();
    const body = JSON.stringify(snapshot);
    const id = await this.#database.write(async (connection) => {
      const known = await connection.runAndReadAll(
        'SELECT id FROM forecasts WHERE made_at = $1 AND queue = $2 AND channel = $3 AND "of" = $4 AND body = $5',
        [BigInt(madeAt), queue, channel, of, body],
      );
      const same = known.getRows()[0]?.[0];
      if (same !== undefined) return Number(same);
      const next = await connection.runAndReadAll("SELECT coalesce(max(id), 0) + 1 FROM forecasts");
      const id = Number(next.getRows()[0]![0]);
      await connection.run(
        `INSERT INTO forecasts (${COLUMNS}, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          ...[BigInt(id), BigInt(madeAt), of, method, queue, channel, timeZone, intervalMinutes],
          ...[after, dates[0]!, dates.at(-1)!, body],
        ],
      );
      await connection.run(
        `DELETE FROM forecasts WHERE id IN (SELECT id FROM forecasts ORDER BY made_at DESC, id DESC OFFSET ${BOUNDS.forecasts})`,
      );
      return id;
    });
    return {
      ...{ id, madeAt, of, method, queue, channel, timeZone, intervalMinutes, after },
      ...{ from: dates[0]!, to: dates.at(-1)! },
    };
  }

  /** Latest made first. */
  async list(query: ForecastQuery): Promise<readonly KeptForecast[]> {
    const { where, values } = conditions(query);
    const rows = await this.#database.read(
      `SELECT ${COLUMNS} FROM forecasts ${where} ORDER BY made_at DESC, id DESC`,
      values,
    );
    return rows.map(keptOf);
  }

  async get(id: number): Promise<ForecastSnapshot | undefined> {
    const [row] = await this.#database.read("SELECT body FROM forecasts WHERE id = $id", { id: BigInt(id) });
    return row === undefined ? undefined : (JSON.parse(String(row.body)) as ForecastSnapshot);
  }

  /** The latest one of those asked for; undefined: there is none. What a planner made of a forecast counts before the model's. */
  async latest(query: ForecastQuery): Promise<ForecastSnapshot | undefined> {
    const { where, values } = conditions(query);
    const [row] = await this.#database.read(
      `SELECT body FROM forecasts ${where} ORDER BY made_at DESC, "of" = 'plan' DESC, id DESC LIMIT 1`,
      values,
    );
    return row === undefined ? undefined : (JSON.parse(String(row.body)) as ForecastSnapshot);
  }

  /** False: there was none of this id. */
  remove(id: number): Promise<boolean> {
    return this.#database.write(async (connection) => {
      const result = await connection.run("DELETE FROM forecasts WHERE id = $1", [BigInt(id)]);
      return result.rowsChanged > 0;
    });
  }
}

function conditions({ queue, channel, of, madeTo, covers }: ForecastQuery) {
  const told = [
    [queue, "queue = $queue"],
    [channel, "channel = $channel"],
    [of, '"of" = $of'],
    [madeTo === undefined ? undefined : BigInt(madeTo), "made_at <= $madeTo"],
    [covers, "from_date <= $covers AND to_date >= $covers"],
  ] as const;
  const asked = told.filter(([value]) => value !== undefined);
  const names = { queue, channel, of, madeTo: told[3][0], covers };
  return {
    where: asked.length === 0 ? "" : `WHERE ${asked.map(([, condition]) => condition).join(" AND ")}`,
    values: Object.fromEntries(
      Object.entries(names).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  };
}

function keptOf(row: Record<string, unknown>): KeptForecast {
  return {
    id: Number(row.id),
    madeAt: Number(row.made_at) as Instant,
    of: row.of === "plan" ? "plan" : "model",
    method: String(row.method),
    queue: String(row.queue),
    channel: String(row.channel) as Channel,
    timeZone: String(row.time_zone),
    intervalMinutes: Number(row.interval_minutes),
    after: String(row.after_date),
    from: String(row.from_date),
    to: String(row.to_date),
  };
}
