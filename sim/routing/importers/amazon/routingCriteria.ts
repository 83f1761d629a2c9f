import { agentsWho, type FoundAgents } from "../agents.ts";
import { BOUNDS } from "../content.ts";
import { type Expression, written } from "../expression.ts";
import { Fields, isObject } from "../fields.ts";
import type { Importing } from "../importing.ts";
import type { VendorStep } from "../steps.ts";

/** Ours for each of the vendor's five levels. */
const LEVELS_EACH = 2;

/** Routing criteria of a contact: steps read when the queue they are for is known. */
export interface RoutingCriteria {
  readonly path: string;
  readonly steps: readonly CriteriaStep[];
}
interface CriteriaStep {
  readonly path: string;
  /** Absent: anybody. */
  readonly expression?: Expression;
  /** The people asked for by name, besides or instead of attributes. */
  readonly people: readonly string[];
  /** Absent: the step does not end. */
  readonly expiresAfterMs?: number;
}

/** `RoutingCriteria` of a flow's action, of `StartContact` requests or of a contact. */
export function routingCriteria(fields: Fields): RoutingCriteria {
  const steps = fields.objects("Steps", 20).map((step): CriteriaStep => {
    const expiry = step.object("Expiry");
    const seconds = expiry?.number("DurationInSeconds", 0, 604_800);
    expiry?.ignore("ExpiryTimestamp");
    expiry?.rest();
    const people: string[] = [];
    const raw = step.raw("Expression");
    const expression =
      raw === undefined ? undefined : expressionOf(step.importing, raw, step.at("Expression"), people, 0);
    step.ignore("Status");
    step.rest();
    return {
      path: step.path,
      ...(expression === undefined ? {} : { expression }),
      people,
      ...(seconds === undefined ? {} : { expiresAfterMs: seconds * 1_000 }),
    };
  });
  fields.ignore("ActivationTimestamp", "Index");
  fields.rest();
  return { path: fields.path, steps };
}

/** The steps for one queue; when all have ended, `everybody` of the queue is asked. */
export function criteriaSteps(
  importing: Importing,
  criteria: RoutingCriteria,
  queueId: string,
  everybody: FoundAgents,
): readonly VendorStep[] {
  const steps = criteria.steps.map((step): VendorStep => {
    const { path, expiresAfterMs } = step;
    return {
      path,
      agents: agentsOf(importing, step, queueId),
      ...(expiresAfterMs === undefined ? {} : { expiresAfterMs }),
    };
  });
  return [...steps, { path: criteria.path, agents: everybody }];
}

function agentsOf(importing: Importing, step: CriteriaStep, queueId: string): FoundAgents {
  const known = step.people.flatMap((name) => importing.names.knownGroups([name]) ?? []);
  if (known.length > 0) return { groupIds: [...new Set(known)] };
  if (step.people.length > 0) {
    importing.note(step.path, "named-is-last-agent", step.people.length);
    return { lastAgent: true };
  }
  if (step.expression === undefined) return {};
  const { expression, path } = step;
  return agentsWho(importing, { expression, source: written(expression), path, queueId, levelsEach: LEVELS_EACH });
}

/** A tagged union as the API has it; `undefined`: only people are named, or a problem was found. */
function expressionOf(
  importing: Importing,
  value: unknown,
  path: string,
  people: string[],
  depth: number,
): Expression | undefined {
  if (depth > BOUNDS.depth) {
    importing.problem(path, "too-deep", `nesting of at most ${BOUNDS.depth}`, value);
    return undefined;
  }
  const fields = Fields.of(importing, value, path);
  if (fields === undefined) return undefined;
  const parts: Expression[] = [];
  for (const [key, kind] of [
    ["AndExpression", "and"],
    ["OrExpression", "or"],
  ] as const) {
    const list = fields.raw(key);
    if (list === undefined) continue;
    const items = (Array.isArray(list) ? (list as unknown[]) : [list]).slice(0, 50).flatMap((item, n) => {
      return expressionOf(importing, item, `${fields.at(key)}.${n}`, people, depth + 1) ?? [];
    });
    if (items.length > 0) parts.push({ kind, items });
  }
  for (const [key, wanted] of [
    ["AttributeCondition", true],
    ["NotAttributeCondition", false],
  ] as const) {
    const condition = fields.raw(key);
    if (condition === undefined) continue;
    const found = conditionOf(importing, condition, fields.at(key), people);
    if (found !== undefined) parts.push(wanted ? found : { kind: "not", item: found });
  }
  fields.rest();
  if (parts.length === 0 && people.length === 0 && !isObject(fields.raw("AttributeCondition"))) {
    importing.problem(
      path,
      "missing-field",
      "AttributeCondition, AndExpression, OrExpression or NotAttributeCondition",
      value,
    );
  }
  return parts.length < 2 ? parts[0] : { kind: "and", items: parts };
}

/** An attribute is called `Name:Value`, as in the mapping; its level is the agent's. */
function conditionOf(importing: Importing, value: unknown, path: string, people: string[]): Expression | undefined {
  const fields = Fields.of(importing, value, path);
  if (fields === undefined) return undefined;
  const agents = fields.object("MatchCriteria")?.object("AgentsCriteria");
  if (agents !== undefined) {
    people.push(...agents.texts("AgentIds", 50));
    agents.rest();
    fields.ignore("Name", "Value", "ComparisonOperator", "ProficiencyLevel");
    fields.rest();
    return undefined;
  }
  const name = fields.requiredText("Name");
  const word = fields.text("Value");
  const range = fields.object("Range");
  fields.word("ComparisonOperator", ["NumberGreaterOrEqualTo", "Match", "Range"]);
  const least = range?.number("MinProficiencyLevel", 1, 5) ?? fields.number("ProficiencyLevel", 1, 5) ?? 1;
  const most = range?.number("MaxProficiencyLevel", 1, 5);
  fields.rest();
  if (name === undefined) return undefined;
  const left = { kind: "attribute", name: word === undefined ? name : `${name}:${word}` } as const;
  const from: Expression = { kind: "compare", left, operator: ">=", right: { kind: "value", value: least } };
  if (most === undefined) return from;
  return {
    kind: "and",
    items: [from, { kind: "compare", left, operator: "<=", right: { kind: "value", value: most } }],
  };
}
