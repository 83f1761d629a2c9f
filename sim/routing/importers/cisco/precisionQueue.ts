import { type Fields, isObject } from "../fields.ts";
import { expressionOf, MOST_WAIT_SECONDS, type PrecisionStep, stepsOfText } from "./steps.ts";

/** A precision queue: steps one after the other, and the order of agents that fit. */
export interface PrecisionQueue {
  readonly path: string;
  readonly name: string;
  readonly names: readonly string[];
  /** 1: available longest; 2: most skilled; 3: least skilled. */
  readonly agentOrdering: 1 | 2 | 3;
  readonly steps: readonly PrecisionStep[];
}

/** Fields that say nothing of who is offered what and when. */
const WITHOUT_ROUTING = [
  "description Description changeStamp serviceLevelType ServiceLevelType bucketInterval department",
  "mediaRoutingDomain MediaRoutingDomain DepartmentMember agentCount attributes statistics",
].flatMap((line) => line.split(" "));

/** The numbers the API has for relations of a term. */
const RELATIONS: readonly string[] = ["", "==", "!=", "<", "<=", ">", ">="];

/**
 * A precision queue of the configuration API (JSON, or XML as objects), or a row of a bulk load, where `Steps` is a text.
 */
export function precisionQueue(fields: Fields): PrecisionQueue {
  const { importing } = fields;
  const name = fields.text("name") ?? fields.text("EnterpriseName") ?? fields.text("Name") ?? "precision queue";
  const ordering = fields.number("agentOrdering", 1, 3) ?? fields.number("AgentOrdering", 1, 3) ?? 1;
  const text = fields.text("Steps");
  const listed = fields.raw("steps");
  const inner = isObject(listed) && "step" in listed ? fields.object("steps") : undefined;
  const items = inner === undefined ? fields.objects("steps", 10) : inner.objects("step", 10);
  const steps =
    text === undefined
      ? items.map((item, n) => ({ item, order: item.number("order", 1, 10) ?? item.number("stepOrder", 1, 10) ?? n }))
      : [];
  const queue: PrecisionQueue = {
    path: fields.path,
    name,
    names: [name, ...["id", "refURL"].flatMap((key) => fields.text(key) ?? [])],
    agentOrdering: ordering === 2 ? 2 : ordering === 3 ? 3 : 1,
    steps:
      text === undefined
        ? steps.sort((a, b) => a.order - b.order).flatMap(({ item }) => stepOf(item))
        : stepsOfText(importing, text, fields.at("Steps")),
  };
  if (text === undefined && !fields.has("steps"))
    importing.problem(fields.at("steps"), "missing-field", "a list of steps", undefined);
  const level =
    fields.number("serviceLevelThreshold", 0, 2_147_483_647) ??
    fields.number("ServiceLevelThreshold", 0, 2_147_483_647);
  if (level !== undefined) importing.note(fields.at("serviceLevelThreshold"), "threshold-of-queue", level);
  const order = fields.number("callOrdering", 0, 10);
  if (order !== undefined && order > 1) importing.note(fields.at("callOrdering"), "left-out", "callOrdering");
  fields.ignore(...WITHOUT_ROUTING);
  fields.rest();
  return queue;
}

function stepOf(fields: Fields): readonly PrecisionStep[] {
  const wait = fields.number("waitTime", -1, MOST_WAIT_SECONDS);
  const considerIf = fields.text("considerIf");
  const listed = fields.raw("terms");
  const inner = isObject(listed) && "term" in listed ? fields.object("terms") : undefined;
  const terms = inner === undefined ? fields.objects("terms", 20) : inner.objects("term", 20);
  const expression = fields.text("expression");
  const source = expression ?? terms.map(termText).join(" ");
  fields.ignore("id", "refURL", "changeStamp", "nextStep");
  fields.rest();
  const found = expressionOf(fields.importing, source, fields.at(expression === undefined ? "terms" : "expression"), 0);
  if (found === undefined) return [];
  return [
    {
      path: fields.path,
      expression: found,
      source,
      // −1 and absence both say that there is no wait: on the last step.
      ...(wait === undefined || wait < 0 ? {} : { waitMs: wait * 1_000 }),
      ...(considerIf === undefined ? {} : { considerIf }),
    },
  ];
}

/** A term as it would be written: `&& (Spanish >= 5`. */
function termText(term: Fields, n: number): string {
  const attribute = term.object("attribute");
  const name = attribute?.text("name") ?? term.text("attributeName") ?? attribute?.text("refURL")?.split("/").at(-1);
  attribute?.ignore("id", "refURL", "dataType", "description");
  const relation = term.number("attributeRelation", 1, 6);
  const value = term.text("value1") ?? term.text("value") ?? "";
  const joint = term.number("termRelation", 0, 2) ?? 0;
  const parentheses = term.number("parenCount", -10, 10) ?? 0;
  term.ignore("id", "refURL", "changeStamp", "order", "termOrder", "value2");
  term.rest();
  if (name === undefined)
    term.importing.problem(term.at("attribute"), "missing-field", "the name of an attribute", undefined);
  if (relation === undefined)
    term.importing.problem(term.at("attributeRelation"), "missing-field", "a number in [1, 6]", undefined);
  const joined = n === 0 ? "" : joint === 2 ? "|| " : "&& ";
  const written = /^(-?\d+(\.\d+)?|true|false)$/i.test(value) ? value : `"${value.replaceAll('"', "")}"`;
  const word = (name ?? "unknown").replaceAll(/[^\w.$]/g, "_");
  const term1 = `${/^[A-Za-z_$]/.test(word) ? word : `_${word}`} ${RELATIONS[Math.round(relation ?? 1)]} ${written}`;
  return `${joined}${"(".repeat(Math.max(0, parentheses))}${term1}${")".repeat(Math.max(0, -parentheses))}`;
}
