import { AGENT_COLUMNS, AGENT_SORTS, type AgentColumn, type AgentSort } from "./agentRows.ts";

/** How the table of agents is looked at, kept in this browser. */
export interface AgentView {
  readonly columns: readonly AgentColumn[];
  readonly sort: AgentSort;
  readonly descending: boolean;
}

export const USUAL_VIEW: AgentView = {
  columns: AGENT_COLUMNS.filter((column) => column !== "seat"),
  sort: "overLimit",
  descending: false,
};

/** What was kept, as far as it can be understood; the usual view for the rest. */
export function keptView(text: string): AgentView {
  if (text === "") return USUAL_VIEW;
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== "object" || said === null) return USUAL_VIEW;
    const { columns, sort, descending } = said as Readonly<Record<string, unknown>>;
    const shown = Array.isArray(columns) ? AGENT_COLUMNS.filter((known) => columns.includes(known)) : [];
    return {
      columns: shown.length === 0 ? USUAL_VIEW.columns : shown.includes("name") ? shown : ["name", ...shown],
      sort: AGENT_SORTS.find((known) => known === sort) ?? USUAL_VIEW.sort,
      descending: descending === true,
    };
  } catch {
    return USUAL_VIEW;
  }
}
