/** A linear programme with whole and broken numbers: least Σ cost · x, rows and columns within their bounds. Plain data. */
export interface LinearModel {
  readonly columns: number;
  readonly rows: number;
  readonly cost: Float64Array;
  /** Bounds of each column; ±Infinity: none. */
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  /** 1: a whole number. */
  readonly isWhole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** The matrix by columns: entries of column j stand at `starts[j]` to `starts[j + 1]`, excluded. */
  readonly starts: Int32Array;
  readonly rowOf: Int32Array;
  readonly values: Float64Array;
}

/** How long to look, and how near is near enough. */
export interface SolveLimits {
  /** Real seconds, > 0. */
  readonly seconds: number;
  /** Stops when (best − bound) ÷ best is at most this; 0: proves the optimum. */
  readonly gap: number;
}

export interface LinearSolution {
  /** `limit`: time was up or somebody stopped it, with or without something found. */
  readonly status: "optimal" | "infeasible" | "unbounded" | "limit" | "failed";
  /** Absent: nothing was found. */
  readonly values?: Float64Array;
  /** Σ cost · x of `values`. */
  readonly objective?: number;
  /** No solution costs less: proved. −Infinity: nothing is known. */
  readonly bound: number;
  /** What the solver said, where it failed. */
  readonly detail?: string;
}

/** Solves a model; never rejects. */
export type SolveLinear = (model: LinearModel, limits: SolveLimits) => Promise<LinearSolution>;

export interface ColumnSpec {
  readonly cost: number;
  /** Absent: 0. */
  readonly lower?: number;
  /** Absent: no bound. */
  readonly upper?: number;
  readonly whole: boolean;
}

/** Collects a model: rows first, then columns with what they put into rows. */
export class LinearDraft {
  readonly #columns: ColumnSpec[] = [];
  readonly #rowBounds: (readonly [number, number])[] = [];
  readonly #starts: number[] = [0];
  readonly #rowOf: number[] = [];
  readonly #values: number[] = [];

  /** Number of a new row: `lower` ≤ Σ ≤ `upper`. */
  row(lower: number, upper: number): number {
    return this.#rowBounds.push([lower, upper]) - 1;
  }

  /** Number of a new column with its entries: row and value, each row once. */
  column(spec: ColumnSpec, entries: readonly (readonly [row: number, value: number])[]): number {
    for (const [row, value] of entries) {
      this.#rowOf.push(row);
      this.#values.push(value);
    }
    this.#starts.push(this.#rowOf.length);
    return this.#columns.push(spec) - 1;
  }

  get columns(): number {
    return this.#columns.length;
  }

  model(): LinearModel {
    return {
      columns: this.#columns.length,
      rows: this.#rowBounds.length,
      cost: Float64Array.from(this.#columns, ({ cost }) => cost),
      columnLower: Float64Array.from(this.#columns, ({ lower = 0 }) => lower),
      columnUpper: Float64Array.from(this.#columns, ({ upper = Number.POSITIVE_INFINITY }) => upper),
      isWhole: Uint8Array.from(this.#columns, ({ whole }) => (whole ? 1 : 0)),
      rowLower: Float64Array.from(this.#rowBounds, ([lower]) => lower),
      rowUpper: Float64Array.from(this.#rowBounds, ([, upper]) => upper),
      starts: Int32Array.from(this.#starts),
      rowOf: Int32Array.from(this.#rowOf),
      values: Float64Array.from(this.#values),
    };
  }
}
