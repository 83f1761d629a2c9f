import { describe, expect, test } from "vitest";
import { placeOfSeat } from "../../../app/desk/agentRows.ts";
import { withOpened } from "../../../app/desk/triedLever.ts";
import type { LeverProposal } from "../../../sim/experiment/lookahead/lever.ts";
import type { AgentFrame } from "../../../sim/metrics/frame.ts";

describe("the keyboard's place in the table of agents", () => {
  const seats = (...list: number[]) => list.map((seat) => ({ seat }) as AgentFrame);

  test("[DK16] goes with the person, wherever a frame puts them", () => {
    expect(placeOfSeat(seats(7, 8, 9), 8, 1)).toBe(1);
    expect(placeOfSeat(seats(9, 7, 8), 8, 1)).toBe(2);
  });

  test("[DK16] stays where it was when the person goes, at most at the last", () => {
    expect(placeOfSeat(seats(7, 9), 8, 1)).toBe(1);
    expect(placeOfSeat(seats(7), 8, 1)).toBe(0);
    expect(placeOfSeat([], 8, 1)).toBe(0);
    expect(placeOfSeat(seats(7, 8), undefined, 0)).toBe(0);
  });
});

describe("a lever that was tried", () => {
  const lever = (id: string, agents: number): LeverProposal =>
    ({ id, helps: "voice", lever: { kind: "recall", agents } }) as unknown as LeverProposal;

  test("[DK16] stays as it was tried, in its place, while others come and go", () => {
    const [tried, fresh, other] = [lever("a", 2), lever("a", 3), lever("b", 1)];
    expect(withOpened([other, fresh], tried)).toEqual([other, tried]);
    expect(withOpened([other], tried)).toEqual([tried, other]);
    expect(withOpened([other, fresh], undefined)).toEqual([other, fresh]);
  });
});
