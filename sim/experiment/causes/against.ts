import type { ExpectedChannel } from "../../metrics/day/expectedDay.ts";
import type { ChannelStory, IncidentRow } from "../../metrics/day/postMortem.ts";
import { HOUR_MS, type Instant } from "../../vocabulary/index.ts";
import { CAUSES, type Cause } from "./causeScenarios.ts";
import type { PlannedAt } from "./ordinaryDay.ts";

/**
 * What a cause is compared with: a plan people kept of the day, else the forecast they kept; what the simulated centre is set
 * to; else the same weekdays before.
 */
export type Against = "plan" | "forecast" | "scenario" | "usual";

/** What is known of how a channel's day was meant to be; everything absent: nothing but what is usual. */
export interface MeantDay {
  readonly startsAt: Instant;
  readonly stepMs: number;
  /** Kept of the day, by the intervals of its line. */
  readonly expected?: ExpectedChannel;
  /** Where the floor is simulated. */
  readonly scenario?: (at: Instant) => PlannedAt | undefined;
}

/** The story with what was planned in the place of what is usual, where it is known, and what each cause is compared with. */
export function againstPlan(
  story: ChannelStory,
  { startsAt, stepMs, expected, scenario }: MeantDay,
): { readonly story: ChannelStory; readonly against: Readonly<Partial<Record<Cause, Against>>> } {
  // A sum without some of its queues is no plan of the channel.
  const [of] = (["plan", "forecast"] as const).filter((name) => expected?.[name]?.missing.length === 0);
  const kept = of === undefined ? undefined : expected?.[of]?.offered;
  const others: Against = scenario === undefined ? "usual" : "scenario";
  const rows = story.rows.map((row): IncidentRow => {
    const planned = scenario?.(row.at);
    const offered = kept?.[Math.floor((row.at - startsAt) / stepMs)] ?? plannedOffered(planned, stepMs);
    return {
      ...row,
      ...(offered === undefined ? {} : { usualOffered: offered }),
      ...(planned === undefined ? {} : { usualAgents: planned.agents }),
      ...(planned?.handleMs === undefined ? {} : { usualHandleMs: planned.handleMs }),
    };
  });
  const against = Object.fromEntries(CAUSES.map((cause) => [cause, cause === "volume" ? (of ?? others) : others]));
  return { story: { ...story, rows }, against };
}

function plannedOffered(planned: PlannedAt | undefined, stepMs: number): number | undefined {
  return planned === undefined ? undefined : (planned.perHour * stepMs) / HOUR_MS;
}
