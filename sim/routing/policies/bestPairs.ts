/**
 * Pairs of rows and columns with the highest sum of scores among all that make as many pairs as possible (Kuhn 1955;
 * shortest augmenting paths with potentials, Jonker & Volgenant 1987). Exact; O(rows² × columns) for rows ≤ columns.
 *
 * `scores` is row by row, −Infinity where a pair is forbidden; every other score is finite. Returns the column of each
 * row, −1 for rows without. Throws `RangeError` for a length that is not rows × columns.
 */
export function bestPairs(scores: Float64Array, rows: number, columns: number): Int32Array {
  if (scores.length !== rows * columns) {
    throw new RangeError(`scores: expected ${rows} × ${columns} values, got ${scores.length}`);
  }
  if (rows > columns) {
    const turned = new Float64Array(scores.length);
    for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) turned[c * rows + r] = scores[r * columns + c]!;
    const rowOf = bestPairs(turned, columns, rows);
    const columnOf = new Int32Array(rows).fill(-1);
    rowOf.forEach((row, column) => {
      if (row >= 0) columnOf[row] = column;
    });
    return columnOf;
  }
  return shortestPaths(costsOf(scores, rows), scores, rows, columns);
}

/** Costs to be made small; a forbidden pair costs more than all others together, so it is made only where none is left. */
function costsOf(scores: Float64Array, rows: number): Float64Array {
  let high = Number.NEGATIVE_INFINITY;
  let low = Number.POSITIVE_INFINITY;
  for (const score of scores) {
    if (score === Number.NEGATIVE_INFINITY) continue;
    if (score > high) high = score;
    if (score < low) low = score;
  }
  const forbidden = (high > low ? high - low : 1) * (rows + 1);
  return scores.map((score) => (score === Number.NEGATIVE_INFINITY ? forbidden : high - score));
}

function shortestPaths(costs: Float64Array, scores: Float64Array, rows: number, columns: number): Int32Array {
  // Rows and columns are numbered from 1; column 0 holds the row whose path is being looked for.
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const before = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row;
    const slack = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const done = new Uint8Array(columns + 1);
    let column = 0;
    do {
      done[column] = 1;
      const from = rowOf[column]!;
      let next = 0;
      let step = Number.POSITIVE_INFINITY;
      for (let c = 1; c <= columns; c++) {
        if (done[c] === 1) continue;
        const reduced = costs[(from - 1) * columns + c - 1]! - rowPotential[from]! - columnPotential[c]!;
        if (reduced < slack[c]!) {
          slack[c] = reduced;
          before[c] = column;
        }
        if (slack[c]! < step) {
          step = slack[c]!;
          next = c;
        }
      }
      for (let c = 0; c <= columns; c++) {
        if (done[c] === 1) {
          rowPotential[rowOf[c]!]! += step;
          columnPotential[c]! -= step;
        } else slack[c]! -= step;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      rowOf[column] = rowOf[before[column]!]!;
      column = before[column]!;
    }
  }
  const columnOf = new Int32Array(rows).fill(-1);
  for (let c = 1; c <= columns; c++) {
    const row = rowOf[c]! - 1;
    if (row >= 0 && scores[row * columns + c - 1] !== Number.NEGATIVE_INFINITY) columnOf[row] = c - 1;
  }
  return columnOf;
}
