import type { LookAhead } from "../sim/experiment/lookahead/result.ts";
import type { AlarmAction, AlarmOutcome } from "../sim/metrics/alarms/alarm.ts";
import type { Frame } from "../sim/metrics/frame.ts";
import type { Instant } from "../sim/vocabulary/index.ts";
import type { Speed } from "./clock.ts";
import type { TheatreSpec } from "./theatrePlaying.ts";

/** What a board in a worker can play. */
export type FeedSpec =
  | {
      readonly kind: "simulated";
      /** Any text; the same seed and start give the same day. */
      readonly seed: string;
      /** Floor time at which the display begins; the centre has been open for hours by then. */
      readonly from: Instant;
      readonly speed: Speed;
    }
  | {
      readonly kind: "recording";
      /** Id of `GET /api/v1/recordings`. */
      readonly id: string;
      readonly label: string;
      readonly timeZone: string;
      readonly speed: Speed;
    }
  | {
      /** A day of the server's log. */
      readonly kind: "day";
      /** `YYYY-MM-DD` of `GET /api/v1/days`. */
      readonly date: string;
      /** Floor time at which the display begins; the day's own beginning when absent or outside it. */
      readonly from: Instant | undefined;
      readonly speed: Speed;
      /** True: it stands at `from` until somebody plays it. */
      readonly paused: boolean;
    }
  /** One stage of a theatre run, simulated. */
  | ({ readonly kind: "theatre"; readonly speed: Speed } & TheatreSpec);

export type FeedErrorCode =
  | "recording-unavailable"
  | "recording-empty"
  | "recording-unreadable"
  | "day-unavailable"
  | "day-unreadable"
  | "theatre-unreadable"
  | "feed-failed";

export type Opened =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: FeedErrorCode; readonly detail: string };

/** What the board worker offers. Everything here is structured-cloneable; nothing here throws across the boundary. */
export interface BoardApi {
  /** Plays `spec` instead of what played before. Frames of an older opening are never handed out after this resolves. */
  open(spec: FeedSpec, onFrame: (frame: Frame) => void): Promise<Opened>;
  play(): Promise<void>;
  pause(): Promise<void>;
  setSpeed(speed: Speed): Promise<void>;
  seek(at: Instant): Promise<void>;
  /** Passes one event and pauses. */
  step(): Promise<void>;
  /**
   * What a person does about an alarm of the floor that plays, at floor time as far as it has come. Going back in time
   * forgets it: that is another past. Without a floor every alarm is unknown.
   */
  actOnAlarm(action: AlarmAction): Promise<AlarmOutcome>;
  /** What may come of the floor that plays, made in a worker beside this one; `undefined` where there is none. */
  lookAhead(): Promise<LookAhead | undefined>;
  close(): Promise<void>;
}
