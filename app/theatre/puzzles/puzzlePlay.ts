import { presetNamed } from "../../../sim/scenario/presets/index.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import type { ScenarioChange, ScenarioFile } from "../../../sim/scenario/scenarioFile.ts";
import { applyVariant } from "../../../sim/scenario/variants.ts";
import { linkOf } from "../../../sim/theatre/open/link.ts";
import { PUZZLE_SEED, type Puzzle } from "../../../sim/theatre/puzzle/puzzle.ts";
import { RUN_VERSION } from "../../../sim/theatre/types/index.ts";

const YOURS = "your-moves";

/** Coins of a set of moves. */
export function priceOf({ moves }: Puzzle, chosen: ReadonlySet<string>): number {
  return moves.filter(({ id }) => chosen.has(id)).reduce((sum, { price }) => sum + price, 0);
}

/** What a set of moves changes, in the puzzle's order. */
export function changesOf({ moves }: Puzzle, chosen: ReadonlySet<string>): readonly ScenarioChange[] {
  return moves.filter(({ id }) => chosen.has(id)).flatMap(({ changes }) => changes);
}

/** The puzzle's file with the moves as a variant of their own. */
export function fileOf(puzzle: Puzzle, chosen: ReadonlySet<string>): ScenarioFile {
  const preset = presetNamed(puzzle.preset);
  if (preset === undefined) throw new RangeError(`puzzle.preset: expected a preset, got ${puzzle.preset}`);
  const { scenario, variants } = preset;
  const yours = {
    ...{ id: YOURS, name: { en: "Your moves", ru: "Ваши ходы" }, changes: changesOf(puzzle, chosen) },
    ...(puzzle.variant === "base" ? {} : { from: puzzle.variant }),
  };
  return { scenario, variants: [...variants, yours] };
}

/** Before, and with the moves. Throws `RangeError` for a shipped puzzle that makes no scenario: a mistake of ours. */
export function scenariosOf(puzzle: Puzzle, chosen: ReadonlySet<string>): readonly [Scenario, Scenario] {
  const file = fileOf(puzzle, chosen);
  const [before, after] = [applyVariant(file, puzzle.variant), applyVariant(file, YOURS)];
  if (!before.ok || !after.ok) throw new RangeError(`puzzle: expected scenarios, got problems in ${puzzle.id}`);
  return [before.scenario, after.scenario];
}

/** The theatre's address of before and after on two stages. */
export function stagesHref(puzzle: Puzzle, chosen: ReadonlySet<string>): string {
  const link = linkOf({
    ...{ version: RUN_VERSION, seed: PUZZLE_SEED, injections: [], atMs: 0, camera: {} },
    scenario: { kind: "file", file: fileOf(puzzle, chosen) },
    a: { variant: puzzle.variant },
    b: { variant: YOURS },
  });
  return `/theatre#${link}`;
}
