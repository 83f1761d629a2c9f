import { z } from "zod";
import { EXPECTED } from "../expectations.ts";
import { scenarioSchema } from "../schema.ts";
import { changeSchema } from "../schemaFile.ts";
import { id, listOf, maybe, message, object, oneByKind, type Shape, text, whole, word } from "../schemaParts.ts";
import { LAB_BOUNDS } from "./bounds.ts";
import {
  LAB_VERSION,
  type LabBaseline,
  type LabDocument,
  type LabDraft,
  type LabOrigin,
  type LabScenario,
} from "./document.ts";
import { LAB_EXPECTED } from "./saidOfLab.ts";

function hash(description: string): z.ZodType<string> {
  return z
    .string(message(LAB_EXPECTED.hash))
    .regex(/^[0-9a-f]{16}$/, message(LAB_EXPECTED.hash))
    .describe(description);
}
function time(description: string): z.ZodType<string> {
  return z.iso.datetime({ error: message(LAB_EXPECTED.time), precision: null }).describe(description);
}
function day(description: string): z.ZodType<string> {
  return z.iso.date({ error: message(EXPECTED.date) }).describe(description);
}

const ORIGINS = ["preset", "forecast", "live", "day", "file", "questions", "empty"] as const;
type Origin<Kind extends LabOrigin["kind"]> = Extract<LabOrigin, { readonly kind: Kind }>;

const originSchema: z.ZodType<LabOrigin> = oneByKind<LabOrigin>(
  ORIGINS,
  [
    object<Origin<"preset">>("A preset.", { kind: word("preset", "A preset."), id: id("Which.") }),
    object<Origin<"forecast">>("A forecast.", {
      kind: word("forecast", "A forecast."),
      date: day("Its first local day."),
      days: whole(1, 7, "Days from it on."),
      queueIds: listOf(
        text(LAB_BOUNDS.name, "A queue as its history calls it."),
        1,
        64,
        "Queues, as the history has them.",
      ),
    }),
    object<Origin<"live">>("The floor as it stood.", { kind: word("live", "The live floor."), at: time("When, UTC.") }),
    object<Origin<"day">>("A day that was.", { kind: word("day", "A day that was."), date: day("Which local day.") }),
    object<Origin<"file">>("A file.", { kind: word("file", "A file."), name: text(LAB_BOUNDS.name, "Its name.") }),
    object<Origin<"questions">>("Six answers.", { kind: word("questions", "Six answers.") }),
    object<Origin<"empty">>("Nothing yet.", { kind: word("empty", "Nothing yet.") }),
  ],
  { description: "Where the baseline came from." },
);

const name = text(LAB_BOUNDS.name, "What the planner calls it.");
const changes = listOf(changeSchema, 0, LAB_BOUNDS.changes, "What is changed, in this order.");
const from = maybe(id("The scenario it stands on. Absent: the baseline."));
const pin = hash("Fingerprint of the baseline its branch is pinned to.");

/** Everything of a baseline but the scenario itself, which is read field by field. */
export const BASELINE_FIELDS: Shape<LabBaseline> = {
  name,
  scenario: scenarioSchema,
  hash: hash("Fingerprint of the scenario, whatever the order of its fields."),
  origin: originSchema,
  start: maybe(
    z
      .looseObject({ at: whole(0, 8_640_000_000_000_000, "The instant, ms since 1970 UTC.") }, message(EXPECTED.object))
      .describe("The floor every run begins with, as the engine starts from it. Absent: an empty one."),
  ),
};
const baselineSchema = object<LabBaseline>("What everything is compared with.", BASELINE_FIELDS);

const savedSchema: z.ZodType<LabScenario> = object<LabScenario>("What it stands on, with some values replaced.", {
  id: id("Names the scenario; each id once; neither baseline nor draft."),
  name,
  from,
  changes,
  baselineHash: pin,
  savedAt: time("When it was saved, UTC."),
  by: maybe(text(LAB_BOUNDS.by, "Who saved it. Absent: nobody said.")),
});
const draftSchema: z.ZodType<LabDraft> = object<LabDraft>("Changes not saved yet.", {
  name: maybe(name),
  from,
  changes,
  baselineHash: pin,
});

/** The fields of a lab document, each with its own schema. */
export const LAB_FIELDS: Shape<LabDocument> = {
  version: z
    .literal(LAB_VERSION, { error: message(LAB_EXPECTED.version(LAB_VERSION)) })
    .describe("Version of this form."),
  id: id("Names the document."),
  name,
  seed: text(LAB_BOUNDS.seed, "Any text; with the scenarios it names every result to the last bit."),
  baseline: baselineSchema,
  earlier: maybe(listOf(baselineSchema, 0, LAB_BOUNDS.earlier, "Replaced baselines still pinned. Absent: none.")),
  scenarios: listOf(savedSchema, 0, LAB_BOUNDS.scenarios, "In the order they were saved, parents before children."),
  draft: maybe(draftSchema),
  compared: maybe(
    listOf(
      id("A saved scenario."),
      0,
      LAB_BOUNDS.compared,
      "Beside baseline and draft in the comparison. Absent: none.",
    ),
  ),
};

/** The whole form, for documents; `parseLabDocument` reads it part by part. */
export const labDocumentSchema: z.ZodType<LabDocument> = object<LabDocument>(
  "A baseline and what is changed about it, as a tree.",
  LAB_FIELDS,
);
