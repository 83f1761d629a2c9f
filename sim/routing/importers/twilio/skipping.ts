import type { Condition as FloorCondition } from "../../spec.ts";
import { conjunction, type Expression, holds, negated } from "../expression.ts";
import type { Importing } from "../importing.ts";
import type { AttributeValue } from "../mapping.ts";
import type { Condition } from "./workflow.ts";

/** What becomes of a step that is skipped under some condition. */
export type Skipping =
  /** Asked under these conditions only. */
  | { readonly kind: "when"; readonly when: readonly FloorCondition[] }
  /** Never waited in: whoever is free at this moment is asked, then the next step begins. */
  | { readonly kind: "at-once" };

/**
 * The conditions under which a step is *not* skipped. Skipping is asked for only when nobody is free at once; agents that
 * are there but busy count as available with the vendor and not here, which is noted.
 */
export function skipping(
  importing: Importing,
  skipIf: Condition | undefined,
  groupIds: readonly string[] | undefined,
  contact: (name: string) => AttributeValue | undefined,
): Skipping {
  const open: Skipping = { kind: "when", when: [] };
  if (skipIf === undefined) return open;
  const decided = holds(skipIf.expression, contact);
  if (decided !== undefined) return decided ? { kind: "at-once" } : open;
  const terms = conjunction(simplified(negated(skipIf.expression), contact));
  const conditions = terms?.map((term) => conditionOf(term, groupIds));
  if (conditions === undefined || conditions.some((condition) => condition === undefined)) {
    importing.note(skipIf.path, "condition-left-out", skipIf.source);
    return open;
  }
  importing.note(skipIf.path, "available-is-idle");
  if ((groupIds?.length ?? 0) > 1) importing.note(skipIf.path, "available-in-all-groups");
  return { kind: "when", when: conditions.flatMap((condition) => condition ?? []) };
}

/** Without the parts of an `and` that are known to hold. */
function simplified(expression: Expression, contact: (name: string) => AttributeValue | undefined): Expression {
  if (expression.kind !== "and") return expression;
  return { kind: "and", items: expression.items.filter((item) => holds(item, contact) !== true) };
}

function conditionOf(term: Expression, groupIds: readonly string[] | undefined): FloorCondition | undefined {
  if (term.kind !== "compare" || term.left.kind !== "attribute" || term.left.name !== "workers.available")
    return undefined;
  const value = term.right.kind === "value" ? term.right.value : undefined;
  if (typeof value !== "number") return undefined;
  const [only] = groupIds ?? [];
  const figure = {
    figure: "idle-agents",
    ...(only !== undefined && groupIds?.length === 1 ? { groupId: only } : {}),
  } as const;
  switch (term.operator) {
    case ">":
      return { ...figure, above: value };
    case ">=":
      return { ...figure, above: value - 1 };
    case "<":
      return { ...figure, below: value };
    case "<=":
      return { ...figure, below: value + 1 };
    case "!=":
      return value === 0 ? { ...figure, above: 0 } : undefined;
    case "==":
      return value === 0 ? { ...figure, below: 1 } : undefined;
    default:
      return undefined;
  }
}
