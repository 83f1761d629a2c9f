import type { LabDocument, LabStart } from "../../../sim/scenario/lab/document.ts";
import { parseLabDocument } from "../../../sim/scenario/lab/parseLab.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { type Answer, ask } from "../../_edit/revisioned.ts";

/** The floor as it stands: what is believed of the centre, and the state a run begins with. */
export interface FloorNow {
  readonly scenario: Scenario;
  readonly start: LabStart;
  /** Things on the floor the simulation goes without. */
  readonly notPlaced: number;
}

/** A day of the log as it was: its contacts as a trace, its people by half hours. */
export interface FloorDay {
  readonly scenario: Scenario;
  readonly contacts: number;
  /** Contacts of queues the scenario does not know. */
  readonly leftOut: number;
}

/** A document the server keeps. */
export interface ServerLine {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  /** ms since the epoch. */
  readonly savedAt: number;
}

export const floorNow = (): Promise<Answer<FloorNow>> => ask("/api/v1/lab/now");
export const floorDay = (date: string): Promise<Answer<FloorDay>> =>
  ask(`/api/v1/lab/days/${encodeURIComponent(date)}`);
export const historyDay = (date: string): Promise<Answer<FloorDay>> =>
  ask(`/api/v1/lab/history-days/${encodeURIComponent(date)}`);
export const knownDays = (): Promise<Answer<{ readonly days: readonly { readonly date: string }[] }>> =>
  ask("/api/v1/days");
export const serverDocuments = (): Promise<Answer<readonly ServerLine[]>> => ask("/api/v1/lab/documents");

/** A document of the server, judged like any other. */
export async function serverDocument(id: string): Promise<Answer<LabDocument>> {
  const answer = await ask<unknown>(`/api/v1/lab/documents/${encodeURIComponent(id)}`);
  if (!answer.ok) return answer;
  const parsed = parseLabDocument(answer.value);
  if (parsed.ok) return { ok: true, value: parsed.document, etag: answer.etag };
  const detail = parsed.problems.map((one) => one.path).join(", ");
  return { ok: false, kind: "refused", code: "invalid-lab-document", detail, problems: [] };
}

/** Saves over the revision `etag`; without one, only where the server has none of this id. */
export function saveDocument(document: LabDocument, etag: string | undefined): Promise<Answer<unknown>> {
  const path = `/api/v1/lab/documents/${encodeURIComponent(document.id)}`;
  const guard = etag === undefined ? ({ ifNoneMatch: "*" } as const) : { ifMatch: etag };
  return ask(path, { method: "PUT", body: document, ...guard });
}

export function deleteDocument(id: string, revision: number): Promise<Answer<unknown>> {
  return ask(`/api/v1/lab/documents/${encodeURIComponent(id)}`, { method: "DELETE", ifMatch: `"${revision}"` });
}
