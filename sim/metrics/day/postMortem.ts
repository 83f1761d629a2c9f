import type { Channel, Instant } from "../../vocabulary/index.ts";
import type { Ratio } from "../frame.ts";
import { mean, ratio } from "../ratio.ts";
import type { ChannelDay, DayCounts } from "./dayCounts.ts";
import type { AlarmIncident, Incident } from "./incident.ts";
import { alarmsDuring } from "./incidents.ts";
import { handleTimes, levels, type Spread, type UsualChannel, type UsualDay } from "./usual.ts";

/** A figure of the time of an incident beside what is usual then; either is absent where it is not known. */
export interface Compared {
  readonly actual?: number;
  readonly usual?: number;
}

/** One interval of the table, with what is usual in it. */
export interface IncidentRow {
  readonly at: Instant;
  /** Whether it lies inside the incident. */
  readonly inside: boolean;
  readonly offered: number;
  readonly usualOffered?: number;
  readonly agents?: number;
  readonly usualAgents?: number;
  /** Half hour up to the end of the interval. */
  readonly averageHandleMs?: number;
  readonly usualHandleMs?: number;
  /** Half hour up to the end of the interval. */
  readonly serviceLevel: Ratio;
  readonly waiting: number;
  readonly longestWaitMs: number;
  readonly abandoned: number;
}

/** What one channel went through during an incident. Sums over its intervals; agents are means. */
export interface ChannelStory {
  readonly channel: Channel;
  readonly offered: Compared;
  readonly agents: Compared;
  readonly averageHandleMs: Compared & { readonly n: number };
  readonly serviceLevel: Ratio;
  readonly answered: number;
  readonly abandoned: number;
  /** Contacts whose promise was broken, of those that counted. */
  readonly hurt: number;
  readonly counted: number;
  readonly longestWaitMs: number;
  readonly mostWaiting: number;
  /** An hour before to an hour after. */
  readonly rows: readonly IncidentRow[];
}

/** Everything a day tells of one of its incidents. */
export interface PostMortem {
  readonly incident: Incident;
  readonly date: string;
  /** As far as the day has come: an incident without an end lasts at least until then. */
  readonly reachedAt: Instant;
  readonly stepMs: number;
  /** Days the usual is made of. */
  readonly usualDates: readonly string[];
  /** The incident's own channel; else every channel of the day. */
  readonly channels: readonly ChannelStory[];
  /** Alarms that stood meanwhile. */
  readonly alarms: readonly AlarmIncident[];
}

/** How much before and after stands in the table, ms. */
const AROUND_MS = 3_600_000;

export function postMortemOf(
  incident: Incident,
  day: DayCounts,
  usual: UsualDay,
  spells: readonly AlarmIncident[],
): PostMortem {
  const own = "channel" in incident ? incident.channel : undefined;
  const channels = day.channels.filter(({ channel }) => own === undefined || channel === own);
  return {
    incident,
    date: day.date,
    reachedAt: day.reachedAt,
    stepMs: day.stepMs,
    usualDates: usual.dates,
    channels: channels.map((channel) =>
      storyOf(
        incident,
        channel,
        day,
        usual.channels.find((one) => one.channel === channel.channel),
      ),
    ),
    alarms: alarmsDuring(spells, incident),
  };
}

function storyOf(incident: Incident, day: ChannelDay, span: DayCounts, usual: UsualChannel | undefined): ChannelStory {
  const { startsAt, stepMs, reachedAt } = span;
  const endAt = incident.endAt ?? reachedAt;
  const last = day.offered.length - 1;
  const placeOf = (at: number) => Math.min(last, Math.max(0, Math.floor((at - startsAt) / stepMs)));
  const first = placeOf(incident.beginAt);
  const final = Math.max(first, placeOf(endAt - 1));
  const inside = Array.from({ length: final - first + 1 }, (_, index) => first + index);
  const sum = (list: readonly number[]) => inside.reduce((total, place) => total + (list[place] ?? 0), 0);
  const most = (list: readonly number[]) => Math.max(0, ...inside.map((place) => list[place] ?? 0));
  const usually = (spread: Spread | undefined) => inside.map((place) => spread?.p50[place] ?? undefined);
  const counted = sum(day.counted);
  const met = sum(day.met);
  const handled = sum(day.handled);
  const level = levels(day, stepMs);
  const handle = handleTimes(day, stepMs);
  const around = Array.from(
    { length: placeOf(endAt + AROUND_MS - 1) - placeOf(incident.beginAt - AROUND_MS) + 1 },
    (_, index) => placeOf(incident.beginAt - AROUND_MS) + index,
  );
  return {
    channel: day.channel,
    offered: { actual: sum(day.offered), ...known("usual", total(usually(usual?.offered))) },
    agents: {
      ...known("actual", day.agents === undefined ? undefined : mean(sum(day.agents), inside.length)),
      ...known("usual", average(usually(usual?.agents))),
    },
    averageHandleMs: {
      n: handled,
      ...known("actual", mean(sum(day.handleMs), handled)),
      ...known("usual", average(usually(usual?.averageHandleMs))),
    },
    serviceLevel: ratio(met, counted),
    answered: sum(day.answered),
    abandoned: sum(day.abandoned),
    hurt: counted - met,
    counted,
    longestWaitMs: most(day.longestWaitMs),
    mostWaiting: most(day.waiting),
    rows: around.map((place): IncidentRow => {
      const { met: kept, counted: n } = halfHourOf(day, place, stepMs);
      return {
        at: (startsAt + place * stepMs) as Instant,
        inside: place >= first && place <= final,
        offered: day.offered[place] ?? 0,
        ...known("usualOffered", usual?.offered.p50[place]),
        ...known("agents", day.agents?.[place]),
        ...known("usualAgents", usual?.agents.p50[place]),
        ...known("averageHandleMs", handle[place]),
        ...known("usualHandleMs", usual?.averageHandleMs.p50[place]),
        serviceLevel: level[place] == null ? { n: 0 } : ratio(kept, n),
        waiting: day.waiting[place] ?? 0,
        longestWaitMs: day.longestWaitMs[place] ?? 0,
        abandoned: day.abandoned[place] ?? 0,
      };
    }),
  };
}

/** Promises kept and counted over the half hour up to the end of an interval. */
function halfHourOf(
  day: ChannelDay,
  place: number,
  stepMs: number,
): { readonly met: number; readonly counted: number } {
  const from = Math.max(0, place - Math.max(1, Math.round(1_800_000 / stepMs)) + 1);
  const sum = (list: readonly number[]) => list.slice(from, place + 1).reduce((a, b) => a + b, 0);
  return { met: sum(day.met), counted: sum(day.counted) };
}

function total(values: readonly (number | undefined)[]): number | undefined {
  const there = values.filter((value) => value !== undefined);
  return there.length === 0 ? undefined : there.reduce((a, b) => a + b, 0);
}

function average(values: readonly (number | undefined)[]): number | undefined {
  const there = values.filter((value) => value !== undefined);
  return mean(
    there.reduce((a, b) => a + b, 0),
    there.length,
  );
}

/** A field, or none where the value is not known. */
function known<Name extends string>(name: Name, value: number | null | undefined): { readonly [N in Name]?: number } {
  return (value == null ? {} : { [name]: value }) as { readonly [N in Name]?: number };
}
