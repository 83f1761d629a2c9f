import { jsonOf } from "../content.ts";
import type { Expression } from "../expression.ts";
import { type Dialect, parseExpression } from "../expressionParser.ts";
import { Fields, isObject } from "../fields.ts";
import type { Importing } from "../importing.ts";

/** A workflow as the vendor has it: the first filter that matches, its targets from top to bottom, else the default. */
export interface Workflow {
  readonly path: string;
  readonly name: string;
  readonly filters: readonly Filter[];
  /** Pool everybody else goes to; absent: such contacts are turned away. */
  readonly defaultPool?: { readonly name: string; readonly path: string };
  /** How long an agent is rung, ms; absent: the file does not say. */
  readonly reservationMs?: number;
}
export interface Filter {
  readonly path: string;
  readonly name?: string;
  /** Absent: every contact. */
  readonly condition?: Condition;
  readonly targets: readonly Target[];
}
export interface Condition {
  readonly expression: Expression;
  readonly source: string;
  readonly path: string;
}
export interface Target {
  readonly path: string;
  readonly pool: string;
  /** Higher is sooner; absent: the contact's own, usually 0. */
  readonly priority?: number;
  readonly timeoutMs?: number;
  /** Which agents of the pool. */
  readonly agents?: Condition;
  readonly skipIf?: Condition;
  readonly orderBy?: string;
  /** One agent whom an attribute of the contact names. */
  readonly knownAgent: boolean;
}

const DIALECT: Dialect = { bareWord: "attribute" };
const MOST_SECONDS = 1_209_600;

/** Either the configuration itself, or the resource of the API, which holds it as a text. */
export function workflow(importing: Importing, value: unknown, prefix: string): Workflow | undefined {
  const outer = Fields.of(importing, value, prefix);
  if (outer === undefined) return undefined;
  const name = outer.text("friendly_name") ?? "workflow";
  const reservation = outer.number("task_reservation_timeout", 1, 86_400);
  const text = outer.raw("configuration");
  let routing = outer;
  if (text !== undefined) {
    const inner = jsonOf(importing, text, outer.at("configuration"));
    const configuration = inner === undefined ? undefined : Fields.of(importing, inner, outer.at("configuration"));
    if (configuration === undefined) return undefined;
    routing = configuration;
  } else outer.ignore("task_routing", "filters", "default_filter");
  outer.ignore(
    "sid",
    "account_sid",
    "workspace_sid",
    "url",
    "links",
    "document_content_type",
    "date_created",
    "date_updated",
  );
  outer.ignore("assignment_callback_url", "fallback_assignment_callback_url");
  outer.rest();
  const inner = isObject(routing.raw("task_routing")) ? (routing.object("task_routing") ?? routing) : routing;
  if (!inner.has("filters") && !inner.has("default_filter")) {
    importing.problem(inner.at("filters"), "missing-field", "a list of filters", undefined);
    return undefined;
  }
  const fallback = inner.object("default_filter");
  const pool = fallback?.text("queue");
  if (fallback !== undefined) ignorePool(fallback);
  return {
    path: inner.path,
    name,
    filters: inner.objects("filters", 200).map((filter) => filterOf(importing, filter)),
    ...(fallback === undefined || pool === undefined ? {} : { defaultPool: { name: pool, path: fallback.path } }),
    ...(reservation === undefined ? {} : { reservationMs: reservation * 1_000 }),
  };
}

function ignorePool(fields: Fields): void {
  fields.ignore("task_queue_name");
  fields.rest();
}

function filterOf(importing: Importing, fields: Fields): Filter {
  const name = fields.text("filter_friendly_name") ?? fields.text("friendly_name");
  const condition = conditionOf(importing, fields, "expression");
  const filter: Filter = {
    path: fields.path,
    ...(name === undefined ? {} : { name }),
    ...(condition === undefined ? {} : { condition }),
    targets: fields.objects("targets", 100).flatMap((target) => targetOf(importing, target)),
  };
  if (!fields.has("targets")) importing.problem(fields.at("targets"), "missing-field", "a list of targets", undefined);
  fields.rest();
  return filter;
}

function targetOf(importing: Importing, fields: Fields): readonly Target[] {
  const pool = fields.requiredText("queue");
  const priority = fields.number("priority", 0, 2_147_483_647);
  const timeout = fields.number("timeout", 0, MOST_SECONDS);
  const agents = conditionOf(importing, fields, "expression");
  const skipIf = conditionOf(importing, fields, "skip_if");
  const orderBy = fields.text("order_by");
  const known = [fields.text("known_worker_sid"), fields.text("known_worker_friendly_name")];
  ignorePool(fields);
  if (pool === undefined) return [];
  return [
    {
      path: fields.path,
      pool,
      ...(priority === undefined ? {} : { priority }),
      ...(timeout === undefined ? {} : { timeoutMs: timeout * 1_000 }),
      ...(agents === undefined ? {} : { agents }),
      ...(skipIf === undefined ? {} : { skipIf }),
      ...(orderBy === undefined ? {} : { orderBy }),
      knownAgent: known.some((name) => name !== undefined),
    },
  ];
}

function conditionOf(importing: Importing, fields: Fields, key: string): Condition | undefined {
  const source = fields.text(key);
  if (source === undefined) return undefined;
  const path = fields.at(key);
  const parsed = parseExpression(source, DIALECT);
  if (parsed.ok) return { expression: parsed.expression, source, path };
  importing.problem(path, "bad-format", `${parsed.expected} at character ${parsed.at}`, parsed.got);
  return undefined;
}
