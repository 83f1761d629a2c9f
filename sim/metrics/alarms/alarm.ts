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
  /** When a returned alarm leaves by itself. */
  readonly clearsAt?: Instant;
  /** The figure now, in the metric's unit, and what it is held against; absent when it cannot be told now. */
  readonly value?: number;
  readonly n?: number;
  /** Of what may come: the instant by which the target is kept with the probability `value`. */
  readonly byAt?: Instant;
  /** Absent where the scope's own target is not known now. */
  readonly threshold?: number;
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
  /** Alarms of every state in the book; a frame lists the first 200. */
  readonly open: number;
  /** Since when there has been none: “No alarms since 13:58”. Absent while there is one, and before the first look. */
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
  /** Of what may come: the instant by which. */
  readonly byAt?: Instant;
  readonly by?: string;
}

/** What a person's action came to; refusals as stable codes (docs/ERRORS.md). */
export type AlarmOutcome =
  | { readonly ok: true; readonly state: AlarmState | "gone" }
  | { readonly ok: false; readonly code: "unknown-alarm" | "alarm-state"; readonly detail: string };
