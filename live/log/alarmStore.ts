import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import type { AlarmChange } from "../../sim/metrics/alarms/alarm.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import { BOUNDS } from "../bounds.ts";
import type { EventLog } from "./log.ts";

const DEFINITIONS = [
  "CREATE TABLE IF NOT EXISTS alarm_rules (revision INTEGER NOT NULL, saved_at BIGINT NOT NULL, document VARCHAR NOT NULL)",
  "CREATE TABLE IF NOT EXISTS alarm_book (body VARCHAR NOT NULL)",
  // Asked by time and by nothing else; the body is the change as the API gives it.
  "CREATE TABLE IF NOT EXISTS alarm_changes (position BIGINT NOT NULL, changed_at BIGINT NOT NULL, body VARCHAR NOT NULL)",
  `CREATE TABLE IF NOT EXISTS alarm_messages (position BIGINT NOT NULL, channel VARCHAR NOT NULL, owed_at BIGINT NOT NULL,
    state VARCHAR NOT NULL, batch VARCHAR, attempts INTEGER NOT NULL, next_at BIGINT NOT NULL, problem VARCHAR, body VARCHAR NOT NULL)`,
];

/** A list of rules as it was saved. */
export interface SavedRules {
  /** From 1, one more each time. */
  readonly revision: number;
  readonly document: unknown;
}

/** A change a channel out is owed a message about. */
export interface OwedMessage {
  readonly channel: string;
  readonly owedAt: number;
  readonly change: AlarmChange;
}

/** What one channel out has before it. Messages given up are kept for a person to look at. */
export interface KeptMessage extends OwedMessage {
  readonly position: number;
  /** The message it was or will be sent in: the same at every attempt. */
  readonly batch: string | undefined;
  readonly attempts: number;
  readonly nextAt: number;
  readonly problem: string | undefined;
}

/**
 * Alarms beside the events of one log: rules by revision, the book, the history, messages owed. Everything goes through one
 * conversation, one after the other, so a transaction is never mixed with another's words.
 */
export class AlarmStore {
  readonly #connection: DuckDBConnection;
  #turn: Promise<unknown> = Promise.resolve();
  #position = 0;
  #messagePosition = 0;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /** Opens or makes the tables in the database of `log`. Rejects with what the database says. */
  static async open(log: EventLog): Promise<AlarmStore> {
    const store = new AlarmStore(await log.connect());
    for (const definition of DEFINITIONS) await store.#connection.run(definition);
    store.#position = Number((await store.#rows("SELECT coalesce(max(position), 0) FROM alarm_changes"))[0]?.[0] ?? 0);
    store.#messagePosition = Number(
      (await store.#rows("SELECT coalesce(max(position), 0) FROM alarm_messages"))[0]?.[0] ?? 0,
    );
    return store;
  }

  /** The latest rules; `undefined` when none were ever saved. */
  async rules(): Promise<SavedRules | undefined> {
    const [row] = await this.#inTurn(() =>
      this.#rows("SELECT revision, document FROM alarm_rules ORDER BY revision DESC LIMIT 1"),
    );
    return row === undefined ? undefined : { revision: Number(row[0]), document: JSON.parse(String(row[1])) };
  }

  /** Every list of rules kept, oldest first, with when it was saved. */
  async rulesSaved(): Promise<readonly { readonly at: Instant; readonly document: unknown }[]> {
    const rows = await this.#inTurn(() => this.#rows("SELECT saved_at, document FROM alarm_rules ORDER BY revision"));
    return rows.map((row) => ({ at: Number(row[0]) as Instant, document: JSON.parse(String(row[1])) as unknown }));
  }

  /** Saves rules as `revision`, keeping the last fifty lists. */
  async saveRules({ revision, document }: SavedRules, at: number): Promise<void> {
    await this.#transaction(async () => {
      await this.#run("INSERT INTO alarm_rules VALUES ($1, $2, $3)", [revision, BigInt(at), JSON.stringify(document)]);
      await this.#run("DELETE FROM alarm_rules WHERE revision <= $1", [revision - BOUNDS.alarmRuleRevisions]);
    });
  }

  /** The book as it was last put away; `undefined` when it never was. */
  async book(): Promise<unknown> {
    const [row] = await this.#inTurn(() => this.#rows("SELECT body FROM alarm_book"));
    return row === undefined ? undefined : JSON.parse(String(row[0]));
  }

  /** Puts the book away with what has changed since and what is owed for it: all of it or, on rejection, nothing. */
  async save(book: unknown, changes: readonly AlarmChange[], owed: readonly OwedMessage[]): Promise<void> {
    await this.#transaction(async () => {
      await this.#run("DELETE FROM alarm_book");
      await this.#run("INSERT INTO alarm_book VALUES ($1)", [JSON.stringify(book)]);
      if (changes.length > 0) {
        const appender = await this.#connection.createAppender("alarm_changes");
        for (const change of changes) {
          this.#position += 1;
          appender.appendBigInt(BigInt(this.#position));
          appender.appendBigInt(BigInt(change.at));
          appender.appendVarchar(JSON.stringify(change));
          appender.endRow();
        }
        appender.closeSync();
      }
      for (const { channel, owedAt, change } of owed) {
        this.#messagePosition += 1;
        await this.#run("INSERT INTO alarm_messages VALUES ($1, $2, $3, 'due', NULL, 0, $3, NULL, $4)", [
          ...[BigInt(this.#messagePosition), channel, BigInt(owedAt), JSON.stringify(change)],
        ]);
      }
    });
  }

  /** Changes in [`from`, `to`), oldest first, at most `most`. */
  async changes(from: Instant, to: Instant, most: number): Promise<AlarmChange[]> {
    const rows = await this.#inTurn(() =>
      this.#rows(
        "SELECT body FROM alarm_changes WHERE changed_at >= $1 AND changed_at < $2 ORDER BY position LIMIT $3",
        [...[BigInt(from), BigInt(to), most]],
      ),
    );
    return rows.map((row) => JSON.parse(String(row[0])) as AlarmChange);
  }

  /** Forgets changes before `before`. */
  async forget(before: Instant): Promise<void> {
    await this.#inTurn(() => this.#run("DELETE FROM alarm_changes WHERE changed_at < $1", [BigInt(before)]));
  }

  /** What `channel` has yet to send, oldest first, at most `most`. */
  async due(channel: string, most: number): Promise<KeptMessage[]> {
    return this.#messages("channel = $1 AND state = 'due' ORDER BY position LIMIT $2", [channel, most]);
  }

  /** What was given up, newest first, at most `most`. */
  async dead(most: number): Promise<KeptMessage[]> {
    return this.#messages("state = 'dead' ORDER BY position DESC LIMIT $1", [most]);
  }

  /** Due and dead messages by channel. */
  async messageCounts(): Promise<ReadonlyMap<string, { readonly due: number; readonly dead: number }>> {
    const rows = await this.#inTurn(() =>
      this.#rows(`SELECT channel, count(*) FILTER (state = 'due'), count(*) FILTER (state = 'dead')
        FROM alarm_messages GROUP BY channel`),
    );
    return new Map(rows.map((row) => [String(row[0]), { due: Number(row[1]), dead: Number(row[2]) }]));
  }

  /** Binds changes to the message they go out in, before the first attempt: whatever happens, it keeps its id. */
  async bind(positions: readonly number[], batch: string): Promise<void> {
    await this.#inTurn(() => this.#run(`UPDATE alarm_messages SET batch = $1 WHERE ${among(positions)}`, [batch]));
  }

  /** They arrived. */
  async sent(positions: readonly number[]): Promise<void> {
    await this.#inTurn(() => this.#run(`DELETE FROM alarm_messages WHERE ${among(positions)}`));
  }

  /** They did not arrive, and are tried again at `nextAt`. */
  async failed(positions: readonly number[], nextAt: number, problem: string): Promise<void> {
    await this.#inTurn(() =>
      this.#run(
        `UPDATE alarm_messages SET attempts = attempts + 1, next_at = $1, problem = $2 WHERE ${among(positions)}`,
        [BigInt(nextAt), problem],
      ),
    );
  }

  /** They are given up. The oldest of those given up make room. */
  async giveUp(positions: readonly number[], problem: string): Promise<void> {
    await this.#transaction(async () => {
      await this.#run(
        `UPDATE alarm_messages SET state = 'dead', attempts = attempts + 1, problem = $1 WHERE ${among(positions)}`,
        [problem],
      );
      await this.#run(`DELETE FROM alarm_messages WHERE state = 'dead' AND position NOT IN
        (SELECT position FROM alarm_messages WHERE state = 'dead' ORDER BY position DESC LIMIT ${BOUNDS.alarmDeadLetters})`);
    });
  }

  /** Waits for what is under way and closes the conversation. */
  async close(): Promise<void> {
    await this.#turn;
    this.#connection.closeSync();
  }

  async #messages(condition: string, values: DuckDBValue[]): Promise<KeptMessage[]> {
    const rows = await this.#inTurn(() =>
      this.#rows(
        `SELECT position, channel, owed_at, batch, attempts, next_at, problem, body FROM alarm_messages WHERE ${condition}`,
        values,
      ),
    );
    return rows.map((row) => ({
      position: Number(row[0]),
      channel: String(row[1]),
      owedAt: Number(row[2]),
      batch: row[3] == null ? undefined : String(row[3]),
      attempts: Number(row[4]),
      nextAt: Number(row[5]),
      problem: row[6] == null ? undefined : String(row[6]),
      change: JSON.parse(String(row[7])) as AlarmChange,
    }));
  }

  #transaction(work: () => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      await this.#connection.run("BEGIN");
      try {
        await work();
        await this.#connection.run("COMMIT");
      } catch (problem) {
        // A database that broke may refuse to roll back as well; the first problem is the one to tell.
        await this.#connection.run("ROLLBACK").catch(() => undefined);
        throw problem;
      }
    });
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #run(sql: string, values: DuckDBValue[] = []): Promise<void> {
    await this.#connection.run(sql, values);
  }

  async #rows(sql: string, values: DuckDBValue[] = []): Promise<DuckDBValue[][]> {
    return (await this.#connection.runAndReadAll(sql, values)).getRows();
  }
}

/** Positions are our own numbers: they may stand in the text. */
function among(positions: readonly number[]): string {
  return positions.length === 0 ? "false" : `position IN (${positions.map(Number).join(", ")})`;
}
