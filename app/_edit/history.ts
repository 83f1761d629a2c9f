/** One thing a person did. `key`: what it was done to; `value`: what stood on the other side of it. */
export interface Step<T, Name> {
  readonly name: Name;
  readonly key: string;
  /** When it was last added to, display ms. */
  readonly at: number;
  readonly value: T;
}

/** What is edited, with the steps that led there (latest last) and those that were taken back (next last). */
export interface History<T, Name> {
  readonly present: T;
  readonly past: readonly Step<T, Name>[];
  readonly future: readonly Step<T, Name>[];
}

/** Changes of one thing closer than this are one step: a word typed is not eight steps. */
export const COALESCE_MS = 1_500;
/** The oldest steps are forgotten beyond this. */
export const MOST_STEPS = 200;

export interface HistoryOptions<T> {
  /** Absent: `same`, which reads both documents to the end. */
  readonly equal?: (one: T, other: T) => boolean;
  /** Absent: `MOST_STEPS`. */
  readonly most?: number;
}

export function beginHistory<T, Name>(present: T): History<T, Name> {
  return { present, past: [], future: [] };
}

/**
 * `present` after one more change at `at`. A change of the same `key` within `COALESCE_MS` of the last joins its step;
 * one that brings back where the step began takes the step away. What was taken back before is lost.
 */
export function changed<T, Name>(
  history: History<T, Name>,
  present: T,
  step: { readonly name: Name; readonly key: string; readonly at: number },
  { equal = same, most = MOST_STEPS }: HistoryOptions<T> = {},
): History<T, Name> {
  if (equal(present, history.present)) return history;
  const last = history.past.at(-1);
  const joins =
    last !== undefined && last.key === step.key && step.at - last.at <= COALESCE_MS && history.future.length === 0;
  if (!joins) return { present, past: [...history.past, { ...step, value: history.present }].slice(-most), future: [] };
  const before = history.past.slice(0, -1);
  if (equal(present, last.value)) return { present, past: before, future: [] };
  return { present, past: [...before, { ...step, value: last.value }], future: [] };
}

/** One step back; the same history where there is none. */
export function undone<T, Name>({ present, past, future }: History<T, Name>): History<T, Name> {
  const last = past.at(-1);
  if (last === undefined) return { present, past, future };
  return { present: last.value, past: past.slice(0, -1), future: [...future, { ...last, value: present }] };
}

/** One step forth again; the same history where nothing was taken back. */
export function redone<T, Name>({ present, past, future }: History<T, Name>): History<T, Name> {
  const next = future.at(-1);
  if (next === undefined) return { present, past, future };
  return { present: next.value, past: [...past, { ...next, value: present }], future: future.slice(0, -1) };
}

/** Whether two plain documents say the same, in whatever order their fields stand. */
export function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one, sorted) === JSON.stringify(other, sorted);
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
