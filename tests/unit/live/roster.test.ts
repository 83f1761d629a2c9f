import { expect, test } from "vitest";
import { Centre } from "../../../live/centre.ts";
import { openHistory } from "../../../live/log/historyStore.ts";
import { estimatedFrom } from "../../../live/lookahead/estimating.ts";
import { RosterBook } from "../../../live/lookahead/rosterBook.ts";
import { createSimulatedFeed } from "../../../sim/feed/simulated.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import { demonstration } from "../../../sim/scenario/demonstration.ts";
import { hours, later, minutes, type SourceId } from "../../../sim/vocabulary/index.ts";
import { running } from "./server.ts";
import { NINE, SetTime, temporaryDirectory } from "./support.ts";

const ANNA = { agent: "anna", weekday: 1, start: "09:00", end: "17:30" };

test("[DK13] the roster of the page is saved over the revision that is known, whole or not at all", async () => {
  const server = await running();
  const call = async (method: string, path: string, body?: unknown, ifMatch?: string) => {
    const answer = await fetch(`${server.address}${path}`, {
      method,
      headers: { "Content-Type": "application/json", ...(ifMatch === undefined ? {} : { "If-Match": ifMatch }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const said = (await answer.json()) as { code?: string; problems?: { path: string }[] };
    return { status: answer.status, etag: answer.headers.get("etag"), said };
  };
  expect(await call("GET", "/api/v1/roster")).toEqual({ status: 200, etag: '"0"', said: [] });
  expect((await call("PUT", "/api/v1/roster", [ANNA])).said.code).toBe("revision-required");
  expect(await call("PUT", "/api/v1/roster", [ANNA], '"0"')).toEqual({ status: 200, etag: '"1"', said: [ANNA] });
  expect(await call("PUT", "/api/v1/roster", [], '"0"')).toMatchObject({
    ...{ status: 412, etag: '"1"', said: { code: "revision-conflict" } },
  });
  const wrong = await call("PUT", "/api/v1/roster", [ANNA, { ...ANNA, end: "25:00", weekday: 0 }], '"1"');
  expect([wrong.status, wrong.said.code, wrong.said.problems!.map(({ path }) => path).sort()]).toEqual([
    ...[422, "invalid-roster", ["1.end", "1.weekday"]],
  ]);
  expect((await call("GET", "/api/v1/roster")).said).toEqual([ANNA]);
  // Text is read as a file would be, and nothing is stored by it.
  const text = "agent,weekday,start,end,breaks\nboris,2,22:00,06:00,02:00-02:30 rest\n";
  expect((await call("POST", "/api/v1/roster/read", { text })).said).toEqual([
    {
      ...{ agent: "boris", weekday: 2, start: "22:00", end: "06:00" },
      breaks: [{ start: "02:00", end: "02:30", reason: "rest" }],
    },
  ]);
  expect((await call("POST", "/api/v1/roster/read", {})).said.code).toBe("invalid-roster");
  expect((await call("GET", "/api/v1/roster")).etag).toBe('"1"');
  expect((await call("GET", "/api/v1/agents/nobody/states")).said.code).toBe("unknown-agent");
  expect((await call("GET", "/api/v1/adherence?names=faces")).said.code).toBe("bad-query");
});

test("[DK13] look-aheads plan by the page before the file, at once after a change, and say which it was", async () => {
  const config = defaultBoardConfig({ place: "Real", timeZone: "UTC" });
  const directory = temporaryDirectory();
  const time = new SetTime(NINE);
  const centre = await Centre.open({
    ...{ directory, config, sources: [], time },
    watcher: {
      ...{ result: () => undefined, committed: () => undefined, framed: () => undefined },
      ...{ failed: () => undefined, simulationEnded: () => undefined },
    },
  });
  const history = await openHistory(directory, time);
  await centre.start();
  const feed = createSimulatedFeed({ scenario: demonstration, seed: "real", startAt: later(NINE, -hours(1)) });
  const { events } = feed.take(NINE, 200_000);
  await centre.accept(
    events.map((event) => ({ ...event, source: "crm://one" as SourceId })),
    0,
  );
  const file = () => new Map();
  const book = await RosterBook.open(history.documents, file);
  const model = estimatedFrom({ expected: async () => undefined }, (date, weekday) => book.day(date, weekday));
  const staffing = async () => (await model(centre, centre.shown, centre.shownAt))!.source.staffing;
  expect(await staffing()).toBe("roster");
  const [agent] = [...centre.shown.boardAt(NINE).board.floor.agents.values()];
  const row = { agent: agent!.agentId, weekday: 1, start: "00:00", end: "24:00" };
  const entry = { agent: agent!.agentId, weekday: 1, start: 0, end: 1_440 };
  await book.save([row], [entry as never], 0);
  expect(await staffing()).toBe("roster-page");
  // Only those of the roster are expected: one.
  const { scenario } = (await model(centre, centre.shown, centre.shownAt))!;
  const working = scenario.groups
    .flatMap(({ people }) => people)
    .filter(({ shifts }) => shifts!.some(({ weekdays }) => weekdays.length > 0));
  expect(working.map(({ id }) => id)).toEqual([agent!.agentId]);
  // It survives: another book reads it.
  expect((await RosterBook.open(history.documents, undefined)).rows).toEqual([row]);
  const planned = book.planned(NINE, "UTC")!;
  expect(planned.source).toBe("roster-page");
  expect(planned.people.get(agent!.agentId)).toEqual([
    { fromAt: later(NINE, -hours(9)), toAt: later(NINE, hours(15)), breaks: [] },
  ]);
  expect(centre.shown.states.spans(agent!, later(NINE, -minutes(30)), NINE).length).toBeGreaterThan(0);
  await history.close();
  await centre.close();
});
