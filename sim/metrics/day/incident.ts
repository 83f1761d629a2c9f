import type { Channel, Instant } from "../../vocabulary/index.ts";
import type { AlarmMetric } from "../alarms/rule.ts";
import type { Ratio } from "../frame.ts";

/**
 * Something of a day worth a second look. `act`: a promise was broken beyond chance, or an alarm said so; `watch`: the rest.
 * `endAt` absent: it is not over as far as the day has come.
 */
export interface IncidentBase {
  /** Made of kind, place and begin: the same trouble has the same id as long as the day tells the same. */
  readonly id: string;
  readonly level: "watch" | "act";
  readonly beginAt: Instant;
  readonly endAt?: Instant;
}

/** Service level over half an hour was below target beyond chance. */
export interface DipIncident extends IncidentBase {
  readonly kind: "dip";
  readonly channel: Channel;
  readonly target: number;
  /** The worst half hour, at its end. */
  readonly worst: Ratio & { readonly at: Instant };
  /** Contacts whose promise was broken meanwhile, of those that counted. */
  readonly hurt: number;
  readonly counted: number;
}

/** More contacts came than on such days beyond chance. */
export interface SpikeIncident extends IncidentBase {
  readonly kind: "spike";
  readonly channel: Channel;
  readonly offered: number;
  /** Median of the days before, summed over the same time; `days` of them. */
  readonly usual: number;
  readonly days: number;
}

/** A source was not heard, or says itself that something is missing. */
export interface GapIncident extends IncidentBase {
  readonly kind: "gap";
  readonly source: string;
  readonly cause: "gap" | "reset" | "disconnected" | "stale" | "failed";
  /** Events missed, where the source says so. */
  readonly missed?: number;
}

/** An alarm stood that none of the others speaks of. */
export interface AlarmIncident extends IncidentBase {
  readonly kind: "alarm";
  readonly alarmId: string;
  readonly ruleId: string;
  readonly metric?: AlarmMetric;
  readonly scope: string;
  readonly channel?: Channel;
  /** The figure when it came. */
  readonly value?: number;
  readonly n?: number;
  readonly seenBy?: string;
}

export type Incident = DipIncident | SpikeIncident | GapIncident | AlarmIncident;

/** Incidents a day is told with at most; the rest of the lesser ones is left out. */
export const MOST_INCIDENTS = 200;
