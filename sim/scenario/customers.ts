import type { Distribution } from "./distribution.ts";

/** How customers of one queue behave: what they do besides waiting. Fractions in [0, 1]; each field absent: not at all. */
export interface CustomerSpec {
  readonly baulking?: BaulkingSpec;
  /** Who gave up waiting, was refused or baulked, and tries again the same way. */
  readonly redial?: {
    readonly share: number;
    readonly delayMs: Distribution;
    /** Attempts after the first, 1 to 1,000; absent: 20. */
    readonly atMost?: number;
  };
  /** Who gave up waiting and goes on in another channel. Decided after `redial`. */
  readonly onAbandon?: SwitchSpec;
  /** Unresolved customers who come again. */
  readonly repeat?: {
    readonly share: number;
    readonly delayMs: Distribution;
    /** Absent: the same queue. */
    readonly toQueueId?: string;
    /** Share of them whose context the next agent sees; absent: 1. */
    readonly contextKeptShare?: number;
  };
  /** Conversation takes this many times as long with the agent the customer last spoke to; 0.1 to 10; absent: 1. */
  readonly ownAgentFactor?: number;
  /**
   * Share of the conversation that a perfect match of customer and agent saves, 0 to 0.9: it takes 1 − this × match times
   * as long, where match is how well the two fit, uniform in (0, 1) for each pair; absent: 0, whoever answers.
   */
  readonly matchSaving?: number;
  /** Who waits for an answer and asks elsewhere how far it is; nobody asks while the status is visible. */
  readonly statusQuestion?: {
    readonly share: number;
    readonly afterMs: Distribution;
    readonly toQueueId: string;
    /** Share of customers who can see the status; absent: 0. */
    readonly visibleShare?: number;
  };
  /** What lost context costs, wherever it was lost. Absent: nothing. */
  readonly lostContext?: {
    /** Added to the next conversation: explaining again, ms. */
    readonly clarifyMs: number;
    /** Multiplies the share resolved; absent: 1. */
    readonly resolvedFactor?: number;
  };
}

export interface BaulkingSpec {
  /** Share that leaves at once when nobody is free; absent: 0. */
  readonly immediateShare?: number;
  /** The wait is announced; who would not wait `factor` times as long leaves at once. Absent: nothing is announced. */
  readonly announcedFactor?: number;
}

export interface SwitchSpec {
  readonly switchShare: number;
  readonly toQueueId: string;
  readonly delayMs: Distribution;
  readonly contextKeptShare: number;
}

/** How the first contact of a customer's need ends, and how its answer depends on who gives it. */
export interface ResolutionSpec {
  /** Share of answered contacts whose matter is settled, before the agent's factor. */
  readonly share: number;
  /**
   * Share settled by how many contacts the agent held on average meanwhile, straight between points and flat outside;
   * replaces `share`. Points in rising order of `concurrency`.
   */
  readonly byConcurrency?: readonly { readonly concurrency: number; readonly share: number }[];
}

/** What is exchanged inside a session, and whether it holds a slot while the customer is silent. */
export interface MessagesSpec {
  /** Absent, like `agentReplyMs`: one letter, one answer at the end. */
  readonly customerReplyMs?: Distribution;
  readonly agentReplyMs?: Distribution;
  /** Sessions whose work stands still while the customer is away. Absent: the slot is held from first to last. */
  readonly away?: {
    /** Parts the conversation falls into, with a customer's silence between them: 2 to 50. */
    readonly parts: number;
    /** Silence after which the slot is released, ms; shorter silences hold it. */
    readonly releaseAfterMs: number;
    /** How long a returning customer waits for the same agent before anybody may take over; absent: for ever. */
    readonly sameAgentMs?: number;
    /** Added to the part when somebody else takes over and reads up, ms; absent: 0. */
    readonly readUpMs?: number;
  };
}

/** A menu or bot in front of the queue. */
export interface SelfServiceSpec {
  readonly by: "ivr" | "bot";
  readonly durationMs: Distribution;
  /** Share of contacts that need nobody after it, at `flatness` 1. */
  readonly containedShare: number;
  /** How flat the intent is, in [0, 1]: multiplies `containedShare`; absent: 1. */
  readonly flatness?: number;
  /** Of the contained, those who only seem to be: they come again like an unresolved contact. Absent: 0. */
  readonly falselyContainedShare?: number;
  /** Added to the conversation of whoever the bot could not help, ms; absent: 0. */
  readonly missCostMs?: number;
  /** Callers the menu knows, for whom it puts their usual choice first. Absent: nobody. */
  readonly regulars?: {
    readonly share: number;
    readonly durationMs: Distribution;
    /** Share of regulars for whom the guess is wrong and the whole menu plays on top; absent: 0. */
    readonly wrongGuessShare?: number;
  };
  /** Whoever chose wrongly meets a wrong agent first and is put back in line. Absent: nobody. */
  readonly misroute?: {
    readonly share: number;
    readonly toQueueId: string;
    readonly wrongAgentMs: Distribution;
  };
}
