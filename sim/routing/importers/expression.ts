import type { AttributeValue } from "./mapping.ts";

/** A condition on attributes, as vendors' expression languages have it. */
export type Expression =
  | { readonly kind: "and" | "or"; readonly items: readonly Expression[] }
  | { readonly kind: "not"; readonly item: Expression }
  | Comparison;
export interface Comparison {
  readonly kind: "compare";
  readonly left: Operand;
  readonly operator: Operator;
  readonly right: Operand;
}
export type Operand =
  | { readonly kind: "value"; readonly value: AttributeValue }
  | { readonly kind: "attribute"; readonly name: string };
export type Operator = "==" | "!=" | "<" | "<=" | ">" | ">=" | "has" | "in";

/** What an attribute is; `undefined`: not known, which is not the same as false. */
export type Look = (name: string) => AttributeValue | undefined;

/**
 * Whether the expression holds; `undefined` when that hangs on an attribute nobody knows (three-valued logic: false and
 * unknown is false, true or unknown is true).
 */
export function holds(expression: Expression, look: Look): boolean | undefined {
  switch (expression.kind) {
    case "and":
    case "or": {
      const decided = expression.kind === "or";
      const results = expression.items.map((item) => holds(item, look));
      if (results.includes(decided)) return decided;
      return results.includes(undefined) ? undefined : !decided;
    }
    case "not": {
      const inner = holds(expression.item, look);
      return inner === undefined ? undefined : !inner;
    }
    case "compare":
      return compare(expression, look);
  }
}

/** The expression the other way round, with every `not` gone. */
export function negated(expression: Expression): Expression {
  switch (expression.kind) {
    case "and":
    case "or":
      return { kind: expression.kind === "and" ? "or" : "and", items: expression.items.map(negated) };
    case "not":
      return expression.item;
    case "compare": {
      const operator = OPPOSITE[expression.operator];
      return operator === undefined ? { kind: "not", item: expression } : { ...expression, operator };
    }
  }
}

/** The comparisons of an expression that all must hold; `undefined` when it is not of that form. */
export function conjunction(expression: Expression): readonly Comparison[] | undefined {
  if (expression.kind === "compare") return [expression];
  if (expression.kind !== "and") return undefined;
  const parts = expression.items.map(conjunction);
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

/** Names of every attribute it asks for. */
export function attributesOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "and":
    case "or":
      return expression.items.flatMap(attributesOf);
    case "not":
      return attributesOf(expression.item);
    case "compare":
      return [expression.left, expression.right].flatMap((side) => (side.kind === "attribute" ? [side.name] : []));
  }
}

/** For a person: `Language:French >= 4 and (Site == "York" or not Trained == true)`. */
export function written(expression: Expression): string {
  switch (expression.kind) {
    case "and":
    case "or":
      return expression.items
        .map((item) => (item.kind === "and" || item.kind === "or" ? `(${written(item)})` : written(item)))
        .join(` ${expression.kind} `);
    case "not":
      return `not (${written(expression.item)})`;
    case "compare":
      return `${side(expression.left)} ${expression.operator} ${side(expression.right)}`;
  }
}

function side(operand: Operand): string {
  return operand.kind === "attribute" ? operand.name : JSON.stringify(operand.value);
}

const OPPOSITE: Partial<Record<Operator, Operator>> = {
  "==": "!=",
  "!=": "==",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
};

function compare({ left, operator, right }: Comparison, look: Look): boolean | undefined {
  const a = left.kind === "value" ? left.value : look(left.name);
  const b = right.kind === "value" ? right.value : look(right.name);
  if (a === undefined || b === undefined) return undefined;
  switch (operator) {
    case "==":
      return same(a, b);
    case "!=":
      return !same(a, b);
    case "has":
      return items(a).some((item) => same(item, b));
    case "in":
      return items(b).some((item) => same(a, item));
    case "<":
      return Number(a) < Number(b);
    case "<=":
      return Number(a) <= Number(b);
    case ">":
      return Number(a) > Number(b);
    case ">=":
      return Number(a) >= Number(b);
  }
}

function items(value: AttributeValue): readonly (string | number | boolean)[] {
  return typeof value === "object" ? value : [value];
}

/** Numbers and flags may come as text: `"5"` is 5, `True` is true. Capitals count in other texts. */
function same(a: AttributeValue, b: AttributeValue): boolean {
  if (typeof a === "object" || typeof b === "object") return JSON.stringify(a) === JSON.stringify(b);
  if (typeof a === "boolean" || typeof b === "boolean") return String(a).toLowerCase() === String(b).toLowerCase();
  return String(a) === String(b) || (a !== "" && b !== "" && Number(a) === Number(b));
}
