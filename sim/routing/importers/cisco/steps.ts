import { BOUNDS } from "../content.ts";
import type { Expression } from "../expression.ts";
import { type Dialect, parseExpression } from "../expressionParser.ts";
import type { Importing } from "../importing.ts";

/** One step of a precision queue. */
export interface PrecisionStep {
  readonly path: string;
  readonly expression: Expression;
  /** As the file has it. */
  readonly source: string;
  /** Absent: not given; on a last step it never is. */
  readonly waitMs?: number;
  /** Formula; absent: always. */
  readonly considerIf?: string;
}

const DIALECT: Dialect = { bareWord: "text" };
const MOST_STEPS = 10;
/** Longest wait of a step the form has, s: 30 days. */
export const MOST_WAIT_SECONDS = 2_592_000;

/**
 * The text of the field Steps, as bulk loads have it: `ConsiderIf=…:WaitTime=10:Spanish >= 5 && Location == London;…`.
 * Steps end with `;`, parts of one with `:`; the last part is the expression.
 */
export function stepsOfText(importing: Importing, text: string, path: string): readonly PrecisionStep[] {
  const parts = split(text, ";");
  if (parts.at(-1)?.text.trim() === "") parts.pop();
  if (parts.length === 0 || parts.length > MOST_STEPS) {
    importing.problem(path, "bad-length", `1 to ${MOST_STEPS} steps`, parts);
    return [];
  }
  return parts.flatMap((part, n) =>
    stepOf(importing, part, `${path === "" || path.endsWith(":") ? path : `${path}.`}${n}`),
  );
}

interface Part {
  readonly text: string;
  /** Character of the whole text it begins at, from 0. */
  readonly at: number;
}

function stepOf(importing: Importing, part: Part, path: string): readonly PrecisionStep[] {
  const pieces = split(part.text, ":").map((piece) => ({ ...piece, at: piece.at + part.at }));
  const expression = pieces.pop();
  let waitMs: number | undefined;
  let considerIf: string | undefined;
  for (const { text, at } of pieces) {
    const wait = /^\s*WaitTime\s*=\s*(\d{1,10})\s*$/i.exec(text);
    const consider = /^\s*ConsiderIf\s*=([\s\S]*)$/i.exec(text);
    if (wait !== null && Number(wait[1]) <= MOST_WAIT_SECONDS) waitMs = Number(wait[1]) * 1_000;
    else if (consider !== null) considerIf = (consider[1] ?? "").trim();
    else
      importing.problem(
        path,
        "bad-format",
        `WaitTime=seconds or ConsiderIf=formula at character ${at + 1}`,
        text.trim(),
      );
  }
  const source = expression?.text.trim() ?? "";
  const offset = (expression?.at ?? 0) + (expression?.text.length ?? 0) - (expression?.text.trimStart().length ?? 0);
  const found = expressionOf(importing, source, path, offset);
  if (found === undefined) return [];
  return [
    {
      path,
      expression: found,
      source,
      ...(waitMs === undefined ? {} : { waitMs }),
      ...(considerIf === undefined || considerIf === "" ? {} : { considerIf }),
    },
  ];
}

/** `offset`: characters before the expression in the text its place is told in. */
export function expressionOf(
  importing: Importing,
  source: string,
  path: string,
  offset: number,
): Expression | undefined {
  if (source.length > BOUNDS.field) {
    importing.problem(path, "bad-length", `at most ${BOUNDS.field} characters`, source.length);
    return undefined;
  }
  const parsed = parseExpression(source, DIALECT);
  if (parsed.ok) return parsed.expression;
  importing.problem(path, "bad-format", `${parsed.expected} at character ${parsed.at + offset}`, parsed.got);
  return undefined;
}

/** At `sign` outside of quotes. */
function split(text: string, sign: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  let quoted = false;
  for (let n = 0; n < text.length; n += 1) {
    if (text[n] === '"') quoted = !quoted;
    if (quoted || text[n] !== sign) continue;
    parts.push({ text: text.slice(start, n), at: start });
    start = n + 1;
  }
  parts.push({ text: text.slice(start), at: start });
  return parts;
}
