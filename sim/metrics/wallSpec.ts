import type { Channel, QueueId, TeamId } from "../vocabulary/index.ts";
import type { Lens } from "./lens.ts";

export type { Lens } from "./lens.ts";

/** Version of the form a board is stored in. */
export const WALL_SPEC_VERSION = 1;

/** One wall as people configure it: what it shows, to whom, how. Plain data; texts are text, never markup. */
export interface WallSpec {
  readonly version: typeof WALL_SPEC_VERSION;
  /** Lower-case letters, digits, hyphens, up to 64. */
  readonly id: string;
  readonly name: string;
  /** `agents`: no names, no ranking, no waiting count unless a widget is added by hand. */
  readonly audience: "supervisor" | "operations" | "agents";
  readonly names: Lens["names"];
  /** `auto`: as the display's own controls say. */
  readonly language: "auto" | "en" | "ru";
  readonly theme: "auto" | "dark" | "light";
  /** IANA zone of clocks and days; absent: the centre's. */
  readonly timeZone?: string;
  readonly template: "auto" | "16:9" | "21:9" | "32:9" | "portrait";
  /** Absent: every one there is. */
  readonly channels?: readonly Channel[];
  readonly queueIds?: readonly QueueId[];
  readonly teamIds?: readonly TeamId[];
  /** In the order they take room when there is too little. */
  readonly widgets: readonly WidgetKind[];
  /** How figures are read; absent: as the centre does. */
  readonly reading?: Omit<Lens, "names">;
  /** Boards shown in turn, this one first; absent or empty: none. */
  readonly rotation?: {
    readonly boardIds: readonly string[];
    /** 20,000 to 3,600,000 ms. */
    readonly dwellMs: number;
  };
}

export const WIDGETS = [
  "channels",
  "queues",
  "teams",
  "agents",
  "quality",
  "equity",
  "responses",
  "alarms",
  "sources",
] as const;
export type WidgetKind = (typeof WIDGETS)[number];
