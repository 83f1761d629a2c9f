import { type Channel, type Instant, isChannel } from "../../vocabulary/index.ts";
import type { AlarmChange } from "../alarms/alarm.ts";
import type { AlarmRule } from "../alarms/rule.ts";
import type { AlarmIncident } from "./incident.ts";

/** An alarm that comes back within this is one spell: it trembles about its limit, ms. */
const BRIDGE_MS = 15 * 60_000;

/** Spells of alarms: each from when it came until it left for good, at the worst level it reached. Oldest first. */
export function alarmSpells(
  changes: readonly AlarmChange[],
  span: { readonly startsAt: Instant; readonly reachedAt: Instant },
  rules: readonly AlarmRule[],
): AlarmIncident[] {
  const open = new Map<string, AlarmIncident>();
  const spells = new Map<string, AlarmIncident>();
  const last = new Map<string, AlarmIncident>();
  const metrics = new Map(rules.map(({ id, metric }) => [id, metric]));
  for (const change of changes) {
    if (change.at >= span.reachedAt) break;
    const { id, at } = change;
    const spell = open.get(id);
    switch (change.change) {
      case "came":
      case "came-back":
        if (spell === undefined) open.set(id, again(last.get(id), begun(change, metrics.get(change.ruleId))));
        break;
      case "worse":
        if (spell !== undefined) open.set(id, { ...spell, level: "act" });
        break;
      case "seen":
        if (spell !== undefined && spell.seenBy === undefined && change.by !== undefined) {
          open.set(id, { ...spell, seenBy: change.by });
        }
        break;
      case "left":
        if (spell !== undefined) {
          const ended = { ...spell, endAt: at };
          spells.set(ended.id, ended);
          last.set(id, ended);
        }
        open.delete(id);
        break;
      default:
    }
  }
  for (const spell of open.values()) spells.set(spell.id, spell);
  return [...spells.values()]
    .filter(({ endAt }) => endAt === undefined || endAt > span.startsAt)
    .sort((a, b) => a.beginAt - b.beginAt);
}

/** What begins now, or the spell before it going on. */
function again(before: AlarmIncident | undefined, now: AlarmIncident): AlarmIncident {
  if (before?.endAt === undefined || now.beginAt - before.endAt > BRIDGE_MS) return now;
  const { endAt: _, ...going } = before;
  return now.level === "act" ? { ...going, level: "act" } : going;
}

function begun(change: AlarmChange, metric: AlarmRule["metric"] | undefined): AlarmIncident {
  const { id, at, ruleId, scope, level, value, n } = change;
  const channel = channelOf(scope);
  return {
    kind: "alarm",
    id: `alarm.${at}.${id}`,
    level,
    beginAt: at,
    alarmId: id,
    ...{ ruleId, scope },
    ...(metric === undefined ? {} : { metric }),
    ...(channel === undefined ? {} : { channel }),
    ...(value === undefined ? {} : { value }),
    ...(n === undefined ? {} : { n }),
  };
}

function channelOf(scope: string): Channel | undefined {
  const name = /^channel:(.+)$/.exec(scope)?.[1];
  return name !== undefined && isChannel(name) ? name : undefined;
}
