import { ratioOf } from "../series.ts";
import { eligibleGroups } from "./eligible.ts";
import type { Judge, Look } from "./judge.ts";
import { marginOf } from "./judge.ts";
import type { LookRuns } from "./lookRuns.ts";
import { foreseen } from "./race.ts";
import type { SearchPhase } from "./spec.ts";
import type { Agents, Staffing } from "./staffing.ts";

/** A staffing that was looked at. */
export interface Looked {
  readonly agents: Agents;
  readonly look: Look;
}

/** One change of a staffing: agents more or less in one cell or several of one block. */
interface Change {
  readonly block: number;
  readonly cells: readonly (readonly [cell: number, by: number])[];
}

const MOST_REPAIRS = 60;
/** Of how many blocks behind a change its effect is looked for: a queue built up is worked off later. */
const REACH = 4;

/**
 * Moves of a staffing, judged by simulation on the same seeds: agents more where targets are missed; agents less where
 * they are not, in many blocks at once; an agent of one group for a cheaper one of another. What a change in one block
 * does to later ones is seen, since every look is at the whole run.
 */
export class Climb {
  readonly #staffing: Staffing;
  readonly #judge: Judge;
  readonly #seed: string;
  readonly #tell: (phase: SearchPhase) => void;
  /** Groups that serve a queue of each target's scope, cheapest first; of an occupancy the group itself. */
  readonly #eligible: readonly (readonly number[])[];
  /** Changes that missed a target, and what was around them. */
  readonly #refused = new Set<string>();

  constructor(staffing: Staffing, judge: Judge, seed: string, tell: (phase: SearchPhase) => void) {
    this.#staffing = staffing;
    this.#judge = judge;
    this.#seed = seed;
    this.#tell = tell;
    this.#eligible = judge.targets.map((target) => eligibleGroups(staffing, target));
  }

  async look(agents: Agents, runs: number): Promise<Looked> {
    const [look] = await this.#judge.look([this.#staffing.scenarioOf(agents)], this.#seed, runs);
    return { agents, look: look! };
  }

  /** Adds agents until every target is kept; `undefined` where that does not come about. */
  async repair(from: Agents, runs: number): Promise<Looked | undefined> {
    let now = await this.look(from, runs);
    const stubborn = new Map<string, number>();
    for (let round = 0; round < MOST_REPAIRS; round++) {
      if (now.look.feasible) return now;
      const agents = this.#more(now, stubborn);
      if (agents === undefined) return undefined;
      now = await this.look(agents, runs);
      this.#tell("repair");
    }
    return undefined;
  }

  /**
   * A look at a change of `from`, broken off once its first runs and those of `from` on the same days say for sure that
   * it misses a target: what is missed by them counts as missed then, the rest as kept.
   */
  async #race(agents: Agents, from: Looked, runs: number): Promise<Looked> {
    let margins: readonly Float64Array[] = [];
    const settled = (first: LookRuns) => {
      const told = foreseen(this.#judge, from.look.runs, first);
      margins = told.margins;
      return told.sure;
    };
    const [look] = await this.#judge.look([this.#staffing.scenarioOf(agents)], this.#seed, runs, settled);
    const isWhole = look!.runs.replications === runs;
    return { agents, look: isWhole ? look! : { ...look!, feasible: false, margins } };
  }

  /** One round of additions where targets are missed; `undefined` where nobody could be added. */
  async mended(from: Looked, runs: number): Promise<Looked | undefined> {
    const agents = this.#more(from, new Map());
    return agents === undefined ? undefined : this.look(agents, runs);
  }

  #more({ agents, look }: Looked, stubborn: Map<string, number>): Agents | undefined {
    const { blocks } = this.#staffing;
    const wanted = new Map<number, number>();
    for (const [t, of] of look.margins.entries()) {
      const eligible = this.#eligible[t]!;
      if (eligible.length === 0) {
        if (of.some((margin) => margin < 0)) return undefined;
        continue;
      }
      for (const { block, margin } of this.#missed(t, of, look)) {
        const times = (stubborn.get(`${t} ${block}`) ?? 0) + 1;
        stubborn.set(`${t} ${block}`, times);
        // Who does not help after two rounds is not the one that is missing; a line may come from the block before.
        const group = eligible[Math.floor((times - 1) / 2) % eligible.length]!;
        const share = Math.min(0.5, Math.max(0.02, -margin / 3));
        const add = (cell: number) =>
          wanted.set(cell, Math.max(wanted.get(cell) ?? 0, Math.max(1, Math.round(agents[cell]! * share))));
        add(group * blocks + block);
        if (times > 2 && block > 0) add(group * blocks + block - 1);
      }
    }
    if (wanted.size === 0) return undefined;
    const more = agents.slice();
    for (const [cell, by] of wanted) more[cell]! += by;
    return more.some((count) => count > 2_000) ? undefined : more;
  }

  /** Blocks in which a target is missed and by how much; of one over the run, the third of blocks that are worst. */
  #missed(t: number, of: Float64Array, look: Look): { block: number; margin: number }[] {
    const target = this.#judge.targets[t]!;
    const byBlock = new Map<number, number>();
    const note = (interval: number, margin: number) => {
      const block = this.#staffing.blockOf(interval);
      byBlock.set(block, Math.min(byBlock.get(block) ?? 0, margin));
    };
    if (target.per === "interval") {
      for (const [i, margin] of of.entries()) if (margin < 0) note(i, margin);
    } else if (of[0]! < 0) {
      const all = this.#intervalMargins(t, look).map((margin, i) => ({ i, margin }));
      const missed = all.filter(({ margin }) => margin < 0).sort((a, b) => a.margin - b.margin || a.i - b.i);
      for (const { i } of missed.slice(0, Math.max(1, Math.ceil(this.#staffing.place.intervals / 3)))) note(i, of[0]!);
      if (missed.length === 0) for (let i = 0; i < this.#staffing.place.intervals; i++) note(i, of[0]!);
    }
    return [...byBlock].map(([block, margin]) => ({ block, margin })).sort((a, b) => a.block - b.block);
  }

  #intervalMargins(t: number, { runs }: Look): number[] {
    const target = this.#judge.targets[t]!;
    return Array.from({ length: this.#staffing.place.intervals }, (_, i) => {
      const series = runs.series(target.figure, target.scope, i);
      return series === undefined ? Number.NaN : marginOf(ratioOf(series), target);
    });
  }

  /**
   * Takes agents away as long as all targets are kept: large steps first, every other block at once, until every single
   * agent less was tried and missed something.
   */
  async reduce(from: Looked, runs: number, largest: number): Promise<Looked> {
    let now = from;
    const { groups, blocks } = this.#staffing;
    const order = groups
      .map((_, g) => g)
      .sort((a, b) => this.#staffing.costPerHour[b]! - this.#staffing.costPerHour[a]! || a - b);
    for (let share = largest; ; share /= 2) {
      const step = (count: number) => Math.max(1, Math.floor(count * share));
      const isLast = share < 0.04;
      // Who cannot go now cannot go later either: others will have gone by then.
      const fixed = new Set<number>();
      for (let again = true; again; ) {
        again = false;
        for (const g of order) {
          for (let parity = 0; parity < Math.min(2, blocks); parity++) {
            const changes: Change[] = [];
            for (let block = parity; block < blocks; block += 2) {
              const cell = g * blocks + block;
              const count = now.agents[cell]!;
              if (count > 0 && !fixed.has(cell))
                changes.push({ block, cells: [[cell, -Math.min(count, step(count))]] });
            }
            const after = await this.#tries(now, changes, runs, (change) => fixed.add(change.cells[0]![0]));
            if (after !== now) again = true;
            now = after;
            this.#tell("reduce");
          }
        }
      }
      if (isLast) return now;
    }
  }

  /** Exchanges agents of dearer groups for cheaper ones, one for one and two for one. */
  async swap(from: Looked, runs: number): Promise<Looked> {
    let now = from;
    const { blocks, costPerHour, groups } = this.#staffing;
    for (const [dear] of groups.entries()) {
      for (const [cheap] of groups.entries()) {
        if (cheap === dear) continue;
        for (const [less, more] of [
          [1, 1],
          [2, 1],
        ] as const) {
          if (costPerHour[cheap]! * more >= costPerHour[dear]! * less) continue;
          if (less === 2 && costPerHour[cheap]! < costPerHour[dear]!) continue;
          const fixed = new Set<number>();
          for (let again = true; again; ) {
            again = false;
            for (let parity = 0; parity < Math.min(2, blocks); parity++) {
              const changes: Change[] = [];
              for (let block = parity; block < blocks; block += 2) {
                const cell = dear * blocks + block;
                if (now.agents[cell]! < less || fixed.has(block)) continue;
                changes.push({
                  block,
                  cells: [
                    [cell, -less],
                    [cheap * blocks + block, more],
                  ],
                });
              }
              const after = await this.#tries(now, changes, runs, (change) => fixed.add(change.block));
              if (after !== now) again = true;
              now = after;
              this.#tell("swap");
            }
          }
        }
      }
    }
    return now;
  }

  /** Makes as many of the changes as keep every target; `refused` hears of the others. The same staffing where none does. */
  async #tries(from: Looked, all: readonly Change[], runs: number, refused: (change: Change) => void): Promise<Looked> {
    const known = (change: Change) => `${runs} ${this.#surroundings(change, from.agents)}`;
    let changes = all.filter((change) => !this.#refused.has(known(change)));
    while (changes.length > 0) {
      const agents = from.agents.slice();
      for (const { cells } of changes) for (const [cell, by] of cells) agents[cell]! += by;
      const after = await this.#race(agents, from, runs);
      if (after.look.feasible) return after;
      const guilty = this.#guilty(changes, from.look, after.look);
      for (const change of guilty) {
        refused(change);
        this.#refused.add(known(change));
      }
      changes = changes.filter((change) => !guilty.has(change));
    }
    return from;
  }

  /** A change and everybody in its block and those beside it: where they are the same, so is the answer, near enough. */
  #surroundings({ block, cells }: Change, agents: Agents): string {
    const { blocks, groups } = this.#staffing;
    const near = groups.flatMap((_, g) => [block - 1, block, block + 1].map((b) => agents[g * blocks + b] ?? 0));
    return `${cells.join(" ")} ${near.join(" ")}`;
  }

  /** Changes that are to blame for what is missed: the last at or before each missed interval; over the run the worst half. */
  #guilty(changes: readonly Change[], before: Look, after: Look): Set<Change> {
    const guilty = new Set<Change>();
    for (const [t, of] of after.margins.entries()) {
      const target = this.#judge.targets[t]!;
      if (target.per === "run") {
        if (of[0]! >= 0) continue;
        const harm = this.#harm(t, before, after);
        const ranked = [...changes].sort((a, b) => harm(b.block) - harm(a.block) || a.block - b.block);
        for (const change of ranked.slice(0, Math.ceil(ranked.length / 2))) guilty.add(change);
        continue;
      }
      for (const [i, margin] of of.entries()) {
        if (margin >= 0) continue;
        const block = this.#staffing.blockOf(i);
        const near = changes.findLast((change) => change.block <= block && change.block >= block - REACH);
        const next = near ?? changes.find((change) => change.block > block && change.block <= block + 1);
        if (next !== undefined) guilty.add(next);
      }
    }
    // What is missed far from every change is everybody's doing.
    return guilty.size > 0 ? guilty : new Set(changes);
  }

  /** How much worse a target's contacts of a block and the one after it fare on the same days, in contacts or ms. */
  #harm(t: number, before: Look, after: Look): (block: number) => number {
    const { figure, scope } = this.#judge.targets[t]!;
    const days = Math.min(before.runs.replications, after.runs.replications);
    const worse = Array.from({ length: this.#staffing.place.intervals }, (_, i) => {
      const sum = (look: Look) => {
        const series = look.runs.series(figure, scope, i, days);
        return series === undefined ? 0 : series.over.reduce((total, value) => total + value, 0);
      };
      return Math.abs(sum(after) - sum(before));
    });
    const { intervalsABlock } = this.#staffing;
    return (block) => {
      let harm = 0;
      for (let i = block * intervalsABlock; i < (block + 2) * intervalsABlock; i++) harm += worse[i] ?? 0;
      return harm;
    };
  }
}
