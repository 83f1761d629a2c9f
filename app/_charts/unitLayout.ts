import type { AgentFrame, AgentState } from "../../sim/metrics/frame.ts";
import { CHANNELS } from "../../sim/vocabulary/index.ts";

/** Groups of the floor strip, in order. Ringing is the start of a contact; people who are off line are not drawn. */
export const UNIT_GROUPS = ["contact", "wrapup", "ready", "break", "away", "unknown"] as const;
export type UnitGroup = (typeof UNIT_GROUPS)[number];

const GROUP_OF: Readonly<Record<AgentState, UnitGroup | undefined>> = {
  contact: "contact",
  ringing: "contact",
  wrapup: "wrapup",
  ready: "ready",
  break: "break",
  away: "away",
  unknown: "unknown",
  offline: undefined,
};

/** Where somebody stands; absent for whoever is off line. */
export function groupOf({ state }: Pick<AgentFrame, "state">): UnitGroup | undefined {
  return GROUP_OF[state];
}

export interface Unit {
  readonly agent: AgentFrame;
  /** Left edge, px. */
  readonly x: number;
}

export interface GroupLayout {
  readonly group: UnitGroup;
  /** Left edge of the group and of its label, px. */
  readonly x: number;
  /** Right edge of its last unit, px. */
  readonly endX: number;
  /** Where its label must end, px. */
  readonly labelEndX: number;
  /** Where the next group begins, px. */
  readonly nextX: number;
  readonly count: number;
  readonly units: readonly Unit[];
  /** People there is no room for; worst first, so these are the ones with the least to say. */
  readonly notDrawn: number;
  readonly overLimit: readonly AgentFrame[];
}

export interface UnitLayout {
  readonly groups: readonly GroupLayout[];
  /** Width of one person including the gap, px; the column itself is `COLUMN_SHARE` of it. */
  readonly unit: number;
  /** Labels are the short ones. */
  readonly short: boolean;
}

export const COLUMN_SHARE = 0.68;
/** A change of channel inside a group is half a unit of space. */
const CHANNEL_GAP = 0.55;
const WIDEST_UNIT_AM = 24;
const LEAST_UNIT_AM = 2.6;
const GROUP_GAP_AM = 16;
const LEAST_GROUP_GAP_AM = 8;
const SHARE_STEPS = 8;

/**
 * Puts everyone who is on the floor into groups from left to right. A group is never narrower than its label; when even
 * thin units do not fit, each group draws its worst and counts the rest.
 * `order`: worst first, or by channel and seat where nobody is to be ranked.
 * `labelWidth(group, count, short, notDrawn)` = width of a label, px; it says how many are not drawn where that is > 0.
 */
export function unitLayout(
  agents: readonly AgentFrame[],
  widthPx: number,
  am: number,
  labelWidth: (group: UnitGroup, count: number, short: boolean, notDrawn: number) => number,
  order: "worst" | "seat" = "worst",
): UnitLayout {
  const before = order === "worst" ? worstFirst : bySeat;
  const peopleOf: Readonly<Record<UnitGroup, AgentFrame[]>> = {
    contact: [],
    wrapup: [],
    ready: [],
    break: [],
    away: [],
    unknown: [],
  };
  for (const agent of agents) {
    const group = groupOf(agent);
    if (group !== undefined) peopleOf[group].push(agent);
  }
  const members = UNIT_GROUPS.filter((group) => peopleOf[group].length > 0).map((group) => ({
    group,
    agents: peopleOf[group].sort(before),
  }));
  if (members.length === 0) return { groups: [], unit: 0, short: false };

  for (const short of [false, true]) {
    for (const gap of [GROUP_GAP_AM * am, LEAST_GROUP_GAP_AM * am]) {
      const labels = members.map(({ group, agents: people }) => labelWidth(group, people.length, short, 0));
      const room = widthPx - gap * (members.length - 1);
      const unit = widestUnit(
        members.map(({ agents: people }) => spaces(people)),
        labels,
        room,
        am,
      );
      if (unit !== undefined) return placed(members, labels, unit, gap, short, Number.POSITIVE_INFINITY);
    }
  }
  // Not even the thinnest fit: a group draws as many as its share of the width.
  const gap = LEAST_GROUP_GAP_AM * am;
  // Nobody drawn is the widest a label can get: what is not drawn is known only afterwards.
  const labels = members.map(({ group, agents: people }) => labelWidth(group, people.length, true, people.length));
  const unit = LEAST_UNIT_AM * am;
  const everybody = members.reduce((sum, { agents: people }) => sum + people.length, 0);
  const widthAt = (share: number) =>
    members.reduce(
      (sum, { agents: people }, index) => {
        const label = labels[index] ?? 0;
        const drawn = roomOf(people.length, label, unit, share);
        return sum + Math.max(drawn * unit + breaksAmong(people, drawn) * unit * CHANNEL_GAP, label);
      },
      gap * (members.length - 1),
    );
  // The largest share that still fits, to the width of a few people: labels and channels take more here than there.
  let low = 0;
  for (let high = widthPx / (everybody * unit), step = 0; step < SHARE_STEPS; step += 1) {
    const share = (low + high) / 2;
    if (widthAt(share) > widthPx) high = share;
    else low = share;
  }
  return placed(members, labels, unit, gap, true, low);
}

/** How many people of a group are drawn: its share, or as many as its label is wide. */
function roomOf(people: number, label: number, unit: number, share: number): number {
  return Math.min(people, Math.max(1, Math.floor(Math.max(label / unit / (1 + CHANNEL_GAP), people * share))));
}

/** Changes of channel among the first so many. */
function breaksAmong(agents: readonly AgentFrame[], drawn: number): number {
  let found = 0;
  for (let index = 1; index < drawn; index += 1) if (breaks(agents[index - 1], agents[index]!)) found += 1;
  return found;
}

type Members = readonly { readonly group: UnitGroup; readonly agents: readonly AgentFrame[] }[];

function placed(
  members: Members,
  labels: readonly number[],
  unit: number,
  gap: number,
  short: boolean,
  share: number,
): UnitLayout {
  let x = 0;
  const groups = members.map(({ group, agents }, index): GroupLayout => {
    const label = labels[index] ?? 0;
    const drawn = agents.slice(0, roomOf(agents.length, label, unit, share));
    const startX = x;
    let unitX = x;
    const units = drawn.map((agent, position): Unit => {
      if (position > 0 && breaks(drawn[position - 1], agent)) unitX += unit * CHANNEL_GAP;
      const placedX = unitX;
      unitX += unit;
      return { agent, x: placedX };
    });
    x = Math.max(unitX, startX + label) + gap;
    return {
      group,
      x: startX,
      endX: unitX - unit * (1 - COLUMN_SHARE),
      labelEndX: x - gap,
      nextX: x,
      count: agents.length,
      units,
      notDrawn: agents.length - drawn.length,
      overLimit: agents.filter((agent) => agent.overLimit),
    };
  });
  return { groups, unit, short };
}

/** The widest unit at which all groups fit, or `undefined` when not even the least does. */
function widestUnit(
  spacesOf: readonly number[],
  labels: readonly number[],
  room: number,
  am: number,
): number | undefined {
  const width = (unit: number) =>
    spacesOf.reduce((sum, count, index) => sum + Math.max(count * unit, labels[index] ?? 0), 0);
  if (width(LEAST_UNIT_AM * am) > room) return undefined;
  let low = LEAST_UNIT_AM * am;
  let high = WIDEST_UNIT_AM * am;
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    if (width(middle) <= room) low = middle;
    else high = middle;
  }
  return low;
}

function spaces(agents: readonly AgentFrame[]): number {
  return agents.length + breaksAmong(agents, agents.length) * CHANNEL_GAP;
}

function breaks(before: AgentFrame | undefined, after: AgentFrame): boolean {
  return before !== undefined && after.state === "contact" && before.channel !== after.channel && !before.overLimit;
}

/** Over the limit first, then by channel, then who has been in the state longest. */
function worstFirst(a: AgentFrame, b: AgentFrame): number {
  if (a.overLimit !== b.overLimit) return a.overLimit ? -1 : 1;
  const byChannel = channelOrder(a) - channelOrder(b);
  return byChannel !== 0 ? byChannel : a.sinceAt - b.sinceAt;
}

/** Those on the same channel together, and nothing that says who is longest in a state. */
function bySeat(a: AgentFrame, b: AgentFrame): number {
  return channelOrder(a) - channelOrder(b) || a.seat - b.seat;
}

function channelOrder(agent: AgentFrame): number {
  return agent.channel === undefined ? CHANNELS.length : CHANNELS.indexOf(agent.channel);
}
