import { minutes, seconds } from "../../vocabulary/index.ts";
import type { BoardConfig } from "../config.ts";
import type { AlarmRule } from "./rule.ts";

const COMMON = {
  enabled: true,
  onDelayMs: seconds(15),
  offDelayMs: seconds(30),
  deadband: 0,
  cooldownMs: minutes(5),
  quietHours: [],
  sound: "once",
  sendTo: [],
} as const satisfies Partial<AlarmRule>;

/**
 * The rules of a centre that has written none. Act: service level under its target beyond chance, or a wait far beyond the
 * promise – one and a half promises where work may wait, three elsewhere. Watch: a wait beyond the promise, service level
 * that may still be chance, a source that fell silent.
 */
export function defaultAlarmRules({ headline, minimumN: n }: BoardConfig): readonly AlarmRule[] {
  const longest = { metric: "longestWaitMs", window: "now", evidence: { kind: "none" } } as const;
  return [
    {
      ...COMMON,
      id: "service-level",
      metric: "serviceLevel",
      scope: { kind: "each-channel" },
      window: headline,
      watch: { target: "missed" },
      act: { target: "missed" },
      evidence: { kind: "interval", n },
      watchEvidence: { kind: "minimum-n", n },
    },
    {
      ...COMMON,
      ...longest,
      id: "longest-wait",
      scope: { kind: "each-channel", channelKinds: ["live", "session"] },
      watch: { target: "missed" },
      act: { target: "missed", times: 3 },
    },
    {
      ...COMMON,
      ...longest,
      id: "longest-wait-deferrable",
      scope: { kind: "each-channel", channelKinds: ["deferrable"] },
      watch: { target: "missed" },
      act: { target: "missed", times: 1.5 },
    },
    {
      ...COMMON,
      id: "source-silent",
      metric: "sourceSilentMs",
      scope: { kind: "each-source" },
      window: "now",
      watch: { target: "missed" },
      evidence: { kind: "none" },
    },
  ];
}
