import { describe, expect, test } from "vitest";
import type { WebServer } from "../../../live/webServer.ts";
import { Replicator } from "../../../sim/engine/replicator.ts";
import { createSimulatedFeed } from "../../../sim/feed/simulated.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import { parseScenario } from "../../../sim/scenario/parse.ts";
import { hours, type Instant, later, minutes, type SourceId } from "../../../sim/vocabulary/index.ts";
import { labOf } from "../lab/worlds.ts";
import { running } from "./server.ts";
import { NINE, SetTime, temporaryDirectory } from "./support.ts";

const document = labOf();

function put(server: WebServer, body: unknown, revision?: number): Promise<Response> {
  return fetch(`${server.address}/api/v1/lab/documents/doc`, {
    method: "PUT",
    headers: {
      "Content-Type": "application/json",
      ...(revision === undefined ? {} : { "If-Match": `"${revision}"` }),
    },
    body: JSON.stringify(body),
  });
}
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

describe("lab documents on the server", () => {
  test("[LS22] a document is saved against the revision it was made from: of two planners the second is told", async () => {
    const server = await running();
    const at = `${server.address}/api/v1/lab/documents`;
    const created = await put(server, document);
    expect([created.status, created.headers.get("etag")]).toEqual([201, '"1"']);
    expect(await codeOf(await put(server, document))).toEqual([428, "revision-required"]);
    expect((await put(server, { ...document, name: "First" }, 1)).headers.get("etag")).toBe('"2"');
    expect(await codeOf(await put(server, { ...document, name: "Second" }, 1))).toEqual([412, "revision-conflict"]);
    const stored = await fetch(`${at}/doc`);
    expect([stored.headers.get("etag"), await stored.json()]).toEqual(['"2"', { ...document, name: "First" }]);
    expect(await (await fetch(at)).json()).toMatchObject([{ id: "doc", name: "First", revision: 2 }]);
    const remove = (revision: string) => fetch(`${at}/doc`, { method: "DELETE", headers: { "If-Match": revision } });
    expect(await codeOf(await remove('"1"'))).toEqual([412, "revision-conflict"]);
    expect((await remove('"2"')).status).toBe(204);
    expect(await codeOf(await fetch(`${at}/doc`))).toEqual([404, "unknown-lab-document"]);
    expect(await codeOf(await put(server, document, 2))).toEqual([404, "unknown-lab-document"]);
    // Made anew it has a revision its id never had.
    expect((await put(server, document)).headers.get("etag")).toBe('"3"');
  });

  test("[LS22] it survives a restart, and what is no document is refused with every problem", async () => {
    const directory = temporaryDirectory();
    const first = await running({ directory });
    await put(first, document);
    await first.close();
    const server = await running({ directory });
    expect(await (await fetch(`${server.address}/api/v1/lab/documents/doc`)).json()).toEqual(document);
    const wrong = await put(server, { ...document, seed: "", extra: 1 }, 1);
    expect(wrong.status).toBe(422);
    expect(((await wrong.json()) as { problems: { path: string }[] }).problems.map((one) => one.path)).toEqual([
      "extra",
      "seed",
    ]);
    expect(await codeOf(await put(server, { ...document, id: "other" }, 1))).toEqual([422, "invalid-lab-document"]);
  });
});

describe("the floor as a scenario", () => {
  test("[LS23] of an empty floor nothing is known", async () => {
    const server = await running();
    expect(await codeOf(await fetch(`${server.address}/api/v1/lab/now`))).toEqual([503, "no-look-ahead"]);
    expect(await codeOf(await fetch(`${server.address}/api/v1/lab/days/2026-02-30`))).toEqual([404, "unknown-day"]);
  });

  test("[LS23] a live floor is forked with its people and contacts; [LS24] its day is lived again with its contacts", async () => {
    const time = new SetTime(NINE);
    const config = defaultBoardConfig({ place: "Real", timeZone: "Asia/Kamchatka" });
    const server = await running({ config, time });
    const from = later(NINE, -hours(1));
    const feed = createSimulatedFeed({ scenario: demonstration, seed: "real", startAt: from });
    for (let more = true; more; ) {
      const batch = feed.take(NINE as Instant, 5_000);
      more = batch.more;
      const events = batch.events.map((event) => ({ ...event, source: "crm://one" as SourceId }));
      await server.centre.accept(events, 0);
    }
    // Nothing was believed of the empty floor; that is asked again after half a minute.
    time.set(later(NINE, minutes(1)));
    const now = await (await fetch(`${server.address}/api/v1/lab/now`)).json();
    forked(now as Parameters<typeof forked>[0]);
    const { days } = (await (await fetch(`${server.address}/api/v1/days`)).json()) as { days: { date: string }[] };
    const date = days.at(-1)!.date;
    const day = (await (await fetch(`${server.address}/api/v1/lab/days/${date}`)).json()) as {
      scenario: { queues: { id: string; arrivals?: { trace?: unknown[] } }[] };
      contacts: number;
      leftOut: number;
    };
    expect(parseScenario(day.scenario)).toMatchObject({ ok: true });
    const traced = day.scenario.queues.reduce((sum, queue) => sum + (queue.arrivals?.trace?.length ?? 0), 0);
    expect(traced).toBeGreaterThan(100);
    expect(traced).toBeLessThanOrEqual(day.contacts - day.leftOut);
  });
});

/** Ids are those of a scenario, and the engine starts from it. */
function forked(now: { readonly scenario: unknown; readonly start: never; readonly notPlaced: number }): void {
  const parsed = parseScenario(now.scenario);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  if (!parsed.ok) return;
  const run = new Replicator({ ...parsed.scenario, run: { ...parsed.scenario.run, lengthMinutes: 60 } }, now.start);
  expect(run.run("s", 0, new Float64Array(run.layout.size))).toBe(true);
  const { agents, waiting, works } = now.start as { agents: unknown[]; waiting: unknown[]; works: unknown[] };
  expect(agents.length).toBeGreaterThan(10);
  expect(waiting.length + works.length).toBeGreaterThan(0);
}
