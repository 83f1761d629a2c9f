import type { Holiday } from "../sim/forecast/daysAhead.ts";
import { type Cleaning, parseCleaning } from "../sim/history/decisions.ts";
import type { Holiday as PublicHoliday } from "../sim/history/proposal.ts";
import type { ContactRow, IntervalRow } from "../sim/history/rows.ts";
import { DAY_MS } from "../sim/vocabulary/index.ts";
import type { ForecastAnswer, HistoryChosen } from "./forecastApi.ts";

/** A history as it was read. */
export interface LoadedHistory {
  readonly intervals: readonly IntervalRow[];
  readonly contacts: readonly ContactRow[];
  readonly cleaning: Cleaning;
  /** Public holidays around the end of the history, by the names their days are decided about. */
  readonly holidays: readonly Holiday[];
}

/** Single contacts of so many last days are estimated from: older ones tell of other times. */
const CONTACT_DAYS = 92;
const MOST_CONTACTS = 400_000;
const MOST_INTERVALS = 2_000_000;

type Ask = (path: string) => Promise<Response>;

/** Reads what the server keeps of one queue. Rejects only where `ask` does. */
export async function loadHistory(chosen: HistoryChosen, ask: Ask): Promise<ForecastAnswer<LoadedHistory>> {
  const { contactsOnly, hasContacts, lastAt } = chosen;
  const intervals = await pieces<IntervalRow>(
    chosen,
    contactsOnly ? "counted-contacts" : "intervals",
    undefined,
    MOST_INTERVALS,
    ask,
  );
  if (!intervals.ok) return intervals;
  const since = Math.max(chosen.firstAt, lastAt - CONTACT_DAYS * DAY_MS);
  const contacts = hasContacts
    ? await pieces<ContactRow>(chosen, "contacts", since, MOST_CONTACTS, ask)
    : { ok: true as const, value: [] };
  if (!contacts.ok) return contacts;
  const decided = await ask("/api/v1/history/cleaning");
  if (!decided.ok) return refused(decided);
  const parsed = parseCleaning(await decided.json());
  if (!parsed.ok) return { ok: false, code: "bad-answer", detail: parsed.problems[0]?.path ?? "" };
  const { cleaning } = parsed;
  const holidays = cleaning.country === null ? [] : await holidaysAhead(cleaning.country, lastAt, ask);
  return { ok: true, value: { intervals: intervals.value, contacts: contacts.value, cleaning, holidays } };
}

/** Of the year the history ends in and the next; none where the server knows the country no more. */
async function holidaysAhead(country: string, lastAt: number, ask: Ask): Promise<readonly Holiday[]> {
  const year = new Date(lastAt).getUTCFullYear();
  const query = new URLSearchParams({ country, from: String(year), to: String(year + 1) });
  const response = await ask(`/api/v1/history/holidays?${query}`);
  if (!response.ok) return [];
  const found = (await response.json()) as readonly PublicHoliday[];
  return found.map(({ date, name }) => ({ date, name: name.en.slice(0, 120) }));
}

async function pieces<Row>(
  { queue, channel }: HistoryChosen,
  what: string,
  since: number | undefined,
  most: number,
  ask: Ask,
): Promise<ForecastAnswer<readonly Row[]>> {
  const rows: Row[] = [];
  let from = since;
  while (rows.length < most) {
    const query = new URLSearchParams({ queue, channel, ...(from === undefined ? {} : { from: String(from) }) });
    const response = await ask(`/api/v1/history/${what}?${query}`);
    if (!response.ok) return refused(response);
    const { rows: more, next } = (await response.json()) as { readonly rows: readonly Row[]; readonly next?: number };
    for (const row of more) rows.push(row);
    if (next === undefined) break;
    from = next;
  }
  return { ok: true, value: rows };
}

async function refused(response: Response): Promise<{ ok: false; code: string; detail: string }> {
  const said = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
  return { ok: false, code: said.code ?? String(response.status), detail: said.detail ?? "" };
}
