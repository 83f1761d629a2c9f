import type { PolicyChoice } from "../../scenario/scenario.ts";
import type { ScenarioFile } from "../../scenario/scenarioFile.ts";
import type { Channel } from "../../vocabulary/index.ts";

/** Version of the description. A change that old readers would misread raises it. */
export const RUN_VERSION = 1;

/** The two stages; a run of one stage has only `a`. */
export type StageName = "a" | "b";

/**
 * Everything a theatre run follows from: the same description gives the same run, bit for bit, wherever it is opened. Its
 * link holds it whole. Times are whole ms after the run opens.
 */
export interface RunDescription {
  readonly version: typeof RUN_VERSION;
  readonly scenario: ScenarioSource;
  readonly a: StageChoice;
  /** Absent: one stage. */
  readonly b?: StageChoice;
  /** Any text, 1 to 100 characters. */
  readonly seed: string;
  /** What people did to the run, in the order they did it: at most 40. Both stages meet the same. */
  readonly injections: readonly Injection[];
  /** Where the clock stands. */
  readonly atMs: number;
  readonly camera: Camera;
}

export type ScenarioSource =
  /** Id of a preset's scenario. */
  | { readonly kind: "preset"; readonly id: string }
  /** Written out, as a file of the lab has it. */
  | { readonly kind: "file"; readonly file: ScenarioFile };

/** What one stage plays: a variant of the scenario, and possibly another policy in the place of its own. */
export interface StageChoice {
  /** `base`: the scenario as it stands. */
  readonly variant: string;
  /** Absent: the variant's own. */
  readonly policy?: PolicyChoice;
}

/** What the picture is turned to; it changes nothing of the run. */
export interface Camera {
  /** The customer who is followed, by `who` of the stages; absent: nobody. */
  readonly follow?: string;
  /** The lanes shown, by queue ids; absent: all. */
  readonly queues?: readonly string[];
  /** What the difference is measured in; absent: `answered-in-time`. */
  readonly measure?: DifferenceMeasure;
}

/** What runs are compared by. The first is the queues' own service level, running from the opening. */
export const DIFFERENCE_MEASURES = ["answered-in-time", "left", "waiting", "answered"] as const;
export type DifferenceMeasure = (typeof DIFFERENCE_MEASURES)[number];

/**
 * Something people did to a running centre at `atMs`. It takes hold at the first whole second after that, so nothing
 * that has been seen changes. Queues and groups that a stage does not have are left out there.
 */
export type Injection = InjectionTime &
  /** The rate of the queues times `factor`, 0 to 100. */
  (
    | {
        readonly kind: "spike";
        readonly queueIds: readonly string[];
        readonly factor: number;
        readonly minutes: number;
      }
    /** Nobody gets through on the channel; who waits already stays. */
    | { readonly kind: "channel-outage"; readonly channel: Channel; readonly minutes: number }
    /** So many of the group go, when they are done with what they hold. */
    | { readonly kind: "agents-leave"; readonly groupId: string; readonly agents: number; readonly minutes: number }
    /** Whoever of the group has been sent away, or is away by the scenario's own events, comes back. */
    | { readonly kind: "agents-return"; readonly groupId: string }
    /** Menus and bots of the queues are down: everybody goes straight to the line. */
    | { readonly kind: "bot-fails"; readonly queueIds: readonly string[]; readonly minutes: number }
    /** Conversations begun meanwhile take `factor` times as long, 0.1 to 10. */
    | {
        readonly kind: "slow-crm";
        readonly queueIds: readonly string[];
        readonly factor: number;
        readonly minutes: number;
      }
    /** `contacts` on top, expected, all of one intent, their rate falling by half every `halfLifeMinutes`. */
    | {
        readonly kind: "flash-crowd";
        readonly queueId: string;
        readonly contacts: number;
        readonly halfLifeMinutes: number;
        readonly minutes: number;
      }
  );
export type InjectionKind = Injection["kind"];

export interface InjectionTime {
  readonly atMs: number;
}
