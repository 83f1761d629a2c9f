import type { Frame } from "../metrics/frame.ts";

/** Version of `/live`. A client of another version is told so and reloads. */
export const PROTOCOL_VERSION = 1;

/** What a display says. */
export type ClientMessage =
  | { readonly type: "hello"; readonly protocol: number; readonly lastSequence?: number }
  /** Asked after a hole in the sequence: the next message is a `snapshot`. */
  | { readonly type: "resync" }
  /** `sentAt` is the display's own clock, returned untouched. */
  | { readonly type: "ping"; readonly sentAt: number };

/** What the server says. Frames are full pictures; `snapshot` differs from `frame` only in that it starts a sequence. */
export type ServerMessage =
  | { readonly type: "welcome"; readonly protocol: number; readonly serverAt: number; readonly framesPerSecond: number }
  | { readonly type: "snapshot"; readonly serverAt: number; readonly frame: Frame }
  | { readonly type: "frame"; readonly serverAt: number; readonly frame: Frame }
  | { readonly type: "pong"; readonly sentAt: number; readonly serverAt: number }
  | {
      readonly type: "refused";
      readonly code: "protocol-version" | "bad-message" | "too-many";
      readonly detail: string;
    };
