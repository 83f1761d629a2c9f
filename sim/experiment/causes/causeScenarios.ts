import type { ChannelStory, IncidentRow } from "../../metrics/day/postMortem.ts";
import type { Distribution } from "../../scenario/distribution.ts";
import { SCENARIO_VERSION, type Scenario } from "../../scenario/scenario.ts";
import { MINUTE_MS, minutes } from "../../vocabulary/index.ts";
import { LocalTime } from "../../vocabulary/localTime.ts";

/** What can be set to the usual, one at a time. */
export const CAUSES = ["volume", "handleTime", "staffing"] as const;
export type Cause = (typeof CAUSES)[number];

/** What the log tells of a channel besides its day. */
export interface LearnedOfChannel {
  /** Absent: nobody gives up. */
  readonly patience?: Distribution;
  /** Spread of handle times ÷ their mean. */
  readonly cv: number;
  /** Contacts one agent may hold at once. */
  readonly slots: number;
  readonly target: { readonly fraction: number; readonly acceptableWaitMs: number };
  readonly shortAbandonMs: number;
  /** IANA zone of the floor. */
  readonly timeZone: string;
}

export interface CauseScenarios {
  /** Everything as it was. */
  readonly actual: Scenario;
  /** The same with one thing as usual; absent where that is not known. */
  readonly without: Readonly<Partial<Record<Cause, Scenario>>>;
  /** Everything known as usual. */
  readonly usual: Scenario;
}

/** Why a piece of a day cannot be played again. */
export type NoCauses = "no-agents" | "no-contacts" | "no-usual";

const DAY_MINUTES = 1_440;
const HANDLE_MINUTES = 30;

/**
 * The piece of a day around an incident as scenarios of the channel alone: contacts come by five minutes as they came, handle
 * times by half hours as they were, as many people as were available, first come first served; or one of these as usual.
 * What the channel shares with others is not in it. `rows`: an hour before to an hour after; up to the incident is warm-up.
 */
export function causeScenarios(
  { channel, rows }: ChannelStory,
  stepMs: number,
  date: string,
  learned: LearnedOfChannel,
): CauseScenarios | NoCauses {
  const local = new LocalTime(learned.timeZone);
  const first = rows[0];
  const begin = rows.findIndex(({ inside }) => inside);
  if (first === undefined || begin < 0 || rows.every(({ offered }) => offered === 0)) return "no-contacts";
  if (rows.every(({ agents }) => agents === undefined)) return "no-agents";
  const length = rows.filter(({ inside }) => inside).length;
  const minuteOf = (row: IncidentRow) => local.minuteOf(row.at);
  const stepMinutes = stepMs / MINUTE_MS;
  const scenario = (usual: ReadonlySet<Cause>): Scenario => {
    const perHour = new Array<number>(DAY_MINUTES / stepMinutes).fill(0);
    const agents = new Array<number>(DAY_MINUTES / stepMinutes).fill(0);
    const handle = new Array<number | undefined>(DAY_MINUTES / HANDLE_MINUTES).fill(undefined);
    for (const row of rows) {
      const place = Math.floor(minuteOf(row) / stepMinutes);
      const came = usual.has("volume") ? (row.usualOffered ?? row.offered) : row.offered;
      perHour[place] = (came * 60) / stepMinutes;
      const there = usual.has("staffing") ? (row.usualAgents ?? row.agents) : row.agents;
      agents[place] = Math.round(there ?? 0);
      const meanMs = usual.has("handleTime") ? (row.usualHandleMs ?? row.averageHandleMs) : row.averageHandleMs;
      if (meanMs !== undefined && meanMs > 0) handle[Math.floor(minuteOf(row) / HANDLE_MINUTES)] = meanMs;
    }
    const known = handle.flatMap((ms) => ms ?? []);
    const meanMs = known.length === 0 ? minutes(5) : known.reduce((sum, ms) => sum + ms, 0) / known.length;
    const law = (ms: number): Distribution => ({
      kind: "lognormal",
      meanMs: Math.max(1, Math.round(ms)),
      cv: learned.cv,
    });
    const name = { en: channel, ru: channel };
    return {
      ...{ version: SCENARIO_VERSION, id: "incident", name, timeZone: learned.timeZone, policy: "fifo-li" },
      ...{ shiftEnd: "finish-contact", exclusiveChannels: [] },
      run: {
        ...{ date, startMinute: minuteOf(first), warmUpMinutes: begin * stepMinutes },
        ...{ lengthMinutes: length * stepMinutes, end: "cut", intervalMinutes: 30 },
      },
      queues: [
        {
          ...{ id: channel, name, channel, priority: 1, talkMs: law(meanMs) },
          arrivals: { profile: "daily", intervalMinutes: stepMinutes, perHour },
          byInterval: { intervalMinutes: HANDLE_MINUTES, talkMs: handle.map((ms) => law(ms ?? meanMs)) },
          target: {
            ...{ withinMs: learned.target.acceptableWaitMs, share: learned.target.fraction },
            shortAbandonMs: learned.shortAbandonMs,
          },
          ...(learned.patience === undefined ? {} : { patienceMs: learned.patience }),
        },
      ],
      groups: [
        {
          ...{ id: "agents", name: { en: "agents", ru: "операторы" }, skills: [{ queueId: channel, level: 1 }] },
          slots: { total: learned.slots, byChannel: { [channel]: learned.slots } },
          ...{ shifts: [], people: [] },
          headcount: { profile: "daily", intervalMinutes: stepMinutes, agents },
        },
      ],
    };
  };
  const inside = rows.filter((row) => row.inside);
  const isKnown: Readonly<Record<Cause, boolean>> = {
    volume: inside.some(({ usualOffered }) => usualOffered !== undefined),
    handleTime: inside.some(({ usualHandleMs }) => usualHandleMs !== undefined),
    staffing: inside.some(({ usualAgents }) => usualAgents !== undefined),
  };
  const told = CAUSES.filter((cause) => isKnown[cause]);
  if (told.length === 0) return "no-usual";
  return {
    actual: scenario(new Set()),
    without: Object.fromEntries(told.map((cause) => [cause, scenario(new Set([cause]))])),
    usual: scenario(new Set(told)),
  };
}
