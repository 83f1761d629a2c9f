import type { EngineView } from "../observer.ts";
import { GROUP_COLUMNS, groupCell, type TallyLayout } from "../tallyLayout.ts";
import { GROUP_COLUMN } from "./tallyColumns.ts";

const WIDTH = GROUP_COLUMNS.length;
const { presentMs, onQueueMs, busyMs, slotMs, capacityMs, overtimeMs } = GROUP_COLUMN;

export interface GroupTimeState {
  readonly levels: Float64Array;
  readonly paused: Uint8Array;
  readonly base: number;
  readonly stride: number;
  readonly endsAt: number;
}

/**
 * Agent time by group and interval. A level (agents present, contacts held …) that rises at t adds what is left of the
 * interval, one that falls takes it away: one addition a change, and exact, since times are whole ms.
 */
export class GroupTime {
  declare private readonly layout: TallyLayout;
  declare private readonly sums: Float64Array;
  /** Group × column: how many of them there are now. */
  declare private readonly levels: Float64Array;
  private groupOf: Int32Array = new Int32Array(0);
  private totals = new Int32Array(0);
  /** 1: on a break. */
  private paused = new Uint8Array(0);
  declare private time: { readonly now: number };
  declare private base: number;
  private stride = 0;
  private endsAt = 0;

  constructor(layout: TallyLayout, sums: Float64Array) {
    this.layout = layout;
    this.sums = sums;
    this.levels = new Float64Array(layout.groups * WIDTH);
    this.base = layout.size;
  }

  attach(view: EngineView): void {
    const { agents, centre } = view;
    this.time = view;
    this.groupOf = agents.groupOf;
    this.totals = Int32Array.from(centre.groups, (group) => group.total);
    this.paused = new Uint8Array(agents.agents);
  }

  restart(): void {
    this.levels.fill(0);
    this.base = this.layout.size;
    this.stride = 0;
  }

  save(): GroupTimeState {
    const { levels, paused, base, stride, endsAt } = this;
    return { levels: levels.slice(), paused: paused.slice(), base, stride, endsAt };
  }

  restore({ levels, paused, base, stride, endsAt }: GroupTimeState): void {
    this.levels.set(levels);
    this.paused.set(paused);
    Object.assign(this, { base, stride, endsAt });
  }

  /** Interval `interval` begins, and ends at `endsAt`; one after the last counts nowhere. */
  begins(interval: number, beginsAt: number, endsAt: number): void {
    const counts = interval < this.layout.intervals;
    this.base = counts ? groupCell(this.layout, interval, 0) : this.layout.size;
    this.stride = counts ? WIDTH : 0;
    this.endsAt = endsAt;
    for (let i = 0; counts && i < this.levels.length; i++)
      this.sums[this.base + i]! += this.levels[i]! * (endsAt - beginsAt);
  }

  private change(group: number, column: number, by: number, now: number): void {
    this.levels[group * WIDTH + column]! += by;
    this.sums[this.base + group * this.stride + column]! += by * (this.endsAt - now);
  }

  /** The agent holds one contact more, `open` now. Slots count those beyond the first until `finish`. */
  holds(agent: number, open: number, now: number): void {
    this.change(this.groupOf[agent]!, open === 1 ? busyMs : slotMs, 1, now);
  }

  /** The agent holds one contact less, `open` now. */
  frees(agent: number, open: number, now: number): void {
    this.change(this.groupOf[agent]!, open === 0 ? busyMs : slotMs, -1, now);
  }

  /** As `holds`, the first contact of the agent; at the clock, which stands in an interval that has begun. */
  holdsFirst(agent: number): void {
    const { levels, sums } = this;
    const group = this.groupOf[agent]!;
    levels[group * WIDTH + busyMs]!++;
    sums[this.base + group * this.stride + busyMs]! += this.endsAt - this.time.now;
  }

  /** As `frees`, the last contact of the agent; likewise. */
  freesLast(agent: number): void {
    const { levels, sums } = this;
    const group = this.groupOf[agent]!;
    levels[group * WIDTH + busyMs]!--;
    sums[this.base + group * this.stride + busyMs]! -= this.endsAt - this.time.now;
  }

  /** Counts everybody's first contact among the slots as well: once, at the end. */
  finish(): void {
    const { layout, sums } = this;
    for (let interval = 0; interval < layout.intervals; interval++) {
      for (let group = 0; group < layout.groups; group++) {
        const cell = groupCell(layout, interval, group);
        sums[cell + slotMs]! += sums[cell + busyMs]!;
      }
    }
  }

  comes(agent: number, now: number): void {
    this.change(this.groupOf[agent]!, presentMs, 1, now);
    this.queues(agent, 1, now);
  }

  leaves(agent: number, now: number): void {
    this.change(this.groupOf[agent]!, presentMs, -1, now);
    // Whoever leaves from a break was off queue already.
    if (this.paused[agent] === 0) this.queues(agent, -1, now);
    this.paused[agent] = 0;
  }

  pauses(agent: number, now: number): void {
    this.paused[agent] = 1;
    this.queues(agent, -1, now);
  }

  goesOn(agent: number, now: number): void {
    this.paused[agent] = 0;
    this.queues(agent, 1, now);
  }

  /** The agent is there although the shift is over, or no longer so. */
  stays(agent: number, now: number, by: 1 | -1): void {
    this.change(this.groupOf[agent]!, overtimeMs, by, now);
  }

  private queues(agent: number, by: 1 | -1, now: number): void {
    const group = this.groupOf[agent]!;
    this.change(group, onQueueMs, by, now);
    this.change(group, capacityMs, by * this.totals[group]!, now);
  }
}
