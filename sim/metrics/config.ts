import type { Channel } from "../vocabulary/index.ts";

/** The six readings of service level in use (docs/SPEC.md, SL1–SL6); the board always prints which. */
export const SERVICE_LEVEL_VARIANTS = [
  "strict-excluding-short-abandons",
  "strict",
  "of-answered",
  "ignoring-abandons-in-target",
  "abandons-in-target-positive",
  "answered-or-flowed-out",
] as const;
export type ServiceLevelVariant = (typeof SERVICE_LEVEL_VARIANTS)[number];

/**
 * When a visit counts: `decision` – answered, abandoned, or the instant it crosses the target still waiting (wall);
 * `offered` – in the interval it was queued in (planning); `ended` – when its contact's work ended (some vendors).
 */
export const ATTRIBUTIONS = ["decision", "offered", "ended"] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** Windows a figure may be measured over. `interval` is local-time aligned; `day` runs from the reset time. */
export const WINDOWS = ["rolling-15", "rolling-30", "rolling-60", "interval", "day"] as const;
export type WindowId = (typeof WINDOWS)[number];

/** The promise for one channel: “80 % in 20 s”. `fraction` in (0, 1]; `acceptableWaitMs` > 0, met at equality. */
export interface ServiceLevelTarget {
  readonly fraction: number;
  readonly acceptableWaitMs: number;
}

/** Clocks of asynchronous channels, ms ≥ 1. */
export interface ResponseTargets {
  readonly firstResponseMs: number;
  readonly nextResponseMs: number;
  readonly resolutionMs: number;
}

/** Everything a board needs to know besides events: promises, limits, calendar. Plain data, cloneable. */
export interface BoardConfig {
  /** The name on the wall: a site, a centre. Text, never markup. */
  readonly place: string;
  /** IANA zone of intervals and days. */
  readonly timeZone: string;
  /** Local minute of day at which the day begins, 0–1439. */
  readonly dayResetMinute: number;
  /** 15 or 30 minutes, in ms. */
  readonly intervalMs: number;
  readonly variant: ServiceLevelVariant;
  readonly attribution: Attribution;
  /** The wall's headline window. */
  readonly headline: WindowId;
  /** An abandon sooner than this is short: the customer had no time to be served. ms ≥ 0. */
  readonly shortAbandonMs: number;
  /** Below this n a ratio is faint and may not alarm. */
  readonly minimumN: number;
  readonly targets: Readonly<Record<Channel, ServiceLevelTarget>>;
  readonly responses: Readonly<Record<Channel, ResponseTargets>>;
  /** Slots an agent has for a channel when no capacity event said so. ≥ 1. */
  readonly slots: Readonly<Record<Channel, number>>;
  /** Time in state beyond which an agent is flagged, ms. */
  readonly agentLimits: {
    readonly contactMs: Readonly<Record<Channel, number>>;
    readonly wrapUpMs: number;
    readonly breakMs: number;
  };
  /** A source silent for longer than this many ms is late (“period”): ×2 ageing, ×5 stale. */
  readonly sourcePeriodMs: number;
  /** Channels always shown, even when nothing came; others appear with their first contact. */
  readonly channels: readonly Channel[];
}
