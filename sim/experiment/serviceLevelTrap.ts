import { type Difference, difference } from "./difference.ts";
import { CONFIDENCE } from "./estimate.ts";
import type { FigureDefinition } from "./figure.ts";
import { FIGURES } from "./figures.ts";
import type { Outcome } from "./outcome.ts";
import { type Scope, scopeKey } from "./scopes.ts";

/** Figures that say what customers got, and that a service level can hide. */
export const HARM_FIGURES = ["abandonmentRate", "timesExplained", "contactsPerResolved", "needsResolvedShare"] as const;
export type HarmFigure = (typeof HARM_FIGURES)[number];
/** Share of the answered whose wait is looked at: P90. */
const LONG_WAIT_SHARE = 0.9;
/** Least fall of the share answered within the former P90 that matters: one in ten who waited longer becomes one in nine. */
const LONG_WAITS_SMALL = 0.01;

/**
 * Of what is small for a figure elsewhere, the share that counts as harm here: a rise of the service level that is told as
 * success is worth no customer.
 */
const HARM_SMALL = 0.2;

/** A figure before and after. */
export interface Worsening {
  readonly figure: HarmFigure;
  readonly from: number;
  readonly to: number;
  /** To − from, its interval at the confidence one claim needs. */
  readonly difference: Difference;
}

/** The wait nine in ten of the answered did not exceed, before and after. */
export interface LongWaits {
  /** Ms, upper bounds of buckets of 7 %. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Of the share answered within `fromMs`; negative. */
  readonly difference: Difference;
}

/**
 * A service-level trap: from one policy to another the service level rises, and something it is meant to stand for gets
 * worse. At least one of `worse` and `longWaits` is there.
 */
export interface ServiceLevelTrap {
  /** Numbers of the two among the outcomes asked about: from the lower service level to the higher. */
  readonly from: number;
  readonly to: number;
  /** See `scopeKey`. */
  readonly scope: string;
  readonly serviceLevel: { readonly from: number; readonly to: number; readonly difference: Difference };
  readonly worse: readonly Worsening[];
  readonly longWaits?: LongWaits;
}

/**
 * Every service-level trap between outcomes of one experiment, which ran with the same seeds: all pairs, for the total,
 * each channel and each queue. That both happen is an intersection–union test (Berger 1982, Technometrics 24:295–300):
 * each side is tested alone, one-sided, at the level of one claim. The levels of all claims together (pairs × scopes ×
 * measures) are 1 − `confidence` (Bonferroni), so at most that share of experiments tells of anything that is not so.
 * A rise too small to matter (`smallBelow` of the figure) is none. Empty: no trap, or fewer than two replications.
 * Throws `RangeError` for outcomes of different lengths.
 */
export function serviceLevelTraps(outcomes: readonly Outcome[], confidence = CONFIDENCE): readonly ServiceLevelTrap[] {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence: expected a number in (0, 1), got ${confidence}`);
  }
  const [first] = outcomes;
  if (first === undefined || outcomes.some(({ replications }) => replications < 2)) return [];
  const scopes = levelScopes(first);
  const pairs = (outcomes.length * (outcomes.length - 1)) / 2;
  const claims = pairs * scopes.length * (HARM_FIGURES.length + 1);
  // One-sided at the share of one claim: a two-sided interval at twice of it. Nobody asks where there are no claims.
  const sided = 1 - (2 * (1 - confidence)) / claims;
  return outcomes.flatMap((a, i) =>
    outcomes
      .slice(i + 1)
      .flatMap((b, j) => scopes.flatMap((scope) => trapBetween([a, i], [b, i + 1 + j], scope, sided))),
  );
}

type Numbered = readonly [outcome: Outcome, number: number];

function trapBetween(one: Numbered, other: Numbered, scope: Scope, sided: number): readonly ServiceLevelTrap[] {
  const change = differenceOf(one[0], other[0], "serviceLevel", scope, sided);
  if (change === undefined || !matters(change, FIGURES.serviceLevel.smallBelow)) return [];
  const [[from, fromNumber], [to, toNumber]] = change.value! > 0 ? [one, other] : [other, one];
  const worse = HARM_FIGURES.flatMap((figure): readonly Worsening[] => {
    const { better, smallBelow }: FigureDefinition = FIGURES[figure];
    const found = differenceOf(from, to, figure, scope, sided);
    if (found === undefined || !matters(found, smallBelow * HARM_SMALL)) return [];
    if (found.value! > 0 === (better === "higher")) return [];
    return [{ figure, ...ends(from, to, figure, scope), difference: found }];
  });
  const longWaits = longWaitsOf(from, to, scope, sided);
  if (worse.length === 0 && longWaits === undefined) return [];
  const rise = differenceOf(from, to, "serviceLevel", scope, sided)!;
  return [
    {
      from: fromNumber,
      to: toNumber,
      scope: scopeKey(scope),
      serviceLevel: { ...ends(from, to, "serviceLevel", scope), difference: rise },
      worse,
      ...(longWaits === undefined ? {} : { longWaits }),
    },
  ];
}

/** Total, channels and queues that promise something; one of several that are the same only once. */
function levelScopes({ scenario, rows }: Outcome): readonly Scope[] {
  const seen = new Set<string>();
  return rows.scopes.filter((scope) => {
    if (scope.kind === "group") return false;
    const queues = queuesOf(scenario.queues, scope);
    const key = queues.join(" ");
    if (seen.has(key) || queues.every((k) => scenario.queues[k]!.target === undefined)) return false;
    seen.add(key);
    return true;
  });
}

function queuesOf(queues: Outcome["scenario"]["queues"], scope: Scope): readonly number[] {
  return [...queues.keys()].filter((k) => {
    const { id, channel } = queues[k]!;
    return scope.kind === "queue" ? id === scope.queueId : scope.kind !== "channel" || channel === scope.channel;
  });
}

function differenceOf(
  from: Outcome,
  to: Outcome,
  figure: HarmFigure | "serviceLevel",
  scope: Scope,
  confidence: number,
): Difference | undefined {
  const [before, after] = [from.series(figure, scope), to.series(figure, scope)];
  return before === undefined || after === undefined ? undefined : difference(before, after, confidence);
}

function ends(from: Outcome, to: Outcome, figure: HarmFigure | "serviceLevel", scope: Scope) {
  return { from: from.estimate(figure, scope)!.value!, to: to.estimate(figure, scope)!.value! };
}

/** Whether a difference leaves zero out and is large enough to be called one. */
function matters({ value, halfWidth }: Difference, smallBelow: number): boolean {
  return value !== undefined && halfWidth !== undefined && Math.abs(value) > halfWidth && Math.abs(value) >= smallBelow;
}

/** Whether fewer are answered within what was P90 before: then P90 is longer now (the test of Woodruff 1952, in pairs). */
function longWaitsOf(from: Outcome, to: Outcome, scope: Scope, confidence: number): LongWaits | undefined {
  const queues = queuesOf(from.scenario.queues, scope);
  const fromMs = from.waitQuantile(queues, LONG_WAIT_SHARE).waitMs;
  const toMs = to.waitQuantile(queues, LONG_WAIT_SHARE).waitMs;
  if (fromMs === undefined || toMs === undefined || !(toMs > fromMs)) return undefined;
  const found = difference(from.answeredBy(queues, fromMs), to.answeredBy(queues, fromMs), confidence);
  if (!matters(found, LONG_WAITS_SMALL) || found.value! > 0) return undefined;
  return { fromMs, toMs, difference: found };
}
