import type { GroupSpec } from "./staff.ts";

/** Ids of the unnamed agents of a group, as many as its headcount ever asks for: ids of people have no point in them. */
export function unnamedAgentIds({ id, headcount }: GroupSpec): readonly string[] {
  const most = Math.max(0, ...(headcount?.agents ?? []));
  return Array.from({ length: most }, (_, i) => `${id}.${i + 1}`);
}
