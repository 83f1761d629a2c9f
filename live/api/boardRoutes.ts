import type { Context, Hono } from "hono";
import { isBoardId } from "../../sim/metrics/boardId.ts";
import { parseWallSpec, WALL_BOUNDS } from "../../sim/metrics/wallSpecSchema.ts";
import { type Problem, shortened } from "../../sim/vocabulary/problems.ts";
import { boardFile, parseBoardFile } from "../boards/boardFile.ts";
import type { BoardChange, StoredBoard } from "../boards/boardStore.ts";
import { boardsOfFloor } from "../boards/readings.ts";
import { BOUNDS } from "../bounds.ts";
import { LogFailure } from "../log/failure.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { problem } from "./problems.ts";
import { matchedRevision, type WritingDoor } from "./writing.ts";

type Asked = Context<ApiEnvironment>;

/** Boards: read, saved against the revision they were made from, deleted, carried as a file. */
export function boardRoutes(app: Hono<ApiEnvironment>, parts: ApiParts, door: WritingDoor): void {
  const { boards } = parts;

  app.get("/api/v1/boards", (context) => context.json(boards.list().map(listed)));
  app.get("/api/v1/default-boards", (context) => context.json(boardsOfFloor(parts.press.latest()?.frame)));
  app.get("/api/v1/board-file", (context) => context.json(boardFile(boards.list())));

  app.get("/api/v1/boards/:id", (context) => {
    const board = boards.get(context.req.param("id"));
    return board === undefined ? unknown(context) : whole(context, board);
  });

  app.put("/api/v1/boards/:id", async (context) => {
    const written = await door.json(context, WALL_BOUNDS.bytes);
    if (!written.ok) return written.answer;
    const parsed = parseWallSpec(written.value);
    if (!parsed.ok) return invalid(context, parsed.problems);
    const { spec } = parsed;
    const id = context.req.param("id");
    if (spec.id !== id) {
      return invalid(context, [{ path: "id", code: "inconsistent", expected: id, got: shortened(spec.id) }]);
    }
    return stored(context, parts, async () => changed(context, await boards.save(spec, matchedRevision(context))));
  });

  app.delete("/api/v1/boards/:id", async (context) => {
    const refused = door.refusal(context);
    if (refused !== undefined) return refused;
    const id = context.req.param("id");
    return stored(context, parts, async () => {
      const change = await boards.delete(id, matchedRevision(context));
      return change.ok ? context.body(null, 204) : changed(context, change);
    });
  });

  app.post("/api/v1/board-file", async (context) => {
    const written = await door.json(context, BOUNDS.bodyBytes);
    if (!written.ok) return written.answer;
    const parsed = parseBoardFile(written.value);
    if (!parsed.ok) return invalid(context, parsed.problems);
    return stored(context, parts, async () => {
      const saved = await boards.saveAll(parsed.specs);
      return saved === "too-many-boards" ? tooMany(context) : context.json(saved.map(listed));
    });
  });
}

/** A line of the list: enough to choose by. */
function listed({ spec, revision, savedAt }: StoredBoard): object {
  const { id, name, audience } = spec;
  return { id, name, audience, revision, savedAt };
}

function whole(context: Asked, { spec, revision }: StoredBoard, status: 200 | 201 = 200): Response {
  return context.json(spec, status, { ETag: `"${revision}"`, "Cache-Control": "no-cache" });
}

function changed(context: Asked, change: BoardChange): Response {
  if (change.ok) return whole(context, change.board, change.board.revision === 1 ? 201 : 200);
  const revision = change.current?.revision ?? 0;
  const tag = { ETag: `"${revision}"` };
  switch (change.code) {
    case "unknown-board":
      return unknown(context);
    case "too-many-boards":
      return tooMany(context);
    case "revision-required":
      return problem(context, change.code, `If-Match: "${revision}" says that you know what is there`, tag);
    case "revision-conflict":
      return problem(context, change.code, `the board is of revision ${revision} by now`, tag);
  }
}

function invalid(context: Asked, problems: readonly Problem[]): Response {
  return problem(context, "invalid-board", `${problems.length} problems; nothing was saved`, {}, { problems });
}

function unknown(context: Asked): Response {
  const possible = isBoardId(context.req.param("id") ?? "");
  return problem(
    context,
    "unknown-board",
    possible ? "GET /api/v1/boards lists those there are" : "no id is like this",
  );
}

function tooMany(context: Asked): Response {
  return problem(context, "too-many-boards", `at most ${WALL_BOUNDS.boards} boards are kept: delete one first`);
}

async function stored(context: Asked, parts: ApiParts, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (failure) {
    if (!(failure instanceof LogFailure)) throw failure;
    parts.logger.error({ code: failure.code }, failure.message);
    return problem(context, "log-failed", `${failure.code}: ${failure.message}`, { "Retry-After": "5" });
  }
}
