import type { Channel } from "../../vocabulary/index.ts";
import type { Ratio } from "../frame.ts";
import { ratio } from "../ratio.ts";
import { grouped, type Matter } from "./matters.ts";
import type { ContactStory } from "./story.ts";

/**
 * How a matter ended, by its last contact: `resolved` (contained by self-service included); `unresolved`; `gaveUp`: left
 * waiting, or nobody could take it; `lost`: cut off by the system; `open`: it lasts; `untold`: nobody says.
 */
export const MATTER_ENDS = ["resolved", "unresolved", "gaveUp", "lost", "open", "untold"] as const;
export type MatterEnd = (typeof MATTER_ENDS)[number];

/** Contacts of a matter that have a column of their own; later ones count as the last of these. */
export const FLOW_STEPS = 4;

/** So many matters went on from their `step`th contact (0 = first) on a channel to another contact, or to their end. */
export interface Flow {
  readonly step: number;
  readonly from: Channel;
  /** The channel of the next contact, at `step` + 1; absent where the matter ended. */
  readonly to?: Channel;
  readonly end?: MatterEnd;
  readonly n: number;
}

/** Where customers are lost: matters that ended on a channel without being resolved, of those that ended there. */
export interface LostOn {
  readonly channel: Channel;
  readonly ended: number;
  readonly gaveUp: number;
  readonly unresolved: number;
  readonly lost: number;
  /** Of those that ended there, in [0, 1]. */
  readonly share: number;
}

export interface JourneyFlows {
  readonly matters: number;
  readonly contacts: number;
  /** By step, then largest first. */
  readonly flows: readonly Flow[];
  /** Contacts after the first of their matter that are no change of channel, transfer or callback: the customer came again. */
  readonly repeats: Ratio;
  /** Matters by how often they were told: never, once, twice, three times and more; matters nobody talked about are never. */
  readonly explained: readonly Ratio[];
  readonly contextKept: number;
  readonly contextLost: number;
  /** Contacts resolved after which the customer did not come again, of the contacts that ended with a word on it. */
  readonly resolvedByContact: Ratio;
  /** Matters resolved by their first contact alone, of the matters that ended with a word on it. */
  readonly resolvedByCustomer: Ratio;
  /** Channels on which matters ended, most lost first. */
  readonly lostOn: readonly LostOn[];
}

/** Sums of matters: how customers went from channel to channel, and what it cost them. */
export function journeyFlows(matters: readonly Matter[]): JourneyFlows {
  const contacts = matters.flat();
  const after = matters.flatMap((matter) => matter.slice(1));
  const told = [0, 0, 0, 0] as [number, number, number, number];
  for (const matter of matters) {
    told[
      Math.min(
        3,
        matter.reduce((sum, contact) => sum + contact.explained, 0),
      ) as 0 | 1 | 2 | 3
    ] += 1;
  }
  const contexts = contacts.flatMap(({ switched }) => switched?.context ?? []);
  const judged = contacts.filter(isJudged);
  const done = matters.filter((matter) => matter.every(isOver) && isJudged(lastOf(matter)));
  return {
    matters: matters.length,
    contacts: contacts.length,
    flows: flowsOf(matters),
    repeats: ratio(after.filter(isRepeat).length, contacts.length),
    explained: told.map((n) => ratio(n, matters.length)),
    contextKept: contexts.filter((context) => context === "kept").length,
    contextLost: contexts.filter((context) => context === "lost").length,
    resolvedByContact: ratio(
      matters.reduce((sum, matter) => sum + resolvedForGood(matter), 0),
      judged.length,
    ),
    resolvedByCustomer: ratio(
      done.filter((matter) => matter.length === 1 && isResolved(matter[0])).length,
      done.length,
    ),
    lostOn: lostOn(matters),
  };
}

function flowsOf(matters: readonly Matter[]): readonly Flow[] {
  const sums = new Map<string, { -readonly [K in keyof Flow]: Flow[K] }>();
  for (const matter of matters) {
    const shown = matter.length <= FLOW_STEPS ? matter : [...matter.slice(0, FLOW_STEPS - 1), lastOf(matter)];
    for (const [step, { channel: from }] of shown.entries()) {
      const next = shown[step + 1];
      const way = next === undefined ? { end: endOf(lastOf(matter)) } : { to: next.channel };
      const key = JSON.stringify([step, from, way]);
      const sum = sums.get(key) ?? { step, from, ...way, n: 0 };
      sum.n += 1;
      sums.set(key, sum);
    }
  }
  return [...sums.values()].sort((a, b) => a.step - b.step || b.n - a.n);
}

function lostOn(matters: readonly Matter[]): readonly LostOn[] {
  const ended = matters.map(lastOf).filter(isOver);
  return [...grouped(ended, ({ channel }) => channel)]
    .map(([channel, own]) => {
      const of = (end: MatterEnd) => own.filter((last) => endOf(last) === end).length;
      const [gaveUp, unresolved, lost] = [of("gaveUp"), of("unresolved"), of("lost")];
      return { channel, ended: own.length, gaveUp, unresolved, lost, share: (gaveUp + unresolved + lost) / own.length };
    })
    .sort((a, b) => b.share * b.ended - a.share * a.ended || b.ended - a.ended);
}

/** Contacts of a matter that resolved it for the time being: the next contact, if any, is no repeat. */
function resolvedForGood(matter: Matter): number {
  return matter.filter((contact, place) => {
    const next = matter[place + 1];
    return isJudged(contact) && isResolved(contact) && (next === undefined || !isRepeat(next));
  }).length;
}

const FOLLOWS: readonly ContactStory["cause"][] = ["switch", "transfer", "callback", "outbound"];

function isRepeat({ cause, direction }: ContactStory): boolean {
  return direction === "inbound" && !FOLLOWS.includes(cause);
}

function lastOf(matter: Matter): ContactStory {
  return matter.at(-1) ?? matter[0];
}

function isOver({ endedAt }: ContactStory): boolean {
  return endedAt !== undefined;
}

/** Ended with a word on whether it was resolved. */
function isJudged({ outcome }: ContactStory): boolean {
  return outcome === "resolved" || outcome === "contained" || outcome === "unresolved";
}

function isResolved({ outcome }: ContactStory): boolean {
  return outcome === "resolved" || outcome === "contained";
}

function endOf(contact: ContactStory): MatterEnd {
  if (!isOver(contact)) return "open";
  switch (contact.outcome) {
    case "resolved":
    case "contained":
      return "resolved";
    case "unresolved":
      return "unresolved";
    case "abandoned":
    case "blocked":
      return "gaveUp";
    case "lost":
      return "lost";
    default:
      return "untold";
  }
}
