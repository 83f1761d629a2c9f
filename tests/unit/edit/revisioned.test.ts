import { expect, test } from "vitest";
import { ask } from "../../../app/_edit/revisioned.ts";
import { linesOf } from "../../../app/alarms/rulesClient.ts";

/** A server that gives one answer, and what it was asked. */
function server(status: number, body: string, headers: Record<string, string> = {}) {
  const asked: { path: string; init: RequestInit | undefined }[] = [];
  const get = (async (path: string, init?: RequestInit) => {
    asked.push({ path, init });
    return new Response(status === 204 ? null : body, { status, headers });
  }) as typeof fetch;
  return { asked, get };
}

test("[BE3] saving names the revision it changes, and tells the next one", async () => {
  const { asked, get } = server(200, '{"a":1}', { ETag: '"8"' });
  expect(await ask("/x", { method: "PUT", body: { a: 1 }, ifMatch: '"7"' }, get)).toEqual({
    ok: true,
    value: { a: 1 },
    etag: '"8"',
  });
  expect(asked[0]?.init?.headers).toEqual({ "Content-Type": "application/json", "If-Match": '"7"' });
  expect(asked[0]?.init?.body).toBe('{"a":1}');
});

test.each([
  [412, "revision-conflict", "conflict"],
  [428, "revision-required", "conflict"],
  [404, "unknown-board", "missing"],
  [503, "log-failed", "refused"],
] as const)("[BE3] an answer %s %s is %s", async (status, code, kind) => {
  const { get } = server(status, JSON.stringify({ code, detail: "so it is" }));
  expect(await ask("/x", {}, get)).toEqual({ ok: false, kind, code, detail: "so it is", problems: [] });
});

test("[BE4] a refusal brings every problem; an answer without a body is none", async () => {
  const problems = [{ path: "name", code: "bad-length", expected: "1–80 characters", got: '""' }];
  const { get } = server(422, JSON.stringify({ code: "invalid-board", detail: "see problems", problems }));
  expect(await ask("/x", {}, get)).toMatchObject({ kind: "problems", code: "invalid-board", problems });
  expect(await ask("/x", { method: "DELETE" }, server(204, "").get)).toEqual({
    ok: true,
    value: undefined,
    etag: undefined,
  });
});

test("[BE4] nobody there, or somebody who does not speak JSON, is unreachable; only the caller's own end rejects", async () => {
  const dead = (async () => {
    throw new TypeError("fetch failed");
  }) as typeof fetch;
  expect(await ask("/x", {}, dead)).toMatchObject({ ok: false, kind: "unreachable", code: "unreachable" });
  expect(await ask("/x", {}, server(200, "<html>").get)).toMatchObject({ ok: false, kind: "unreachable" });
  const stop = new AbortController();
  stop.abort();
  await expect(ask("/x", { signal: stop.signal }, dead)).rejects.toThrow("fetch failed");
});

test("lines of a body come whole however the network cuts them", async () => {
  const bytes = new TextEncoder().encode('{"progress":0.5}\n{"détail":"ж"}\nlast');
  for (const size of [1, 3, 7, 100]) {
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < bytes.length; i += size) controller.enqueue(bytes.slice(i, i + size));
        controller.close();
      },
    });
    const lines: string[] = [];
    for await (const line of linesOf(pieces)) lines.push(line);
    expect(lines).toEqual(['{"progress":0.5}', '{"détail":"ж"}', "last"]);
  }
});
