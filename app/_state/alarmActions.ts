import type { AlarmAction, AlarmOutcome } from "../../sim/metrics/alarms/alarm.ts";

/** What became of an action: the server's own answer, or that it could not be asked. */
export type ActionResult = AlarmOutcome | { readonly ok: false; readonly code: "not-reached"; readonly detail: string };

/** Tells the server what a person does about an alarm. Never rejects. */
export async function actOnServer(action: AlarmAction): Promise<ActionResult> {
  const { id, kind, ...body } = action;
  try {
    const answer = await fetch(`/api/v1/alarms/${encodeURIComponent(id)}/${kind}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const told = (await answer.json()) as Partial<{ state: "new"; code: string; detail: string }>;
    if (answer.ok) return { ok: true, state: told.state ?? "gone" };
    return { ok: false, code: "not-reached", detail: told.detail ?? `HTTP ${answer.status}` };
  } catch (problem) {
    return { ok: false, code: "not-reached", detail: problem instanceof Error ? problem.message : String(problem) };
  }
}
