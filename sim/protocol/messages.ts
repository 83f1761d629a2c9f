import type { Frame, Lens } from "../metrics/frame.ts";
import type { FrameDelta } from "./frameDelta.ts";

/** Version of `/live`. A client of another version is told so and reloads. */
export const PROTOCOL_VERSION = 2;

/** What a display says. */
export type ClientMessage =
  /**
   * The first word; until then no frame is sent, since it says what may be seen. `boardId`: a stored board, by whose
   * reading and naming frames are made; else `lens`; neither: as the centre reads. Said again, it changes the reading.
   */
  | {
      readonly type: "hello";
      readonly protocol: number;
      readonly boardId?: string;
      readonly lens?: Lens;
    }
  /** Asked after a hole in the sequence: the next message is a `snapshot`. */
  | { readonly type: "resync" }
  /** `sentAt` is the display's own clock, returned untouched. */
  | { readonly type: "ping"; readonly sentAt: number };

/** Why a display is let go. */
export type RefusalCode =
  | "protocol-version"
  | "bad-message"
  | "too-many"
  /** More different readings at once than the server makes frames for. */
  | "too-many-lenses"
  | "unknown-board";

/** What the server says. A `snapshot` is a whole frame and starts a sequence; a `frame` is what changed since. */
export type ServerMessage =
  | { readonly type: "welcome"; readonly protocol: number; readonly serverAt: number; readonly framesPerSecond: number }
  | { readonly type: "snapshot"; readonly serverAt: number; readonly frame: Frame }
  | { readonly type: "frame"; readonly serverAt: number; readonly delta: FrameDelta }
  /** The display's board was changed; `revision` absent: it was deleted, and is shown on as it was. */
  | { readonly type: "board"; readonly boardId: string; readonly revision?: number }
  | { readonly type: "pong"; readonly sentAt: number; readonly serverAt: number }
  | { readonly type: "refused"; readonly code: RefusalCode; readonly detail: string };
