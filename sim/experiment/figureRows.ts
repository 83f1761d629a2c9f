import {
  GROUP_COLUMNS,
  groupCell,
  QUEUE_COLUMNS,
  type QueueColumn,
  queueCell,
  type TallyLayout,
} from "../engine/tallyLayout.ts";
import type { TargetSpec } from "../scenario/queueSpec.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { HOUR_MS } from "../vocabulary/index.ts";
import type { FigureDefinition, FigureOf, FigurePart } from "./figure.ts";
import { FIGURE_IDS, FIGURES, type FigureId, INTERVAL_FIGURES } from "./figures.ts";
import { type Scope, scopeKey, scopesOf } from "./scopes.ts";

/** Runs of more intervals than these are reported as a whole only: two weeks of half-hours. */
export const MOST_INTERVALS = 672;

/** A sum over the cells of one interval: weight `weights[i]` at place `places[i]`, plus `constant`. */
interface CellSum {
  readonly places: Int32Array;
  readonly weights: Float64Array;
  readonly constant: number;
}
interface FigureRow {
  readonly over: CellSum;
  readonly under: CellSum;
}

const QUEUE_WIDTH = QUEUE_COLUMNS.length;
const GROUP_WIDTH = GROUP_COLUMNS.length;
const QUEUE_PLACE = new Map<string, number>(QUEUE_COLUMNS.map((column, place) => [column, place]));
const GROUP_PLACE = new Map<string, number>(GROUP_COLUMNS.map((column, place) => [column, place]));

/**
 * The figures of one scenario as rows of numbers: what of the vector of a replication is summed for which figure, scope
 * and interval. Row order is fixed by the scenario alone.
 */
export class FigureRows {
  readonly layout: TallyLayout;
  readonly scopes: readonly Scope[];
  /** Whether rows by interval are kept: not for runs of more than `MOST_INTERVALS`. */
  readonly byInterval: boolean;
  /** Rows in all: each holds two numbers a replication. */
  readonly count: number;
  readonly #whole: FigureRow[] = [];
  readonly #interval: FigureRow[] = [];
  readonly #wholeIndex = new Map<string, number>();
  readonly #intervalIndex = new Map<string, number>();
  /** Cells of one interval: those of all queues, then those of all groups. */
  readonly #cells: Float64Array;
  readonly #totals: Float64Array;

  constructor(scenario: Scenario, layout: TallyLayout) {
    this.layout = layout;
    this.scopes = scopesOf(scenario);
    this.byInterval = layout.intervals <= MOST_INTERVALS;
    for (const id of FIGURE_IDS) {
      const definition: FigureDefinition = FIGURES[id];
      for (const scope of this.scopes) {
        if (!canBeOf(definition.of, scope)) continue;
        const row = {
          over: cellSum(scenario, scope, definition.over),
          under: cellSum(scenario, scope, definition.under),
        };
        const key = `${id}@${scopeKey(scope)}`;
        this.#wholeIndex.set(key, this.#whole.push(row) - 1);
        if (this.byInterval && INTERVAL_FIGURES.includes(id)) {
          this.#intervalIndex.set(key, this.#interval.push(row) - 1);
        }
      }
    }
    this.count = this.#whole.length + this.#interval.length * (this.byInterval ? layout.intervals : 0);
    this.#cells = new Float64Array(layout.queues * QUEUE_WIDTH + layout.groups * GROUP_WIDTH);
    this.#totals = new Float64Array(this.#cells.length);
  }

  /** The row of a figure, over the whole run or in one interval; −1 where the figure is not kept there. */
  row(figure: FigureId, scope: Scope, interval?: number): number {
    const key = `${figure}@${scopeKey(scope)}`;
    if (interval === undefined) return this.#wholeIndex.get(key) ?? -1;
    const place = this.#intervalIndex.get(key);
    if (place === undefined || !(interval >= 0 && interval < this.layout.intervals)) return -1;
    return this.#whole.length + interval * this.#interval.length + place;
  }

  /** Numerator and denominator of every row, from the vector of one replication: `[over, under, over, under, …]`. */
  pairsOf(vector: Float64Array): Float64Array {
    const { layout } = this;
    const pairs = new Float64Array(this.count * 2);
    let at = this.#whole.length * 2;
    this.#totals.fill(0);
    for (let interval = 0; interval < layout.intervals; interval++) {
      this.#take(vector, interval);
      for (let i = 0; i < this.#cells.length; i++) this.#totals[i]! += this.#cells[i]!;
      for (const { over, under } of this.#interval) {
        pairs[at++] = summed(over, this.#cells);
        pairs[at++] = summed(under, this.#cells);
      }
    }
    at = 0;
    for (const { over, under } of this.#whole) {
      pairs[at++] = summed(over, this.#totals);
      pairs[at++] = summed(under, this.#totals);
    }
    return pairs;
  }

  #take(vector: Float64Array, interval: number): void {
    const { layout } = this;
    const queues = queueCell(layout, interval, 0);
    const groups = groupCell(layout, interval, 0);
    const width = layout.queues * QUEUE_WIDTH;
    this.#cells.set(vector.subarray(queues, queues + width), 0);
    this.#cells.set(vector.subarray(groups, groups + layout.groups * GROUP_WIDTH), width);
  }
}

function summed({ places, weights, constant }: CellSum, cells: Float64Array): number {
  let sum = constant;
  for (let i = 0; i < places.length; i++) sum += weights[i]! * cells[places[i]!]!;
  return sum;
}

function canBeOf(of: FigureOf, scope: Scope): boolean {
  if (scope.kind === "total") return true;
  return scope.kind === "group" ? of === "groups" : of === "queues";
}

function cellSum(scenario: Scenario, scope: Scope, part: FigurePart): CellSum {
  if (part.kind === "runs") return { places: new Int32Array(0), weights: new Float64Array(0), constant: 1 };
  const places: number[] = [];
  const weights: number[] = [];
  for (const [k, queue] of scenario.queues.entries()) {
    if (scope.kind === "channel" && scope.channel !== queue.channel) continue;
    if (scope.kind === "queue" && scope.queueId !== queue.id) continue;
    for (const [column, weight] of Object.entries(ofQueue(part, queue.target))) {
      places.push(k * QUEUE_WIDTH + QUEUE_PLACE.get(column)!);
      weights.push(weight);
    }
  }
  for (const [g, group] of scenario.groups.entries()) {
    if (scope.kind === "group" && scope.groupId !== group.id) continue;
    for (const [column, weight] of Object.entries(ofGroup(part, group.costPerHour ?? 0))) {
      places.push(scenario.queues.length * QUEUE_WIDTH + g * GROUP_WIDTH + GROUP_PLACE.get(column)!);
      weights.push(weight);
    }
  }
  return { places: Int32Array.from(places), weights: Float64Array.from(weights), constant: 0 };
}

function ofQueue(part: FigurePart, target: TargetSpec | undefined): Partial<Record<QueueColumn, number>> {
  switch (part.kind) {
    case "columns":
      return part.queue ?? {};
    case "promises-kept":
      return target === undefined ? {} : { answeredWithin: 1 };
    case "promises":
      return target === undefined ? {} : promises(target);
    default:
      return {};
  }
}

/** What a target's formula counts; see SL1–SL3 of the specification. */
function promises({ formula = "excluding-short-abandons" }: TargetSpec): Partial<Record<QueueColumn, number>> {
  switch (formula) {
    case "offered":
      return { answered: 1, abandoned: 1 };
    case "answered":
      return { answered: 1 };
    case "excluding-short-abandons":
      return { answered: 1, abandoned: 1, abandonedShort: -1 };
  }
}

function ofGroup(part: FigurePart, costPerHour: number): Readonly<Record<string, number>> {
  if (part.kind === "columns") return part.group ?? {};
  return part.kind === "wages" ? { scheduledMs: costPerHour / HOUR_MS } : {};
}
