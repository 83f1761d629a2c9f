import type { Instant } from "../../vocabulary/index.ts";
import type { AlarmChange } from "../alarms/alarm.ts";
import type { AlarmRule } from "../alarms/rule.ts";
import type { BoardConfig } from "../config.ts";
import { alarmSpells } from "./alarmSpells.ts";
import type { DayCounts } from "./dayCounts.ts";
import { dipsOf } from "./dips.ts";
import { type AlarmIncident, type GapIncident, type Incident, MOST_INCIDENTS } from "./incident.ts";
import { spikesOf } from "./spikes.ts";
import type { UsualDay } from "./usual.ts";

export interface IncidentSources {
  readonly day: DayCounts;
  /** Days of the same weekday; without any there are no spikes. */
  readonly usual: UsualDay;
  /** History of alarms, oldest first; it may begin before the day. */
  readonly changes: readonly AlarmChange[];
  readonly rules: readonly AlarmRule[];
  readonly gaps: readonly GapIncident[];
  readonly config: Pick<BoardConfig, "targets" | "minimumN">;
}

/**
 * What went wrong on a day, in the order it began: dips, spikes, gaps, and alarms that none of these tells of. Of more than
 * 200 the watched ones that began last are left out.
 */
export function incidentsOf({ day, usual, changes, rules, gaps, config }: IncidentSources): readonly Incident[] {
  const dips = dipsOf(day, config);
  const spikes = spikesOf(day, usual);
  const alarms = alarmSpells(changes, day, rules).filter(
    (alarm) => !dips.some((dip) => alarm.channel === dip.channel && overlaps(alarm, dip)),
  );
  const all: Incident[] = [...dips, ...spikes, ...gaps, ...alarms].sort((a, b) => a.beginAt - b.beginAt);
  if (all.length <= MOST_INCIDENTS) return all;
  const kept = new Set(
    [...all.filter(({ level }) => level === "act"), ...all.filter(({ level }) => level === "watch")].slice(
      0,
      MOST_INCIDENTS,
    ),
  );
  return all.filter((incident) => kept.has(incident));
}

/** Alarms that stood while something lasted, on its channel or on all: the others do not speak of it. */
export function alarmsDuring(spells: readonly AlarmIncident[], incident: Incident): readonly AlarmIncident[] {
  const channel = "channel" in incident ? incident.channel : undefined;
  return spells.filter(
    (spell) =>
      overlaps(spell, incident) &&
      (channel === undefined || spell.channel === undefined || spell.channel === channel || spell.id === incident.id),
  );
}

type Lasting = { readonly beginAt: Instant; readonly endAt?: Instant };

function overlaps(a: Lasting, b: Lasting): boolean {
  return a.beginAt < (b.endAt ?? Number.POSITIVE_INFINITY) && b.beginAt < (a.endAt ?? Number.POSITIVE_INFINITY);
}
