import type {
  AggregateExplanation,
  AggregateMeasure,
  Camera,
  DifferenceMeasure,
  DifferenceSeries,
  Injection,
  StepKind,
  TheatreFrame,
  TheatreOverview,
  TheatreProblem,
  TheatreStep,
  WhyAnswer,
  WhyQuestion,
} from "../sim/theatre/types/index.ts";
import type { Instant } from "../sim/vocabulary/index.ts";

/** A run that stands open, or everything wrong with what was to be opened. Nothing is half opened. */
export type TheatreOpened =
  | { readonly ok: true; readonly overview: TheatreOverview; readonly frame: TheatreFrame }
  | { readonly ok: false; readonly problems: readonly TheatreProblem[] };

/** `undefined` where nothing is open, or another run has been opened meanwhile. */
export type Maybe<T> = T | undefined;

/**
 * What the theatre's worker offers. Everything is structured-cloneable; nothing throws across the boundary. The page asks
 * for simulated instants; the worker has no clock. Instants outside the run mean its ends.
 */
export interface TheatreApi {
  /** Opens the run of a description: from outside, parsed here. It stands at the description's own instant. */
  open(description: unknown): Promise<TheatreOpened>;
  /** Opens the run of a link's fragment, with or without its `#`. */
  openLink(fragment: string): Promise<TheatreOpened>;
  /** Both stages at an instant. */
  frame(at: Instant): Promise<Maybe<TheatreFrame>>;
  /** To the next event, decision, divergence or interesting moment after `at`. */
  next(kind: StepKind, at: Instant): Promise<Maybe<TheatreStep>>;
  /** To the last one before `at`. */
  previous(kind: StepKind, at: Instant): Promise<Maybe<TheatreStep>>;
  /** The answer about the stage as it stands at `at`; a question nobody can answer (an agent or contact that is not there) says so. */
  why(question: WhyQuestion, at: Instant, language: "en" | "ru"): Promise<Maybe<WhyAnswer>>;
  /**
   * The run with one injection more: nothing before it changes, and it stands where that was done. Refused, the run stays as
   * it was; so it does, without a problem, where nothing is open.
   */
  inject(injection: Injection): Promise<TheatreOpened>;
  /** The run without the last injection; as it was where there is none. */
  undoInjection(): Promise<TheatreOpened>;
  /** The running difference over the whole run; lanes: none named, all. */
  series(measure: DifferenceMeasure, lanes: readonly number[]): Promise<Maybe<DifferenceSeries>>;
  aggregate(measure: AggregateMeasure, from: Instant, to: Instant): Promise<Maybe<AggregateExplanation>>;
  /** Names the run and its state at `at`, 16 hexadecimal digits: equal in every browser and in Node. */
  hash(at: Instant): Promise<Maybe<string>>;
  /** The link's fragment of the run as it stands at `at`, turned to `camera`, without `#`. */
  link(at: Instant, camera: Camera): Promise<Maybe<string>>;
  close(): Promise<void>;
}
