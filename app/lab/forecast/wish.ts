import { METHODS, type MethodId } from "../../../sim/forecast/model.ts";
import type { Override } from "../../../sim/forecast/overrides.ts";
import type { ForecastWish, HistoryChosen } from "../../_state/useForecast.ts";
import type { HistoryQueue } from "../history/historyClient.ts";

/** What a planner sets; overrides stand apart. */
export interface WishDraft {
  readonly queue: string;
  readonly channel: string;
  /** Absent: half hours, or the shortest longer length the history has. */
  readonly intervalMinutes: number | undefined;
  readonly horizonDays: number;
  readonly method: MethodId | "auto";
  /** Percent a year. */
  readonly growth: number;
  /** Whether what the history drifts by goes on. */
  readonly drift: boolean;
}

export const HORIZONS = [7, 14, 28, 56, 91, 182, 365] as const;
const USUAL_HORIZON = 14;
const USUAL_MINUTES = 30;
export const GROWTH_BOUNDS = { least: -90, most: 1_000 } as const;

/** Reads the address bar; what cannot be understood is as usual. */
export function wishOfAddress(query: URLSearchParams, queues: readonly HistoryQueue[]): WishDraft | undefined {
  const asked = queues.find(
    ({ queue, channel }) => queue === query.get("queue") && channel === (query.get("channel") ?? channel),
  );
  const first = asked ?? [...queues].sort((a, b) => b.intervals + b.contacts - (a.intervals + a.contacts))[0];
  if (first === undefined) return undefined;
  const minutes = Number(query.get("interval"));
  const days = Number(query.get("days"));
  const growth = Number(query.get("growth") ?? 0);
  return {
    queue: first.queue,
    channel: first.channel,
    intervalMinutes: [5, 10, 15, 20, 30, 60, 1_440].find((length) => length === minutes),
    horizonDays: HORIZONS.find((horizon) => horizon === days) ?? USUAL_HORIZON,
    method: METHODS.find((method) => method === query.get("method")) ?? "auto",
    drift: query.get("drift") === "1",
    growth: growth >= GROWTH_BOUNDS.least && growth <= GROWTH_BOUNDS.most ? growth : 0,
  };
}

/** The address that brings the wish back; what is as usual is left out. */
export function addressOfWish(wish: WishDraft): string {
  const query = new URLSearchParams({ queue: wish.queue, channel: wish.channel });
  if (wish.intervalMinutes !== undefined) query.set("interval", String(wish.intervalMinutes));
  if (wish.horizonDays !== USUAL_HORIZON) query.set("days", String(wish.horizonDays));
  if (wish.method !== "auto") query.set("method", wish.method);
  if (wish.drift) query.set("drift", "1");
  if (wish.growth !== 0) query.set("growth", String(wish.growth));
  return `?${query}`;
}

/** `wanted` where the history has it; else half hours, or the shortest length above, or the longest there is. */
export function lengthOf(lengths: readonly number[], wanted: number | undefined): number | undefined {
  if (wanted !== undefined && lengths.includes(wanted)) return wanted;
  return lengths.find((length) => length >= USUAL_MINUTES) ?? lengths.at(-1);
}

/** What a worker is asked for; `length`: the interval the history is counted by. */
export function forecastWish(wish: WishDraft, length: number, overrides: readonly Override[]): ForecastWish {
  const { horizonDays, method, growth, drift } = wish;
  return { intervalMinutes: length, horizonDays, method, growthPerYear: growth / 100, drift, overrides };
}

/** What a worker must know to read the history of a queue. */
export function historyOf(queue: HistoryQueue): HistoryChosen {
  const { channel, timeZone, minutes, contacts, firstAt, lastAt } = queue;
  return {
    ...{ queue: queue.queue, channel, timeZone, firstAt, lastAt },
    contactsOnly: minutes.length === 0,
    hasContacts: contacts > 0,
  };
}
