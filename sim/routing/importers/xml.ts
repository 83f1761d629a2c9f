import { BOUNDS } from "./content.ts";
import type { Importing } from "./importing.ts";

/** An element without its attributes: text, or elements by their name; several of one name are a list. */
export type XmlValue = string | XmlElement | readonly (string | XmlElement)[];
export interface XmlElement {
  readonly [name: string]: XmlValue;
}
export interface XmlRoot {
  readonly name: string;
  readonly element: string | XmlElement;
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
 * The root element of an XML text as exports have it: elements, texts, comments, CDATA; attributes are read over.
 * Document types are refused: what they can define is a danger and never needed. `undefined` and a problem otherwise.
 */
export function xmlRoot(importing: Importing, text: string, prefix: string): XmlRoot | undefined {
  try {
    return new XmlParser(text).root();
  } catch (problem) {
    if (!(problem instanceof Unexpected)) throw problem;
    const before = text.slice(0, problem.at).split("\n");
    const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
    importing.problem(prefix, "bad-format", `${problem.message} at ${place}`, text.slice(problem.at, problem.at + 40));
    return undefined;
  }
}

const AROUND = /(?:\s+|<\?[^>]*\?>|<!--[\s\S]*?-->)*/y;
const OPENING = /<([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const CLOSING = /<\/([A-Za-z_][\w.:-]*)\s*>/y;
const PLAIN = /[^<]+/y;
const CDATA = /<!\[CDATA\[[\s\S]*?\]\]>/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

class XmlParser {
  private readonly text: string;
  private at: number;
  private count = 0;

  constructor(text: string) {
    this.text = text;
    this.at = 0;
  }

  root(): XmlRoot {
    this.take(AROUND);
    const opening = this.take(OPENING) ?? this.fail("an element");
    const name = localName(opening[1] ?? "");
    const element = opening[3] === "/" ? "" : this.content(opening[1] ?? "", 1);
    this.take(AROUND);
    if (this.at < this.text.length) this.fail("the end");
    return { name, element };
  }

  private content(name: string, depth: number): string | XmlElement {
    if (depth > BOUNDS.depth) this.fail(`nesting of at most ${BOUNDS.depth}`);
    // Without a prototype: an element called `__proto__` is an element.
    const inner: Record<string, XmlValue> = Object.create(null) as Record<string, XmlValue>;
    let text = "";
    let elements = 0;
    for (;;) {
      this.take(AROUND);
      const closing = this.take(CLOSING);
      if (closing !== undefined) {
        if (closing[1] !== name) this.fail(`the end of ${name}`, closing.index);
        return elements === 0 ? text.trim() : inner;
      }
      const opening = this.take(OPENING);
      if (opening !== undefined) {
        elements += 1;
        this.count += 1;
        if (this.count > BOUNDS.values) this.fail(`at most ${BOUNDS.values} elements`);
        add(inner, localName(opening[1] ?? ""), opening[3] === "/" ? "" : this.content(opening[1] ?? "", depth + 1));
        continue;
      }
      const cdata = this.take(CDATA);
      const plain = cdata === undefined ? (this.take(PLAIN) ?? this.fail(`the end of ${name}`)) : undefined;
      text += plain === undefined ? (cdata?.[0] ?? "").slice(9, -3) : unescaped(plain[0]);
    }
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    this.at = pattern.lastIndex;
    return match;
  }

  private fail(expected: string, at = this.at): never {
    throw new Unexpected(at, expected);
  }
}

function add(inner: Record<string, XmlValue>, name: string, value: string | XmlElement): void {
  const known = inner[name];
  inner[name] =
    known === undefined
      ? value
      : Array.isArray(known)
        ? [...(known as (string | XmlElement)[]), value]
        : [known as string | XmlElement, value];
}

/** `sf:label` → `label`. */
function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
