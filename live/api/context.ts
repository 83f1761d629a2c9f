import type { HttpBindings } from "@hono/node-server";
import type { Logger } from "pino";
import type { OperatingModel } from "../../sim/experiment/lookahead/operatingModel.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import type { RealTime } from "../../workers/clock.ts";
import type { AlarmDesk } from "../alarms/desk.ts";
import type { Outbox } from "../alarms/outbox.ts";
import type { BoardStore } from "../boards/boardStore.ts";
import type { Centre } from "../centre.ts";
import type { BoardReadings } from "../hub.ts";
import type { HistoryStore } from "../log/historyStore.ts";
import type { LookAheadKeeper } from "../lookahead/keeper.ts";
import type { RosterBook } from "../lookahead/rosterBook.ts";
import type { Measures } from "../measures.ts";
import type { Press } from "../press.ts";
import type { CauseBook } from "../replay/causes.ts";

/** What the HTTP API answers from. */
export interface ApiParts {
  readonly centre: Centre;
  readonly press: Press;
  readonly boards: BoardStore;
  /** How boards read, stored ones and those that come by themselves. */
  readonly readings: Pick<BoardReadings, "reading">;
  readonly history: HistoryStore;
  readonly measures: Measures;
  readonly alarms: {
    readonly desk: AlarmDesk;
    /** Absent where no channel out is configured. */
    readonly outbox: Outbox | undefined;
  };
  readonly roster: RosterBook;
  readonly causes: CauseBook;
  readonly lookAhead: LookAheadKeeper;
  /** What is believed of the shown floor at an instant; `undefined` where nothing is known of what comes. */
  readonly modelAt: (at: Instant) => Promise<OperatingModel | undefined>;
  readonly time: RealTime;
  readonly logger: Logger;
  /** Whether an Origin header is ours; the port is known only once the server listens. */
  readonly isOwnOrigin: (origin: string | undefined) => boolean;
}

/** Hono's environment: the plain Node request is needed for the sender's address. */
export interface ApiEnvironment {
  Bindings: HttpBindings;
}
