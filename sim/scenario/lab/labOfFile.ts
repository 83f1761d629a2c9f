import type { LocalName } from "../about.ts";
import type { ScenarioFile, ScenarioVariant } from "../scenarioFile.ts";
import { BASE_VARIANT } from "../variants.ts";
import { LAB_BOUNDS } from "./bounds.ts";
import { BASELINE_ID, DRAFT_ID, LAB_VERSION, type LabDocument, type LabOrigin, type LabScenario } from "./document.ts";
import { baselineHash } from "./hash.ts";

export interface LabOfFile {
  /** Of the document. */
  readonly id: string;
  /** Names of the file come in two languages, those of a document in one. */
  readonly language: keyof LocalName;
  readonly origin: LabOrigin;
  /** RFC 3339 in UTC. */
  readonly savedAt: string;
}

/** A scenario file as a lab document: its variants as the tree, the first of them in the comparison. Sweeps stay behind. */
export function labOfFile(file: ScenarioFile, { id, language, origin, savedAt }: LabOfFile): LabDocument {
  const { scenario } = file;
  const hash = baselineHash({ scenario });
  const name = called(scenario.name, language);
  // Most files name the scenario as it stands among their variants: that is the baseline itself.
  const itself = file.variants.find((one) => one.id === BASE_VARIANT && one.changes.length === 0);
  const parents = new Map<string, string | undefined>([[BASE_VARIANT, undefined]]);
  const scenarios: LabScenario[] = [];
  const waiting = file.variants.filter((one) => one !== itself);
  // Parents first; a parsed file has no ring, so every round takes some.
  while (waiting.length > 0) {
    const at = waiting.findIndex(({ from }) => from === undefined || parents.has(from));
    const [variant] = waiting.splice(Math.max(0, at), 1);
    if (variant === undefined) break;
    const saved = savedOf(variant, parents, language);
    parents.set(variant.id, saved.id);
    scenarios.push({ ...saved, baselineHash: hash, savedAt });
  }
  const compared = scenarios.slice(0, 1).map((one) => one.id);
  return {
    ...{ version: LAB_VERSION, id, name, seed: scenario.id },
    baseline: {
      name: itself === undefined ? name : called(itself.name, language),
      scenario,
      hash,
      origin,
    },
    scenarios,
    ...(compared.length === 0 ? {} : { compared }),
  };
}

function savedOf(
  { id, name, from, changes }: ScenarioVariant,
  parents: ReadonlyMap<string, string | undefined>,
  language: keyof LocalName,
): Pick<LabScenario, "id" | "name" | "from" | "changes"> {
  const parent = from === undefined ? undefined : parents.get(from);
  const free = id === BASELINE_ID || id === DRAFT_ID ? `${id}-1` : id;
  return { id: free, name: called(name, language), ...(parent === undefined ? {} : { from: parent }), changes };
}

/** Names of a file may be longer than those of a document. */
function called(name: LocalName, language: keyof LocalName): string {
  return name[language].slice(0, LAB_BOUNDS.name);
}
