import type { FloorEvent, SourceId } from "../../sim/vocabulary/index.ts";

/** Hands events to the log. Resolves once they are committed; rejects when they could not be stored. */
export type Emit = (events: readonly FloorEvent[]) => Promise<void>;

/** The thin shell around a pure translator: reads the world, emits events, reports its own health as events. */
export interface Source {
  readonly source: SourceId;
  /** What it is, for the front door: a path, an address. */
  readonly label: string;
  /** Starts reading; resolves once the first state is known. Failures of the world become `source.health` events. */
  start(emit: Emit): Promise<void>;
  stop(): Promise<void>;
}
