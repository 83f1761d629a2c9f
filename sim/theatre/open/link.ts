import { BOUNDS } from "../../scenario/bounds.ts";
import { EXPECTED } from "../../scenario/expectations.ts";
import { picture } from "../../scenario/findings.ts";
import { jsonDepth, jsonFault } from "../../scenario/jsonText.ts";
import { problem, type Said, type ScenarioCode, type ScenarioProblem } from "../../scenario/problems.ts";
import type { RunDescription, StageChoice } from "../types/description.ts";
import { RUN_BOUNDS } from "./bounds.ts";

/**
 * A link's fragment: `v=1&preset=…&a=…&b=…&seed=…&t=…` for people to read, with JSON where a field is no word (`file`,
 * `ap`, `bp`: policies; `i`: injections). Every character that an address may not hold is escaped.
 */
export function linkOf(description: RunDescription): string {
  const { version, scenario, a, b, seed, injections, atMs, camera } = description;
  const fields: (readonly [string, string])[] = [["v", String(version)]];
  if (scenario.kind === "preset") fields.push(["preset", scenario.id]);
  else fields.push(["file", JSON.stringify(scenario.file)]);
  fields.push(...choiceFields("a", a), ...(b === undefined ? [] : choiceFields("b", b)), ["seed", seed]);
  if (injections.length > 0) fields.push(["i", JSON.stringify(injections)]);
  fields.push(["t", String(atMs)]);
  if (camera.follow !== undefined) fields.push(["follow", camera.follow]);
  if (camera.queues !== undefined) fields.push(["queues", camera.queues.join(",")]);
  if (camera.measure !== undefined) fields.push(["measure", camera.measure]);
  return fields.map(([key, value]) => `${key}=${escaped(value)}`).join("&");
}

function choiceFields(stage: "a" | "b", { variant, policy }: StageChoice): readonly (readonly [string, string])[] {
  return [[stage, variant], ...(policy === undefined ? [] : [[`${stage}p`, JSON.stringify(policy)] as const])];
}

export type ReadLink =
  /** Still to be judged: what the fields say, put together as a description. */
  | { readonly ok: true; readonly description: unknown }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

const FIELDS = ["v", "preset", "file", "a", "ap", "b", "bp", "seed", "i", "t", "follow", "queues", "measure"] as const;
type Field = (typeof FIELDS)[number];
/** An address may carry a long link deflated: whoever reads addresses inflates it first, unless it was cut on its way. */
const PACKED = /^#?z=/;
const WHOLE: Said = { en: "a whole link as it was shared", ru: "ссылка целиком, как ею поделились" };

/** What a fragment says, with or without its `#`, or everything that cannot be read of it. Never throws. */
export function readLink(fragment: string): ReadLink {
  const problems: ScenarioProblem[] = [];
  const add = (code: ScenarioCode, path: string, expected: Said, got: Said) =>
    void problems.push(problem(code, path, expected, got));
  if (fragment.length > RUN_BOUNDS.link) {
    add("too-large", "", EXPECTED.bytesAtMost(RUN_BOUNDS.link), picture(fragment.length));
    return { ok: false, problems };
  }
  if (PACKED.test(fragment)) {
    add("bad-format", "", WHOLE, picture(fragment.length));
    return { ok: false, problems };
  }
  const fields = new Map<Field, string>();
  for (const part of fragment.replace(/^#/, "").split("&")) {
    if (part === "") continue;
    const cut = part.indexOf("=");
    const key = cut < 0 ? part : part.slice(0, cut);
    const known = FIELDS.find((field) => field === key);
    if (known === undefined) add("unknown-field", key.slice(0, 100), EXPECTED.knownField, picture(key));
    else if (fields.has(known)) add("duplicate-id", known, EXPECTED.usedOnce, picture(part));
    else fields.set(known, unescaped(part.slice(cut + 1)));
    if (problems.length > FIELDS.length) break;
  }
  const json = (field: Field): unknown => {
    const text = fields.get(field);
    if (text === undefined) return undefined;
    const depth = jsonDepth(text);
    if (depth > BOUNDS.depth + 2) add("too-deep", field, EXPECTED.depthAtMost(BOUNDS.depth + 2), picture(depth));
    else {
      const fault = jsonFault(text);
      if (fault === undefined) return JSON.parse(text);
      add("malformed-json", field, EXPECTED.json, fault.said);
    }
    return undefined;
  };
  const choice = (variant: Field, policy: Field): unknown => ({
    variant: fields.get(variant),
    ...(fields.has(policy) ? { policy: json(policy) } : {}),
  });
  const description = {
    version: number(fields.get("v")),
    scenario: fields.has("file")
      ? { kind: "file", file: json("file") }
      : { kind: "preset", ...(fields.has("preset") ? { id: fields.get("preset") } : {}) },
    a: choice("a", "ap"),
    ...(fields.has("b") || fields.has("bp") ? { b: choice("b", "bp") } : {}),
    seed: fields.get("seed"),
    injections: fields.has("i") ? json("i") : [],
    atMs: fields.has("t") ? number(fields.get("t")) : 0,
    camera: {
      ...(fields.has("follow") ? { follow: fields.get("follow") } : {}),
      ...(fields.has("queues") ? { queues: fields.get("queues")?.split(",") } : {}),
      ...(fields.has("measure") ? { measure: fields.get("measure") } : {}),
    },
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, description };
}

/** A number as it was written; what is none stays the text it is, to be told of as such. */
function number(text: string | undefined): unknown {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : text;
}

function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll("%20", "+");
}

/** The text behind escapes; where they are broken, the text as it came. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", "%20"));
  } catch {
    return text;
  }
}
