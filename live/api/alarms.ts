import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { parseAction } from "../../sim/metrics/alarms/parseRules.ts";
import { DAY_MS, type Instant, isInstant } from "../../sim/vocabulary/index.ts";
import { shortened } from "../../sim/vocabulary/problems.ts";
import type { CurrentRules } from "../alarms/desk.ts";
import { BOUNDS } from "../bounds.ts";
import { dryRunAnswer } from "./alarmDryRun.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { problem } from "./problems.ts";
import { matchedRevision, type WritingDoor } from "./writing.ts";

/** Rules, open alarms, what people do about them, history, dry run, channels out. */
export function alarmRoutes(app: OpenAPIHono<ApiEnvironment>, parts: ApiParts, door: WritingDoor): void {
  const { alarms } = parts;

  app.get("/api/v1/alarm-rules", (context) => rulesAnswer(context, alarms.desk.rules(), 200));

  app.put("/api/v1/alarm-rules", async (context) => {
    const written = await door.json(context, BOUNDS.alarmBodyBytes);
    if (!written.ok) return written.answer;
    const notReady = refusedUntilReady(context, parts);
    if (notReady !== undefined) return notReady;
    const revision = matchedRevision(context);
    if (revision === undefined) {
      return problem(context, "revision-required", 'If-Match: "0" or the revision of GET /api/v1/alarm-rules');
    }
    const saved = await alarms.desk.saveRules(revision, rulesOf(written.value));
    if (saved.ok) return rulesAnswer(context, saved.current, 200);
    if (saved.code === "revision-conflict") {
      return problem(context, "revision-conflict", `the rules are of revision ${saved.current.revision} by now`);
    }
    return problem(context, "invalid-rules", `${saved.problems.length} problems`, {}, { problems: saved.problems });
  });

  app.post("/api/v1/alarm-rules/dry-run", (context) => dryRunAnswer(context, parts, door));

  app.get("/api/v1/alarms", (context) => {
    const frame = parts.press.latest()?.frame;
    if (frame === undefined) return refusedUntilReady(context, parts) ?? problem(context, "not-ready", "no frame yet");
    context.header("Cache-Control", "no-store");
    return context.json({ at: frame.at, alarms: frame.alarms, rate: frame.alarmRate });
  });

  app.get("/api/v1/alarms/history", async (context) => {
    const now = parts.centre.shownAt;
    const from = instantOf(context.req.query("from"), (now - DAY_MS) as Instant);
    const to = instantOf(context.req.query("to"), (now + 1) as Instant);
    if (from === undefined || to === undefined || from >= to) {
      const got = shortened(`from=${context.req.query("from") ?? ""} to=${context.req.query("to") ?? ""}`);
      return problem(context, "invalid-span", `expected from < to, whole ms since 1970 UTC, got ${got}`);
    }
    const changes = await alarms.desk.history(from, to);
    return context.json({ from, to, changes, complete: changes.length < BOUNDS.alarmHistoryItems });
  });

  for (const kind of ["see", "shelve", "unshelve"] as const) {
    app.post(`/api/v1/alarms/:id/${kind}`, async (context) => {
      const written = await door.json(context, BOUNDS.alarmBodyBytes);
      if (!written.ok) return written.answer;
      const notReady = refusedUntilReady(context, parts);
      if (notReady !== undefined) return notReady;
      const body = typeof written.value === "object" && written.value !== null ? written.value : {};
      const parsed = parseAction({ ...body, kind, id: context.req.param("id") });
      if (!parsed.ok) {
        return problem(
          context,
          "invalid-action",
          `${parsed.problems.length} problems`,
          {},
          { problems: parsed.problems },
        );
      }
      const outcome = await alarms.desk.act(parsed.action);
      return outcome.ok ? context.json({ state: outcome.state }) : problem(context, outcome.code, outcome.detail);
    });
  }

  app.get("/api/v1/alarm-channels", async (context) => {
    if (alarms.outbox === undefined) return context.json({ channels: [], dead: [] });
    const dead = await parts.centre.real.alarmStore.dead(BOUNDS.alarmMessageItems);
    return context.json({
      channels: await alarms.outbox.status(),
      dead: dead.map(({ channel, owedAt, attempts, problem: reason, change }) => ({
        ...{ channel, owedAt, attempts, problem: reason ?? "unknown", change },
      })),
    });
  });
}

function rulesAnswer(context: Context, { revision, rules }: CurrentRules, status: 200): Response {
  return context.json({ revision, rules }, status, { ETag: `"${revision}"`, "Cache-Control": "no-store" });
}

/** Rules come as a list, or as `GET` gave them. */
export function rulesOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "rules" in value ? value.rules : value;
}

/** While the past is folded there is no book to change yet. */
export function refusedUntilReady(context: Context, parts: ApiParts): Response | undefined {
  const { state } = parts.centre.readiness();
  if (state === "ready") return undefined;
  return problem(context, "not-ready", `the floor is ${state}`, { "Retry-After": "1" });
}

function instantOf(text: string | undefined, otherwise: Instant): Instant | undefined {
  if (text === undefined) return otherwise;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return isInstant(value) ? value : undefined;
}
