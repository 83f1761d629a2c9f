/** What a roster can have planned, in the order in which it happens within one millisecond. */
export const PLANNED = { leaves: 0, headcount: 1, breakStarts: 2, comes: 3 } as const;
export type Planned = (typeof PLANNED)[keyof typeof PLANNED];

const KINDS = Object.keys(PLANNED).length;

interface Row {
  readonly at: number;
  readonly what: Planned;
  readonly who: number;
  readonly value: number;
  readonly reason: string;
}

/** What is planned for one local day, in order of (instant, what, who); some of it happens on the day after. */
export class DayPlan {
  readonly at: Float64Array;
  readonly what: Uint8Array;
  /** An agent, for headcounts a group. */
  readonly who: Int32Array;
  /** Of a coming: when the presence ends; of a break: ms it lasts; of a headcount: agents. */
  readonly value: Float64Array;
  /** Of a break; empty otherwise. */
  readonly reason: readonly string[];

  /** Rows of one `what` come in the order of `who`. Instants are whole ms. */
  constructor(rows: readonly Row[]) {
    const count = rows.length;
    let base = Number.POSITIVE_INFINITY;
    for (const { at } of rows) base = Math.min(base, at);
    // Sorted as numbers, which is much faster than sorting rows by a comparison; three days of ms × 4 × 100,000 rows are below 2^53.
    const order = new Float64Array(count);
    for (let i = 0; i < count; i++) order[i] = ((rows[i]!.at - base) * KINDS + rows[i]!.what) * count + i;
    order.sort();
    this.at = new Float64Array(count);
    this.what = new Uint8Array(count);
    this.who = new Int32Array(count);
    this.value = new Float64Array(count);
    const reasons = new Array<string>(count);
    for (let i = 0; i < count; i++) {
      const row = rows[order[i]! % count]!;
      this.at[i] = row.at;
      this.what[i] = row.what;
      this.who[i] = row.who;
      this.value[i] = row.value;
      reasons[i] = row.reason;
    }
    this.reason = reasons;
  }
}

/** Collects the rows of a plan. */
export class DayPlanDraft {
  readonly #rows: Row[] = [];

  add(at: number, what: Planned, who: number, value: number, reason = ""): void {
    this.#rows.push({ at, what, who, value, reason });
  }

  plan(): DayPlan {
    return new DayPlan(this.#rows);
  }
}
