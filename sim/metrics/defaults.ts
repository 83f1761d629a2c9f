import { HOUR_MS, hours, isChannel, minutes, seconds } from "../vocabulary/index.ts";
import { Calendar } from "./calendar.ts";
import { ATTRIBUTIONS, type BoardConfig, SERVICE_LEVEL_VARIANTS, WINDOWS } from "./config.ts";

const DEFAULT: BoardConfig = {
  place: "Floor",
  timeZone: "UTC",
  dayResetMinute: 0,
  intervalMs: minutes(30),
  variant: "strict-excluding-short-abandons",
  attribution: "decision",
  headline: "rolling-30",
  shortAbandonMs: seconds(5),
  minimumN: 20,
  targets: {
    voice: { fraction: 0.8, acceptableWaitMs: seconds(20) },
    video: { fraction: 0.8, acceptableWaitMs: seconds(30) },
    chat: { fraction: 0.8, acceptableWaitMs: seconds(40) },
    messenger: { fraction: 0.8, acceptableWaitMs: minutes(2) },
    sms: { fraction: 0.8, acceptableWaitMs: minutes(5) },
    social: { fraction: 0.8, acceptableWaitMs: minutes(30) },
    email: { fraction: 0.9, acceptableWaitMs: hours(4) },
    callback: { fraction: 0.85, acceptableWaitMs: minutes(5) },
    "visit-in-person": { fraction: 0.8, acceptableWaitMs: minutes(10) },
  },
  responses: {
    voice: { firstResponseMs: seconds(20), nextResponseMs: seconds(20), resolutionMs: minutes(30) },
    video: { firstResponseMs: seconds(30), nextResponseMs: seconds(30), resolutionMs: minutes(30) },
    chat: { firstResponseMs: seconds(40), nextResponseMs: minutes(1), resolutionMs: minutes(30) },
    messenger: { firstResponseMs: minutes(2), nextResponseMs: minutes(5), resolutionMs: hours(24) },
    sms: { firstResponseMs: minutes(5), nextResponseMs: minutes(15), resolutionMs: hours(24) },
    social: { firstResponseMs: minutes(30), nextResponseMs: minutes(60), resolutionMs: hours(24) },
    email: { firstResponseMs: hours(4), nextResponseMs: hours(8), resolutionMs: hours(48) },
    callback: { firstResponseMs: minutes(5), nextResponseMs: minutes(5), resolutionMs: hours(24) },
    "visit-in-person": { firstResponseMs: minutes(10), nextResponseMs: minutes(10), resolutionMs: hours(2) },
  },
  slots: {
    voice: 1,
    video: 1,
    chat: 3,
    messenger: 4,
    sms: 4,
    social: 4,
    email: 5,
    callback: 1,
    "visit-in-person": 1,
  },
  agentLimits: {
    contactMs: {
      voice: minutes(20),
      video: minutes(30),
      chat: minutes(30),
      messenger: minutes(60),
      sms: minutes(60),
      social: minutes(60),
      email: minutes(60),
      callback: minutes(20),
      "visit-in-person": minutes(60),
    },
    wrapUpMs: minutes(5),
    breakMs: minutes(20),
  },
  sourcePeriodMs: seconds(10),
  channels: [],
};

/**
 * The board as it comes, with `overrides` on top; a whole record (targets, slots…) replaces the default one. Throws
 * `RangeError` naming the first field out of range: configuration from outside is checked before it gets here.
 */
export function defaultBoardConfig(overrides: Partial<BoardConfig> = {}): BoardConfig {
  return checkedConfig({ ...DEFAULT, ...overrides });
}

/** `config` itself when every field is in range; throws `RangeError` otherwise. */
export function checkedConfig(config: BoardConfig): BoardConfig {
  new Calendar(config.timeZone);
  check("dayResetMinute", isWhole(config.dayResetMinute, 0, 1_439), "0–1439", config.dayResetMinute);
  check("intervalMs", [minutes(15), minutes(30)].includes(config.intervalMs), "15 or 30 min in ms", config.intervalMs);
  check("variant", SERVICE_LEVEL_VARIANTS.includes(config.variant), "a variant", config.variant);
  check("attribution", ATTRIBUTIONS.includes(config.attribution), "an attribution", config.attribution);
  check("headline", WINDOWS.includes(config.headline), "a window", config.headline);
  check("shortAbandonMs", isWhole(config.shortAbandonMs, 0, HOUR_MS), "whole ms up to an hour", config.shortAbandonMs);
  check("minimumN", isWhole(config.minimumN, 1, 1_000_000), "a count ≥ 1", config.minimumN);
  check("sourcePeriodMs", isWhole(config.sourcePeriodMs, 1, HOUR_MS), "whole ms in [1, 1 h]", config.sourcePeriodMs);
  check("channels", config.channels.every(isChannel), "channels", config.channels.join(", "));
  for (const [channel, target] of Object.entries(config.targets)) {
    const { fraction, acceptableWaitMs } = target;
    check(`targets.${channel}.fraction`, fraction > 0 && fraction <= 1, "a fraction in (0, 1]", fraction);
    check(
      `targets.${channel}.acceptableWaitMs`,
      isWhole(acceptableWaitMs, 1, 365 * 24 * HOUR_MS),
      "whole ms ≥ 1",
      acceptableWaitMs,
    );
  }
  for (const [channel, slots] of Object.entries(config.slots)) {
    check(`slots.${channel}`, isWhole(slots, 1, 1_000), "a count in [1, 1000]", slots);
  }
  return config;
}

function check(name: string, holds: boolean, expected: string, got: unknown): void {
  if (!holds) throw new RangeError(`${name}: expected ${expected}, got ${String(got)}`);
}

function isWhole(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}
