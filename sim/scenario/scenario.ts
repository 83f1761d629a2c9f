import type { PolicySpec } from "../routing/spec.ts";
import type { Channel } from "../vocabulary/index.ts";
import type { LocalName, ScenarioStory } from "./about.ts";
import type { ScenarioEvent } from "./demand.ts";
import type { QueueSpec } from "./queueSpec.ts";
import type { GroupSpec } from "./staff.ts";

/** Version of the scenario form. A change that old readers would misread raises it. */
export const SCENARIO_VERSION = 1;

/** A contact centre as plain data: who comes, who answers, by which rules. Nothing in it is random. */
export interface Scenario {
  readonly version: typeof SCENARIO_VERSION;
  /** Lower-case letters, digits and hyphens; names the source of its events: `simulation://<id>`. */
  readonly id: string;
  readonly name: LocalName;
  /** Absent: no story is told with it. */
  readonly story?: ScenarioStory;
  /** IANA zone of every local minute below. */
  readonly timeZone: string;
  /** ISO 4217 code of every amount of money below, such as EUR; absent: amounts are of no named currency. */
  readonly currency?: string;
  /** What an experiment runs and measures; absent: one day from midnight, no warm-up. */
  readonly run?: RunSpec;
  /** A policy of the registry, with its own parameters where they are not the usual ones, or a policy written out. */
  readonly policy: PolicyChoice;
  /**
   * What happens to open contacts when a shift ends: the agent finishes them, takes no new one, then leaves; or they go
   * back to the head of their line with the work that is left, and the agent leaves at once.
   */
  readonly shiftEnd: "finish-contact" | "hand-back";
  /** Channels an agent takes only with nothing else open, and with which nothing else is taken. */
  readonly exclusiveChannels: readonly Channel[];
  readonly queues: readonly QueueSpec[];
  readonly groups: readonly GroupSpec[];
  /** What happens to the centre besides its ordinary day; absent: nothing. */
  readonly events?: readonly ScenarioEvent[];
}

export type PolicyChoice =
  | string
  | { readonly name: string; readonly parameters: Readonly<Record<string, number | string>> }
  | PolicySpec;

/** The window an experiment looks at. */
export interface RunSpec {
  /** Local day the run begins, `YYYY-MM-DD`; absent: 2026-03-02, a Monday. */
  readonly date?: string;
  /** Minute of that day the run begins; absent: 0. */
  readonly startMinute?: number;
  /** Runs before anything is counted, minutes; absent: 0. */
  readonly warmUpMinutes?: number;
  /** Counted after the warm-up, minutes, up to 527,040 (366 days); absent: 1,440. */
  readonly lengthMinutes?: number;
  /**
   * `cut`: counting stops at the end and what is open is not followed; `drain`: arrivals stop and what is open is
   * followed to its end. Absent: `drain`.
   */
  readonly end?: "cut" | "drain";
  /** Intervals results are shown by, minutes, dividing 1,440; absent: 30. */
  readonly intervalMinutes?: number;
}
