import { z } from "zod";
import type { Problem } from "../../vocabulary/problems.ts";
import { problemsOf } from "../../vocabulary/schemaProblems.ts";
import { POLICY_BOUNDS } from "../bounds.ts";
import type { Mapping } from "./mapping.ts";

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, "an id: lower-case letters, digits, hyphens");
const text = z.string("a text").min(1, "1 to 500 characters").max(500, "1 to 500 characters");
const names = z.array(text, "a list of names").max(500, "at most 500 names");
const attribute = z.union(
  [text, z.number(), z.boolean(), z.array(z.union([text, z.number()])).max(100)],
  "a text, a number, true, false, or a list of texts and numbers",
);
const attributes = z.record(text, attribute, "attributes by name");
const level = z.number("a level").min(0, "a level in [0, 10]").max(10, "a level in [0, 10]");

const schema: z.ZodType<Mapping> = z.strictObject({
  queues: z.exactOptional(
    z.record(
      id,
      z.strictObject({
        names: z.exactOptional(names),
        skill: z.exactOptional(text),
        attributes: z.exactOptional(attributes),
        needs: z.exactOptional(z.record(text, level)),
        droppable: z.exactOptional(names),
      }),
    ),
  ),
  groups: z.exactOptional(
    z.record(id, z.strictObject({ names: z.exactOptional(names), attributes: z.exactOptional(attributes) })),
  ),
});

export type ParsedMapping =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A mapping from untrusted input (parsed JSON), or everything wrong with it. Unknown fields are problems. */
export function parseMapping(input: unknown): ParsedMapping {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues) };
  const counts = [parsed.data.queues, parsed.data.groups].map((entries) => Object.keys(entries ?? {}).length);
  if (Math.max(...counts) <= POLICY_BOUNDS.ids) return { ok: true, mapping: parsed.data };
  const expected = `at most ${POLICY_BOUNDS.ids} queues and groups`;
  return { ok: false, problems: [{ path: "", code: "bad-length", expected, got: String(Math.max(...counts)) }] };
}
