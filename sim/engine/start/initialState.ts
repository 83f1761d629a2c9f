import type { Instant } from "../../vocabulary/index.ts";

/**
 * A floor as it stands at one instant, as plain data a run can start from: everything up to and including `at` has
 * happened. Queues, groups and agents are named as in the scenario; times are whole ms ≥ 0 up to `at`. What is not
 * listed is not there: the scenario's own backlog is not added. Lists may be empty.
 */
export interface InitialState {
  readonly at: Instant;
  /** Agents who are there, on queue or on a break; all others are away. */
  readonly agents: readonly InitialAgent[];
  /** Contacts in line, those that ring included; deferrable work and callbacks due wait like all others. In order of arrival. */
  readonly waiting: readonly InitialWaiting[];
  /** Contacts at agents: in conversation, on hold, set aside, in wrap-up. */
  readonly works: readonly InitialWork[];
  /** Contacts in a menu or bot. */
  readonly selfService: readonly InitialSelfService[];
  /** Open sessions nobody has: the customer is silent, or is to be dialled again. */
  readonly away: readonly InitialAway[];
  /** Contacts promised for later: scheduled callbacks. */
  readonly due: readonly InitialDue[];
}

export interface InitialAgent {
  readonly agentId: string;
  /** Where the agent belongs; needed of agents the scenario does not know, who are added to that group. */
  readonly groupId?: string;
  /** Absent: the id. */
  readonly name?: string;
  /** `ready`: on queue, with or without contacts. */
  readonly state: "ready" | "break";
  /** How long the agent has been idle, or on this break, ms. Of agents with contacts: 0. */
  readonly sinceMs: number;
  /** Of a break; absent: none was told. */
  readonly reason?: string;
  /** When the break ends; absent: as long after its begin as the roster plans for such a break. */
  readonly backAt?: Instant;
}

/** What the next agent knows: `new` – nothing is told yet; `kept` – everything told before; `lost` – it must be told again. */
export type InitialContext = "new" | "kept" | "lost";

interface InitialContact {
  /** What draws are keyed by: the same id has the same luck in every run of a seed and replication. */
  readonly contactId: string;
  readonly queueId: string;
  /** It follows another contact of the same journey; absent: it does not. */
  readonly returning?: boolean;
  /** Absent: `new`. */
  readonly context?: InitialContext;
}

export interface InitialWaiting extends InitialContact {
  /** Since this visit began, ms: what waits are measured by. */
  readonly waitedMs: number;
  /** Since it first stood in line: what first come, first served and patience go by; ≥ `waitedMs`; absent: the same. */
  readonly inLineMs?: number;
  /** 0 (first) to 99; absent: its queue's. */
  readonly priority?: number;
  /** When an answer is promised; absent: as the queue has it. */
  readonly dueAt?: Instant;
  /** The agent the customer spoke to last; sessions in parts wait for that agent first. Absent: nobody. */
  readonly promisedAgentId?: string;
  /** Agents it rings at; absent: none. */
  readonly ringing?: readonly { readonly agentId: string; readonly elapsedMs: number }[];
}

/** `hold`: the customer is on hold, the agent busy; `aside`: interrupted, the agent is free of it for now. */
export type InitialPhase = "conversation" | "hold" | "aside" | "wrap-up";

export interface InitialWork extends InitialContact {
  readonly agentId: string;
  readonly phase: InitialPhase;
  /** Since the phase began; of a conversation with holds: since the conversation began, ms. */
  readonly elapsedMs: number;
  /**
   * Of a conversation: what of it is done, as ms alone with the agent. Absent: `elapsedMs` by the pace of as many
   * contacts as the agent has now.
   */
  readonly workedMs?: number;
  /** Of a wrap-up: how long the conversation before it lasted, ms; absent: 0. */
  readonly talkedMs?: number;
  /** Of a session in parts: parts done before this work; absent: 0. */
  readonly part?: number;
}

export interface InitialSelfService extends InitialContact {
  readonly elapsedMs: number;
}

export interface InitialAway extends InitialContact {
  /** How long the customer has been silent, or since the last attempt, ms. */
  readonly silentMs: number;
  /** Parts of the session done; absent: 1. */
  readonly part?: number;
  /** Dialling attempts so far; absent: 1. */
  readonly attempts?: number;
  readonly lastAgentId?: string;
}

export interface InitialDue extends InitialContact {
  /** Not before `at`: what is overdue comes at once. */
  readonly dueAt: Instant;
}
