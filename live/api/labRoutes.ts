import type { Context, Hono } from "hono";
import { parseLabDocument } from "../../sim/scenario/lab/parseLab.ts";
import type { ScenarioProblem } from "../../sim/scenario/problems.ts";
import { dayNumber, dayText } from "../../sim/vocabulary/localDate.ts";
import { shortened } from "../../sim/vocabulary/problems.ts";
import { BOUNDS } from "../bounds.ts";
import { floorOfDay, floorOfHistory, floorOfNow } from "../lab/floorScenario.ts";
import type { LabChange } from "../log/labDocuments.ts";
import { Days } from "../replay/days.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { historyStored } from "./historyAnswers.ts";
import { problem } from "./problems.ts";
import { matchedRevision, type WritingDoor } from "./writing.ts";

type Asked = Context<ApiEnvironment>;
const NO_STORE = { "Cache-Control": "no-store" };
const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The lab: documents people saved, and the floor, now or on a day, as a scenario to begin with. */
export function labRoutes(app: Hono<ApiEnvironment>, parts: ApiParts, door: WritingDoor): void {
  const days = new Days(parts.centre);
  const stored = (context: Asked, work: () => Promise<Response>) => historyStored(context, parts, work);

  app.get("/api/v1/lab/documents", (context) =>
    stored(context, async () => context.json(await parts.history.lab.list(), 200, NO_STORE)),
  );

  app.get("/api/v1/lab/documents/:id", (context) =>
    stored(context, async () => {
      const found = await parts.history.lab.get(context.req.param("id"));
      if (found === undefined) return unknown(context);
      return context.body(found.body, 200, {
        "Content-Type": "application/json",
        ETag: `"${found.revision}"`,
        "Cache-Control": "no-cache",
      });
    }),
  );

  app.put("/api/v1/lab/documents/:id", async (context) => {
    const written = await door.json(context, BOUNDS.labDocumentBytes);
    if (!written.ok) return written.answer;
    const parsed = parseLabDocument(written.value);
    if (!parsed.ok) return invalid(context, parsed.problems);
    const { document } = parsed;
    const id = context.req.param("id");
    if (document.id !== id || !ID.test(id)) {
      return problem(context, "invalid-lab-document", `id: expected ${id}, got ${shortened(document.id)}`);
    }
    return stored(context, async () => {
      const change = await parts.history.lab.save(
        id,
        document.name,
        JSON.stringify(document),
        matchedRevision(context),
      );
      return changed(context, change);
    });
  });

  app.delete("/api/v1/lab/documents/:id", (context) => {
    const refused = door.refusal(context);
    if (refused !== undefined) return refused;
    return stored(context, async () => {
      const change = await parts.history.lab.remove(context.req.param("id"), matchedRevision(context));
      return change.ok ? context.body(null, 204) : changed(context, change);
    });
  });

  app.get("/api/v1/lab/now", (context) =>
    stored(context, async () => {
      const floor = await floorOfNow(parts);
      if (floor === undefined) return problem(context, "no-look-ahead", notKnown(parts), { "Retry-After": "5" });
      return floor.ok ? context.json(floor.value, 200, NO_STORE) : cannot(context, floor.problems);
    }),
  );

  app.get("/api/v1/lab/history-days/:date", (context) =>
    stored(context, async () => {
      const date = context.req.param("date");
      const floor = isDate(date) ? await floorOfHistory(parts, date) : undefined;
      if (floor === undefined) {
        return problem(
          context,
          "unknown-day",
          "no imported contact is of this day; GET /api/v1/history/queues says which are",
        );
      }
      return floor.ok ? context.json(floor.value, 200, NO_STORE) : cannot(context, floor.problems);
    }),
  );

  app.get("/api/v1/lab/days/:date", (context) =>
    stored(context, async () => {
      const day = days.dayOf(context.req.param("date"));
      if (day === undefined || day.startsAt > parts.centre.shownAt) {
        return problem(context, "unknown-day", "GET /api/v1/days lists those there are");
      }
      const floor = await floorOfDay(parts, day, days.reached(day));
      if (floor === undefined) return problem(context, "no-look-ahead", notKnown(parts), { "Retry-After": "5" });
      return floor.ok ? context.json(floor.value, 200, NO_STORE) : cannot(context, floor.problems);
    }),
  );
}

/** A date a calendar has. */
function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayText(dayNumber(text)) === text;
}

function changed(context: Asked, change: LabChange): Response {
  const tag = { ETag: `"${change.revision}"` };
  if (change.ok) return context.json({ revision: change.revision }, change.revision === 1 ? 201 : 200, tag);
  switch (change.code) {
    case "unknown-lab-document":
      return unknown(context);
    case "too-many-lab-documents":
      return problem(context, change.code, `at most ${BOUNDS.labDocuments} are kept: delete one first`);
    case "revision-required":
      return problem(
        context,
        "revision-required",
        `If-Match: "${change.revision}" says that you know what is there`,
        tag,
      );
    case "revision-conflict":
      return problem(context, "revision-conflict", `the document is of revision ${change.revision} by now`, tag);
  }
}

function unknown(context: Asked): Response {
  return problem(context, "unknown-lab-document", "GET /api/v1/lab/documents lists those there are");
}

function invalid(context: Asked, problems: readonly ScenarioProblem[]): Response {
  const detail = `${problems.length} problems; nothing was saved`;
  return problem(context, "invalid-lab-document", detail, {}, { problems });
}

function cannot(context: Asked, problems: readonly ScenarioProblem[]): Response {
  const detail = problems.map((one) => `${one.path}: expected ${one.expected}, got ${one.got}`).join("; ");
  return problem(context, "no-scenario", detail.slice(0, 2_000), {}, { problems });
}

function notKnown({ centre }: ApiParts): string {
  return `nothing is known yet of what comes; the floor is ${centre.readiness().state}`;
}
