import type { Frame, ScopeFigures } from "../../sim/metrics/frame.ts";

/** `channel:voice` as addresses and the API write it. */
export function channelScope(channel: string): string {
  return `channel:${channel}`;
}

/** `queue:sales/voice`: the channel follows the last stroke, ids may hold strokes of their own. */
export function queueScope(queueId: string, channel: string): string {
  return `queue:${queueId}/${channel}`;
}

/** Whether a text names a scope; `isChannel` knows the channels there are. */
export function isScopeText(text: string, isChannel: (word: string) => boolean): boolean {
  if (text === "total") return true;
  const [, kind, rest = ""] = /^(channel|queue):(.{1,250})$/.exec(text) ?? [];
  if (kind === "channel") return isChannel(rest);
  const stroke = rest.lastIndexOf("/");
  return kind === "queue" && stroke > 0 && isChannel(rest.slice(stroke + 1));
}

/** The figures of a scope in a frame; absent where the floor has no such row. */
export function figuresOf(frame: Frame, scope: string): ScopeFigures | undefined {
  if (scope === "total") return frame.total;
  return (
    frame.channels.find(({ channel }) => channelScope(channel) === scope) ??
    frame.queues.find(({ queueId, channel }) => queueScope(queueId, channel) === scope)
  );
}
