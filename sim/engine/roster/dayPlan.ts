/** What a roster can have planned, in the order in which it happens within one millisecond. */
export const PLANNED = { leaves: 0, headcount: 1, breakStarts: 2, comes: 3 } as const;
export type Planned = (typeof PLANNED)[keyof typeof PLANNED];

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

  constructor(rows: readonly Row[]) {
    const sorted = [...rows].sort((a, b) => a.at - b.at || a.what - b.what || a.who - b.who);
    this.at = Float64Array.from(sorted, ({ at }) => at);
    this.what = Uint8Array.from(sorted, ({ what }) => what);
    this.who = Int32Array.from(sorted, ({ who }) => who);
    this.value = Float64Array.from(sorted, ({ value }) => value);
    this.reason = sorted.map(({ reason }) => reason);
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
