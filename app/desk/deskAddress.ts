import { isChannel } from "../../sim/vocabulary/index.ts";
import { isScopeText } from "./deskScope.ts";

/** Figures of the tables whose contacts can be listed. */
export const DRILLS = [
  "waiting",
  "waitingLate",
  "serviceLevel",
  "abandonment",
  "offered",
  "answered",
  "inProgress",
  "handled",
] as const;
export type DrillId = (typeof DRILLS)[number];

/** What the desk has open beside its tables, as its address says it. The most special is shown: contact, agent, list, row. */
export interface DeskPlace {
  readonly contactId?: string;
  /** The source the contact is of, where its id alone may not be enough. */
  readonly source?: string;
  readonly agentId?: string;
  /** A figure whose contacts are listed, and the floor time it was read at. */
  readonly drill?: { readonly figure: DrillId; readonly at: number | undefined };
  /** The row the right side is about: `total`, `channel:voice`, `queue:sales/voice`. */
  readonly scope: string;
}

const ID_CHARACTERS = 200;

/** Reads `?contact=&source=&agent=&figure=&asOf=&scope=`; what cannot be understood is not open. */
export function deskPlace(query: URLSearchParams): DeskPlace {
  const contactId = idOf(query.get("contact"));
  const source = idOf(query.get("source"));
  const agentId = idOf(query.get("agent"));
  const figure = DRILLS.find((known) => known === query.get("figure"));
  const asOf = query.get("asOf") ?? "";
  const scope = query.get("scope") ?? "total";
  return {
    ...(contactId === undefined ? {} : { contactId, ...(source === undefined ? {} : { source }) }),
    ...(agentId === undefined ? {} : { agentId }),
    ...(figure === undefined ? {} : { drill: { figure, at: /^\d{1,15}$/.test(asOf) ? Number(asOf) : undefined } }),
    scope: isScopeText(scope, isChannel) ? scope : "total",
  };
}

/** The same address at another place: everything that is not the desk's own stays, the feed above all. */
export function deskQuery(query: URLSearchParams, { contactId, source, agentId, drill, scope }: DeskPlace): string {
  const next = new URLSearchParams(query);
  const put = (name: string, value: string | undefined) => {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  };
  put("contact", contactId);
  put("source", source);
  put("agent", agentId);
  put("figure", drill?.figure);
  put("asOf", drill?.at === undefined ? undefined : String(drill.at));
  put("scope", scope === "total" ? undefined : scope);
  return `?${next}`;
}

/** The place one step out: a contact closes onto its list, a list onto its row, a row onto the whole floor. */
export function deskOutward(place: DeskPlace): DeskPlace {
  const { contactId, source: _, agentId, drill, scope } = place;
  if (contactId !== undefined)
    return { ...(agentId === undefined ? {} : { agentId }), ...(drill === undefined ? {} : { drill }), scope };
  if (agentId !== undefined) return { ...(drill === undefined ? {} : { drill }), scope };
  if (drill !== undefined) return { scope };
  return { scope: "total" };
}

function idOf(text: string | null): string | undefined {
  return text === null || text === "" || text.length > ID_CHARACTERS ? undefined : text;
}
