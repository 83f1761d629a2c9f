import type {
  Camera,
  DifferenceSeries,
  Injection,
  TheatreFrame,
  TheatreOverview,
  TheatreProblem,
  TheatreStep,
} from "../../../sim/theatre/types/index.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import type { TheatreSpeed } from "./playhead.ts";

/** Everything the page draws: a new object whenever something of it changed. */
export interface RunView {
  readonly state: "empty" | "opening" | "open" | "refused" | "failed";
  readonly overview?: TheatreOverview;
  readonly frame?: TheatreFrame;
  /** Where the clock stands: the frame follows it. */
  readonly at: Instant;
  readonly playing: boolean;
  readonly direction: 1 | -1;
  readonly speed: TheatreSpeed;
  /** The last change of place was a jump: nothing slides. */
  readonly jumped: boolean;
  /** The step that led here, what it showed and what it stopped at; absent: no step did. */
  readonly stepped?: Pick<TheatreStep, "decisions" | "moment" | "divergence">;
  readonly camera: Camera;
  /** What lies ahead is shown. */
  readonly revealed: boolean;
  /** In points of the service level, and in people who left; absent until they are known. */
  readonly level?: DifferenceSeries;
  readonly left?: DifferenceSeries;
  readonly problems: readonly TheatreProblem[];
  /** What broke, in the machine's words; only where `state` is `failed`. */
  readonly detail?: string;
  /** Injections taken back, the last one last. */
  readonly undone: readonly Injection[];
}

/** Nothing is open. */
export const EMPTY: RunView = {
  state: "empty",
  at: 0 as Instant,
  playing: false,
  direction: 1,
  speed: 1,
  jumped: true,
  camera: {},
  revealed: false,
  problems: [],
  undone: [],
};
