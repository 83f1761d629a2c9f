import type { BoardConfig } from "../metrics/config.ts";
import { defaultBoardConfig } from "../metrics/defaults.ts";
import { demonstration } from "../scenario/demonstration.ts";
import { minutes } from "../vocabulary/index.ts";

/** The board of the demonstration centre. Its people have an hour of lunch, so only more than that is too long. */
export function demonstrationBoard(): BoardConfig {
  const { name, timeZone } = demonstration;
  const { agentLimits } = defaultBoardConfig();
  return defaultBoardConfig({
    place: name.en,
    timeZone,
    agentLimits: { ...agentLimits, breakMs: minutes(65) },
  });
}
