"use client";

import { useRouter } from "next/navigation";
import type { Scenario } from "../../../sim/scenario/scenario.ts";
import { useLanguage, useWords } from "../../_i18n/Words.tsx";
import { documentOf } from "../_desk/ways.ts";
import { useLabSoon } from "../_scenarios/useLab.ts";

/**
 * Puts the scenario of a forecast on the desk. Where the open document came from a forecast of the same day, it can be
 * made its new baseline instead: its scenarios say that the forecast moved, and are rebased when asked.
 */
export function OpenInLab({ scenario, date }: { readonly scenario: Scenario; readonly date: string }) {
  const words = useWords();
  const language = useLanguage();
  const router = useRouter();
  const lab = useLabSoon();
  if (lab === undefined) return null;
  const days = (scenario.run?.lengthMinutes ?? 0) > 1_440 ? 7 : 1;
  const queueIds = scenario.queues.map((queue) => queue.name.en.slice(0, 120));
  const made = documentOf(scenario, { kind: "forecast", date, days, queueIds }, language);
  const { origin } = lab.document.baseline;
  const isOlder =
    origin.kind === "forecast" && origin.date === date && lab.document.baseline.hash !== made.baseline.hash;
  return (
    <>
      <button
        type="button"
        className="button button--main"
        onClick={() => void lab.open(made).then(() => router.push("/lab"))}
      >
        {words("lab.openInLab")}
      </button>
      {isOlder && (
        <button
          type="button"
          className="button"
          onClick={() => {
            lab.moveBaseline(made.baseline);
            router.push("/lab");
          }}
        >
          {words("lab.newBaselineOf", { name: lab.document.name })}
        </button>
      )}
    </>
  );
}
