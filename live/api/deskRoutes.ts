import type { Context, Hono } from "hono";
import type { CountedContact, CountedList } from "../../sim/metrics/counted.ts";
import { floorList, type StandingFigure } from "../../sim/metrics/floorList.ts";
import { journeyStory } from "../../sim/metrics/story/journeyStory.ts";
import type { JourneyStory } from "../../sim/metrics/story/story.ts";
import { BOUNDS } from "../bounds.ts";
import { LogFailure, logFailure } from "../log/failure.ts";
import type { StoryStart } from "../log/storySql.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { type ListQuery, listQuery, oneQuery } from "./deskQuery.ts";
import { badQuery, problem } from "./problems.ts";
import { ShownAgents } from "./shownAgents.ts";
import { Turns } from "./turns.ts";

/**
 * What is behind the numbers: `GET /api/v1/contacts` lists the contacts a figure counts, `/contacts/{id}` and
 * `/journeys/{id}` tell their story. All from the log, so that a past instant answers as the present does.
 */
export function deskRoutes(app: Hono<ApiEnvironment>, parts: ApiParts): void {
  const turns = new Turns(BOUNDS.costlyQuestions);

  app.get("/api/v1/contacts", (context) =>
    whenReady(context, parts, async () => {
      const asked = listQuery(context.req.query(), parts.centre.config());
      if (!asked.ok) return badQuery(context, asked.problems);
      const { figure, at } = asked.value;
      const standing = isStanding(figure) && parts.centre.shownAt - (at ?? parts.centre.shownAt) <= BOUNDS.standingMs;
      // What the floor answers waits for no turn.
      const question = () => listed(parts, asked.value);
      const list = standing ? await question() : await inTurn(context, parts, turns, question);
      if (list instanceof Response) return list;
      if (list !== undefined) return context.json(list, 200, { "Cache-Control": "no-store" });
      const detail =
        "a source listed its whole state within the seven days before the window: only what stands on the floor now can be listed";
      return problem(context, "not-countable", detail);
    }),
  );

  const story = (context: Context<ApiEnvironment>, id: string, kind: "contactId" | "journeyId") =>
    whenReady(context, parts, async () => {
      const asked = oneQuery(context.req.query(), id);
      if (!asked.ok) return badQuery(context, asked.problems);
      const at = asked.value.at ?? parts.centre.shownAt;
      const start: StoryStart = {
        [kind]: id,
        at,
        ...(asked.value.source === undefined ? {} : { source: asked.value.source }),
      };
      const found = await inTurn(context, parts, turns, () => parts.centre.shown.story(start));
      if (found instanceof Response) return found;
      const told = journeyStory(found.events, at, found.cutShort);
      const known =
        kind === "journeyId" ? told.contacts.length > 0 : told.contacts.some(({ contactId }) => contactId === id);
      if (!known)
        return problem(context, "unknown-contact", `the log knows nothing of it in the seven days up to ${at}`);
      const { board } = parts.centre.shown.boardAt(parts.centre.shownAt);
      return context.json({ at, ...shownStory(told, new ShownAgents(board.floor, asked.value.names)) }, 200, {
        "Cache-Control": "no-store",
      });
    });
  app.get("/api/v1/contacts/:id", (context) => story(context, context.req.param("id"), "contactId"));
  app.get("/api/v1/journeys/:id", (context) => story(context, context.req.param("id"), "journeyId"));
}

/**
 * The page of a list with whatever was asked. What stands on the floor now is read off the floor, at once; everything else
 * is asked of the log, which can tell any instant.
 */
async function listed({ centre }: ApiParts, query: ListQuery): Promise<object | undefined> {
  const { figure, scope, at = centre.shownAt, from, names, window, variant, attribution, offset, limit } = query;
  const floor = centre.shown;
  const { board, at: now } = floor.boardAt(centre.shownAt);
  const shown = new ShownAgents(board.floor, names);
  const agentId = query.agentId === undefined ? undefined : (shown.meant(query.agentId) ?? query.agentId);
  const head = { figure, scope, window, variant, attribution, offset };
  if (isStanding(figure) && now - at <= BOUNDS.standingMs) {
    const standing = floorList(board.floor, board.config, figure, scope, now);
    const own = standing.rows.filter((row) => agentId === undefined || row.agentId === agentId);
    const page = { total: own.length, rows: own.slice(offset, offset + limit) };
    return { ...head, at: now, from: now, counted: "floor", ...withNames(page, shown) };
  }
  const asked = { figure, variant, attribution, ...scope, agentId, from: from(at), at, offset, limit };
  const logged = await floor.listAt(asked);
  return logged === undefined
    ? undefined
    : { ...head, at, from: asked.from, counted: "log", ...withNames(logged, shown) };
}

function isStanding(figure: ListQuery["figure"]): figure is StandingFigure {
  return figure === "waiting" || figure === "waitingLate" || figure === "inProgress";
}

function withNames(list: CountedList, shown: ShownAgents): CountedList {
  const named = (row: CountedContact): CountedContact =>
    row.agentId === undefined ? row : { ...row, agentId: shown.idOf(row.agentId) };
  return { ...list, rows: list.rows.map(named) };
}

function shownStory(story: JourneyStory, shown: ShownAgents): JourneyStory {
  return {
    ...story,
    contacts: story.contacts.map((contact) => ({
      ...contact,
      works: contact.works.map(({ transfer, ...work }) => ({
        ...work,
        agentId: shown.idOf(work.agentId),
        ...(transfer === undefined
          ? {}
          : {
              transfer: {
                ...transfer,
                ...(transfer.toAgentId === undefined ? {} : { toAgentId: shown.idOf(transfer.toAgentId) }),
              },
            }),
      })),
    })),
  };
}

/** Refuses while the floor is not whole. */
export async function whenReady(
  context: Context<ApiEnvironment>,
  { centre }: ApiParts,
  then: () => Promise<Response>,
): Promise<Response> {
  const { state } = centre.readiness();
  if (state === "ready" || state === "failed") return then();
  return problem(context, "not-ready", `the floor is ${state}`, { "Retry-After": "1" });
}

/** What the question came to, or the refusal. */
async function inTurn<T>(
  context: Context<ApiEnvironment>,
  parts: ApiParts,
  turns: Turns,
  question: () => Promise<T>,
): Promise<T | Response> {
  const turn = turns.take(question);
  if (turn === undefined)
    return problem(context, "too-busy", "too many questions wait for the log", { "Retry-After": "1" });
  try {
    return await turn;
  } catch (failure) {
    const { code, message } =
      failure instanceof LogFailure ? failure : logFailure(failure, parts.centre.shown.log.directory);
    parts.logger.error({ code }, message);
    return problem(context, "log-failed", `${code}: ${message}`, { "Retry-After": "5" });
  }
}
