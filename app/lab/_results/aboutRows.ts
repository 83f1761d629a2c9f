import { describeChanges } from "../../../sim/scenario/describeChanges.ts";
import { BASELINE_ID, DRAFT_ID, type LabDocument } from "../../../sim/scenario/lab/document.ts";
import { parentOf, savedScenario, scenarioOf } from "../../../sim/scenario/lab/tree.ts";
import type { Language } from "../../_i18n/language.ts";
import type { Say } from "../../_i18n/Words.tsx";
import type { Certificate } from "./certificate.ts";
import type { Taking } from "./ResultsProvider.tsx";
import type { OutRows } from "./resultRows.ts";

export interface AboutOf {
  /** As it was when it was asked. */
  readonly document: LabDocument;
  readonly scenarios: readonly Taking[];
  readonly seed: string;
  readonly runs: number;
  /** Absent: it has not ended. */
  readonly certificate: Certificate | undefined;
  readonly language: Language;
  readonly words: Say;
}

/** What a comparison is of and what repeats it, as rows of two cells, the head first. */
export function aboutRows({ document, scenarios, seed, runs, certificate, language, words }: AboutOf): OutRows {
  const command = certificate?.text.split("\n")[1];
  return [
    [words("results.reportTitle"), document.name],
    [words("results.reportBase"), document.baseline.hash],
    ...scenarios.map((one) => [
      `${one.tag} ${one.label}`,
      one.id === BASELINE_ID ? words("results.reportNoChange") : changesText(document, one.id, language),
    ]),
    [words("results.out.runs"), runs],
    [words("results.out.seedOf"), seed],
    [words("results.out.fingerprint"), certificate?.fingerprint],
    [words("results.reportRepeat"), command],
    [words("results.reportDefinitions"), words("results.reportReading")],
  ];
}

/** What a scenario of a document changes of the one it stands on, in sentences. Empty where it cannot be read. */
export function changesText(document: LabDocument, id: string, language: Language): string {
  const changes = id === DRAFT_ID ? document.draft?.changes : savedScenario(document, id)?.changes;
  const under = scenarioOf(document, parentOf(document, id));
  return under.ok ? describeChanges(under.scenario, changes ?? [], language).join(" ") : "";
}
