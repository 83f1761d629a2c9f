import { BOUNDS } from "../bounds.ts";
import { EXPECTED } from "../expectations.ts";
import { Findings, joined, picture } from "../findings.ts";
import { jsonDepth, jsonFault, utf8Length } from "../jsonText.ts";
import { parseScenario } from "../parse.ts";
import { plainObject } from "../parts.ts";
import { problem, type Said, type ScenarioCode, type ScenarioProblem } from "../problems.ts";
import { LAB_BOUNDS } from "./bounds.ts";
import { checkTree } from "./checkTree.ts";
import { LAB_VERSION, type LabBaseline, type LabDocument } from "./document.ts";
import { baselineHash } from "./hash.ts";
import { migrated } from "./migrations.ts";
import { LAB_EXPECTED } from "./saidOfLab.ts";
import { BASELINE_FIELDS, LAB_FIELDS } from "./schemaLab.ts";

export type ParsedLab =
  | { readonly ok: true; readonly document: LabDocument }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** Documents nest scenarios two levels deeper than files do. */
const DEPTH = BOUNDS.depth + 2;

/**
 * A lab document as text: at most 20 MiB of UTF-8. Older forms are brought to the newest; a scenario file, or a scenario
 * alone, is one. Text that is no JSON is told by line and column; a byte order mark is ignored. Never throws.
 */
export function parseLabText(text: string): ParsedLab {
  const refused = (code: ScenarioCode, expected: Said, got: Said): ParsedLab => ({
    ok: false,
    problems: [problem(code, "", expected, got)],
  });
  const most = LAB_BOUNDS.fileBytes;
  const bytes = text.length > most ? text.length : utf8Length(text);
  if (bytes > most) return refused("too-large", EXPECTED.bytesAtMost(most), picture(bytes));
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const depth = jsonDepth(json);
  if (depth > DEPTH) return refused("too-deep", EXPECTED.depthAtMost(DEPTH), picture(depth));
  const fault = jsonFault(json);
  if (fault !== undefined) return refused("malformed-json", EXPECTED.json, fault.said);
  return parseLabDocument(JSON.parse(json));
}

/**
 * A lab document from untrusted input (parsed JSON), or everything wrong with it. Whether the scenarios that come out of
 * the changes are sound is not asked: a draft may be half done, and is shown with its problems. Never throws.
 */
export function parseLabDocument(input: unknown): ParsedLab {
  const found = new Findings();
  const newest = migrated(input);
  if (!newest.ok) return newest;
  const fields = plainObject(newest.value);
  if (fields === undefined) {
    found.add("wrong-type", "", EXPECTED.object, picture(input));
    return { ok: false, problems: found.problems };
  }
  const { version } = fields;
  if (typeof version === "number" && version > LAB_VERSION) {
    found.add("out-of-range", "version", LAB_EXPECTED.version(LAB_VERSION), picture(version));
    return { ok: false, problems: found.problems };
  }
  for (const key of Object.keys(fields)) {
    if (!Object.hasOwn(LAB_FIELDS, key)) found.add("unknown-field", key, EXPECTED.knownField, picture(fields[key]));
  }
  const values: Record<string, unknown> = {};
  for (const key of Object.keys(LAB_FIELDS) as (keyof LabDocument)[]) {
    if (found.full) break;
    if (key === "baseline") values.baseline = readBaseline(fields.baseline, key, found);
    else if (key === "earlier") {
      const earlier = readEarlier(fields, found);
      if (earlier !== undefined) values.earlier = earlier;
    } else if (Object.hasOwn(fields, key) || LAB_FIELDS[key]._zod.optin === undefined) {
      const read = LAB_FIELDS[key].safeParse(fields[key], { reportInput: true });
      if (!read.success) found.issues(read.error.issues, key);
      else if (read.data !== undefined) values[key] = read.data;
    }
  }
  if (found.problems.length > 0) return { ok: false, problems: found.problems };
  // Every field was read by the schema of its type and none is missing: otherwise there were problems.
  const document = values as unknown as LabDocument;
  checkTree(document, found);
  return found.problems.length > 0 ? { ok: false, problems: found.problems } : { ok: true, document };
}

function readEarlier(fields: Readonly<Record<string, unknown>>, found: Findings): readonly unknown[] | undefined {
  if (!Object.hasOwn(fields, "earlier")) return undefined;
  const { earlier } = fields;
  if (!Array.isArray(earlier) || earlier.length > LAB_BOUNDS.earlier) {
    found.add("bad-length", "earlier", EXPECTED.listOf(0, LAB_BOUNDS.earlier), picture(earlier));
    return undefined;
  }
  return earlier.map((one, i) => readBaseline(one, `earlier.${i}`, found));
}

/** The scenario is read by the reader of scenarios, which tells more than its schema could. */
function readBaseline(input: unknown, path: string, found: Findings): LabBaseline | undefined {
  const fields = plainObject(input);
  if (fields === undefined) {
    found.add(input === undefined ? "missing-field" : "wrong-type", path, EXPECTED.object, picture(input));
    return undefined;
  }
  const before = found.problems.length;
  for (const key of Object.keys(fields)) {
    if (Object.hasOwn(BASELINE_FIELDS, key)) continue;
    found.add("unknown-field", joined(path, [key]), EXPECTED.knownField, picture(fields[key]));
  }
  const scenario = parseScenario(fields.scenario);
  if (!scenario.ok) {
    for (const one of scenario.problems) found.push({ ...one, path: joined(path, ["scenario", one.path]) });
  }
  const values: Record<string, unknown> = {};
  for (const key of ["name", "hash", "origin", "start"] as const) {
    if (key === "start" && !Object.hasOwn(fields, key)) continue;
    const read = BASELINE_FIELDS[key].safeParse(fields[key], { reportInput: true });
    if (!read.success) found.issues(read.error.issues, joined(path, [key]));
    else values[key] = read.data;
  }
  if (!scenario.ok || found.problems.length > before) return undefined;
  // Name, origin and start were read by the schemas of their types.
  const read = { ...(values as unknown as LabBaseline), scenario: scenario.scenario };
  const hash = baselineHash(read);
  if (hash !== values.hash) {
    found.add("inconsistent", joined(path, ["hash"]), LAB_EXPECTED.hashOf(hash), picture(values.hash));
  }
  return { ...read, hash };
}
