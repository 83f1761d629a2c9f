import type { Said } from "./problems.ts";

/** Where a text stops being JSON: line and column from 1, and what stands there. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly said: Said;
}

/** How deep lists and objects are nested; brackets in texts do not count. Right for JSON; for other text some number. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '"') i = stringEnd(text, i).at;
    else if (char === "[" || char === "{") deepest = Math.max(deepest, ++depth);
    else if (char === "]" || char === "}") depth--;
  }
  return deepest;
}

/** UTF-8 bytes of `text`; a lone surrogate counts as the three of its replacement. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

type State = "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end" | "end";

/**
 * The first place at which `text` is not JSON (RFC 8259); undefined when it is. `JSON.parse` says that in every engine
 * in other words, or not at all.
 */
export function jsonFault(text: string): JsonFault | undefined {
  const open: ("[" | "{")[] = [];
  let state: State = "value";
  let at = 0;
  const after = (): State => (open.length === 0 ? "end" : "comma-or-end");
  for (;;) {
    while (at < text.length && " \t\n\r".includes(text[at]!)) at++;
    if (at === text.length) return state === "end" ? undefined : faultAt(text, at);
    const char = text[at]!;
    const closes = char === (open.at(-1) === "[" ? "]" : "}") && open.length > 0;
    if (closes && state.endsWith("-or-end")) {
      open.pop();
      state = after();
      at++;
    } else if (state === "value" || state === "value-or-end") {
      if (char === "[" || char === "{") {
        open.push(char);
        state = char === "[" ? "value-or-end" : "key-or-end";
        at++;
        continue;
      }
      const end = scalarEnd(text, at);
      if (!end.fine) return faultAt(text, end.at);
      at = end.at;
      state = after();
    } else if ((state === "key" || state === "key-or-end") && char === '"') {
      const end = stringEnd(text, at);
      if (!end.fine) return faultAt(text, end.at);
      at = end.at + 1;
      state = "colon";
    } else if (state === "colon" && char === ":") {
      state = "value";
      at++;
    } else if (state === "comma-or-end" && char === ",") {
      state = open.at(-1) === "[" ? "value" : "key";
      at++;
    } else return faultAt(text, at);
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Behind the text, number or word that begins at `at`; else where it goes wrong. */
function scalarEnd(text: string, at: number): { readonly fine: boolean; readonly at: number } {
  if (text[at] === '"') {
    const end = stringEnd(text, at);
    return end.fine ? { fine: true, at: end.at + 1 } : end;
  }
  const word = ["true", "false", "null"].find((one) => text.startsWith(one, at));
  if (word !== undefined) return { fine: true, at: at + word.length };
  NUMBER.lastIndex = at;
  const found = NUMBER.exec(text);
  return found === null ? { fine: false, at } : { fine: true, at: at + found[0].length };
}

/** The closing quote of the text that begins at `at`; else where it goes wrong. */
function stringEnd(text: string, at: number): { readonly fine: boolean; readonly at: number } {
  for (let i = at + 1; i < text.length; i++) {
    const char = text[i]!;
    if (char === '"') return { fine: true, at: i };
    if (char < " ") return { fine: false, at: i };
    if (char !== "\\") continue;
    const mark = text[i + 1] ?? "";
    if (mark === "u" ? !/^[0-9a-fA-F]{4}$/.test(text.slice(i + 2, i + 6)) : !'"\\/bfnrt'.includes(mark || " ")) {
      return { fine: false, at: i };
    }
    i += mark === "u" ? 5 : 1;
  }
  return { fine: false, at: text.length };
}

function faultAt(text: string, at: number): JsonFault {
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  const column = at - (before.lastIndexOf("\n") + 1) + 1;
  const char = text.codePointAt(at);
  const here = char === undefined ? undefined : JSON.stringify(String.fromCodePoint(char));
  return {
    line,
    column,
    said: {
      en: `${here ?? "the end of the text"} in line ${line}, column ${column}`,
      ru: `${here ?? "конец текста"} в строке ${line}, знак ${column}`,
    },
  };
}
