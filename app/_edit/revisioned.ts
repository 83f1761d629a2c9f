import type { Problem } from "../../sim/vocabulary/problems.ts";

/** What the server said about a document with a revision. `etag`: which revision it is, as the server writes it. */
export type Answer<T> = { readonly ok: true; readonly value: T; readonly etag: string | undefined } | Refusal;

export interface Refusal {
  readonly ok: false;
  /**
   * `conflict`: somebody else changed it meanwhile; `problems`: the document is wrong; `missing`: there is none;
   * `unreachable`: nobody answered; `refused`: any other refusal.
   */
  readonly kind: "conflict" | "problems" | "missing" | "unreachable" | "refused";
  /** Stable code of the server (docs/ERRORS.md), `unreachable` where there is none. */
  readonly code: string;
  readonly detail: string;
  /** Everything wrong with the document; empty unless `problems`. */
  readonly problems: readonly Problem[];
}

export interface Request {
  readonly method?: "GET" | "PUT" | "POST" | "DELETE";
  readonly body?: unknown;
  /** Only if the document still is of this revision. */
  readonly ifMatch?: string | undefined;
  /** Only if there is no document yet. */
  readonly ifNoneMatch?: "*";
  readonly signal?: AbortSignal;
}

/** Longer waits than this are no answer. */
const PATIENCE_MS = 15_000;
const KINDS: Readonly<Record<number, Refusal["kind"]>> = {
  404: "missing",
  409: "conflict",
  412: "conflict",
  422: "problems",
  428: "conflict",
};

/** Asks the server; never rejects but where the caller called it off. An answer without a body has the value `undefined`. */
export async function ask<T>(path: string, request: Request = {}, get: typeof fetch = fetch): Promise<Answer<T>> {
  const { method = "GET", body, ifMatch, ifNoneMatch, signal } = request;
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    const response = await get(path, {
      method,
      headers: {
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(ifMatch === undefined ? {} : { "If-Match": ifMatch }),
        ...(ifNoneMatch === undefined ? {} : { "If-None-Match": ifNoneMatch }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: "no-store",
      signal: signal === undefined ? patience : AbortSignal.any([patience, signal]),
    });
    const text = await response.text();
    const value: unknown = text === "" ? undefined : JSON.parse(text);
    if (!response.ok) return refusal(response.status, value);
    return { ok: true, value: value as T, etag: response.headers.get("etag") ?? undefined };
  } catch (problem) {
    if (signal?.aborted === true) throw problem;
    return { ok: false, kind: "unreachable", code: "unreachable", detail: String(problem), problems: [] };
  }
}

function refusal(status: number, value: unknown): Refusal {
  const said = (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const problems = Array.isArray(said.problems) ? (said.problems as readonly Problem[]) : [];
  return {
    ok: false,
    kind: problems.length > 0 ? "problems" : (KINDS[status] ?? "refused"),
    code: typeof said.code === "string" ? said.code : `http-${status}`,
    detail: typeof said.detail === "string" ? said.detail : "",
    problems,
  };
}
