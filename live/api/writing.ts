import type { Context } from "hono";
import { shortened } from "../../sim/vocabulary/problems.ts";
import { BOUNDS } from "../bounds.ts";
import { remoteAddress } from "../security.ts";
import { AddressBuckets } from "../tokenBucket.ts";
import { readBody } from "./body.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { problem } from "./problems.ts";

/** What a writing request brought: its JSON, or the answer that refuses it. */
export type Written =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly answer: Response };

/**
 * The way in for everything that changes settings: only pages of this server and programs of this machine, not too often,
 * JSON of a bounded length. One for all such routes, so that they share the rate bound.
 */
export class WritingDoor {
  readonly #parts: Pick<ApiParts, "isOwnOrigin" | "time">;
  readonly #buckets = new AddressBuckets(BOUNDS.writingBurst, BOUNDS.writingPerSecond, BOUNDS.ingestAddresses);

  constructor(parts: Pick<ApiParts, "isOwnOrigin" | "time">) {
    this.#parts = parts;
  }

  /** The answer that refuses whoever asks; `undefined` when they may. */
  refusal(context: Context<ApiEnvironment>): Response | undefined {
    const origin = context.req.header("origin");
    if (!this.#parts.isOwnOrigin(origin)) return problem(context, "foreign-origin", `got Origin ${shortened(origin)}`);
    const waitMs = this.#buckets.take(remoteAddress(context.env.incoming), this.#parts.time.now());
    if (waitMs === 0) return undefined;
    const detail = `${BOUNDS.writingPerSecond} requests a second lastingly, ${BOUNDS.writingBurst} at once`;
    return problem(context, "too-many-requests", detail, { "Retry-After": String(Math.ceil(waitMs / 1_000)) });
  }

  /** The JSON of a request that may write. */
  async json(context: Context<ApiEnvironment>, maxBytes: number): Promise<Written> {
    const refused = this.refusal(context);
    if (refused !== undefined) return { ok: false, answer: refused };
    // A form of another site can send text and forms without asking, but not JSON.
    const type = (context.req.header("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase();
    if (type !== "application/json") {
      return { ok: false, answer: problem(context, "unsupported-content-type", "expected application/json") };
    }
    const body = await readBody(context.req.raw, maxBytes);
    if (!body.ok) return { ok: false, answer: problem(context, body.code, body.detail, { Connection: "close" }) };
    try {
      return { ok: true, value: JSON.parse(body.text) };
    } catch {
      return { ok: false, answer: problem(context, "malformed-json", "the body is not JSON") };
    }
  }
}

/** The revision an `If-Match: "7"` names; `undefined` when there is none or it is of another form. */
export function matchedRevision(context: Context): number | undefined {
  const text = /^(?:W\/)?"(\d{1,9})"$/.exec(context.req.header("if-match") ?? "")?.[1];
  return text === undefined ? undefined : Number(text);
}
