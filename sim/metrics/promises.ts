import { CHANNELS } from "../vocabulary/index.ts";
import type { BoardConfig, ServiceLevelTarget } from "./config.ts";
import type { Scopes } from "./scopes.ts";

/** Channels have different promises; the total is held against the lowest share and longest wait among those shown. */
export function strictest(scopes: Scopes, config: BoardConfig): ServiceLevelTarget {
  let target: ServiceLevelTarget | undefined;
  for (const channel of CHANNELS) {
    if (!scopes.channel(channel).seen) continue;
    const promise = config.targets[channel];
    target = {
      fraction: Math.min(target?.fraction ?? 1, promise.fraction),
      acceptableWaitMs: Math.max(target?.acceptableWaitMs ?? 0, promise.acceptableWaitMs),
    };
  }
  return target ?? config.targets.voice;
}
