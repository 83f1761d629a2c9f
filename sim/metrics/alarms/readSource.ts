import type { FloorSource } from "../../floor/index.ts";
import type { Instant } from "../../vocabulary/index.ts";
import { AGEING_PERIODS, isLost } from "../freshness.ts";
import type { AlarmReading } from "./reading.ts";

/**
 * How long a source has been silent, ms; its target is the age at which it is stale. One that ended owes nothing. Where
 * everything has been told, only a lost connection is silence.
 */
export function readSource(source: FloorSource, at: Instant, periodMs: number, live: boolean): AlarmReading {
  const { lastEventAt, state } = source;
  const target = AGEING_PERIODS * periodMs;
  if (state === "ended" || lastEventAt === undefined || (!live && !isLost(source))) return { target };
  return { value: Math.max(0, at - lastEventAt), target };
}
