import { expect, test } from "vitest";
import { channelFrame } from "../../../app/gallery/builders.ts";
import { type Order, worstFirst } from "../../../app/wall/order.ts";
import type { Level } from "../../../sim/metrics/frame.ts";
import type { Channel } from "../../../sim/vocabulary/index.ts";

function row(channel: Channel, level: Level, value?: number) {
  return channelFrame(channel, { level, serviceLevel: value === undefined ? {} : { value, n: 100 } });
}

const names = (order: Order) => order.channels.join(" ");

test("[D6] rows stand worst first: by level, then by what is missing of the target", () => {
  const rows = [
    row("voice", "calm", 0.85),
    row("chat", "watch", 0.7),
    row("messenger", "act", 0.6),
    row("sms", "watch", 0.5),
    row("email", "act", 0.4),
  ];
  expect(names(worstFirst(rows, 1, undefined))).toBe("email messenger sms chat voice");
});

test("[D6] calm rows keep their usual order, whatever their figures", () => {
  const rows = [row("voice", "calm", 0.99), row("chat", "calm", 0.81), row("email", "calm")];
  expect(names(worstFirst(rows, 1, undefined))).toBe("voice chat email");
});

test("[D6] a row where nobody was counted stands behind those that miss their target", () => {
  const rows = [row("voice", "watch"), row("chat", "watch", 0.7)];
  expect(names(worstFirst(rows, 1, undefined))).toBe("chat voice");
});

test("[D6] rows of the same level do not swap before 120 frames have passed, and do then", () => {
  const before = worstFirst([row("voice", "watch", 0.6), row("chat", "watch", 0.7)], 1_000, undefined);
  const now = [row("voice", "watch", 0.75), row("chat", "watch", 0.7)];
  expect(worstFirst(now, 1_119, before)).toBe(before);
  const after = worstFirst(now, 1_120, before);
  expect(names(after)).toBe("chat voice");
  expect(after.sinceSequence).toBe(1_120);
});

test("[D6] a change of level reorders at once", () => {
  const before = worstFirst([row("voice", "calm", 0.8), row("chat", "watch", 0.7)], 1_000, undefined);
  expect(names(before)).toBe("chat voice");
  const after = worstFirst([row("voice", "act", 0.5), row("chat", "watch", 0.7)], 1_001, before);
  expect(names(after)).toBe("voice chat");
});

test("[D6] a channel that appears is put in its place at once", () => {
  const before = worstFirst([row("voice", "calm", 0.8)], 1_000, undefined);
  const after = worstFirst([row("voice", "calm", 0.8), row("email", "act", 0.2)], 1_001, before);
  expect(names(after)).toBe("email voice");
});

test("[D6] a feed that began anew, with lower numbers, is ordered anew", () => {
  const before = worstFirst([row("voice", "watch", 0.6), row("chat", "watch", 0.7)], 5_000, undefined);
  expect(names(worstFirst([row("voice", "watch", 0.75), row("chat", "watch", 0.7)], 1, before))).toBe("chat voice");
});

test("[D6] without rows there is an order without channels", () => {
  expect(worstFirst([], 1, undefined)).toEqual({ channels: [], sinceSequence: 1 });
});
