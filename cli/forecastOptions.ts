import { type Command, InvalidArgumentError, Option } from "commander";
import { METHODS } from "../sim/forecast/model.ts";
import { CHANNELS } from "../sim/vocabulary/index.ts";
import { isTimeZone } from "../sim/vocabulary/localTime.ts";
import type { HistoryFlags } from "./forecastHistory.ts";

export interface ForecastFlags extends HistoryFlags {
  /** Calendar days. */
  readonly horizon: number;
  readonly method: string;
  readonly origins: number;
  readonly growth: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** What `forecast` and `backtest` share. */
export function withForecastOptions(command: Command): Command {
  return command
    .argument("<history>", "a file as for history check, or the folder of kept histories")
    .option("--horizon <days>", "how far ahead: 14d, 2w", parseHorizon, 14)
    .option("--interval <length>", "length of an interval: 15m, 30m, 1h, 1d", parseInterval, 30)
    .option("--zone <zone>", "IANA zone of the days", parseZone)
    .option("--queue <name>", "only this queue")
    .addOption(new Option("--channel <channel>", "only this channel").choices(CHANNELS))
    .addOption(new Option("--gaps <meaning>", "of intervals without rows").choices(["unknown", "zero"]))
    .addOption(new Option("--language <language>", "of the problems").choices(["en", "ru"]).default("en"))
    .addOption(new Option("--json", "everything, as JSON").conflicts("csv"));
}

export function methodOption(): Option {
  return new Option("--method <method>", "auto: the best of a backtest").choices(["auto", ...METHODS]).default("auto");
}

/** Origins of a backtest, 1 to 400. */
export function parseOrigins(text: string): number {
  const value = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 1 && value <= 400)) throw new InvalidArgumentError(`expected a whole number in [1, 400], got ${text}`);
  return value;
}

/** A fraction a year, in (−1, 10]. */
export function parseGrowth(text: string): number {
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > -1 && value <= 10)) {
    throw new InvalidArgumentError(`expected a fraction a year in (-1, 10], such as 0.05, got ${text}`);
  }
  return value;
}

function parseHorizon(text: string): number {
  const parts = /^(\d{1,3})(d|w)$/.exec(text);
  const days = parts === null ? Number.NaN : Number(parts[1]) * (parts[2] === "w" ? 7 : 1);
  if (!(days >= 1 && days <= 366))
    throw new InvalidArgumentError(`expected 1d to 366d or weeks such as 2w, got ${text}`);
  return days;
}

const LENGTHS = [5, 10, 15, 20, 30, 60, 1_440];

function parseInterval(text: string): number {
  const parts = /^(\d{1,4})(m|h|d)$/.exec(text);
  const minutes =
    parts === null ? Number.NaN : Number(parts[1]) * { m: 1, h: 60, d: 1_440 }[parts[2] as "m" | "h" | "d"];
  if (!LENGTHS.includes(minutes)) {
    throw new InvalidArgumentError(`expected 5m, 10m, 15m, 20m, 30m, 1h or 1d, got ${text}`);
  }
  return minutes;
}

function parseZone(text: string): string {
  if (!isTimeZone(text))
    throw new InvalidArgumentError(`expected an IANA time zone such as Europe/Moscow, got ${text}`);
  return text;
}
