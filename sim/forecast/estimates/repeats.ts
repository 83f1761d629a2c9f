import type { ContactRow } from "../../history/rows.ts";
import { HOUR_MS } from "../../vocabulary/units.ts";
import { type Estimate, shareOf, type Untold } from "./estimate.ts";

/** How often customers come again, from their ids. */
export interface Repeats {
  /** Of those who gave up, the share that comes again within `redialWindowMs`. */
  readonly redialShare: Estimate | Untold;
  /** Of those answered, the share that comes again within `repeatWindowMs`. */
  readonly repeatShare: Estimate | Untold;
  /** Median time to the next contact, ms, of those who gave up and came again; absent: nobody did. */
  readonly redialMedianMs?: number;
  readonly redialWindowMs: number;
  readonly repeatWindowMs: number;
  /** Share of contacts whose customer is told. */
  readonly identified: Estimate | Untold;
}

export interface RepeatOptions {
  /** Whose coming again is counted; absent: every contact's. */
  readonly of?: (row: ContactRow) => boolean;
  /** Absent: one hour. */
  readonly redialWindowMs?: number;
  /** Absent: 72 hours. */
  readonly repeatWindowMs?: number;
}

/** Fewer identified contacts than this say nothing. */
const LEAST = 30;

/**
 * Repeat rates of contacts with a customer's id, to any queue among `rows`. Contacts so late that the window reaches beyond
 * the last one are left out: nobody knows whether they came again. A customer who comes often for other reasons counts as
 * coming again: rates are upper bounds. Throws `RangeError` for windows that are not positive.
 */
export function repeatsOf(rows: readonly ContactRow[], options: RepeatOptions = {}): Repeats {
  const { redialWindowMs = HOUR_MS, repeatWindowMs = 72 * HOUR_MS, of = () => true } = options;
  for (const [name, value] of Object.entries({ redialWindowMs, repeatWindowMs })) {
    if (!(value > 0)) throw new RangeError(`${name}: expected ms above 0, got ${value}`);
  }
  const frame = { redialWindowMs, repeatWindowMs };
  if (rows.length === 0) return { ...frame, ...EVERYTHING_UNTOLD };
  const byCustomer = new Map<string, ContactRow[]>();
  let latest = Number.NEGATIVE_INFINITY;
  let all = 0;
  let identified = 0;
  for (const row of rows) {
    latest = Math.max(latest, row.arrivedAt);
    if (of(row)) all += 1;
    if (row.customer === undefined) continue;
    if (of(row)) identified += 1;
    const own = byCustomer.get(row.customer);
    if (own === undefined) byCustomer.set(row.customer, [row]);
    else own.push(row);
  }
  if (identified === 0)
    return { ...frame, ...EVERYTHING_UNTOLD, identified: all === 0 ? NO_CUSTOMERS : shareOf(0, all) };
  const redial = { n: 0, hits: 0 };
  const repeat = { n: 0, hits: 0 };
  const delays: number[] = [];
  for (const own of byCustomer.values()) {
    own.sort((a, b) => a.arrivedAt - b.arrivedAt);
    for (const [k, row] of own.entries()) {
      if (row.outcome === "other" || !of(row)) continue;
      const gaveUp = row.outcome === "abandoned";
      const windowMs = gaveUp ? redialWindowMs : repeatWindowMs;
      if (row.arrivedAt + windowMs > latest) continue;
      const next = own[k + 1];
      const gap = next === undefined ? Number.POSITIVE_INFINITY : next.arrivedAt - row.arrivedAt;
      const counts = gaveUp ? redial : repeat;
      counts.n += 1;
      if (gap > windowMs) continue;
      counts.hits += 1;
      if (gaveUp) delays.push(gap);
    }
  }
  delays.sort((a, b) => a - b);
  const median = delays[Math.floor(delays.length / 2)];
  const share = ({ n, hits }: { n: number; hits: number }) => (n < LEAST ? TOO_FEW : shareOf(hits, n));
  return {
    ...frame,
    redialShare: share(redial),
    repeatShare: share(repeat),
    ...(median === undefined ? {} : { redialMedianMs: median }),
    identified: shareOf(identified, all),
  };
}

const TOO_FEW: Untold = { absent: "too-few" };
const NO_CUSTOMERS: Untold = { absent: "no-customers" };
const EVERYTHING_UNTOLD = { redialShare: NO_CUSTOMERS, repeatShare: NO_CUSTOMERS, identified: NO_CUSTOMERS };
