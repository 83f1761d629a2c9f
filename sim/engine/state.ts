import type { Instant } from "../vocabulary/index.ts";
import type { AgentPool } from "./agentPool.ts";
import type { Centre } from "./centre.ts";
import type { ContactPool } from "./contactPool.ts";
import type { DueList } from "./dueList.ts";
import type { EngineObserver } from "./observer.ts";
import type { WaitingLines } from "./waitingLines.ts";

/** Everything of one run that changes, in one place; owned by its simulation. */
export interface EngineState {
  readonly centre: Centre;
  readonly contacts: ContactPool;
  readonly lines: WaitingLines;
  readonly agents: AgentPool;
  readonly due: DueList;
  readonly observer: EngineObserver;
  now: Instant;
}
