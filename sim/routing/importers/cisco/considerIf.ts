import type { Condition } from "../../spec.ts";
import { conjunction } from "../expression.ts";
import { parseExpression } from "../expressionParser.ts";
import type { Importing } from "../importing.ts";

/** Figures of queues that a formula may ask for and the floor has. Seconds become ms. */
const FIGURES: Readonly<Record<string, { readonly figure: Condition["figure"]; readonly scale: number }>> = {
  callsinqueue: { figure: "waiting", scale: 1 },
  callsqnow: { figure: "waiting", scale: 1 },
  longestcallinqueue: { figure: "longest-wait-ms", scale: 1_000 },
  longestcallq: { figure: "longest-wait-ms", scale: 1_000 },
  agentsavailable: { figure: "idle-agents", scale: 1 },
  available: { figure: "idle-agents", scale: 1 },
  avail: { figure: "idle-agents", scale: 1 },
};

/**
 * The conditions a formula sets, as far as it compares figures of queues (`PQ.Sales.CallsInQueue > 5`) joined by `&&`.
 * `undefined`: it asks for something else, such as variables of a script.
 */
export function considered(importing: Importing, formula: string, path: string): readonly Condition[] | undefined {
  const parsed = parseExpression(formula, { bareWord: "text" });
  const terms = parsed.ok ? conjunction(parsed.expression) : undefined;
  const conditions = terms?.map(({ left, operator, right }): Condition | undefined => {
    const match =
      left.kind === "attribute"
        ? /^(?:PQ|SG|SkillGroup|PrecisionQueue)\.(\w+)\.(?:\d+\.)?(\w+)$/i.exec(left.name)
        : null;
    const known = FIGURES[match?.[2]?.toLowerCase() ?? ""];
    const value = right.kind === "value" && typeof right.value === "number" ? right.value : undefined;
    if (match === null || known === undefined || value === undefined) return undefined;
    const queueId = importing.names.queues([match[1] ?? ""], path)[0];
    const base = { figure: known.figure, ...(queueId === undefined ? {} : { queueId }) };
    const bound = value * known.scale;
    if (operator === ">") return { ...base, above: bound };
    if (operator === ">=") return { ...base, above: bound - 1 };
    if (operator === "<") return { ...base, below: bound };
    if (operator === "<=") return { ...base, below: bound + 1 };
    return undefined;
  });
  if (conditions === undefined || conditions.includes(undefined)) return undefined;
  return conditions.flatMap((condition) => condition ?? []);
}
