import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import type { ChosenLever } from "../../sim/experiment/lookahead/lever.ts";
import { LOOK_AHEAD_VERSION, type LookAhead } from "../../sim/experiment/lookahead/result.ts";
import type { ScoredLevel, ScoredWait } from "../../sim/experiment/lookahead/score.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import { BOUNDS } from "../bounds.ts";
import type { EventLog } from "./log.ts";

const DEFINITIONS = [
  "CREATE TABLE IF NOT EXISTS look_aheads (made_at BIGINT NOT NULL, version INTEGER NOT NULL, body VARCHAR NOT NULL)",
  // `kind`: level or wait; `said_at`: when it was seen.
  "CREATE TABLE IF NOT EXISTS look_ahead_scores (said_at BIGINT NOT NULL, kind VARCHAR NOT NULL, body VARCHAR NOT NULL)",
  "CREATE TABLE IF NOT EXISTS levers_chosen (chosen_at BIGINT NOT NULL, body VARCHAR NOT NULL)",
];

/** What was scored, as it is kept. */
export interface KeptScores {
  readonly levels: readonly ScoredLevel[];
  readonly waits: readonly ScoredWait[];
}

/** Look-aheads beside the events of one log: as they stood, what came of them, and which levers people chose. */
export class LookAheadStore {
  readonly #connection: DuckDBConnection;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /** Opens or makes the tables in the database of `log`. Rejects with what the database says. */
  static async open(log: EventLog): Promise<LookAheadStore> {
    const store = new LookAheadStore(await log.connect());
    for (const definition of DEFINITIONS) await store.#connection.run(definition);
    return store;
  }

  /** Keeps a look-ahead, and forgets those that are too old. */
  keep(made: LookAhead): Promise<void> {
    return this.#inTurn(async () => {
      await this.#run("INSERT INTO look_aheads VALUES ($1, $2, $3)", [
        ...[BigInt(made.madeAt), LOOK_AHEAD_VERSION, JSON.stringify(made)],
      ]);
      await this.#run("DELETE FROM look_aheads WHERE made_at < $1", [BigInt(made.madeAt - BOUNDS.lookAheadKeptMs)]);
    });
  }

  /** The latest kept one made at `at` or before; `undefined` where there is none. */
  async before(at: Instant): Promise<LookAhead | undefined> {
    const [row] = await this.#inTurn(() =>
      this.#rows("SELECT body FROM look_aheads WHERE made_at <= $1 AND version = $2 ORDER BY made_at DESC LIMIT 1", [
        ...[BigInt(at), LOOK_AHEAD_VERSION],
      ]),
    );
    return row === undefined ? undefined : (JSON.parse(String(row[0])) as LookAhead);
  }

  /** Keeps what was scored at `at`, and forgets what is too old. */
  keepScores(at: Instant, { levels, waits }: KeptScores): Promise<void> {
    return this.#inTurn(async () => {
      const rows: [string, unknown][] = [
        ...levels.map((body): [string, unknown] => ["level", body]),
        ...waits.map((body): [string, unknown] => ["wait", body]),
      ];
      const appender = await this.#connection.createAppender("look_ahead_scores");
      for (const [kind, body] of rows) {
        appender.appendBigInt(BigInt(at));
        appender.appendVarchar(kind);
        appender.appendVarchar(JSON.stringify(body));
        appender.endRow();
      }
      appender.closeSync();
      await this.#run("DELETE FROM look_ahead_scores WHERE said_at < $1", [BigInt(at - BOUNDS.lookAheadKeptMs)]);
    });
  }

  /** The latest scores, oldest first, at most `most` of each kind. */
  async scores(most: number): Promise<KeptScores> {
    const of = async (kind: string): Promise<unknown[]> => {
      const rows = await this.#inTurn(() =>
        this.#rows("SELECT body FROM look_ahead_scores WHERE kind = $1 ORDER BY said_at DESC LIMIT $2", [kind, most]),
      );
      return rows.map((row) => JSON.parse(String(row[0]))).reverse();
    };
    return { levels: (await of("level")) as ScoredLevel[], waits: (await of("wait")) as ScoredWait[] };
  }

  chose(chosen: ChosenLever): Promise<void> {
    return this.#inTurn(() =>
      this.#run("INSERT INTO levers_chosen VALUES ($1, $2)", [BigInt(chosen.at), JSON.stringify(chosen)]),
    );
  }

  /** What was chosen, newest first, at most `most`. */
  async chosen(most: number): Promise<ChosenLever[]> {
    const rows = await this.#inTurn(() =>
      this.#rows("SELECT body FROM levers_chosen ORDER BY chosen_at DESC LIMIT $1", [most]),
    );
    return rows.map((row) => JSON.parse(String(row[0])) as ChosenLever);
  }

  /** Waits for what is under way and closes the conversation. */
  async close(): Promise<void> {
    await this.#turn;
    this.#connection.closeSync();
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #run(sql: string, values: DuckDBValue[]): Promise<void> {
    await this.#connection.run(sql, values);
  }

  async #rows(sql: string, values: DuckDBValue[]): Promise<DuckDBValue[][]> {
    return (await this.#connection.runAndReadAll(sql, values)).getRows();
  }
}
