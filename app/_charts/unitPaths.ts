import type { AgentFrame } from "../../sim/metrics/frame.ts";
import type { Instant } from "../../sim/vocabulary/index.ts";
import type { Unit, UnitGroup } from "./unitLayout.ts";

/** Where the columns of a floor strip stand, px. */
export interface UnitPlace {
  /** Pixels of one arcminute. */
  readonly am: number;
  /** Where columns stand, from above. */
  readonly base: number;
  readonly unitHeight: number;
  /** From the top of a column to the hairline of the limit. */
  readonly limitHeight: number;
  /** Width of a column. */
  readonly column: number;
}

/** Coordinates of the paths are whole hundredths of a pixel, finer than any screen and short to write. */
export const UNIT_SCALE = 100;

/** The marks of one group as SVG path data in `1 / UNIT_SCALE` px, empty where there is none of a kind. */
export interface UnitPaths {
  /** Slots in use, and the low bars of people who are absent. */
  readonly filled: string;
  /** Free slots, and places of people of whom nothing is known: outlines. */
  readonly open: string;
  /** Time in state, within its limit and beyond it. */
  readonly wicks: string;
  readonly overWicks: string;
}

/** A wick is drawn up to this share of its limit; of absent people, whose wick begins lower, up to the other. */
const LONGEST = { present: 1.8, absent: 1.25 };

/**
 * Everybody of a group in four paths: a floor of thousands costs the page four elements a group and not several a person.
 * Slots stack from below; filled = in use, open = free; one tall slot is voice, three are chat.
 */
export function unitPaths(group: UnitGroup, units: readonly Unit[], at: Instant, place: UnitPlace): UnitPaths {
  const paths = { filled: "", open: "", wicks: "", overWicks: "" };
  const { am, base, unitHeight, column } = place;
  const absent = group === "break" || group === "away";
  const bar = column > am ? column - am : 0.5;
  const tails = new Map<number, SlotShape>();
  for (const { agent, x } of units) {
    if (group === "unknown") {
      paths.open += `M${px(x + am * 0.5)} ${px(base - unitHeight)}${box(bar, unitHeight)}`;
      continue;
    }
    if (absent) paths.filled += `M${px(x)} ${px(base - am * 3)}${box(column, am * 3)}`;
    else {
      const slots = Math.max(1, agent.slots, agent.busy);
      let shape = tails.get(slots);
      if (shape === undefined) {
        shape = slotShape(slots, bar, place);
        tails.set(slots, shape);
      }
      const used = group === "wrapup" && agent.busy === 0 ? 1 : agent.busy;
      const left = px(x);
      const inside = px(x + am * 0.5);
      for (let slot = 0; slot < slots; slot += 1) {
        if (slot < used) paths.filled += `M${left} ${shape.filledY[slot]}${shape.filled}`;
        else paths.open += `M${inside} ${shape.openY[slot]}${shape.open}`;
      }
    }
    const wick = wickOf(agent, absent, x + column / 2, at, place);
    if (agent.overLimit) paths.overWicks += wick;
    else paths.wicks += wick;
  }
  return paths;
}

/** What every column of so many slots has in common. */
interface SlotShape {
  readonly filled: string;
  readonly open: string;
  /** Upper edges, the lowest slot first. */
  readonly filledY: readonly number[];
  readonly openY: readonly number[];
}

function slotShape(slots: number, bar: number, { am, base, unitHeight, column }: UnitPlace): SlotShape {
  const gap = Math.min(am * 1.6, unitHeight / slots / 3);
  const height = (unitHeight - gap * (slots - 1)) / slots;
  const tops = Array.from({ length: slots }, (_, slot) => base - (slot + 1) * height - slot * gap);
  return {
    filled: box(column, height),
    open: box(bar, Math.max(0.5, height - am)),
    filledY: tops.map(px),
    openY: tops.map((top) => px(top + am * 0.5)),
  };
}

/** Time in state as a share of its limit, which is at the hairline; nothing where there is no limit. */
function wickOf(agent: AgentFrame, absent: boolean, x: number, at: Instant, place: UnitPlace): string {
  const { limitMs } = agent;
  if (limitMs === undefined) return "";
  const { am, base, unitHeight, limitHeight } = place;
  const from = absent ? base - am * 5 : base - unitHeight - am * 2;
  const atLimit = base - unitHeight - limitHeight;
  const share = Math.min((at - agent.sinceAt) / limitMs, absent ? LONGEST.absent : LONGEST.present);
  return `M${px(x)} ${px(from)}V${px(Math.max(am * 2, from + (atLimit - from) * share))}`;
}

/** A box from its upper left corner on. */
function box(width: number, height: number): string {
  return `h${px(width)}v${px(height)}h${px(-width)}Z`;
}

function px(value: number): number {
  return Math.round(value * UNIT_SCALE);
}
