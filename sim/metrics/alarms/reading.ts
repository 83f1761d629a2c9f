import type { Channel, Instant } from "../../vocabulary/index.ts";
import type { WindowId } from "../config.ts";
import type { Freshness } from "../frame.ts";
import type { AlarmMetric, AlarmScope } from "./rule.ts";

/** One figure as an alarm judges it, in the metric's unit. */
export interface AlarmReading {
  /** Absent when nobody was counted. */
  readonly value?: number;
  readonly n?: number;
  /** Wilson 95 % interval, where the figure has one. */
  readonly low?: number;
  readonly high?: number;
  /** The scope's own target for this figure; absent where it has none. */
  readonly target?: number;
  /** Of what may come: the instant it is told of. */
  readonly byAt?: Instant;
}

/** One thing a rule watches, found on the floor: the same object as long as it is there. */
export interface WatchedScope {
  /** Unique among all: `channel:voice`, `queue:sales/voice`, `team:north`, `source:…`, `total`. */
  readonly key: string;
  /** As displays read it: a queue without its channel. */
  readonly scope: string;
  readonly channel?: Channel;
}

/** What a book reads figures from: a board, or a test's own world. */
export interface AlarmFigures {
  /** Everything `scope` stands for now, in a stable order. */
  watched(scope: AlarmScope): readonly WatchedScope[];
  /** The figure as it stands at `at`, which the figures have reached. */
  read(metric: AlarmMetric, watched: WatchedScope, window: WindowId | "now", at: Instant): AlarmReading;
}

/** How fresh the data behind a scope is. */
export type ScopeFreshness = (watched: WatchedScope) => Freshness;
