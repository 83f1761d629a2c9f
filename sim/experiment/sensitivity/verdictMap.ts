import type { Scenario } from "../../scenario/scenario.ts";
import { type Difference, difference } from "../difference.ts";
import { CONFIDENCE, type Estimate, estimate } from "../estimate.ts";
import type { FigureDefinition } from "../figure.ts";
import { FIGURES } from "../figures.ts";
import { studentShare } from "../student.ts";
import {
  type Axis,
  FIRST_RUNS,
  type FigureAsked,
  type ManyRuns,
  MOST_CELLS,
  MOST_RUNS_OF_POINT,
  type RefusedPoint,
  smallBelow,
} from "./asked.ts";
import { looksUpTo, type PointOptions, PointRuns } from "./pointRuns.ts";

/** Where does B beat A? Both along two quantities, each cell by the same luck. */
export interface VerdictMapSpec extends FigureAsked {
  readonly a: Scenario;
  readonly b: Scenario;
  readonly x: Axis;
  readonly y: Axis;
  /** Any text. */
  readonly seed: string;
  /** Replications of one cell at most, `FIRST_RUNS` to `MOST_RUNS_OF_POINT`; only cells that stay unclear get so many. */
  readonly most: number;
  /** That no word of the whole map is wrong, in (0, 1); absent: 0.95. */
  readonly confidence?: number;
}

/**
 * What a cell says of B against A. `alike`: surely too close to matter. `unclear`: not told apart yet. `impossible`: one of
 * the two is no scenario there.
 */
export type CellWord = "better" | "worse" | "higher" | "lower" | "alike" | "unclear" | "impossible";

export interface VerdictCell {
  /** Numbers of its points on the two axes. */
  readonly x: number;
  readonly y: number;
  readonly word: CellWord;
  readonly replications: number;
  readonly a: Estimate | undefined;
  readonly b: Estimate | undefined;
  /** B − A; its interval is as wide as all cells together need. */
  readonly difference: Difference | undefined;
  /**
   * How sure the word is, taken alone, in [0, 1]: 1 − p of the paired difference; of `unclear`, how sure it is which side
   * of zero the difference is on. Absent without enough runs.
   */
  readonly certainty?: number;
}

export interface VerdictMapResult extends ManyRuns {
  /** Row by row: all of the first y, then all of the second. */
  readonly cells: readonly VerdictCell[];
  readonly refused: readonly RefusedPoint[];
  /** Replications of the next look; absent at the end. */
  readonly next?: number;
}

export interface VerdictMapOptions extends PointOptions {
  readonly onProgress?: (result: VerdictMapResult) => void;
}

/**
 * The map of verdicts. Every cell is looked at after 20, 40, 80 … replications; one whose interval leaves zero out, or lies
 * within what matters to nobody, is done, so the runs go where the two are close. Each interval is at confidence
 * 1 − (1 − `confidence`) ÷ (cells × looks) (Bonferroni over cells and looks), so the chance that any better, worse or alike
 * of the map is wrong at any look is at most 1 − `confidence`, as far as Student's t holds. Throws `RangeError` for a spec
 * out of range; never rejects otherwise.
 */
export async function verdictMap(spec: VerdictMapSpec, options: VerdictMapOptions): Promise<VerdictMapResult> {
  checkMap(spec);
  const map = new MapRun(spec, options);
  return map.result();
}

class MapRun {
  readonly #spec: VerdictMapSpec;
  readonly #options: VerdictMapOptions;
  readonly #runs: PointRuns;
  readonly #cells: VerdictCell[] = [];
  readonly #looks: readonly number[];
  /** Of each interval. */
  readonly #level: number;

  constructor(spec: VerdictMapSpec, options: VerdictMapOptions) {
    this.#spec = spec;
    this.#options = options;
    this.#runs = new PointRuns(spec.seed, [spec], options);
    this.#looks = looksUpTo(spec.most, FIRST_RUNS);
    for (const [y, row] of spec.y.points.entries()) {
      for (const [x, column] of spec.x.points.entries()) {
        const changes = [...column.changes, ...row.changes];
        for (const side of [spec.a, spec.b]) this.#runs.add({ scenario: side, changes });
        this.#cells.push({
          ...{ x, y, word: "unclear", replications: 0 },
          ...{ a: undefined, b: undefined, difference: undefined },
        });
      }
    }
    const { confidence = CONFIDENCE } = spec;
    this.#level = 1 - (1 - confidence) / (this.#cells.length * this.#looks.length);
  }

  async result(): Promise<VerdictMapResult> {
    for (const [look, upTo] of this.#looks.entries()) {
      const open = this.#cells.flatMap(({ word }, cell) => (word === "unclear" ? [cell] : []));
      if (!this.#runs.goesOn || open.length === 0) break;
      await this.#runs.extend(
        open.flatMap((cell) => [2 * cell, 2 * cell + 1]),
        upTo,
        () => {
          for (const cell of open) this.#judge(cell, upTo);
          this.#tell(this.#looks[look + 1]);
        },
      );
      for (const cell of open) this.#judge(cell, upTo);
    }
    return this.#state(undefined);
  }

  /** Looks at a cell both sides of which have `upTo` replications; leaves it as it is otherwise. */
  #judge(cell: number, upTo: number): void {
    const before = this.#cells[cell]!;
    if (this.#runs.refused.some(({ point }) => point >> 1 === cell)) {
      this.#cells[cell] = { ...before, word: "impossible" };
      return;
    }
    const [a, b] = [2 * cell, 2 * cell + 1];
    if (this.#runs.replications(a) < upTo || this.#runs.replications(b) < upTo) return;
    const [from, to] = [this.#runs.series(a, 0, upTo), this.#runs.series(b, 0, upTo)];
    if (from === undefined || to === undefined) return;
    const { figure, confidence = CONFIDENCE } = this.#spec;
    const paired = difference(from, to, this.#level);
    const base = estimate(from, confidence);
    const { better }: FigureDefinition = FIGURES[figure];
    const { word, certainty } = cellWord(paired, better, smallBelow(figure, base.value));
    this.#cells[cell] = {
      ...{ x: before.x, y: before.y, word, replications: upTo },
      ...{ a: base, b: estimate(to, confidence), difference: paired },
      ...(certainty === undefined ? {} : { certainty }),
    };
  }

  #tell(next: number | undefined): void {
    this.#options.onProgress?.(this.#state(next));
  }

  #state(next: number | undefined): VerdictMapResult {
    return {
      ...this.#runs.ending(this.#spec.confidence ?? CONFIDENCE),
      cells: [...this.#cells],
      refused: this.#runs.refused,
      ...(next === undefined ? {} : { next }),
    };
  }
}

/** What a paired difference says of a cell, and how sure that is by itself. */
export function cellWord(
  { value, halfWidth, standardError, replications }: Difference,
  better: "higher" | "lower" | "neither",
  small: number,
): { readonly word: CellWord; readonly certainty?: number } {
  if (value === undefined || halfWidth === undefined || standardError === undefined) return { word: "unclear" };
  const size = Math.abs(value);
  if (size === 0 && halfWidth === 0) return { word: "alike", certainty: 1 };
  const within = (reach: number) => studentShare(reach / standardError, replications - 1);
  // Two one-sided tests (Schuirmann 1987).
  if (size + halfWidth < small) return { word: "alike", certainty: within(small - size) };
  const certainty = size === 0 ? 0 : 2 * within(size) - 1;
  if (!(size > halfWidth) || size < small) return { word: "unclear", certainty };
  const way = value > 0 ? "higher" : "lower";
  if (better === "neither") return { word: way, certainty };
  return { word: way === better ? "better" : "worse", certainty };
}

function checkMap({ x, y, most, confidence = CONFIDENCE }: VerdictMapSpec): void {
  const cells = x.points.length * y.points.length;
  if (!(cells >= 1 && cells <= MOST_CELLS)) throw new RangeError(`cells: expected 1 to ${MOST_CELLS}, got ${cells}`);
  if (!(Number.isInteger(most) && most >= FIRST_RUNS && most <= MOST_RUNS_OF_POINT)) {
    throw new RangeError(`most: expected a whole number in [${FIRST_RUNS}, ${MOST_RUNS_OF_POINT}], got ${most}`);
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence: expected a number in (0, 1), got ${confidence}`);
  }
}
