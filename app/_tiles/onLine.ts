import type { AgentFrame } from "../../sim/metrics/frame.ts";

const ON_LINE: ReadonlySet<AgentFrame["state"]> = new Set(["contact", "ringing", "wrapup", "ready"]);

/** How many of `agents` take contacts or have one: neither away, on a break, off, nor unknown. */
export function agentsOnLine(agents: readonly AgentFrame[]): number {
  return agents.filter(({ state }) => ON_LINE.has(state)).length;
}
