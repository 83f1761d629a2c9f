"use client";

import { useCallback, useState } from "react";
import type { FrontierPoint } from "../../../sim/experiment/search/frontier.ts";
import type { SearchProblem } from "../../../sim/experiment/search/problems.ts";
import type { SearchProgress, StaffSearchResult, StaffSearchSpec } from "../../../sim/experiment/search/spec.ts";
import { type SearchClient, useSearchWorker } from "../../_state/useSearchWorker.ts";

/** Levels of a frontier, shares. */
export const LEVELS = [0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95] as const;

/** A search under way: how far it is, and of a frontier which level. */
export type Underway = SearchProgress & { readonly level?: number; readonly levels?: number };

export interface StaffSearching {
  readonly underway: Underway | undefined;
  readonly found: { readonly spec: StaffSearchSpec; readonly result: StaffSearchResult } | undefined;
  readonly frontier: { readonly spec: StaffSearchSpec; readonly points: readonly FrontierPoint[] } | undefined;
  readonly problems: readonly SearchProblem[];
  /** What died or could not be reached. */
  readonly failure: string | undefined;
  readonly search: (spec: StaffSearchSpec) => void;
  readonly trace: (spec: StaffSearchSpec) => void;
  readonly stop: () => void;
  readonly client: () => SearchClient;
}

/** Searches in a worker; what was found stays until something else is. */
export function useStaffSearch(): StaffSearching {
  const { client, crash } = useSearchWorker();
  const [underway, setUnderway] = useState<Underway>();
  const [found, setFound] = useState<StaffSearching["found"]>();
  const [frontier, setFrontier] = useState<StaffSearching["frontier"]>();
  const [problems, setProblems] = useState<readonly SearchProblem[]>([]);
  const [failure, setFailure] = useState<string>();
  const asked = async <T>(
    ask: () => Promise<
      { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly SearchProblem[] }
    >,
    take: (value: T) => void,
  ) => {
    setFailure(undefined);
    setProblems([]);
    setUnderway({ phase: "start", runs: 0, mostRuns: 1 });
    try {
      const answer = await ask();
      if (answer.ok) take(answer.value);
      else setProblems(answer.problems);
    } catch (problem) {
      setFailure(problem instanceof Error ? problem.message : String(problem));
    }
    setUnderway(undefined);
  };
  const stop = useCallback(() => void client().cancel(), [client]);
  return {
    underway: crash === undefined ? underway : undefined,
    found,
    frontier,
    problems,
    failure: crash ?? failure,
    search: (spec) =>
      void asked(
        () => client().staff(spec, setUnderway),
        (result) => setFound({ spec, result }),
      ),
    trace: (spec) =>
      void asked(
        () => client().frontier(spec, LEVELS, setUnderway),
        (points) => setFrontier({ spec, points }),
      ),
    stop,
    client,
  };
}
