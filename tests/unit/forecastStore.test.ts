import { describe, expect, test } from "vitest";
import type { WebServer } from "../../live/webServer.ts";
import type { ForecastSnapshot } from "../../sim/forecast/accuracy.ts";
import { running } from "./live/server.ts";

const MADE_AT = Date.UTC(2026, 2, 2, 6);
const SIX = [10, 5, 8, 10, 12, 15] as const;

function snapshot(over: Record<string, unknown> = {}): Record<string, unknown> {
  const day = (date: string, step: number) => ({ date, step, intervals: [SIX, SIX], total: [20, 12, 17, 20, 23, 28] });
  return {
    ...{ madeAt: MADE_AT, of: "model", method: "mixed", queue: "Sales", channel: "voice", timeZone: "Europe/Moscow" },
    ...{ intervalMinutes: 30, fromMinute: 540, after: "2026-03-01" },
    days: [day("2026-03-02", 1), day("2026-03-03", 2)],
    ...over,
  };
}

async function ask(
  server: WebServer,
  path: string,
  body?: unknown,
  method = body === undefined ? "GET" : "POST",
  headers = {},
) {
  const response = await fetch(`${server.address}/api/v1/${path}`, {
    method,
    headers: { "Content-Type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    etag: response.headers.get("etag"),
    body: text === "" ? undefined : JSON.parse(text),
  };
}

describe("forecasts kept on the server", () => {
  test("[FK1] one is kept as it stood, once however often it is sent, and removed when asked", async () => {
    const server = await running();
    const first = await ask(server, "forecasts", snapshot());
    const again = await ask(server, "forecasts", snapshot());
    expect([first.status, again.body]).toEqual([201, first.body]);
    expect(first.body).toMatchObject({ queue: "Sales", from: "2026-03-02", to: "2026-03-03", method: "mixed" });
    expect((await ask(server, "forecasts")).body).toEqual([first.body]);
    expect((await ask(server, `forecasts/${first.body.id}`)).body).toEqual(snapshot());
    expect((await ask(server, `forecasts/${first.body.id}`, undefined, "DELETE")).status).toBe(204);
    expect((await ask(server, `forecasts/${first.body.id}`)).body.code).toBe("unknown-forecast");
    expect((await ask(server, `forecasts/${first.body.id}`, undefined, "DELETE")).status).toBe(404);
  });

  test("[FK2] the one that stood at an instant is the latest made no later; a planner's counts before the model's", async () => {
    const server = await running();
    const kept = [
      snapshot(),
      snapshot({ of: "plan" }),
      snapshot({ madeAt: MADE_AT + 3_600_000, method: "factors" }),
      snapshot({ madeAt: MADE_AT + 7_200_000, queue: "Help" }),
    ];
    for (const one of kept) await ask(server, "forecasts", one);
    const stood = async (query: string) => (await ask(server, `forecasts/latest?${query}`)).body;
    expect(await stood(`queue=Sales&at=${MADE_AT + 1}`)).toEqual(kept[1]);
    expect(await stood(`queue=Sales&of=model&at=${MADE_AT + 1}`)).toEqual(kept[0]);
    expect(await stood("queue=Sales&channel=voice")).toEqual(kept[2]);
    expect(await stood("covers=2026-03-03")).toEqual(kept[3]);
    expect((await stood("covers=2026-03-04")).code).toBe("unknown-forecast");
    expect((await stood(`at=${MADE_AT - 1}`)).code).toBe("unknown-forecast");
    const listed = (await ask(server, "forecasts?queue=Sales")).body as { madeAt: number }[];
    expect(listed.map(({ madeAt }) => madeAt)).toEqual([MADE_AT + 3_600_000, MADE_AT, MADE_AT]);
  });

  test("[FK3] what is no forecast is refused with every problem, and nothing is kept", async () => {
    const server = await running();
    const wrong = snapshot({
      ...{ madeAt: "now", of: "guess", method: "crystal-ball", queue: "", channel: "pigeon", timeZone: "Mars/Olympus" },
      ...{ intervalMinutes: 7, after: "2026-02-30", days: [{ date: "x", step: 0, intervals: [[1, 2]], total: SIX }] },
    });
    const refused = await ask(server, "forecasts", wrong);
    expect(refused.status).toBe(422);
    const places = (refused.body.problems as { path: string }[]).map(({ path }) => path);
    for (const place of ["madeAt", "of", "method", "queue", "channel", "timeZone", "intervalMinutes", "after"])
      expect(places).toContain(place);
    expect(places.some((place) => place.startsWith("days.0"))).toBe(true);
    const uneven = (snapshot() as unknown as ForecastSnapshot).days.map((day, i) => ({
      ...day,
      intervals: i === 0 ? [SIX] : day.intervals,
    }));
    expect((await ask(server, "forecasts", snapshot({ days: uneven }))).body.problems).toMatchObject([
      { path: "days" },
    ]);
    expect((await ask(server, "forecasts?channel=pigeon&at=soon&covers=monday&of=x")).body.problems).toHaveLength(4);
    expect((await ask(server, "forecasts")).body).toEqual([]);
  });

  test("[FK4] overrides are saved against the revision they were made from", async () => {
    const server = await running();
    const change = { kind: "factor", factor: 1.2 };
    const one = {
      id: "a",
      queue: "Sales",
      channel: "voice",
      from: "2026-03-02",
      to: "2026-03-02",
      change,
      reason: "mailing",
    };
    expect(await ask(server, "forecast-overrides")).toMatchObject({ body: [], etag: '"0"' });
    expect((await ask(server, "forecast-overrides", [one], "PUT")).body.code).toBe("revision-required");
    expect((await ask(server, "forecast-overrides", [one], "PUT", { "If-Match": '"0"' })).etag).toBe('"1"');
    const late = await ask(server, "forecast-overrides", [], "PUT", { "If-Match": '"0"' });
    expect([late.status, late.etag]).toEqual([412, '"1"']);
    expect((await ask(server, "forecast-overrides")).body).toEqual([one]);
    const refused = await ask(server, "forecast-overrides", [{ ...one, reason: "" }], "PUT", { "If-Match": '"1"' });
    expect(refused.body.problems).toMatchObject([{ path: "0.reason" }]);
  });
});
