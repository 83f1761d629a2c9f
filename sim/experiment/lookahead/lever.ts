import type { Ratio } from "../../metrics/frame.ts";
import type { Channel, Instant } from "../../vocabulary/index.ts";

/** Something a supervisor can do now. Of size zero (no agents, share 0) it does nothing. */
export type LeverSpec =
  /** `agents` of one group serve another group's queues from now on; what they have in hand they finish. */
  | { readonly kind: "move"; readonly agents: number; readonly fromGroupId: string; readonly toGroupId: string }
  /** `agents` on a break, those longest on it first, are back a minute from now. */
  | { readonly kind: "recall"; readonly agents: number; readonly groupId: string }
  /** `agents` more come a quarter of an hour from now and stay as long as the look-ahead reaches. */
  | { readonly kind: "add"; readonly agents: number; readonly groupId: string }
  /** Whoever joins the line from now on hears of another queue; `share` of them go there. */
  | { readonly kind: "announce"; readonly queueId: string; readonly toQueueId: string; readonly share: number }
  /** `agents` of the group help in the queue when it has nothing better to do for them. */
  | { readonly kind: "overflow"; readonly queueId: string; readonly groupId: string; readonly agents: number }
  /** `share` of the contacts that come from now on are turned away at the door; 1 closes the queue. */
  | { readonly kind: "limit"; readonly queueId: string; readonly share: number };

/** A difference of two shares or figures with its 95 % interval over paired runs. */
export interface LeverChange {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What levers do to one channel at one instant. */
export interface LeverPoint {
  readonly at: Instant;
  /** Probability of keeping the target without and with them; n = runs in which somebody counted both times. */
  readonly before: Ratio;
  readonly after: Ratio;
  /** Of that probability; absent where nobody counted in any pair of runs. */
  readonly change?: LeverChange;
  /** Of the service level, fraction. */
  readonly serviceLevel?: LeverChange;
  /** Of the number in line. */
  readonly waiting: LeverChange;
}

export interface LeverChannel {
  readonly channel: Channel;
  /** After half an hour, an hour and two; fewer where the day ends before. */
  readonly points: readonly LeverPoint[];
}

/** What one or several levers together do, on common random numbers. */
export interface LeverResult {
  readonly madeAt: Instant;
  readonly levers: readonly LeverSpec[];
  readonly runs: number;
  readonly seed: string;
  readonly costMs?: number;
  /** Channels of the floor, those nothing happens to included. */
  readonly channels: readonly LeverChannel[];
}

/** A lever that makes sense for the floor as it stands, with why: the channel it helps. */
export interface LeverProposal {
  readonly id: string;
  readonly lever: LeverSpec;
  readonly helps: Channel;
}

/** What somebody decided to do. */
export interface ChosenLever {
  readonly at: Instant;
  readonly levers: readonly LeverSpec[];
  /** Who, in their own words: 1 to 80 characters, text, never markup. */
  readonly by: string;
  /** What was expected of it, where it was evaluated. */
  readonly expected?: LeverResult;
}
