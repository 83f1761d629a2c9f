import { type Cleaning, parseCleaning } from "../sim/history/decisions.ts";
import type { ContactRow, IntervalRow } from "../sim/history/rows.ts";
import { DAY_MS } from "../sim/vocabulary/index.ts";
import type { ForecastAnswer, HistoryChosen } from "./forecastApi.ts";

/** A history as it was read. */
export interface LoadedHistory {
  readonly intervals: readonly IntervalRow[];
  readonly contacts: readonly ContactRow[];
  readonly cleaning: Cleaning;
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
  return { ok: true, value: { intervals: intervals.value, contacts: contacts.value, cleaning: parsed.cleaning } };
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
