import type { Against } from "../../sim/experiment/causes/against.ts";
import type { Cause, NoCauses } from "../../sim/experiment/causes/causeScenarios.ts";
import type { Causes } from "../../sim/experiment/causes/causes.ts";
import type { ChosenLever } from "../../sim/experiment/lookahead/lever.ts";
import type { LookAhead } from "../../sim/experiment/lookahead/result.ts";
import type { BoardConfig } from "../../sim/metrics/config.ts";
import type { DayCounts } from "../../sim/metrics/day/dayCounts.ts";
import type { ExpectedChannel } from "../../sim/metrics/day/expectedDay.ts";
import type { Incident } from "../../sim/metrics/day/incident.ts";
import type { PostMortem } from "../../sim/metrics/day/postMortem.ts";
import type { UsualDay } from "../../sim/metrics/day/usual.ts";
import type { JourneyFlows } from "../../sim/metrics/story/journeyFlows.ts";
import type { Channel } from "../../sim/vocabulary/index.ts";

type Read = Pick<BoardConfig, "targets" | "timeZone" | "variant" | "attribution">;

/** What `GET /api/v1/days/{date}` answers. */
export interface DayAnswer extends Read {
  readonly counts: DayCounts;
  readonly usual: UsualDay;
  readonly incidents: readonly Incident[];
  readonly minimumN: number;
}

/** What `GET /api/v1/days/{date}/expected` answers. */
export interface ExpectedAnswer {
  readonly stepMs: number;
  readonly channels: readonly ExpectedChannel[];
}

/** What `GET /api/v1/days` answers. */
export interface DaysAnswer {
  readonly today: string;
  readonly now: number;
  readonly days: readonly { readonly date: string; readonly startsAt: number; readonly endsAt: number }[];
}

/** What `GET /api/v1/days/{date}/journeys` answers. */
export interface JourneysAnswer extends JourneyFlows {
  readonly date: string;
  readonly to: number;
  /** There were more contacts than were put together. */
  readonly cutShort: boolean;
}

/** What `GET /api/v1/incidents/{id}/causes` answers: shares by channel, or why there are none. */
export interface CausesAnswer {
  readonly channels: readonly (
    | ({
        readonly channel: Channel;
        readonly none?: undefined;
        /** What each cause is compared with. */
        readonly against: Readonly<Partial<Record<Cause, Against>>>;
      } & Causes)
    | { readonly channel: Channel; readonly none: NoCauses | "nobody-counted" | "failed" }
  )[];
}

/** What `GET /api/v1/incidents/{id}` answers. */
export interface PostMortemAnswer extends PostMortem, Read {
  readonly place: string;
  /** Levers logged as chosen while it lasted, oldest first. */
  readonly chosen: readonly ChosenLever[];
}

/** An answer, or why there is none: a stable code of docs/ERRORS.md, or `no-server`. */
export type Got<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string };

/** Asks this server. Never rejects. */
export async function get<T>(path: string, signal: AbortSignal): Promise<Got<T>> {
  try {
    const answer = await fetch(path, { signal });
    const body = (await answer.json()) as T & { readonly code?: string };
    return answer.ok ? { ok: true, value: body } : { ok: false, code: body.code ?? `http-${answer.status}` };
  } catch {
    return { ok: false, code: "no-server" };
  }
}

/** Intervals the line of a day can be told by, minutes. */
export const DAY_MINUTES = [5, 15, 30] as const;
export type DayMinutes = (typeof DAY_MINUTES)[number];

export const dayPath = (date: string, minutes: DayMinutes) => `/api/v1/days/${date}?minutes=${minutes}`;
export const expectedPath = (date: string, minutes: DayMinutes) => `/api/v1/days/${date}/expected?minutes=${minutes}`;
export const journeysPath = (date: string) => `/api/v1/days/${date}/journeys`;
export const projectionPath = (date: string, at: number) => `/api/v1/days/${date}/projection?at=${Math.floor(at)}`;

/** What `GET /api/v1/days/{date}/projection` answers: null where none was kept by then. */
export interface ProjectionAnswer {
  readonly projection: LookAhead | null;
}
