import type { Context } from "hono";
import { BOUNDS } from "../bounds.ts";
import { readBody } from "./body.ts";
import type { ApiEnvironment } from "./context.ts";
import { problem } from "./problems.ts";
import type { WritingDoor } from "./writing.ts";

export type Lines = { readonly ok: true; readonly values: unknown } | { readonly ok: false; readonly answer: Response };

/** A list of values as a JSON list or one a line (NDJSON), at most 5 MiB: what it is, or the answer that refuses it. */
export async function historyLines(context: Context<ApiEnvironment>, door: WritingDoor): Promise<Lines> {
  const refused = door.refusal(context);
  if (refused !== undefined) return { ok: false, answer: refused };
  const type = (context.req.header("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json" && type !== "application/x-ndjson") {
    const detail = "expected application/json or application/x-ndjson";
    return { ok: false, answer: problem(context, "unsupported-content-type", detail) };
  }
  const body = await readBody(context.req.raw, BOUNDS.bodyBytes);
  if (!body.ok) return { ok: false, answer: problem(context, body.code, body.detail, { Connection: "close" }) };
  if (type === "application/json") {
    try {
      return { ok: true, values: JSON.parse(body.text) };
    } catch {
      return { ok: false, answer: problem(context, "malformed-json", "the body is not JSON") };
    }
  }
  const values: unknown[] = [];
  let number = 0;
  for (const line of body.text.split("\n")) {
    number += 1;
    if (line.trim() === "") continue;
    try {
      values.push(JSON.parse(line));
    } catch {
      return { ok: false, answer: problem(context, "malformed-json", `line ${number} is not JSON`) };
    }
  }
  return { ok: true, values };
}
