import { BOUNDS } from "./content.ts";
import type { Importing } from "./importing.ts";

/** A value of a Terraform text: references and calls stay as the text they are written in. */
type HclValue = string | number | boolean | null | readonly HclValue[] | HclObject;
interface HclObject {
  readonly [key: string]: HclValue;
}
interface HclBlock {
  /** `resource`, `variable`, … */
  readonly type: string;
  /** `["genesyscloud_routing_queue", "billing"]` for a resource. */
  readonly labels: readonly string[];
  /** Attributes; blocks inside as lists of objects under their type, as Terraform's own JSON form has them. */
  readonly body: HclObject;
  /** From 1. */
  readonly line: number;
}

/** A resource of Terraform, from its text or its JSON form. */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly body: unknown;
}

/** Thrown and caught in this file only. */
class Unexpected extends Error {
  readonly at: number;
  constructor(at: number, expected: string) {
    super(expected);
    this.at = at;
  }
}

/**
 * The blocks of a Terraform text: as much of the language as configurations are exported in (comments, strings, numbers,
 * lists, maps, blocks, heredocs). Expressions are not computed. `undefined` and a problem with line and column where the
 * text is not of that form.
 */
function hclBlocks(importing: Importing, text: string, prefix: string): readonly HclBlock[] | undefined {
  try {
    return new HclParser(text).blocks();
  } catch (problem) {
    if (!(problem instanceof Unexpected)) throw problem;
    const before = text.slice(0, problem.at).split("\n");
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    importing.problem(prefix, "bad-format", `${problem.message} at ${place}`, text.slice(problem.at, problem.at + 40));
    return undefined;
  }
}

/** The resources of a Terraform text: `resource "type" "name" { … }`. Other blocks have no part in routing. */
export function hclResources(importing: Importing, text: string, prefix: string): readonly Resource[] {
  return (hclBlocks(importing, text, prefix) ?? []).flatMap(({ type, labels, body }) => {
    const [kind, name] = labels;
    return type === "resource" && kind !== undefined && name !== undefined ? [{ type: kind, name, body }] : [];
  });
}

const SPACE = /(?:\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const INLINE_SPACE = /(?:[^\S\n]+|\/\*[\s\S]*?\*\/)*/y;
const WORD = /[A-Za-z_][\w-]*/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const STRING = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"/y;
const HEREDOC = /<<-?([A-Za-z_]\w*)\r?\n/y;
/** What ends an expression when it is not inside brackets of its own. */
const EXPRESSION_END = new Set(["\n", ",", "}", "]", ")", "#"]);

class HclParser {
  private readonly text: string;
  private at = 0;
  private values = 0;

  constructor(text: string) {
    this.text = text;
  }

  blocks(): readonly HclBlock[] {
    const blocks: HclBlock[] = [];
    let lines = 1;
    let counted = 0;
    for (this.space(); this.at < this.text.length; this.space()) {
      for (; counted < this.at; counted += 1) if (this.text[counted] === "\n") lines += 1;
      const type = this.take(WORD) ?? this.fail("a block, such as resource");
      const labels = this.labels();
      if (!this.takeSign("{")) this.fail("an opening brace");
      blocks.push({ type, labels, body: this.body(1), line: lines });
    }
    return blocks;
  }

  private labels(): readonly string[] {
    const labels: string[] = [];
    for (;;) {
      this.space();
      const label = this.takeString() ?? this.take(WORD);
      if (label === undefined || labels.length > 8) return labels;
      labels.push(label);
    }
  }

  /** What stands between the braces, and the closing one. */
  private body(depth: number): HclObject {
    if (depth > BOUNDS.depth) this.fail(`nesting of at most ${BOUNDS.depth}`);
    // Without a prototype: a field called `__proto__` is a field.
    const body: Record<string, HclValue> = Object.create(null) as Record<string, HclValue>;
    for (;;) {
      this.space();
      if (this.takeSign("}")) return body;
      const key = this.takeString() ?? this.take(WORD) ?? this.fail("an attribute, a block or a closing brace");
      this.inlineSpace();
      if (this.takeSign("=") || this.takeSign(":")) {
        body[key] = this.value(depth + 1);
        this.space();
        this.takeSign(",");
        continue;
      }
      const labels = this.labels();
      if (!this.takeSign("{")) this.fail("= or an opening brace");
      const block = this.body(depth + 1);
      const known = body[key];
      body[key] = [...(Array.isArray(known) ? known : []), labels.length === 0 ? block : { labels, ...block }];
      this.count();
    }
  }

  private value(depth: number): HclValue {
    if (depth > BOUNDS.depth) this.fail(`nesting of at most ${BOUNDS.depth}`);
    this.count();
    this.space();
    const start = this.at;
    const simple = this.simple();
    if (simple !== undefined) {
      // More on the same line makes it part of an expression, such as `"a" == var.b ? 1 : 2`.
      this.inlineSpace();
      if (this.at >= this.text.length || EXPRESSION_END.has(this.text[this.at] ?? "") || this.comment()) return simple;
      this.at = start;
    } else if (this.takeSign("[")) return this.list(depth);
    else if (this.takeSign("{")) return this.body(depth);
    return this.expression();
  }

  private simple(): string | number | boolean | null | undefined {
    const text = this.takeString() ?? this.heredoc();
    if (text !== undefined) return text;
    const number = this.take(NUMBER);
    if (number !== undefined) return Number(number);
    const start = this.at;
    const word = this.take(WORD);
    if (word === "true" || word === "false") return word === "true";
    if (word === "null") return null;
    this.at = start;
    return undefined;
  }

  private list(depth: number): readonly HclValue[] {
    const items: HclValue[] = [];
    for (;;) {
      this.space();
      if (this.takeSign("]")) return items;
      items.push(this.value(depth + 1));
      this.space();
      if (!this.takeSign(",") && this.text[this.at] !== "]") this.fail("a comma or a closing bracket");
    }
  }

  /** A reference, call or computation as it is written, up to where it ends outside of brackets. */
  private expression(): string {
    const start = this.at;
    let open = 0;
    while (this.at < this.text.length) {
      const sign = this.text[this.at] ?? "";
      if (open === 0 && (EXPRESSION_END.has(sign) || this.comment())) break;
      if (sign === '"') {
        if (this.takeString() === undefined) this.fail("the end of the text");
        continue;
      }
      if ("([{".includes(sign)) open += 1;
      else if (")]}".includes(sign)) open -= 1;
      this.at += 1;
    }
    const written = this.text.slice(start, this.at).trim();
    if (written === "" || open > 0) this.fail("a value");
    return written;
  }

  private heredoc(): string | undefined {
    HEREDOC.lastIndex = this.at;
    const match = HEREDOC.exec(this.text);
    if (match === null) return undefined;
    const start = HEREDOC.lastIndex;
    const end = new RegExp(`^[^\\S\\n]*${match[1]}[^\\S\\n]*$`, "gm");
    end.lastIndex = start;
    const closing = end.exec(this.text) ?? this.fail(`the end of the text, ${match[1]}`);
    this.at = end.lastIndex;
    return this.text.slice(start, closing.index);
  }

  private takeString(): string | undefined {
    const quoted = this.take(STRING);
    if (quoted === undefined) return undefined;
    return quoted
      .slice(1, -1)
      .replaceAll(/\\(["\\nt])/g, (_, letter: string) => (letter === "n" ? "\n" : letter === "t" ? "\t" : letter));
  }

  private comment(): boolean {
    return this.text.startsWith("//", this.at) || this.text.startsWith("/*", this.at);
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.at = pattern.lastIndex;
    return match[0];
  }

  private takeSign(sign: string): boolean {
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  private space(): void {
    this.take(SPACE);
  }

  private inlineSpace(): void {
    this.take(INLINE_SPACE);
  }

  private count(): void {
    this.values += 1;
    if (this.values > BOUNDS.values) this.fail(`at most ${BOUNDS.values} values`);
  }

  private fail(expected: string): never {
    throw new Unexpected(this.at, expected);
  }
}
