"use client";

import { useMemo } from "react";
import type { Adherence } from "../../sim/metrics/adherence.ts";
import type { Frame } from "../../sim/metrics/frame.ts";
import { useQuestion } from "./useQuestion.ts";

const AGAIN_MS = 15_000;

interface AdherenceAnswer {
  /** Null: there is no roster. */
  readonly source: "roster" | "roster-page" | null;
  readonly agents: readonly (Adherence & { readonly agentId: string })[];
  readonly total?: Adherence & { readonly planned: number; readonly unheard: number };
}

/** What was planned today against what was done; `undefined` where there is no roster, or nobody can say. */
export interface KnownAdherence {
  readonly of: ReadonlyMap<string, Adherence>;
  readonly total: NonNullable<AdherenceAnswer["total"]>;
  readonly source: "roster" | "roster-page";
}

/** Of the floor of now, where the server has a roster. */
export function useAdherence(frame: Frame, wanted: boolean): KnownAdherence | undefined {
  const path = wanted ? `/api/v1/adherence?names=${frame.lens.names}` : undefined;
  const { value } = useQuestion<AdherenceAnswer>(path, Math.floor(frame.at / AGAIN_MS));
  return useMemo(() => {
    const { source, agents, total } = value ?? { source: null, agents: [] };
    if (source === null || total === undefined) return undefined;
    return { of: new Map(agents.map((one) => [one.agentId, one])), total, source };
  }, [value]);
}
