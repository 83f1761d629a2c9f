import type { ForecastSnapshot } from "../../../sim/forecast/accuracy.ts";

type Told<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly detail: string };

/** What became of keeping. `left`: how many of them stayed with the server though the rest was refused; 0 as a rule. */
export type Keeping = { readonly ok: true } | { readonly ok: false; readonly detail: string; readonly left: number };

/** Keeps model and plan, or neither: after a refusal what was kept before it is removed again. */
export async function keepAll(
  snapshots: readonly ForecastSnapshot[],
  keep: (snapshot: ForecastSnapshot) => Promise<Told<{ readonly id: number }>>,
  remove: (id: number) => Promise<Told<unknown>>,
): Promise<Keeping> {
  const kept: number[] = [];
  for (const snapshot of snapshots) {
    const answer = await keep(snapshot);
    if (answer.ok) {
      kept.push(answer.value.id);
      continue;
    }
    let left = 0;
    for (const id of kept) if (!(await remove(id)).ok) left++;
    return { ok: false, detail: answer.detail, left };
  }
  return { ok: true };
}
