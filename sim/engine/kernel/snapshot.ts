import type { Instant } from "../../vocabulary/index.ts";
import type { DemandState } from "../demand/demand.ts";
import type { RosterState } from "../roster/roster.ts";
import { restored, type Saved, saved } from "./columns.ts";
import type { Kernel } from "./kernel.ts";
import type { PresenceState } from "./presence.ts";

/** A run as it stands: plain data, cloneable, good for any number of resumptions of the same scenario. */
export interface Snapshot {
  readonly scenarioId: string;
  readonly seed: string;
  readonly replication: number;
  readonly startAt: Instant;
  readonly now: Instant;
  readonly decisions: number;
  /** Columns and counters by the part they belong to. */
  readonly parts: Readonly<Record<SavedPart, Saved>>;
  readonly offers: readonly (readonly number[])[];
  readonly presence: PresenceState;
  readonly demand: DemandState;
  readonly roster: RosterState;
  readonly draws: Int32Array;
  readonly policy: Uint8Array;
  /** What the observer saved; absent: it saves nothing. */
  readonly observer?: unknown;
}

/** Parts whose whole state is columns and numbers of their own. */
const PARTS = [
  "contacts",
  "agents",
  "lines",
  "works",
  "plain",
  "sharing",
  "due",
  "record",
  "life",
  "steps",
  "hours",
  "arriving",
] as const;
type SavedPart = (typeof PARTS)[number];

export function snapshotOf(kernel: Kernel, seed: string): Snapshot {
  const { centre, sources, observer } = kernel;
  const parts = Object.fromEntries(PARTS.map((name) => [name, saved(kernel[name])])) as Record<SavedPart, Saved>;
  return {
    scenarioId: centre.scenario.id,
    seed,
    replication: sources.replication,
    startAt: kernel.startAt,
    now: kernel.now,
    decisions: kernel.decisions,
    parts,
    offers: kernel.record.offers.map((offers) => [...offers]),
    presence: kernel.presence.save(),
    demand: sources.demand.save(),
    roster: sources.roster.save(),
    draws: sources.draws.save(),
    policy: centre.policy.memory.slice(),
    ...(observer.save === undefined ? {} : { observer: observer.save() }),
  };
}

/**
 * Puts a kernel made with the snapshot's seed, replication and start, and not begun, where the run stood. Throws
 * `RangeError` for a snapshot of another scenario.
 */
export function restore(kernel: Kernel, snapshot: Snapshot): void {
  const { centre, sources, observer, record } = kernel;
  if (snapshot.scenarioId !== centre.scenario.id || snapshot.draws.length !== sources.draws.save().length) {
    throw new RangeError(`snapshot: expected one of ${centre.scenario.id}, got ${snapshot.scenarioId}`);
  }
  observer.attach(kernel);
  for (const name of PARTS) restored(kernel[name], snapshot.parts[name]);
  record.offers = snapshot.offers.map((offers) => [...offers]);
  sources.demand.restore(snapshot.demand);
  sources.roster.restore(snapshot.roster, sources.seed, sources.replication, kernel.startAt);
  sources.draws.restore(snapshot.draws);
  kernel.presence.restore(snapshot.presence);
  centre.policy.memory.set(snapshot.policy);
  kernel.now = snapshot.now;
  kernel.decisions = snapshot.decisions;
  if (snapshot.observer !== undefined) observer.restore?.(snapshot.observer);
}
