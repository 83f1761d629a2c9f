import type { Frame } from "../metrics/frame.ts";
import { type KeyedList, type ListDelta, listDelta, withListDelta } from "./listDelta.ts";
import { type JsonObject, mergePatch, patched } from "./mergePatch.ts";

/** What one frame says beyond the one before: what did not change is left out. */
export interface FrameDelta {
  /** The frame it goes on from; a display that has another one asks to resync. */
  readonly base: number;
  readonly sequence: number;
  readonly at: number;
  /** Merge patch of everything that is no list below. */
  readonly rest?: JsonObject;
  readonly lists?: Readonly<Partial<Record<ListName, ListDelta>>>;
}

/** Lists whose items have names of their own. */
const LISTS = {
  channels: { key: (item) => String(item.channel) },
  queues: { key: (item) => `${String(item.queueId)} ${String(item.channel)}` },
  teams: { key: (item) => String(item.teamId) },
  agents: { key: (item) => String(item.agentId) },
  // A wait grows by itself: its begin and the frame's instant say how long it is.
  waiting: { key: (item) => String(item.visitId), derived: "waitMs" },
  sources: { key: (item) => String(item.source) },
  alarms: { key: (item) => String(item.id) },
} as const satisfies Record<string, KeyedList>;
export type ListName = keyof typeof LISTS;
const NAMES = Object.keys(LISTS) as readonly ListName[];

/** What turns `before` into `after`. Both are frames of one feed read through one lens. */
export function frameDelta(before: Frame, after: Frame): FrameDelta {
  const lists: Partial<Record<ListName, ListDelta>> = {};
  for (const name of NAMES) {
    const delta = listDelta(itemsOf(before, name), itemsOf(after, name), LISTS[name]);
    if (delta !== undefined) lists[name] = delta;
  }
  const rest = mergePatch(restOf(before), restOf(after));
  return {
    base: before.sequence,
    sequence: after.sequence,
    at: after.at,
    ...(rest === undefined ? {} : { rest }),
    ...(Object.keys(lists).length === 0 ? {} : { lists }),
  };
}

/** The frame after `before`; `undefined` when `delta` does not go on from it: then only a snapshot helps. */
export function withFrameDelta(before: Frame, delta: FrameDelta): Frame | undefined {
  if (delta.base !== before.sequence) return undefined;
  const after: Record<string, unknown> = {
    ...patched(restOf(before), delta.rest ?? {}),
    sequence: delta.sequence,
    at: delta.at,
  };
  for (const name of NAMES) {
    const change = delta.lists?.[name];
    const items = itemsOf(before, name);
    const list = change === undefined ? items : withListDelta(items, change, LISTS[name]);
    if (list === undefined) return undefined;
    after[name] = name === "waiting" ? list.map((item) => aged(item, delta.at)) : list;
  }
  return after as unknown as Frame;
}

function aged(item: JsonObject, at: number): JsonObject {
  return { ...item, waitMs: Math.max(0, at - Number(item.sinceAt)) };
}

function itemsOf(frame: Frame, name: ListName): readonly JsonObject[] {
  return frame[name] as unknown as readonly JsonObject[];
}

/** Everything of a frame that is neither a list of its own nor said in every delta. */
function restOf(frame: Frame): JsonObject {
  const { channels, queues, teams, agents, waiting, sources, alarms, sequence, at, ...rest } = frame;
  return rest as unknown as JsonObject;
}
