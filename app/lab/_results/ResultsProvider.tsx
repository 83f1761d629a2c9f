"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { LabTag } from "../../../sim/scenario/lab/compared.ts";
import type { LabDocument } from "../../../sim/scenario/lab/document.ts";
import type { ScenarioProblem } from "../../../sim/scenario/problems.ts";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { beginEarly } from "../../_state/earlyComparison.ts";
import { type Asked, type Comparing, type ComparisonPlan, useComparison } from "../../_state/useComparison.ts";
import { type Lab, useLabSoon } from "../_scenarios/useLab.ts";
import { sameTaking } from "./sameTaking.ts";

// The desk asks as soon as it is there: its worker's scripts come while the page is still being made.
if (typeof window !== "undefined" && window.location.pathname === "/lab") beginEarly();

/** A scenario that takes part. */
export interface Taking {
  readonly id: string;
  readonly tag: LabTag;
  readonly label: string;
  readonly scenario: Scenario;
}

/** A scenario that takes part, with the desk it was asked at: what the results are taken along with. */
export interface DeskTaking extends Taking {
  readonly desk: LabDocument;
}

/** A scenario that cannot take part as it is. */
export interface Unsound {
  readonly id: string;
  readonly tag: LabTag;
  readonly label: string;
  readonly problems: readonly ScenarioProblem[];
}

export interface Results extends Comparing<DeskTaking> {
  /** What is asked now; absent while the base is unsound. */
  readonly asked: Asked<DeskTaking> | undefined;
  readonly unsound: readonly Unsound[];
  readonly plan: ComparisonPlan;
  readonly setPlan: (plan: ComparisonPlan) => void;
}

/** Precisions a planner chooses from, as shares; the first is looked for when nothing is said. */
export const PRECISIONS = [0.005, 0.01, 0.002] as const;
/** Runs of each scenario at most. */
const MOST_RUNS = 1_000;

export function precisionPlan(halfWidth: number): ComparisonPlan {
  return { kind: "precision", halfWidth, most: MOST_RUNS };
}

interface Provided {
  readonly results: Results;
  /** Says that somebody looks. */
  readonly look: () => void;
}

const ResultsContext = createContext<Provided | undefined>(undefined);

/** Compares what the desk compares as long as somebody looks; results outlive the way from page to page. */
export function ResultsProvider({ children }: { readonly children: ReactNode }) {
  const lab = useLabSoon();
  const [plan, setPlan] = useState<ComparisonPlan>(() => precisionPlan(PRECISIONS[0]));
  const [hasLooked, setLooked] = useState(false);
  const { taking, unsound } = useTaking(lab);
  const seed = lab?.document.seed ?? "";
  const start = lab?.document.baseline.start;
  const asked = useMemo(
    () =>
      taking[0]?.tag === "A"
        ? { scenarios: taking, seed, plan, ...(start === undefined ? {} : { from: start }) }
        : undefined,
    [taking, seed, plan, start],
  );
  const comparing = useComparison(hasLooked ? asked : undefined, usePathname() === "/lab");
  const results = { ...comparing, asked, unsound, plan, setPlan };
  const look = useCallback(() => setLooked(true), []);
  return <ResultsContext value={{ results, look }}>{children}</ResultsContext>;
}

/** What the comparison of the desk says. From the first look on it runs. Throws `RangeError` outside of the lab. */
export function useResults(): Results {
  const provided = useContext(ResultsContext);
  if (provided === undefined) throw new RangeError("useResults: expected to be inside ResultsProvider, got none");
  const { look, results } = provided;
  useEffect(() => look(), [look]);
  return results;
}

/** Parsed and named, the same arrays until one of them, or the floor they begin with, is another. */
function useTaking(lab: Lab | undefined): { taking: readonly DeskTaking[]; unsound: readonly Unsound[] } {
  const taking: DeskTaking[] = [];
  const unsound: Unsound[] = [];
  for (const { id, tag } of lab?.compared ?? []) {
    const parsed = lab!.scenarioOf(id);
    const label = lab!.nameOf(id);
    if (parsed.ok) taking.push({ id, tag, label, scenario: parsed.scenario, desk: lab!.document });
    else unsound.push({ id, tag, label, problems: parsed.problems });
  }
  return { taking: useSame(taking), unsound };
}

function useSame(now: readonly DeskTaking[]): readonly DeskTaking[] {
  const [kept, keep] = useState(now);
  const same = sameTaking(kept, now);
  // Set while drawing: the next drawing has it before anybody sees this one.
  if (same !== kept) keep(same);
  return same;
}
