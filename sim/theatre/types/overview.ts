import type { LocalName } from "../../scenario/about.ts";
import type { ScenarioProblem } from "../../scenario/problems.ts";
import type { Channel, Instant } from "../../vocabulary/index.ts";
import type { DifferenceMeasure, Injection, RunDescription, StageName } from "./description.ts";
import type { DecisionMark, StageState } from "./stageState.ts";

/** What does not change while a run is looked at: sent once, when it opens and after every injection. */
export interface TheatreOverview {
  /** As it was opened, in its one spelling: what a link holds. */
  readonly description: RunDescription;
  readonly name: LocalName;
  readonly timeZone: string;
  readonly opensAt: Instant;
  /** The end of what can be shown. */
  readonly endsAt: Instant;
  /** One or two, `a` first. */
  readonly stages: readonly StageHead[];
  /** Lanes of all stages, in the scenario's order. */
  readonly lanes: readonly LaneHead[];
  /** Seats of all stages: a person keeps the same one on both. */
  readonly seats: readonly SeatHead[];
  readonly groups: readonly GroupHead[];
  /** Channels of the lanes, in the order boards show them. */
  readonly channels: readonly Channel[];
  readonly injections: readonly InjectionMark[];
  /** In order of time; at most 500. What is still to come is not for showing before it is revealed. */
  readonly moments: readonly Moment[];
  /** In order of time; at most 500, the first. Empty with one stage. */
  readonly divergences: readonly Divergence[];
  readonly divergencesInAll: number;
  /** In order of time; at most 1,000, the first. Empty with one stage. */
  readonly fates: readonly FateMark[];
  readonly fatesInAll: number;
  /** False: the run was cut at a bound before its own end; `endsAt` is where. */
  readonly whole: boolean;
}

export interface StageHead {
  readonly stage: StageName;
  readonly variant: { readonly id: string; readonly name: LocalName };
  /** What the trade calls the policy. */
  readonly policy: LocalName;
  /** What it does, sentence by sentence. */
  readonly rules: { readonly en: readonly string[]; readonly ru: readonly string[] };
}

export interface LaneHead {
  readonly queueId: string;
  readonly name: LocalName;
  readonly channel: Channel;
  /** Absent: the queue's id. */
  readonly intent?: string;
  /** What the centre wants to keep; absent: nothing is promised. */
  readonly target?: { readonly withinMs: number; readonly share: number };
  readonly hasBot: boolean;
  /** Which stages have it. */
  readonly on: readonly StageName[];
}

export interface SeatHead {
  readonly agentId: string;
  /** The person's own name; a first name for those the scenario only counts. */
  readonly name: LocalName;
  /** Number in the overview's groups. */
  readonly group: number;
  /** On each stage that has the person: room of the column in units, and what a contact of each channel takes; 0: none. */
  readonly column: { readonly a?: SeatColumn; readonly b?: SeatColumn };
}

export interface SeatColumn {
  /** Whole number of units where contacts are alike; otherwise the capacity weights share out. */
  readonly units: number;
  /** One for each channel of the overview; 0: the person does not take it. */
  readonly takes: readonly number[];
}

export interface GroupHead {
  readonly id: string;
  readonly name: LocalName;
}

/** An injection on the time line. */
export interface InjectionMark {
  readonly injection: Injection;
  readonly from: Instant;
  /** When it ends; its own `from` for one that only ends others. */
  readonly to: Instant;
}

/** Something worth stopping for. `n`: what it counts (wait in ms for a long wait, people for leaving, share for a breach). */
export interface Moment {
  readonly at: Instant;
  readonly kind: "target-breach" | "target-kept-again" | "long-wait" | "many-leave" | "injection";
  readonly stage?: StageName;
  /** Absent: of no lane. */
  readonly lane?: number;
  readonly n?: number;
}

/** What became of one contact next, on one stage. */
export type ContactTurn =
  | { readonly kind: "agent"; readonly seat: number; readonly at: Instant }
  | { readonly kind: "lane"; readonly lane: number; readonly at: Instant }
  | { readonly kind: "left"; readonly lane: number; readonly at: Instant }
  | { readonly kind: "turned-away"; readonly lane: number; readonly at: Instant }
  | { readonly kind: "moved"; readonly lane: number; readonly at: Instant }
  /** The customer's contact is over. */
  | { readonly kind: "done"; readonly resolved: boolean; readonly at: Instant }
  /** Nothing within the run: it still waits, or the customer did not come on this stage. */
  | { readonly kind: "none" };

/** A contact with whom the two stages do not do the same: another agent, another lane, another end. */
export interface Divergence {
  /** The first instant at which one of the stages did what the other did not. */
  readonly at: Instant;
  readonly who: string;
  /** Numbers on the stages; 0: it did not come there. */
  readonly contact: { readonly a: number; readonly b: number };
  readonly a: ContactTurn;
  readonly b: ContactTurn;
}

/**
 * How a customer's contact went, by its last visit: answered within the lane's limit (where nothing is promised: answered)
 * or later; gave up; turned away; took a callback or was sent to another channel; served by a menu or bot; still in line, or
 * on the way there, when the run ends; did not come on this stage.
 */
export const FATES = [
  "in-time",
  "late",
  "left",
  "turned-away",
  "moved",
  "self-served",
  "waits",
  "did-not-come",
] as const;
export type Fate = (typeof FATES)[number];

/** A customer who met a different fate on the two stages. */
export interface FateMark {
  /** The first instant at which the difference is there. */
  readonly at: Instant;
  readonly who: string;
  readonly lane: number;
  readonly contact: { readonly a: number; readonly b: number };
  readonly a: Fate;
  readonly b: Fate;
}

/** The running difference, drawn as the chart that is the scrubber. */
export interface DifferenceSeries {
  readonly measure: DifferenceMeasure;
  /** Lanes it is of. */
  readonly lanes: readonly number[];
  readonly everyMs: number;
  /** First point at `opensAt`. `a`, `b`: share or count; `n`: the smaller basis of the two; undefined: nobody counts yet. */
  readonly points: readonly DifferencePoint[];
}

export interface DifferencePoint {
  readonly at: Instant;
  readonly a: number | undefined;
  readonly b: number | undefined;
  /** a − b; undefined with one stage, or while one of them is. */
  readonly difference: number | undefined;
  readonly n: number;
}

/** Both stages at one instant. */
export interface TheatreFrame {
  readonly at: Instant;
  /** As many as the overview has. */
  readonly stages: readonly StageState[];
}

/** Where a step led: a frame, and the decisions it showed, by stage; `at` unchanged where nothing follows. */
export interface TheatreStep {
  readonly moved: boolean;
  readonly at: Instant;
  readonly frame: TheatreFrame;
  readonly decisions: readonly (readonly DecisionMark[])[];
  /** The moment or divergence it stopped at; absent: another kind of step. */
  readonly moment?: Moment;
  readonly divergence?: Divergence;
}

export const STEP_KINDS = ["event", "decision", "divergence", "moment"] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** What is wrong with a description: with the run itself, or with the scenario a stage would play. */
export type TheatreProblem = ScenarioProblem;
