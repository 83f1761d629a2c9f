import type { Context, Hono } from "hono";
import { parseRoster, type RosterRow } from "../../sim/experiment/lookahead/estimate/roster.ts";
import { rosterOfText } from "../../sim/experiment/lookahead/estimate/rosterText.ts";
import { type AdherenceTally, adherenceOf, shares, together } from "../../sim/metrics/adherence.ts";
import { type AgentId, HOUR_MS, type Instant } from "../../sim/vocabulary/index.ts";
import type { Problem } from "../../sim/vocabulary/problems.ts";
import { BOUNDS } from "../bounds.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { namesQuery } from "./deskQuery.ts";
import { badQuery, problem } from "./problems.ts";
import { ShownAgents } from "./shownAgents.ts";
import { matchedRevision, type WritingDoor } from "./writing.ts";

type Asked = Context<ApiEnvironment>;

/** How far back the states of one person are told. */
const RIBBON_MS = 2 * HOUR_MS;
const NO_STORE = { "Cache-Control": "no-store" };

/** Shifts people keep on the server, and how what was done compares with them. */
export function rosterRoutes(app: Hono<ApiEnvironment>, parts: ApiParts, door: WritingDoor): void {
  const { roster, centre, lookAhead } = parts;

  app.get("/api/v1/roster", (context) =>
    context.json(roster.rows, 200, { ETag: `"${roster.revision}"`, "Cache-Control": "no-cache" }),
  );

  app.put("/api/v1/roster", async (context) => {
    const written = await door.json(context, BOUNDS.rosterBytes);
    if (!written.ok) return written.answer;
    const parsed = parseRoster(written.value);
    if (!parsed.ok) return invalid(context, parsed.problems);
    const expected = matchedRevision(context);
    if (expected === undefined) {
      return problem(context, "revision-required", "If-Match says that you know what is there");
    }
    const rows = written.value as readonly RosterRow[];
    const saved = await roster.save(rows, parsed.entries, expected);
    if (saved.ok) {
      lookAhead.soon();
      return context.json(rows, 200, { ETag: `"${saved.document.revision}"` });
    }
    const detail = `the roster is of revision ${saved.revision} by now`;
    return problem(context, saved.code, detail, { ETag: `"${saved.revision}"` });
  });

  app.post("/api/v1/roster/read", async (context) => {
    const written = await door.json(context, BOUNDS.rosterBytes);
    if (!written.ok) return written.answer;
    const { text } = (written.value ?? {}) as { readonly text?: unknown };
    if (typeof text !== "string") {
      const expected = "the text of a roster, CSV or JSON";
      return invalid(context, [{ path: "text", code: "missing-field", expected, got: typeof text }]);
    }
    const read = rosterOfText(text);
    return read.ok ? context.json(read.rows, 200, NO_STORE) : invalid(context, read.problems);
  });

  app.get("/api/v1/adherence", (context) => {
    const names = namesQuery(context.req.query());
    if (!names.ok) return badQuery(context, names.problems);
    const { board, at } = centre.shown.boardAt(centre.shownAt);
    const planned = roster.planned(at, centre.config().timeZone);
    if (planned === undefined) return context.json({ source: null, agents: [] }, 200, NO_STORE);
    const shown = new ShownAgents(board.floor, names.value);
    const { dayStart } = board.scopes.timeline;
    const tallies: AdherenceTally[] = [];
    const agents = [...board.floor.agents.values()].flatMap((agent) => {
      const shifts = planned.people.get(agent.agentId);
      if (shifts === undefined) return [];
      const tally = adherenceOf(shifts, centre.shown.states.spans(agent, dayStart, at), dayStart, at);
      tallies.push(tally);
      return [{ agentId: shown.idOf(agent.agentId), ...shares(tally) }];
    });
    // Somebody planned of whom nothing was ever heard has done nothing of it.
    const unheard = [...planned.people].filter(([agentId]) => !board.floor.agents.has(agentId as AgentId));
    for (const [, shifts] of unheard) tallies.push(adherenceOf(shifts, [], dayStart, at));
    const total = { ...together(tallies), planned: tallies.length, unheard: unheard.length };
    return context.json({ source: planned.source, at, agents, total }, 200, NO_STORE);
  });

  app.get("/api/v1/agents/:id/states", (context) => {
    const names = namesQuery(context.req.query());
    if (!names.ok) return badQuery(context, names.problems);
    const { board, at } = centre.shown.boardAt(centre.shownAt);
    const agentId = new ShownAgents(board.floor, names.value).meant(context.req.param("id"));
    const agent = agentId === undefined ? undefined : board.floor.agents.get(agentId);
    if (agent === undefined) return problem(context, "unknown-agent", "nobody of this id is on the floor");
    const fromAt = (at - RIBBON_MS) as Instant;
    const states = centre.shown.states.spans(agent, fromAt, at);
    const shifts = roster.planned(at, centre.config().timeZone)?.people.get(agent.agentId) ?? [];
    return context.json({ fromAt, at, states, shifts }, 200, NO_STORE);
  });
}

function invalid(context: Asked, problems: readonly Problem[]): Response {
  return problem(context, "invalid-roster", `${problems.length} problems; nothing was stored`, {}, { problems });
}
