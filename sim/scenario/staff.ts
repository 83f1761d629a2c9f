import type { Channel } from "../vocabulary/index.ts";
import type { LocalName } from "./about.ts";
import type { Distribution } from "./distribution.ts";

/** People with the same skills and the same capacity. */
export interface GroupSpec {
  readonly id: string;
  readonly name: LocalName;
  readonly skills: readonly SkillSpec[];
  readonly slots: SlotsSpec;
  /** Shifts of everybody who has none of their own. Empty: always there. */
  readonly shifts: readonly ShiftSpec[];
  /** Named people; may be empty where `headcount` is given. */
  readonly people: readonly PersonSpec[];
  /** Unnamed people, alike, counted by interval. Absent: none. */
  readonly headcount?: HeadcountSpec;
  /** The team; contacts of another team's queues are behind a wall. Absent: no wall. */
  readonly teamId?: string;
  /** Wage of one agent, money per paid hour (shift time, breaks included); absent: 0. */
  readonly costPerHour?: number;
  /** Absent: everybody comes, on time. */
  readonly shrinkage?: ShrinkageSpec;
  /** Absent: agents are answered for at once. */
  readonly ring?: {
    /** From the offer to the answer. */
    readonly answerMs: Distribution;
    /** Share of offers nobody takes; the routing policy says what follows. */
    readonly missedShare: number;
  };
  /** Newcomers are slower at first. Absent: nobody is. */
  readonly learning?: {
    /** Handle-time factor on the first day, 1 to 5; falls straight to 1 over `days` days. */
    readonly startFactor: number;
    readonly days: number;
  };
}

export interface SkillSpec {
  readonly queueId: string;
  /** 1 to 10; routing may ask for a least level. */
  readonly level: number;
  /** Conversation and wrap-up take this many times as long; 0.1 to 10; absent: 1. */
  readonly handleTimeFactor?: number;
  /** Multiplies the share resolved; 0 to 2; absent: 1. */
  readonly resolvedFactor?: number;
}

/** How many contacts at once: in all, and of each channel (absent channel: none of it). */
export interface SlotsSpec {
  readonly total: number;
  readonly byChannel: Readonly<Partial<Record<Channel, number>>>;
  /** What one contact of a channel takes of `capacity`; absent channel: 1. Given together with `capacity`. */
  readonly weights?: Readonly<Partial<Record<Channel, number>>>;
  /** Sum of weights an agent can hold, > 0. Absent: weights do not matter. */
  readonly capacity?: number;
  /** Whether contacts of different channels may be held together; absent: `any`. */
  readonly mix?: "any" | "same-channel";
  /**
   * How many times as long a conversation takes while the agent holds 1, 2, … contacts in conversation; the last
   * value goes on. Work is depleted at 1 ÷ value. Absent channel: 1 whatever is held.
   */
  readonly slowDown?: Readonly<Partial<Record<Channel, readonly number[]>>>;
}

/**
 * Unnamed agents by interval. When the number falls whoever is idle leaves first, then whoever is free first; when it
 * rises again, those who have not left yet stay.
 */
export interface HeadcountSpec {
  readonly profile: "daily" | "weekly";
  /** Minutes; divides 1,440. */
  readonly intervalMinutes: number;
  /** Agents scheduled in each interval, whole numbers, 0 to 2,000. One value: always that many. */
  readonly agents: readonly number[];
}

/** What keeps scheduled people away. Shares of scheduled time or days, in [0, 0.9]. */
export interface ShrinkageSpec {
  /** Meetings, training: off-queue blocks inside the shift; absent: 0. */
  readonly plannedShare?: number;
  /** Length of one such block, minutes; absent: 30. */
  readonly plannedBlockMinutes?: number;
  /** Whole days nobody expected; absent: 0. */
  readonly absentShare?: number;
  /** How late people come; absent: on time. */
  readonly lateMs?: Distribution;
}

export interface PersonSpec {
  readonly id: string;
  readonly name: string;
  readonly shifts?: readonly ShiftSpec[];
  /** Factors of this person on top of the group's, by channel: typing speed, fluency. Absent channel: 1. */
  readonly handleTimeFactors?: Readonly<Partial<Record<Channel, number>>>;
  /** Multiplies the share resolved; absent: 1. */
  readonly resolvedFactor?: number;
  /** Days of experience on the first day of the run; counts where the group has `learning`. Absent: all of them. */
  readonly experienceDays?: number;
}

/** One shift on each of some weekdays, in local minutes. */
export interface ShiftSpec {
  /** 1 = Monday … 7 = Sunday: the day the shift begins. */
  readonly weekdays: readonly number[];
  /** Minute of the local day, 0–1439. */
  readonly startMinute: number;
  /** After `startMinute`, at most a day later: above 1440 is past midnight. */
  readonly endMinute: number;
  readonly breaks: readonly BreakSpec[];
}

/** A break, due `afterMinutes` into the shift. It begins when the agent's open contacts are done and lasts in full. */
export interface BreakSpec {
  readonly afterMinutes: number;
  readonly durationMinutes: number;
  /** In the centre's own words: `break`, `lunch`. */
  readonly reason: string;
}
