import { WALL_SPEC_VERSION, type WallSpec } from "../../sim/metrics/wallSpec.ts";
import { TEMPLATES } from "./columns.ts";

/** What a wall shows when nobody configured a board: everything there is. */
export const DEFAULT_WIDGETS: WallSpec["widgets"] = [
  "channels",
  "alarms",
  "agents",
  "responses",
  "quality",
  "equity",
  "queues",
  "teams",
];

/**
 * The board an address describes by itself: `?audience=supervisor | operations | agents`, `?names=1 | initials`,
 * `?template=16:9 | 21:9 | 32:9 | portrait`. What cannot be understood is a supervisor's board without names.
 */
export function addressSpec(query: URLSearchParams): WallSpec {
  const audience = query.get("audience");
  const names = query.get("names");
  return {
    version: WALL_SPEC_VERSION,
    id: "address",
    name: "",
    audience: audience === "agents" || audience === "operations" ? audience : "supervisor",
    names: audience === "agents" ? "none" : names === "1" ? "names" : names === "initials" ? "initials" : "none",
    language: "auto",
    theme: "auto",
    template: TEMPLATES.find((template) => template === query.get("template")) ?? "auto",
    widgets: DEFAULT_WIDGETS,
  };
}
