import type { Channel, Instant } from "../../vocabulary/index.ts";
import type { Freshness } from "../frame.ts";
import type { AlarmMetric, AlarmRule } from "./rule.ts";

/**
 * `new`: nobody has said they saw it; `seen`: somebody has; `shelved`: put aside until a time; `returned`: the condition
 * is gone and nobody had seen it, so it stays for a while to be read.
 */
export type AlarmState = "new" | "seen" | "shelved" | "returned";

/** One alarm as displays draw it. */
export interface AlarmFrame {
  /** Rule and scope: the same trouble has the same id every time. */
  readonly id: string;
  readonly ruleId: string;
  readonly ruleName?: string;
  readonly metric: AlarmMetric;
  /** `channel:voice`, `queue:sales`, `team:north`, `source:…`, `total`. */
  readonly scope: string;
  readonly channel?: Channel;
  readonly level: "watch" | "act";
  readonly state: AlarmState;
  /** When the condition began to hold. */
  readonly sinceAt: Instant;
  /** When it reached `state`. */
  readonly stateAt: Instant;
  readonly seenBy?: string;
  readonly shelvedUntilAt?: Instant;
  /** The figure now, in the metric's unit, and what it is held against; absent when it cannot be told now. */
  readonly value?: number;
  readonly n?: number;
  readonly threshold: number;
  readonly direction: "below" | "above";
  readonly freshness: Freshness;
  readonly sound: AlarmRule["sound"];
  /** Whether it is quiet now. */
  readonly quiet: boolean;
  readonly response?: string;
}

/** How much the board itself alarms: more than one in ten minutes is more than a person can answer. */
export interface AlarmRate {
  /** Alarms that came as new in the last hour of floor time. */
  readonly lastHour: number;
  /** The last instant there was none open; absent: there is none open now, or there never was such an instant. */
  readonly noneSinceAt?: Instant;
}

/** What a person does about an alarm. `by`: initials or a name they gave, up to 40 characters. */
export type AlarmAction =
  | { readonly kind: "see"; readonly id: string; readonly by: string }
  | { readonly kind: "shelve"; readonly id: string; readonly by: string; readonly forMs: number }
  | { readonly kind: "unshelve"; readonly id: string; readonly by: string };

/** What happened to alarms, for their history. */
export interface AlarmChange {
  readonly at: Instant;
  readonly id: string;
  readonly ruleId: string;
  readonly scope: string;
  readonly change: "came" | "worse" | "better" | "seen" | "shelved" | "unshelved" | "left" | "came-back";
  readonly level: "watch" | "act";
  readonly value?: number;
  readonly n?: number;
  readonly by?: string;
}
