import { type Problem, shortened } from "../../../sim/vocabulary/problems.ts";

/** The columns, as the first line of the file must name them. Times are local seconds after midnight. */
export const BANK_COLUMNS = [
  "date",
  "vru_entry",
  "vru_exit",
  "q_start",
  "q_exit",
  "ser_start",
  "ser_exit",
  "vru_time",
  "q_time",
  "ser_time",
  "type",
  "priority",
  "customer_id",
  "outcome",
  "agent",
  "vru_line",
  "call_id",
] as const;

const OUTCOMES = ["AGENT", "HANG", "PHANTOM"] as const;

/** One line of the bank's records. Seconds; 0 in a clock column means that it did not happen. */
export interface BankRecord {
  /** `1999-01-31`. */
  readonly date: string;
  readonly vruEntry: number;
  readonly vruExit: number;
  readonly queueStart: number;
  readonly serviceStart: number;
  /** Below 0 in some records: the menu's clocks disagreed. */
  readonly vruTime: number;
  readonly queueTime: number;
  readonly serviceTime: number;
  /** What the customer wanted: PS, NE, NW, IN, PE, TT. */
  readonly type: string;
  /** 0 and 1 ordinary, 2 priority customers. */
  readonly priority: number;
  /** 0: not identified. */
  readonly customer: number;
  readonly outcome: (typeof OUTCOMES)[number];
  /** Empty: nobody was recorded as having answered. */
  readonly agent: string;
  readonly line: string;
  readonly record: string;
}

export type ParsedRecord =
  | { readonly ok: true; readonly record: BankRecord }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Latest clock accepted, seconds after midnight: services that began before midnight may end on the next day's clock. */
const LATEST_SECOND = 2 * 86_400;

/** Reads one line after the heading; wrong lines give every problem found. */
export function parseRecord(text: string): ParsedRecord {
  const fields = text.split(",");
  if (fields.length !== BANK_COLUMNS.length) {
    const expected = `${BANK_COLUMNS.length} columns`;
    return { ok: false, problems: [{ path: "", code: "bad-format", expected, got: `${fields.length} columns` }] };
  }
  const problems: Problem[] = [];
  const word = (column: (typeof BANK_COLUMNS)[number], form: RegExp, expected: string): string => {
    const got = fields[BANK_COLUMNS.indexOf(column)] ?? "";
    if (!form.test(got)) problems.push({ path: column, code: "bad-format", expected, got: shortened(got) });
    return got;
  };
  const whole = (column: (typeof BANK_COLUMNS)[number], low: number, high: number): number => {
    const got = fields[BANK_COLUMNS.indexOf(column)] ?? "";
    const value = /^-?\d{1,9}$/.test(got) ? Number(got) : Number.NaN;
    if (!(value >= low && value <= high)) {
      const expected = `a whole number in [${low}, ${high}]`;
      problems.push({ path: column, code: "out-of-range", expected, got: shortened(got) });
    }
    return value;
  };
  const record: BankRecord = {
    date: word("date", /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "a date YYYY-MM-DD"),
    vruEntry: whole("vru_entry", 0, 86_399),
    vruExit: whole("vru_exit", 0, LATEST_SECOND),
    queueStart: whole("q_start", 0, LATEST_SECOND),
    serviceStart: whole("ser_start", 0, LATEST_SECOND),
    vruTime: whole("vru_time", -86_400, 86_400),
    queueTime: whole("q_time", 0, 86_400),
    serviceTime: whole("ser_time", 0, 86_400),
    type: word("type", /^[A-Z]{2}$/, "two capitals"),
    priority: whole("priority", 0, 9),
    customer: whole("customer_id", 0, 999_999_999),
    outcome: word("outcome", /^(AGENT|HANG|PHANTOM)$/, OUTCOMES.join(", ")) as BankRecord["outcome"],
    agent: word("agent", /^[A-Za-z0-9_ -]{0,40}$/, "at most 40 letters or digits, or nothing"),
    line: word("vru_line", /^[A-Za-z0-9_+-]{1,40}$/, "1–40 letters or digits"),
    record: word("call_id", /^[A-Za-z0-9_-]{1,40}$/, "1–40 letters or digits"),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, record };
}
