import { describe, expect, test } from "vitest";
import { COLUMN_SHARE, type UnitGroup, type UnitLayout, unitLayout } from "../../app/_charts/unitLayout.ts";
import { agentFrame, NOON } from "../../app/gallery/builders.ts";
import type { AgentFrame, AgentState } from "../../sim/metrics/frame.ts";
import { CHANNELS, type Instant } from "../../sim/vocabulary/index.ts";
import fc from "../fixtures/fastCheck.ts";

const STATES: readonly AgentState[] = ["contact", "ringing", "wrapup", "ready", "break", "away", "offline", "unknown"];
/** Rounding of sums of floating-point widths, px. */
const ROUNDING = 1e-6;

/** A label of a group as the wall words it, px: count, a name of 11 letters or 4 when it is short, and “+n”. */
function labelWidth(am: number) {
  return (_group: UnitGroup, count: number, short: boolean, notDrawn: number) => {
    const more = notDrawn === 0 ? 0 : String(notDrawn).length + 2;
    return (String(count).length + 1 + (short ? 4 : 11) + more) * 11.6 * am;
  };
}

/** Width that all six short labels and the gaps between them need, px. A narrower strip is not a wall. */
function leastWidth(am: number): number {
  return 6 * labelWidth(am)("contact", 2_000, true, 2_000) + 5 * 8 * am;
}

function person(number: number, kind: number): AgentFrame {
  const channel = CHANNELS[kind % CHANNELS.length];
  return agentFrame(number, {
    state: STATES[kind % STATES.length] ?? "ready",
    sinceAt: (NOON - ((kind * 7_919) % 3_600_000)) as Instant,
    overLimit: kind % 13 === 0,
    ...(channel === undefined || kind % 17 === 0 ? {} : { channel }),
  });
}

const people = (most: number) =>
  fc
    .array(fc.nat({ max: 1_000_000 }), { maxLength: most, size: "max" })
    .map((kinds) => kinds.map((kind, number) => person(number, kind)));
/** Arcminutes from a tablet at a desk to a 43″ screen across a hall, and widths from the least to a video wall. */
const place = fc.record({
  am: fc.double({ min: 0.3, max: 4, noNaN: true }),
  wider: fc.double({ min: 1, max: 12, noNaN: true }),
});

function onFloor(agents: readonly AgentFrame[]): number {
  return agents.filter(({ state }) => state !== "offline").length;
}

function lay(agents: readonly AgentFrame[], am: number, width: number): UnitLayout {
  return unitLayout(agents, width, am, labelWidth(am));
}

function law(check: (layout: UnitLayout, agents: readonly AgentFrame[], am: number, width: number) => void): void {
  for (const most of [12, 200, 2_000]) {
    fc.assert(
      fc.property(people(most), place, (agents, { am, wider }) => {
        const width = leastWidth(am) * wider;
        check(lay(agents, am, width), agents, am, width);
      }),
      // A counterexample among hundreds of people takes minutes to shrink, and most of them exist among twelve.
      { numRuns: most > 500 ? 40 : 100, endOnFailure: most > 12 },
    );
  }
}

describe("[D11] the floor strip, from nobody to 2,000 people", () => {
  test("[D11] nobody overlaps anybody", () => {
    law(({ groups, unit }) => {
      const units = groups.flatMap((group) => group.units);
      for (const [index, { x }] of units.entries()) {
        const next = units[index + 1];
        if (next !== undefined) expect(x + unit * COLUMN_SHARE).toBeLessThanOrEqual(next.x + ROUNDING);
      }
    });
  });

  test("[D11] nobody and no label stands outside the strip", () => {
    law(({ groups, unit, short }, _agents, am, width) => {
      for (const { group, count, x, units, notDrawn } of groups) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + labelWidth(am)(group, count, short, notDrawn)).toBeLessThanOrEqual(width + ROUNDING);
        for (const one of units) expect(one.x + unit * COLUMN_SHARE).toBeLessThanOrEqual(width + ROUNDING);
      }
    });
  });

  test("[D11] everybody on the floor is drawn or counted, once", () => {
    law(({ groups }, agents) => {
      expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(onFloor(agents));
      for (const { count, units, notDrawn } of groups) expect(units.length + notDrawn).toBe(count);
      const seats = groups.flatMap(({ units }) => units.map(({ agent }) => agent.seat));
      expect(new Set(seats).size).toBe(seats.length);
    });
  });

  test("[D11] a label is never wider than its group, so labels never overlap", () => {
    law(({ groups, short }, _agents, am) => {
      for (const [index, { group, count, x, labelEndX, nextX, notDrawn }] of groups.entries()) {
        const end = x + labelWidth(am)(group, count, short, notDrawn);
        expect(end).toBeLessThanOrEqual(labelEndX + ROUNDING);
        expect(labelEndX).toBeLessThan(nextX);
        const next = groups[index + 1];
        if (next !== undefined) expect(end).toBeLessThanOrEqual(next.x + ROUNDING);
      }
    });
  });

  test("[D11] every group draws somebody, and who is over the limit before who is not", () => {
    law(({ groups }) => {
      for (const { units, count, overLimit } of groups) {
        expect(units.length).toBeGreaterThan(0);
        const drawn = units.map(({ agent }) => agent.overLimit);
        expect(drawn).toEqual([...drawn].sort((a, b) => Number(b) - Number(a)));
        if (units.length < count) {
          expect(drawn.filter(Boolean).length).toBe(Math.min(overLimit.length, units.length));
        }
      }
    });
  });

  test("[D11] units are as wide as fits, never narrower than 2.6′ nor wider than 24′", () => {
    law(({ groups, unit }, _agents, am) => {
      if (groups.length === 0) return;
      expect(unit).toBeGreaterThanOrEqual(2.6 * am - ROUNDING);
      expect(unit).toBeLessThanOrEqual(24 * am + ROUNDING);
    });
  });

  test("[D11] somebody is left out only when not even the thinnest units fit", () => {
    law(({ groups, unit }, _agents, am) => {
      if (groups.some(({ notDrawn }) => notDrawn > 0)) expect(unit).toBeCloseTo(2.6 * am, 9);
    });
  });
});

test("[D11] without anybody on the floor there are no groups", () => {
  expect(lay([], 1, 1_000)).toEqual({ groups: [], unit: 0, short: false });
  expect(lay([agentFrame(0, { state: "offline" })], 1, 1_000).groups).toEqual([]);
});

test("[D11] ringing is the start of a contact; a change of channel is half a unit of space", () => {
  const agents = [
    agentFrame(0, { state: "contact", channel: "chat" }),
    agentFrame(1, { state: "ringing", channel: "voice" }),
    agentFrame(2, { state: "contact", channel: "voice", sinceAt: (NOON - 1) as Instant }),
    agentFrame(3, { state: "ready", channel: "voice" }),
  ];
  const { groups, unit, short } = lay(agents, 1, 1_000);
  expect(short).toBe(false);
  expect(unit).toBeCloseTo(24, 6);
  expect(groups.map(({ group, count }) => [group, count])).toEqual([
    ["contact", 3],
    ["ready", 1],
  ]);
  const [contact, ready] = groups;
  expect(contact?.units.map(({ agent }) => agent.seat)).toEqual([103, 102, 101]);
  expect(contact?.units.map(({ x }) => Math.round(x * 100) / 100)).toEqual([0, 24, 61.2]);
  // The label “3 + eleven letters” is 13 characters of 11.6′, wider than three people; the gap is 16′.
  expect(ready?.x).toBeCloseTo(13 * 11.6 + 16, 9);
});
