import type { Frame } from "../../sim/metrics/frame.ts";
import type { DrillId } from "./deskAddress.ts";

/** `GET /api/v1/contacts` for a figure as this frame reads it. */
export function listPath(
  frame: Pick<Frame, "total" | "lens">,
  figure: DrillId,
  scope: string,
  page: { readonly at: number | undefined; readonly offset: number; readonly limit: number; readonly agentId?: string },
): string {
  const { variant, attribution, window } = frame.total.serviceLevel;
  const query = new URLSearchParams({ figure, scope, variant, attribution, names: frame.lens.names });
  // What an agent has done is told of the day.
  query.set("window", page.agentId === undefined ? window : "day");
  if (page.at !== undefined) query.set("at", String(page.at));
  if (page.agentId !== undefined) query.set("agent", page.agentId);
  query.set("offset", String(page.offset));
  query.set("limit", String(page.limit));
  return `/api/v1/contacts?${query}`;
}

/** `GET /api/v1/contacts/{id}` or `GET /api/v1/explanations/contacts/{id}`. */
export function contactPath(
  room: "contacts" | "explanations/contacts",
  contactId: string,
  query: { readonly source?: string | undefined; readonly at?: number | undefined; readonly names: string },
): string {
  const asked = new URLSearchParams({ names: query.names });
  if (query.source !== undefined) asked.set("source", query.source);
  if (query.at !== undefined) asked.set("at", String(query.at));
  return `/api/v1/${room}/${encodeURIComponent(contactId)}?${asked}`;
}
