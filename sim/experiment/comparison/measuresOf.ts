import type { QueueSpec } from "../../scenario/queueSpec.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { CHANNELS, channelKind } from "../../vocabulary/index.ts";
import type { FigureDefinition } from "../figure.ts";
import { FIGURES, type FigureId } from "../figures.ts";
import { type Scope, scopeKey, TOTAL } from "../scopes.ts";
import type { Measure } from "./measure.ts";

/** Share of the answered a long wait is told of. */
const LONG_WAIT_SHARE = 0.9;
/** Queues and groups beyond these have no rows of their own: the page shows channels and the whole. */
const MOST_PARTS = 24;

/**
 * The rows of a comparison, in the order they are read: what was promised, who left, how long they waited, how busy people
 * are, what came of the matter, how far channels are apart, what it costs; then the rest. `scenarios`: those compared, the
 * base first; a channel only one of them has gets its row. Empty for none.
 */
export function measuresOf(scenarios: readonly Scenario[]): readonly Measure[] {
  const queues = scenarios.flatMap((one) => one.queues);
  const channels = CHANNELS.filter((channel) => queues.some((queue) => queue.channel === channel));
  const scopes = channels.map((channel): Scope => ({ kind: "channel", channel }));
  const promised = scopes.filter((scope) => ofScope(queues, scope).some(({ target }) => target !== undefined));
  const levels = promised.map((scope) => levelOf(ofScope(scenarios[0]!.queues, scope), scope));
  const live = scopes.filter((scope) => scope.kind === "channel" && channelKind(scope.channel) !== "deferrable");
  const waits = (live.length > 0 ? live : scopes).map((scope, i) => waitOf(scope, i === 0));
  const resolved = scopes.map((scope) => figureOf("resolvedShare", scope, false));
  const groups = groupScopes(scenarios);
  const holdsSeveral = groups.filter((scope) => scope.kind === "group" && holds(scenarios, scope.groupId));
  const rows: readonly Measure[] = [
    ...levels,
    figureOf("abandonmentRate", TOTAL, true),
    ...waits,
    ...perGroup("occupancy", groups),
    ...perGroup("slotLoad", holdsSeveral),
    figureOf("timesExplained", TOTAL, true),
    figureOf("costPerResolved", TOTAL, true),
    figureOf("needsResolvedShare", TOTAL, false),
    figureOf("contactsPerResolved", TOTAL, false),
    ...between(levels),
    ...between(waits),
    ...between(resolved),
    ...(channels.length > 1 ? scopes.map((scope) => figureOf("abandonmentRate", scope, false)) : []),
    ...scopes.map((scope) => figureOf("averageWaitMs", scope, false)),
    ...resolved,
    ...(["offered", "repeats", "redials", "switched", "transfers", "contextLost"] as const).map((figure) =>
      figureOf(figure, TOTAL, false),
    ),
    figureOf("cost", TOTAL, false),
  ];
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}

function ofScope(queues: readonly QueueSpec[], scope: Scope): readonly QueueSpec[] {
  return queues.filter((queue) => scope.kind === "channel" && queue.channel === scope.channel);
}

function figureOf(figure: FigureId, scope: Scope, first: boolean): Measure {
  const { name, formula, unit, better, smallBelow }: FigureDefinition = FIGURES[figure];
  const id = `${figure}@${scopeKey(scope)}`;
  return { id, source: { kind: "figure", figure }, scope, name, formula, unit, better, smallBelow, first };
}

/** Its target: that of its queues where all promise the same share. */
function levelOf(queues: readonly QueueSpec[], scope: Scope): Measure {
  const [share, ...others] = new Set(queues.flatMap(({ target }) => (target === undefined ? [] : [target.share])));
  const level = figureOf("serviceLevel", scope, true);
  return share === undefined || others.length > 0 ? level : { ...level, target: share };
}

function waitOf(scope: Scope, first: boolean): Measure {
  return {
    id: `wait90@${scopeKey(scope)}`,
    source: { kind: "wait", share: LONG_WAIT_SHARE },
    scope,
    name: { en: "P90 wait", ru: "Ожидание P90" },
    formula: {
      en: "the wait nine in ten of a run's answered did not exceed, straight within buckets of 7 %; mean over runs",
      ru: "ожидание, которого не превысили девять из десяти отвеченных за прогон, прямая внутри корзин по 7 %; среднее по прогонам",
    },
    ...{ unit: "ms", better: "lower", smallBelow: 1_000, first },
  };
}

/** How far apart the channels are in one measure: none for fewer than two. */
function between(measures: readonly Measure[]): readonly Measure[] {
  const [one] = measures;
  if (one === undefined || measures.length < 2) return [];
  return [
    {
      id: `between:${one.id.slice(0, one.id.indexOf("@"))}@total`,
      source: { kind: "between", measures },
      scope: TOTAL,
      name: { en: `${one.name.en}: gap between channels`, ru: `${one.name.ru}: разрыв между каналами` },
      formula: { en: "best channel − worst channel", ru: "лучший канал − худший канал" },
      ...{ unit: one.unit, better: "lower", smallBelow: one.smallBelow, first: false },
    },
  ];
}

function groupScopes(scenarios: readonly Scenario[]): readonly Scope[] {
  const ids = [...new Set(scenarios.flatMap((one) => one.groups.map(({ id }) => id)))];
  return ids.slice(0, MOST_PARTS).map((groupId) => ({ kind: "group", groupId }));
}

/** The whole first, then each group where there are several. */
function perGroup(figure: "occupancy" | "slotLoad", groups: readonly Scope[]): readonly Measure[] {
  if (groups.length === 0) return [];
  const whole = figureOf(figure, TOTAL, true);
  return groups.length === 1 ? [whole] : [whole, ...groups.map((scope) => figureOf(figure, scope, false))];
}

/** Whether people of a group hold several contacts at once in any of the scenarios. */
function holds(scenarios: readonly Scenario[], groupId: string): boolean {
  return scenarios.some((one) => one.groups.some(({ id, slots }) => id === groupId && slots.total > 1));
}
