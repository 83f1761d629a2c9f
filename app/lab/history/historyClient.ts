import type { IntervalRow } from "../../../sim/history/rows.ts";
import type { Channel } from "../../../sim/vocabulary/index.ts";

/** One queue and channel the history tells of, as the server lists it. */
export interface HistoryQueue {
  readonly queue: string;
  readonly channel: Channel;
  readonly timeZone: string;
  readonly minutes: readonly number[];
  readonly intervals: number;
  readonly contacts: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** One import, as the server lists it. */
export interface HistoryImport {
  readonly id: string;
  readonly name: string;
  readonly kind: "intervals" | "contacts";
  readonly origin: "file" | "paste" | "log" | "program";
  readonly timeZone: string;
  readonly state: "open" | "kept" | "deleted";
  readonly openedAt: number;
  readonly rows: number;
  readonly problems: number;
  readonly added?: number;
  readonly replaced?: number;
  readonly same?: number;
  readonly firstAt?: number;
  readonly lastAt?: number;
}

/** Why the server did not do it. `code` is stable; `unreachable`: it did not answer. */
export interface HistoryRefusal {
  readonly code: string;
  readonly detail: string;
}

export type HistoryAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: HistoryRefusal };

/** Asks the server; never rejects but when it is called off. */
export async function askHistory<T>(path: string, init: RequestInit = {}): Promise<HistoryAnswer<T>> {
  try {
    const response = await fetch(`/api/v1/history/${path}`, { cache: "no-store", ...init });
    const body: unknown = response.status === 204 ? undefined : await response.json();
    if (response.ok) return { ok: true, value: body as T };
    const { code, detail } = (body ?? {}) as { code?: string; detail?: string };
    return { ok: false, refusal: { code: code ?? String(response.status), detail: detail ?? "" } };
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === "AbortError") throw problem;
    return { ok: false, refusal: { code: "unreachable", detail: problem instanceof Error ? problem.message : "" } };
  }
}

/** All rows of an answer that comes in pieces. */
export async function allIntervals(
  queue: Pick<HistoryQueue, "queue" | "channel">,
  what: "intervals" | "counted-contacts",
  signal?: AbortSignal,
): Promise<HistoryAnswer<readonly IntervalRow[]>> {
  const rows: IntervalRow[] = [];
  let from: number | undefined;
  for (;;) {
    const query = new URLSearchParams({ queue: queue.queue, channel: queue.channel });
    if (from !== undefined) query.set("from", String(from));
    const answer = await askHistory<{ readonly rows: readonly IntervalRow[]; readonly next?: number }>(
      `${what}?${query}`,
      signal === undefined ? {} : { signal },
    );
    if (!answer.ok) return answer;
    for (const row of answer.value.rows) rows.push(row);
    if (answer.value.next === undefined) return { ok: true, value: rows };
    from = answer.value.next;
  }
}
