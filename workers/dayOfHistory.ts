import { actualDay } from "../sim/experiment/bridge/actualDay.ts";
import { runPlace } from "../sim/experiment/runPlace.ts";
import { rowProblem } from "../sim/history/rowProblem.ts";
import type { ContactRow, IntervalRow } from "../sim/history/rows.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import type { Channel } from "../sim/vocabulary/index.ts";
import { MOST_ROWS } from "./dayOfFile.ts";
import type { SearchApi } from "./searchApi.ts";

interface Piece<Row> {
  readonly rows: readonly Row[];
  readonly next?: number;
}

interface KnownQueue {
  readonly queue: string;
  readonly channel: Channel;
  readonly contacts: number;
  readonly intervals: number;
}

/** See `SearchApi.dayOfHistory`; `ask` answers an address under `/api/v1/history/` with its JSON, or rejects. */
export async function dayOfHistory(
  plan: Scenario,
  options: Parameters<SearchApi["dayOfHistory"]>[1],
  ask: (path: string) => Promise<unknown>,
): ReturnType<SearchApi["dayOfHistory"]> {
  const { countsFrom, endsAt } = runPlace({ ...plan, run: { ...plan.run, date: options.date } });
  const contacts: ContactRow[] = [];
  const intervals: IntervalRow[] = [];
  const read = async <Row>(into: Row[], what: "contacts" | "intervals", { queue, channel }: KnownQueue) => {
    for (let from: number | undefined = countsFrom; from !== undefined; ) {
      const span = new URLSearchParams({ queue, channel, from: String(from), to: String(endsAt) });
      const piece = (await ask(`${what}?${span}`)) as Piece<Row>;
      into.push(...piece.rows);
      from = piece.next;
      if (contacts.length + intervals.length > MOST_ROWS) return false;
    }
    return true;
  };
  const knows = (await ask("queues")) as readonly KnownQueue[];
  for (const known of knows) {
    const isWhole =
      (known.contacts === 0 || (await read(contacts, "contacts", known))) &&
      (known.intervals === 0 || (await read(intervals, "intervals", known)));
    if (!isWhole) return { ok: false, problems: [tooMany()] };
  }
  if (contacts.length + intervals.length === 0) {
    const wanted = { en: "contacts or intervals of this day", ru: "обращения или интервалы этого дня" };
    return {
      ok: false,
      problems: [rowProblem(0, "", "no-rows", wanted, { en: "none", ru: "ни одного" })],
    };
  }
  return {
    ok: true,
    value: { day: actualDay(plan, contacts, { ...options, intervals, knows }), problems: 0, kept: [] },
  };
}

function tooMany() {
  const most = { en: `at most ${MOST_ROWS} rows`, ru: `не больше ${MOST_ROWS} строк` };
  return rowProblem(0, "", "too-many-rows", most, { en: "more", ru: "больше" });
}

/** Asks the server of this page. Rejects with its problem where it does not answer with what was asked for. */
export async function askHistory(path: string): Promise<unknown> {
  const answer = await fetch(`/api/v1/history/${path}`, { cache: "no-store" });
  if (answer.ok) return answer.json();
  const told = (await answer.json().catch(() => ({}))) as { readonly code?: string; readonly detail?: string };
  throw new Error(`${told.code ?? answer.status}: ${told.detail ?? ""}`);
}
