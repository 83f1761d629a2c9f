import type { Comparison, Expression, Operand, Operator } from "./expression.ts";
import type { AttributeValue } from "./mapping.ts";

/** How a language reads a bare word on the right of a comparison: as a text (`Location == London`) or an attribute. */
export interface Dialect {
  readonly bareWord: "text" | "attribute";
}

export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  /** `at`: the character, from 1, where something else was expected. */
  | { readonly ok: false; readonly at: number; readonly expected: string; readonly got: string };

interface Token {
  readonly kind: "word" | "number" | "text" | "sign" | "end";
  readonly text: string;
  /** From 0. */
  readonly at: number;
}

/** Parentheses and `NOT` inside one another. */
const MOST_NESTED = 32;
const TOKEN =
  /\s*(?:(-?\d+(?:\.\d+)?)(?![\w.])|([A-Za-z_$][\w.$]*(?:\[\d{1,4}\])*)|"([^"]*)"|'([^']*)'|(&&|\|\||==|!=|<>|<=|>=|[<>=()[\],!]))/y;
const SIGNS: Readonly<Record<string, Operator>> = {
  "==": "==",
  "=": "==",
  "!=": "!=",
  "<>": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};

/** A boolean expression: `a == 1 AND (b HAS "x" OR NOT c IN [1, 2])`, also with `&&`, `||` and `!`. */
export function parseExpression(text: string, dialect: Dialect): ParsedExpression {
  try {
    return { ok: true, expression: new Parser(text, dialect).whole() };
  } catch (problem) {
    if (!(problem instanceof Unexpected)) throw problem;
    return { ok: false, at: problem.token.at + 1, expected: problem.expected, got: problem.token.text || "the end" };
  }
}

/** Thrown and caught in this file only. */
class Unexpected extends Error {
  readonly token: Token;
  readonly expected: string;
  constructor(token: Token, expected: string) {
    super(expected);
    this.token = token;
    this.expected = expected;
  }
}

class Parser {
  private readonly tokens: readonly Token[];
  private readonly dialect: Dialect;
  private next = 0;

  constructor(text: string, dialect: Dialect) {
    this.tokens = tokensOf(text);
    this.dialect = dialect;
  }

  whole(): Expression {
    const expression = this.either(0);
    if (this.peek().kind !== "end") throw new Unexpected(this.peek(), "AND, OR or the end");
    return expression;
  }

  private either(depth: number): Expression {
    const items = [this.both(depth)];
    while (this.takeWord("OR") || this.takeSign("||")) items.push(this.both(depth));
    return items.length === 1 ? (items[0] as Expression) : { kind: "or", items };
  }

  private both(depth: number): Expression {
    const items = [this.single(depth)];
    while (this.takeWord("AND") || this.takeSign("&&")) items.push(this.single(depth));
    return items.length === 1 ? (items[0] as Expression) : { kind: "and", items };
  }

  private single(depth: number): Expression {
    if (depth > MOST_NESTED) throw new Unexpected(this.peek(), `nesting of at most ${MOST_NESTED}`);
    if (this.takeWord("NOT") || this.takeSign("!")) return { kind: "not", item: this.single(depth + 1) };
    if (!this.takeSign("(")) return this.comparison();
    const inner = this.either(depth + 1);
    if (!this.takeSign(")")) throw new Unexpected(this.peek(), "a closing parenthesis");
    return inner;
  }

  private comparison(): Expression {
    const left = this.operand("attribute");
    const not = this.takeWord("NOT");
    const operator = this.operator(not);
    if (operator === undefined) {
      if (not) throw new Unexpected(this.peek(), "IN, HAS or CONTAINS");
      // An attribute alone asks whether it is true.
      return { kind: "compare", left, operator: "==", right: { kind: "value", value: true } };
    }
    const comparison: Comparison = { kind: "compare", left, operator, right: this.operand(this.dialect.bareWord) };
    return not ? { kind: "not", item: comparison } : comparison;
  }

  private operator(not: boolean): Operator | undefined {
    if (this.takeWord("HAS") || this.takeWord("CONTAINS")) return "has";
    if (this.takeWord("IN")) return "in";
    const token = this.peek();
    if (not || token.kind !== "sign" || !Object.hasOwn(SIGNS, token.text)) return undefined;
    this.next += 1;
    return SIGNS[token.text];
  }

  private operand(bareWord: "text" | "attribute"): Operand {
    const token = this.peek();
    if (this.takeSign("[")) return { kind: "value", value: this.list() };
    const value = literal(token);
    if (value === undefined && (token.kind !== "word" || KEYWORDS.has(token.text.toUpperCase()))) {
      throw new Unexpected(token, "an attribute, a text, a number or a list");
    }
    this.next += 1;
    if (value !== undefined) return { kind: "value", value };
    return bareWord === "text" ? { kind: "value", value: token.text } : { kind: "attribute", name: token.text };
  }

  private list(): AttributeValue {
    const items: (string | number)[] = [];
    while (!this.takeSign("]")) {
      const value = literal(this.peek());
      if (typeof value !== "string" && typeof value !== "number") {
        throw new Unexpected(this.peek(), "a text, a number or a closing bracket");
      }
      items.push(value);
      this.next += 1;
      if (!this.takeSign(",") && this.peek().text !== "]")
        throw new Unexpected(this.peek(), "a comma or a closing bracket");
    }
    return items;
  }

  private peek(): Token {
    return this.tokens[Math.min(this.next, this.tokens.length - 1)] as Token;
  }

  private takeSign(sign: string): boolean {
    return this.take("sign", sign);
  }

  private takeWord(word: string): boolean {
    return this.take("word", word);
  }

  private take(kind: Token["kind"], text: string): boolean {
    const token = this.peek();
    if (token.kind !== kind || token.text.toUpperCase() !== text) return false;
    this.next += 1;
    return true;
  }
}

const KEYWORDS = new Set(["AND", "OR", "NOT", "IN", "HAS", "CONTAINS"]);

function literal({ kind, text }: Token): string | number | boolean | undefined {
  if (kind === "text") return text;
  if (kind === "number") return Number(text);
  if (kind !== "word") return undefined;
  const lower = text.toLowerCase();
  return lower === "true" ? true : lower === "false" ? false : undefined;
}

/** Ends with one token of kind `end`. */
function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) {
      const rest = text.slice(at).trimStart();
      if (rest === "") break;
      const place = text.length - rest.length;
      throw new Unexpected({ kind: "sign", text: rest.slice(0, 1), at: place }, "an attribute, an operator or a value");
    }
    const [whole, number, word, double, single, sign] = match;
    const start = at + whole.length - whole.trimStart().length;
    if (number !== undefined) tokens.push({ kind: "number", text: number, at: start });
    else if (word !== undefined) tokens.push({ kind: "word", text: word, at: start });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign, at: start });
    else tokens.push({ kind: "text", text: double ?? single ?? "", at: start });
  }
  tokens.push({ kind: "end", text: "", at: text.length });
  return tokens;
}
