"use client";

import { useMemo } from "react";
import type { Frame } from "../../sim/metrics/frame.ts";
import { useWords } from "../_i18n/Words.tsx";

/** What to call agents by their ids, as far as this frame's lens lets it: name, initials, else the seat. */
export function useAgentNames({ agents, lens }: Pick<Frame, "agents" | "lens">): (agentId: string) => string {
  const words = useWords();
  return useMemo(() => {
    const known = new Map<string, string>();
    for (const { agentId, name, seat } of agents) known.set(agentId, name ?? words("wall.seat", { seat }));
    return (agentId) => known.get(agentId) ?? (lens.names === "names" ? agentId : words("desk.agents.left"));
  }, [agents, lens.names, words]);
}
