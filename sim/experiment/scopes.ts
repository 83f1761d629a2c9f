import type { Scenario } from "../scenario/scenario.ts";
import { CHANNELS, type Channel, isChannel } from "../vocabulary/index.ts";

/** What a figure of an experiment is of: the whole centre, the queues of a channel, one queue, or one group. */
export type Scope =
  | { readonly kind: "total" }
  | { readonly kind: "channel"; readonly channel: Channel }
  | { readonly kind: "queue"; readonly queueId: string }
  | { readonly kind: "group"; readonly groupId: string };

export const TOTAL: Scope = { kind: "total" };

/** A scope as text: `total`, `channel:voice`, `queue:sales`, `group:evening`. Scopes are the same when their keys are. */
export function scopeKey(scope: Scope): string {
  switch (scope.kind) {
    case "total":
      return "total";
    case "channel":
      return `channel:${scope.channel}`;
    case "queue":
      return `queue:${scope.queueId}`;
    case "group":
      return `group:${scope.groupId}`;
  }
}

/** The scope a key names; `undefined` for text that is no key. Whether a centre has such a queue is another question. */
export function scopeOfKey(key: string): Scope | undefined {
  if (key === "total") return TOTAL;
  const cut = key.indexOf(":");
  const id = key.slice(cut + 1);
  if (cut < 0 || id === "") return undefined;
  switch (key.slice(0, cut)) {
    case "channel":
      return isChannel(id) ? { kind: "channel", channel: id } : undefined;
    case "queue":
      return { kind: "queue", queueId: id };
    case "group":
      return { kind: "group", groupId: id };
    default:
      return undefined;
  }
}

/** Every scope of a centre: the total, its channels in the order of boards, its queues and groups in its own order. */
export function scopesOf({ queues, groups }: Scenario): readonly Scope[] {
  const used = new Set(queues.map(({ channel }) => channel));
  return [
    TOTAL,
    ...CHANNELS.filter((channel) => used.has(channel)).map((channel): Scope => ({ kind: "channel", channel })),
    ...queues.map(({ id }): Scope => ({ kind: "queue", queueId: id })),
    ...groups.map(({ id }): Scope => ({ kind: "group", groupId: id })),
  ];
}
