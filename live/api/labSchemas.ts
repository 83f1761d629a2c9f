import { createRoute, type RouteConfig, z } from "@hono/zod-openapi";
import { answer, json, problemAnswer } from "./answers.ts";

const DocumentSchema = z
  .looseObject({ version: z.number().int(), id: z.string(), name: z.string(), seed: z.string() })
  .openapi("LabDocument", { description: "A baseline and what is changed about it: docs/schemas/v1/lab.schema.json" });
const LineSchema = z
  .object({ id: z.string(), name: z.string(), revision: z.number().int(), savedAt: z.number().int() })
  .openapi("ListedLabDocument");
const SavedSchema = z.object({ revision: z.number().int() }).openapi("SavedLabDocument");
const ScenarioSchema = z
  .looseObject({})
  .openapi("LabScenario", { description: "docs/schemas/v1/scenario.schema.json" });
const NowSchema = z
  .object({
    scenario: ScenarioSchema,
    start: z.looseObject({ at: z.number().int() }).openapi({ description: "The floor runs begin with" }),
    notPlaced: z.number().int().openapi({ description: "Things on the floor the simulation goes without" }),
  })
  .openapi("FloorNow");
const DaySchema = z
  .object({
    scenario: ScenarioSchema,
    contacts: z.number().int(),
    leftOut: z.number().int().openapi({ description: "Contacts of queues the model does not know" }),
  })
  .openapi("FloorDay");

const params = z.object({ id: z.string().max(64) });
const ifMatch = z.object({ "if-match": z.string().optional().openapi({ example: '"3"' }) });
const writing = {
  403: problemAnswer("foreign-host, foreign-origin"),
  412: problemAnswer("revision-conflict; ETag says which revision there is"),
  428: problemAnswer("revision-required"),
  429: problemAnswer("too-many-requests; Retry-After says when"),
  503: problemAnswer("log-failed; Retry-After says when"),
};
const unknown = { 404: problemAnswer("unknown-lab-document") };

/** The lab's own routes, in the order the page shows them. */
export const LAB_ROUTES: readonly RouteConfig[] = [
  createRoute({
    method: "get",
    path: "/api/v1/lab/documents",
    summary: "Lab documents people saved",
    responses: { 200: answer("Latest saved first", z.array(LineSchema)) },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/lab/documents/{id}",
    summary: "One lab document",
    request: { params },
    responses: { 200: answer("Its revision is the ETag", DocumentSchema), ...unknown },
  }),
  createRoute({
    method: "put",
    path: "/api/v1/lab/documents/{id}",
    summary: "Save a lab document, against the revision it was made from",
    request: { params, headers: ifMatch, body: { required: true, content: json(DocumentSchema) } },
    responses: {
      200: answer("Saved", SavedSchema),
      201: answer("Saved for the first time", SavedSchema),
      409: problemAnswer("too-many-lab-documents"),
      413: problemAnswer("body-too-large"),
      415: problemAnswer("unsupported-content-type"),
      422: problemAnswer("invalid-lab-document, with every problem and its place"),
      ...unknown,
      ...writing,
    },
  }),
  createRoute({
    method: "delete",
    path: "/api/v1/lab/documents/{id}",
    summary: "Delete a lab document",
    request: { params, headers: ifMatch },
    responses: { 204: { description: "It is gone" }, ...unknown, ...writing },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/lab/now",
    summary: "The live floor as a scenario and the state its runs begin with",
    responses: {
      200: answer("As it stands", NowSchema),
      409: problemAnswer("no-scenario, with every problem and its place"),
      503: problemAnswer("no-look-ahead; Retry-After says when"),
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/lab/history-days/{date}",
    summary: "A day of the imported contacts as a scenario driven by them",
    request: { params: z.object({ date: z.string().max(10) }) },
    responses: {
      200: answer("At most 200,000 contacts", DaySchema),
      404: problemAnswer("unknown-day"),
      409: problemAnswer("no-scenario, with every problem and its place"),
      503: problemAnswer("log-failed; Retry-After says when"),
    },
  }),
  createRoute({
    method: "get",
    path: "/api/v1/lab/days/{date}",
    summary: "A day of the log as a scenario driven by its contacts",
    request: { params: z.object({ date: z.string().max(10) }) },
    responses: {
      200: answer("At most 200,000 contacts", DaySchema),
      404: problemAnswer("unknown-day"),
      409: problemAnswer("no-scenario, with every problem and its place"),
      503: problemAnswer("no-look-ahead; Retry-After says when"),
    },
  }),
];
