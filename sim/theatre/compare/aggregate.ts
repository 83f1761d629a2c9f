import { HOUR_MS, type Instant } from "../../vocabulary/index.ts";
import { LocalTime } from "../../vocabulary/localTime.ts";
import type { Stage } from "../stage.ts";
import type { AggregateExplanation, AggregateMeasure, DecisionChain } from "../types/aggregate.ts";
import type { Fate, TheatreOverview } from "../types/overview.ts";
import { sentencesOf } from "./aggregateText.ts";
import { type Fated, fateOf } from "./fates.ts";
import { heldAgainst } from "./heldBy.ts";

/** Chains told; the rest is counted. */
const MOST_CHAINS = 20;

/** A customer who has it on one stage and not on the other. */
interface Case {
  readonly who: string;
  readonly lane: number;
  readonly at: number;
  readonly onA: boolean;
  readonly a: Fate;
  readonly b: Fate;
}

/** Which of the customers' ends in [from, to) make the difference between the stages, split by hour, lane and chain. */
export function aggregateOf(
  a: Stage,
  b: Stage,
  overview: TheatreOverview,
  measure: AggregateMeasure,
  from: Instant,
  to: Instant,
): AggregateExplanation {
  const [inA, inB] = [endsOf(a, measure, from, to), endsOf(b, measure, from, to)];
  const cases = [
    ...casesOf(inA, inB, a, b, true), //
    ...casesOf(inB, inA, b, a, false),
  ].sort((x, y) => x.at - y.at || (x.who < y.who ? -1 : 1));
  const counts = { onlyA: cases.filter(({ onA }) => onA).length, onlyB: cases.filter(({ onA }) => !onA).length };
  const chains = chainsOf(cases, a, b);
  const told = chains.slice(0, MOST_CHAINS);
  const whole = {
    ...{ measure, from, to, a: inA.size, b: inB.size, difference: inA.size - inB.size, ...counts },
    hours: hoursOf(cases, overview.timeZone),
    lanes: overview.lanes
      .map(({ channel }, lane) => ({ lane, channel, ...sumOf(cases.filter((one) => one.lane === lane)) }))
      .filter(({ onlyA, onlyB }) => onlyA + onlyB > 0),
    chains: told,
    elsewhere: {
      onlyA: counts.onlyA - told.reduce((sum, { onlyA }) => sum + onlyA, 0),
      onlyB: counts.onlyB - told.reduce((sum, { onlyB }) => sum + onlyB, 0),
    },
  };
  return { ...whole, sentences: { en: sentencesOf(whole, overview, "en"), ru: sentencesOf(whole, overview, "ru") } };
}

/** Customers of the stage whose end in [from, to) is one of the measure. */
function endsOf({ run, rules }: Stage, measure: AggregateMeasure, from: number, to: number): Map<string, Fated> {
  const found = new Map<string, Fated>();
  for (const row of run.record.contacts) {
    const fated = fateOf(row, rules);
    const is = fated.fate === "left" || (measure === "not-in-time" && fated.fate === "late");
    if (is && fated.at >= from && fated.at < to) found.set(row.who, fated);
  }
  return found;
}

function casesOf(
  own: Map<string, Fated>,
  other: Map<string, Fated>,
  stage: Stage,
  beside: Stage,
  onA: boolean,
): Case[] {
  const cases: Case[] = [];
  for (const [who, { fate, at }] of own) {
    if (other.has(who)) continue;
    const { lane } = stage.run.record.contacts[stage.run.record.numberOf.get(who)! - 1]!;
    const there = beside.run.record.contacts[(beside.run.record.numberOf.get(who) ?? 0) - 1];
    const elsewhere = fateOf(there, beside.rules).fate;
    cases.push({ who, lane, at, onA, a: onA ? fate : elsewhere, b: onA ? elsewhere : fate });
  }
  return cases;
}

function sumOf(cases: readonly Case[]): { readonly onlyA: number; readonly onlyB: number } {
  const onlyA = cases.filter(({ onA }) => onA).length;
  return { onlyA, onlyB: cases.length - onlyA };
}

/** By hours of the centre's clock. */
function hoursOf(cases: readonly Case[], timeZone: string): AggregateExplanation["hours"] {
  const local = new LocalTime(timeZone);
  const hours = grouped(cases, ({ at }) => {
    const offset = local.offsetMs(at);
    return Math.floor((at + offset) / HOUR_MS) * HOUR_MS - offset;
  });
  return [...hours].map(([from, found]) => ({
    from: from as Instant,
    to: (from + HOUR_MS) as Instant,
    ...sumOf(found),
  }));
}

/** Cases that have lane and holder in common, the greatest first. */
function chainsOf(cases: readonly Case[], a: Stage, b: Stage): readonly DecisionChain[] {
  const holders = new Map(
    cases.map((one) => {
      const [worse, better] = one.onA ? [a, b] : [b, a];
      return [one, heldAgainst(worse, better, one.lane, one.at)];
    }),
  );
  return [...grouped(cases, (one) => `${one.lane} ${holders.get(one)}`).values()]
    .map((own): DecisionChain => {
      const heldBy = holders.get(own[0]!)!;
      const [first] = own;
      const usual = [...grouped(own, (one) => `${one.a} ${one.b}`).values()].sort(
        (x, y) => y.length - x.length,
      )[0]![0]!;
      const example = { who: first!.who, at: first!.at as Instant };
      return { lane: first!.lane, heldBy, ...sumOf(own), a: usual.a, b: usual.b, example };
    })
    .sort((x, y) => y.onlyA + y.onlyB - (x.onlyA + x.onlyB) || x.lane - y.lane || x.heldBy - y.heldBy);
}

/** The items by key, keys in the order they first came. */
function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [item]);
    else known.push(item);
  }
  return groups;
}
