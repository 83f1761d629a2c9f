import { policySpecOf } from "../routing/registry.ts";
import type { Scenario } from "./scenario.ts";

/** A journey is followed this many contacts deep, and redials beyond where their queue says so. */
const DEPTH = 20;
/** Hand-overs inside one contact are followed until this share of it is left, or this often. */
const LEFT = 1e-9;
const ROUNDS = 2_000;

/**
 * Visits of each queue when `fresh` contacts come to each, repeats, redials, switches, callbacks, status questions and
 * hand-overs included: an upper bound. Of outcomes that exclude each other (given up, answered, led elsewhere) the one
 * with most followers is taken, whatever the staffing. Infinity where hand-overs practically never end.
 */
export function visitsOf(scenario: Scenario, fresh: readonly number[]): number[] {
  const numbers = new Map(scenario.queues.map((queue, k) => [queue.id, k]));
  const followed = edges(scenario, numbers);
  const handed = handOvers(scenario, numbers);
  const visits = fresh.map(() => 0);
  const persistent = persistentRedials(scenario);
  const deepest = Math.max(DEPTH, ...persistent.map(([, , , atMost]) => atMost));
  let coming = [...fresh];
  for (let depth = 0; depth <= deepest; depth++) {
    const all = closure(handed, coming);
    for (let k = 0; k < visits.length; k++) visits[k]! += all[k]!;
    const redials = persistent.filter(([, , , atMost]) => depth < atMost);
    coming = through(depth < DEPTH ? followed : redials, all);
  }
  return visits;
}

/** Queues whose customers may try again more often than journeys are followed otherwise. */
function persistentRedials(scenario: Scenario): (readonly [from: number, to: number, share: number, atMost: number])[] {
  return scenario.queues.flatMap(({ customers }, k) => {
    const { share = 0, atMost = DEPTH } = customers?.redial ?? {};
    return atMost > DEPTH ? [[k, k, share, atMost] as const] : [];
  });
}

type Edge = readonly [from: number, to: number, share: number];

function through(
  list: readonly (readonly [from: number, to: number, share: number, ...rest: number[]])[],
  from: readonly number[],
): number[] {
  const to = from.map(() => 0);
  for (const [a, b, share] of list) to[b]! += from[a]! * share;
  return to;
}

/** Visits by hand-overs on top of those that come, to the end of the chain. */
function closure(handed: readonly Edge[], coming: readonly number[]): number[] {
  const all = [...coming];
  if (handed.length === 0) return all;
  const whole = coming.reduce((a, b) => a + b, 0);
  let moving = [...coming];
  for (let round = 0; round < ROUNDS; round++) {
    moving = through(handed, moving);
    const rest = moving.reduce((a, b) => a + b, 0);
    for (let k = 0; k < all.length; k++) all[k]! += moving[k]!;
    if (rest <= whole * LEFT) return all;
  }
  return all.map((visits, k) => (moving[k]! > 0 ? Number.POSITIVE_INFINITY : visits));
}

function handOvers(scenario: Scenario, numbers: ReadonlyMap<string, number>): Edge[] {
  return scenario.queues.flatMap((queue, k) => {
    const transfer = queue.transfer?.share ?? 0;
    const backOffice = queue.backOffice?.share ?? 0;
    const to = (id: string | undefined, share: number): Edge[] => {
      const number = id === undefined ? undefined : numbers.get(id);
      return number === undefined || share === 0 ? [] : [[k, number, share]];
    };
    return [
      ...to(queue.transfer?.toQueueId, transfer),
      ...to(queue.backOffice?.toQueueId, (1 - transfer) * backOffice),
    ];
  });
}

/** New contacts that one visit of a queue may bring about, by the queue they come to. */
function edges(scenario: Scenario, numbers: ReadonlyMap<string, number>): Edge[] {
  const { admission } = policySpecOf(scenario.policy, scenario);
  return scenario.queues.flatMap((queue, k): Edge[] => {
    const { customers, selfService } = queue;
    const most = new Map<number, number>();
    const sum = new Map<number, number>();
    const add = (into: Map<number, number>, id: string, share: number) => {
      const to = numbers.get(id);
      if (to !== undefined && share > 0) into.set(to, (into.get(to) ?? 0) + share);
    };
    const outcome = (of: readonly (readonly [id: string, share: number])[]) => {
      const one = new Map<number, number>();
      for (const [id, share] of of) add(one, id, share);
      for (const [to, share] of one) most.set(to, Math.max(most.get(to) ?? 0, share));
    };
    const redial = customers?.redial?.share ?? 0;
    const switching = customers?.onAbandon;
    outcome([
      [queue.id, redial],
      ...(switching ? [[switching.toQueueId, (1 - redial) * switching.switchShare] as const] : []),
    ]);
    const repeat = customers?.repeat;
    const repeats = repeat?.toQueueId ?? queue.id;
    outcome([[repeats, leastUnresolved(queue.resolution) * (repeat?.share ?? 0)]]);
    for (const rule of admission) {
      if (rule.kind !== "offer-callback" && rule.kind !== "steer") continue;
      if (rule.for.queueIds?.includes(queue.id) ?? true) outcome([[rule.toQueueId, rule.acceptedShare]]);
    }
    // These come whatever becomes of the contact itself.
    const asks = customers?.statusQuestion;
    if (asks !== undefined) add(sum, asks.toQueueId, asks.share * (1 - (asks.visibleShare ?? 0)));
    const seeming = (selfService?.containedShare ?? 0) * (selfService?.falselyContainedShare ?? 0);
    add(sum, repeats, seeming * (repeat?.share ?? 0));
    return [...new Set([...most.keys(), ...sum.keys()])].map((to) => [k, to, (most.get(to) ?? 0) + (sum.get(to) ?? 0)]);
  });
}

/** Share unresolved where things go worst. */
function leastUnresolved(resolution: Scenario["queues"][number]["resolution"]): number {
  if (resolution === undefined) return 0;
  const shares = resolution.byConcurrency?.map((point) => point.share) ?? [resolution.share];
  return 1 - Math.min(...shares);
}
