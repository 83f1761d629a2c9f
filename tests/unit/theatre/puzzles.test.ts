import { expect, test } from "vitest";
import { changesOf, fileOf, priceOf, scenariosOf, stagesHref } from "../../../app/theatre/puzzles/puzzlePlay.ts";
import { bestMoves } from "../../../sim/experiment/search/moves.ts";
import { parseScenarioFile } from "../../../sim/scenario/parseFile.ts";
import { readLink } from "../../../sim/theatre/open/link.ts";
import { planRun } from "../../../sim/theatre/open/plan.ts";
import { PUZZLE_SEED } from "../../../sim/theatre/puzzle/puzzle.ts";
import { PUZZLES, puzzleNamed } from "../../../sim/theatre/puzzle/puzzles.ts";
import { tuneHere } from "../../fixtures/tunings.ts";

test("[TZ1] there are ten puzzles, every move of theirs makes a scenario, and what is bought is within reach", () => {
  expect(PUZZLES).toHaveLength(10);
  for (const puzzle of PUZZLES) {
    expect(puzzleNamed(puzzle.id)).toBe(puzzle);
    expect(new Set(puzzle.moves.map(({ id }) => id)).size).toBe(puzzle.moves.length);
    expect(puzzle.moves.some(({ price }) => price <= puzzle.budget)).toBe(true);
    for (const { id, price } of puzzle.moves) {
      const [before, after] = scenariosOf(puzzle, new Set([id]));
      expect(after, `${puzzle.id} ${id}`).not.toEqual(before);
      expect(priceOf(puzzle, new Set([id]))).toBe(price);
    }
  }
});

test("[TZ1] moves are made in the puzzle's order, whatever order they were bought in", () => {
  const puzzle = puzzleNamed("explain-thrice")!;
  const [one, two] = [new Set(["people-31", "people-29"]), new Set(["people-29", "people-31"])];
  expect(changesOf(puzzle, one)).toEqual(changesOf(puzzle, two));
  expect(scenariosOf(puzzle, one)[1].groups.find(({ id }) => id === "voice")?.headcount?.agents).toEqual([31]);
  expect(priceOf(puzzle, one)).toBe(400);
});

test("[TZ2] what was bought stands on the second stage, by a link that opens", () => {
  const puzzle = puzzleNamed("split-or-blend")!;
  const chosen = new Set(["reserve-2"]);
  expect(parseScenarioFile(fileOf(puzzle, chosen)).ok).toBe(true);
  const read = readLink(stagesHref(puzzle, chosen).split("#")[1]!);
  const planned = planRun(read.ok ? read.description : undefined);
  expect(planned.ok && planned.plan.stages.map(({ variant }) => variant.id)).toEqual(["base", "your-moves"]);
});

test.each(["the-standard", "menu-memory", "nine-islands"])(
  "[TZ3] %s is missed as it stands and kept by par, which stays within the budget",
  async (id) => {
    const { moves, budget, targets, objective, ...puzzle } = puzzleNamed(id)!;
    const [scenario] = scenariosOf({ moves, budget, targets, objective, ...puzzle }, new Set());
    const result = await bestMoves(
      { scenario, moves, budget, targets, objective, seed: PUZZLE_SEED, replications: 20 },
      tuneHere(),
    );
    const par = result.tried[0]!;
    expect([par.keeps, par.price <= budget, result.everySet]).toEqual([true, true, true]);
    expect(result.tried.find(({ ids }) => ids.length === 0)?.keeps).toBe(false);
  },
);
