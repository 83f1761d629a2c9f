import type { QueueLogOptions } from "../../../live/sources/asterisk/queueLog/options.ts";
import { QueueLogReader } from "../../../live/sources/asterisk/queueLog/reader.ts";
import { Floor } from "../../../sim/floor/index.ts";
import type { FloorEvent, FloorEventType, SourceId } from "../../../sim/vocabulary/index.ts";

export const PBX = "asterisk://pbx1" as SourceId;
/** A second in 2026 the small worlds begin at. */
export const START = 1_795_320_000;

/** A reader that has taken `lines`, each written as `seconds after START|callid|queue|agent|EVENT|data…`. */
export function reading(lines: readonly string[], options: Partial<QueueLogOptions> = {}) {
  const reader = new QueueLogReader({ source: PBX, ...options });
  const events = lines.flatMap((line) => reader.take(moved(line)));
  return { reader, events, memory: reader.memory };
}

/** The line with its time moved to after `START`. */
export function moved(line: string): string {
  const [offset = "", ...rest] = line.split("|");
  return [START + Number(offset), ...rest].join("|");
}

export function ofType<T extends FloorEventType>(events: readonly FloorEvent[], type: T) {
  return events.filter((event): event is Extract<FloorEvent, { type: T }> => event.type === type);
}

/** Seconds after `START` and type of every event, to be read at a glance. */
export function outline(events: readonly FloorEvent[]): string[] {
  return events.map(({ at, type, basis }) => `${at / 1000 - START} ${type}${basis === "observed" ? "" : ` ${basis}`}`);
}

export function folded(events: readonly FloorEvent[]): Floor {
  const floor = new Floor();
  for (const event of events) floor.apply(event);
  return floor;
}
