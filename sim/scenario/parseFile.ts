import type { z } from "zod";
import { BOUNDS } from "./bounds.ts";
import { EXPECTED } from "./expectations.ts";
import { Findings, joined, picture } from "./findings.ts";
import { jsonDepth, jsonFault, utf8Length } from "./jsonText.ts";
import { parseScenario } from "./parse.ts";
import { plainObject } from "./parts.ts";
import { problem, type Said, type ScenarioCode, type ScenarioProblem } from "./problems.ts";
import type { ScenarioFile } from "./scenarioFile.ts";
import { FILE_FIELDS } from "./schemaFile.ts";
import { applySweep, applyVariant } from "./variants.ts";

export type ParsedScenarioFile =
  | { readonly ok: true; readonly file: ScenarioFile; readonly warnings: readonly ScenarioProblem[] }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/**
 * A scenario file as text: at most 5 MiB of UTF-8, nested at most 24 deep. Text that is no JSON is told by line and
 * column; a byte order mark is ignored. Never throws.
 */
export function parseScenarioText(text: string): ParsedScenarioFile {
  const refused = (code: ScenarioCode, expected: Said, got: Said): ParsedScenarioFile => ({
    ok: false,
    problems: [problem(code, "", expected, got)],
  });
  const bytes = text.length > BOUNDS.fileBytes ? text.length : utf8Length(text);
  if (bytes > BOUNDS.fileBytes) return refused("too-large", EXPECTED.bytesAtMost(BOUNDS.fileBytes), picture(bytes));
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const depth = jsonDepth(json);
  if (depth > BOUNDS.depth) return refused("too-deep", EXPECTED.depthAtMost(BOUNDS.depth), picture(depth));
  const fault = jsonFault(json);
  if (fault !== undefined) return refused("malformed-json", EXPECTED.json, fault.said);
  return parseScenarioFile(JSON.parse(json));
}

/**
 * A scenario file from untrusted input (parsed JSON), or everything wrong with it: the scenario, every variant and every
 * point of every sweep. A scenario by itself is a file without variants.
 */
export function parseScenarioFile(input: unknown): ParsedScenarioFile {
  const fields = plainObject(input);
  if (fields !== undefined && !Object.hasOwn(fields, "scenario") && Object.hasOwn(fields, "queues")) {
    const alone = parseScenario(input);
    return alone.ok ? { ok: true, file: { scenario: alone.scenario, variants: [] }, warnings: alone.warnings } : alone;
  }
  const found = new Findings();
  if (fields === undefined) found.add("wrong-type", "", EXPECTED.object, picture(input));
  for (const key of Object.keys(fields ?? {})) {
    if (found.full) break;
    if (!Object.hasOwn(FILE_FIELDS, key)) found.add("unknown-field", key, EXPECTED.knownField, picture(fields?.[key]));
  }
  const scenario = parseScenario(fields?.scenario);
  if (fields !== undefined && fields.scenario === undefined) {
    found.add("missing-field", "scenario", EXPECTED.object, picture(undefined));
  } else if (fields !== undefined && !scenario.ok) {
    for (const one of scenario.problems) found.push({ ...one, path: joined("scenario", [one.path]) });
  }
  const variants = readList(fields ?? {}, "variants", FILE_FIELDS.variants, found);
  const sweeps = readList(fields ?? {}, "sweeps", FILE_FIELDS.sweeps, found);
  // Without them there is nothing changes could be made to; whatever else is wrong, they are looked at.
  if (!scenario.ok || variants === undefined) return { ok: false, problems: found.problems };
  const file = { scenario: scenario.scenario, variants, ...(sweeps === undefined ? {} : { sweeps }) };
  const warnings = [...scenario.warnings];
  const already = new Set(warnings.map(({ path, code }) => `${code} ${path}`));
  const judge = (parsed: ReturnType<typeof applyVariant>): void => {
    if (!parsed.ok) for (const one of parsed.problems) found.push(one);
    else warnings.push(...parsed.warnings.filter(({ path, code }) => !already.has(`${code} ${path}`)));
  };
  for (const id of new Set(variants.map((variant) => variant.id))) if (!found.full) judge(applyVariant(file, id));
  for (const sweep of sweeps ?? []) {
    sweep.points.forEach((_, i) => {
      if (!found.full) judge(applySweep(file, sweep.id, i));
    });
  }
  return found.problems.length > 0 ? { ok: false, problems: found.problems } : { ok: true, file, warnings };
}

/** A list of the file whose items have ids; undefined when it is absent or something is wrong with it. */
function readList<T extends readonly { readonly id: string }[]>(
  fields: Readonly<Record<string, unknown>>,
  key: "variants" | "sweeps",
  schema: z.ZodType<T>,
  found: Findings,
): T | undefined {
  if (!Object.hasOwn(fields, key) && key === "sweeps") return undefined;
  const result = schema.safeParse(fields[key], { reportInput: true });
  if (!result.success) {
    found.issues(result.error.issues, key);
    return undefined;
  }
  const seen = new Set<string>();
  result.data.forEach(({ id }, i) => {
    if (seen.has(id)) found.add("duplicate-id", `${key}.${i}.id`, EXPECTED.usedOnce, picture(id));
    seen.add(id);
  });
  return result.data;
}
