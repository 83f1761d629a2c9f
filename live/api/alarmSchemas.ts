import { type RouteConfig, z } from "@hono/zod-openapi";
import { answer, json, problemAnswer } from "./answers.ts";

const at = z.number().int().openapi({ description: "ms since 1970 UTC" });
const RuleSchema = z
  .looseObject({ id: z.string(), enabled: z.boolean(), metric: z.string(), scope: z.looseObject({ kind: z.string() }) })
  .openapi("AlarmRule", { description: "docs/how-to/alarms.md says every field" });
const RulesSchema = z.object({ revision: z.number().int(), rules: z.array(RuleSchema) }).openapi("AlarmRules");
const AlarmSchema = z
  .looseObject({
    id: z.string(),
    scope: z.string(),
    level: z.enum(["watch", "act"]),
    state: z.enum(["new", "seen", "shelved", "returned"]),
    sinceAt: at,
  })
  .openapi("Alarm");
const ChangeSchema = z
  .looseObject({ at, id: z.string(), ruleId: z.string(), change: z.string(), level: z.enum(["watch", "act"]) })
  .openapi("AlarmChange");
const DryRunSchema = z
  .object({
    fromAt: at,
    toAt: at,
    reachedAt: at,
    complete: z.boolean(),
    rules: z.array(
      z.looseObject({
        ruleId: z.string(),
        fired: z.number().int(),
        longestMs: z.number().int(),
        totalMs: z.number().int(),
        mostAtOnce: z.number().int(),
      }),
    ),
  })
  .openapi("AlarmDryRun");
const ChannelSchema = z
  .looseObject({ id: z.string(), kind: z.enum(["webhook", "mail"]), due: z.number().int(), dead: z.number().int() })
  .openapi("AlarmChannel");

const id = z.object({ id: z.string().max(400) });
const by = z.string().max(40).openapi({ description: "Initials or a name, 1–40 characters" });
const writing = {
  400: problemAnswer("malformed-json, malformed-body, body-cut-short"),
  403: problemAnswer("foreign-host, foreign-origin"),
  413: problemAnswer("body-too-large"),
  415: problemAnswer("unsupported-content-type"),
  429: problemAnswer("too-many-requests; Retry-After says when"),
  503: problemAnswer("not-ready; Retry-After says when"),
};
const action = (kind: "see" | "shelve" | "unshelve", summary: string, body: z.ZodType): RouteConfig => ({
  method: "post",
  path: `/api/v1/alarms/{id}/${kind}`,
  summary,
  request: { params: id, body: { required: true, content: json(body) } },
  responses: {
    200: answer("Done and stored", z.object({ state: z.enum(["new", "seen", "shelved", "returned", "gone"]) })),
    ...writing,
    404: problemAnswer("unknown-alarm"),
    409: problemAnswer("alarm-state"),
    422: problemAnswer("invalid-action, with every problem"),
  },
});

/** Everything about alarms, in the order the page shows it. */
export const ALARM_ROUTES: readonly RouteConfig[] = [
  {
    method: "get",
    path: "/api/v1/alarms",
    summary: "Alarms now, worst first",
    responses: {
      200: answer(
        "Alarms and the board's own rate",
        z.object({ at, alarms: z.array(AlarmSchema), rate: z.looseObject({}) }),
      ),
      503: problemAnswer("not-ready"),
    },
  },
  action("see", "Say that somebody has seen an alarm", z.object({ by })),
  action(
    "shelve",
    "Put an alarm aside for a time",
    z.object({ by, forMs: z.number().int().min(60_000).max(86_400_000) }),
  ),
  action("unshelve", "Take an alarm back", z.object({ by })),
  {
    method: "get",
    path: "/api/v1/alarms/history",
    summary: "What happened to alarms, oldest first",
    request: { query: z.object({ from: z.string().optional(), to: z.string().optional() }) },
    responses: {
      200: answer(
        "At most 10,000; complete says whether that is all",
        z.object({ from: at, to: at, changes: z.array(ChangeSchema), complete: z.boolean() }),
      ),
      400: problemAnswer("invalid-span"),
    },
  },
  {
    method: "get",
    path: "/api/v1/alarm-rules",
    summary: "The rules of alarms, with their revision as ETag",
    responses: { 200: answer("Revision 0: nobody has saved any, these are the default ones", RulesSchema) },
  },
  {
    method: "put",
    path: "/api/v1/alarm-rules",
    summary: "Save the rules over the revision named in If-Match",
    request: { body: { required: true, content: json(z.union([RulesSchema, z.array(RuleSchema)])) } },
    responses: {
      200: answer("Saved", RulesSchema),
      ...writing,
      412: problemAnswer("revision-conflict"),
      422: problemAnswer("invalid-rules, with every problem"),
      428: problemAnswer("revision-required"),
    },
  },
  {
    method: "post",
    path: "/api/v1/alarm-rules/dry-run",
    summary: "What rules would have done over the last day",
    request: { body: { required: true, content: json(z.union([RulesSchema, z.array(RuleSchema)])) } },
    responses: {
      200: {
        description: "The result; as application/x-ndjson lines of progress and then the result",
        content: { ...json(DryRunSchema), "application/x-ndjson": { schema: z.string() } },
      },
      ...writing,
      422: problemAnswer("invalid-rules, with every problem"),
    },
  },
  {
    method: "get",
    path: "/api/v1/alarm-channels",
    summary: "Where alarms are sent, and what could not be sent",
    responses: {
      200: answer(
        "No address, no secret",
        z.object({ channels: z.array(ChannelSchema), dead: z.array(z.looseObject({})) }),
      ),
    },
  },
];
