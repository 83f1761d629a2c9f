"use client";

import { useMemo } from "react";
import { differences, type LabDifference } from "../../../sim/scenario/lab/differences.ts";
import { type DifferenceText, differenceText } from "../../../sim/scenario/lab/sentences.ts";
import { useLanguage } from "../../_i18n/Words.tsx";
import { useLab } from "./useLab.ts";

export interface PairLine extends DifferenceText {
  readonly key: string;
  readonly difference: LabDifference;
}

/** What the scenario `id` says otherwise than `other`, in words. `undefined`: one of them is unsound. */
export function usePair(id: string, other: string): readonly PairLine[] | undefined {
  const { scenarioOf } = useLab();
  const language = useLanguage();
  const [one, two] = [scenarioOf(other), scenarioOf(id)];
  return useMemo(() => {
    if (!one.ok || !two.ok) return undefined;
    const [before, after] = [one.scenario, two.scenario];
    return differences(before, after).map((difference) => ({
      ...differenceText(difference, before, after, language),
      key: `${difference.path} ${difference.first ?? ""}`,
      difference,
    }));
  }, [one, two, language]);
}
