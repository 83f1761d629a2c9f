import type { Context, Hono } from "hono";
import type { LocalDay } from "../../sim/metrics/localDay.ts";
import { journeyFlows } from "../../sim/metrics/story/journeyFlows.ts";
import { mattersOf } from "../../sim/metrics/story/matters.ts";
import { type Instant, isInstant } from "../../sim/vocabulary/index.ts";
import { shortened } from "../../sim/vocabulary/problems.ts";
import { BOUNDS } from "../bounds.ts";
import { dayEvents } from "../log/dayEvents.ts";
import { LogFailure, logFailure } from "../log/failure.ts";
import { journeyEvents } from "../log/journeyEvents.ts";
import { DayBook, STEPS_MS } from "../replay/dayBook.ts";
import { Days } from "../replay/days.ts";
import { expectedDay } from "../replay/expected.ts";
import type { ApiEnvironment, ApiParts } from "./context.ts";
import { problem } from "./problems.ts";
import { Turns } from "./turns.ts";

/** `GET /api/v1/days…`: the days of the log and their replays. */
export function dayRoutes(app: Hono<ApiEnvironment>, parts: ApiParts): void {
  const { centre } = parts;
  const days = new Days(centre);
  const book = new DayBook(centre, days);
  const turns = new Turns(BOUNDS.costlyQuestions);
  let streams = 0;

  /** The day of the address as far as it has come; undefined for what is none and for days to come. */
  const dayOf = (date: string): LocalDay | undefined => {
    const day = days.dayOf(date);
    return day === undefined || day.startsAt > centre.shownAt ? undefined : day;
  };

  const storyOf = async (id: string) => {
    const beganAt = Number(/^(?:(?:dip|spike)\.[a-z-]+|gap|alarm)\.(\d{1,15})(?:\.|$)/.exec(id)?.[1] ?? Number.NaN);
    return isInstant(beganAt) ? book.postMortem(days.dayAt(beganAt), id) : undefined;
  };

  app.get("/api/v1/days", (context) =>
    reading(context, parts, async () => {
      const known = await days.known();
      const { timeZone } = centre.config();
      return context.json({ timeZone, today: days.today().date, now: centre.shownAt, days: known }, 200, NO_STORE);
    }),
  );

  app.get("/api/v1/days/:date", (context) =>
    reading(context, parts, async () => {
      const day = dayOf(context.req.param("date"));
      if (day === undefined) return unknownDay(context, days.today());
      const stepMs = stepOf(context.req.query("minutes"));
      if (stepMs === undefined) return badStep(context);
      const { targets, minimumN, timeZone, variant, attribution } = centre.config();
      const reading = { targets, minimumN, timeZone, variant, attribution };
      return context.json({ ...(await book.story(day, stepMs)), ...reading }, 200, NO_STORE);
    }),
  );

  app.get("/api/v1/days/:date/expected", (context) =>
    reading(context, parts, async () => {
      const day = dayOf(context.req.param("date"));
      if (day === undefined) return unknownDay(context, days.today());
      const stepMs = stepOf(context.req.query("minutes"));
      if (stepMs === undefined) return badStep(context);
      const channels = await expectedDay(centre, parts.history.forecasts, day, stepMs);
      return context.json({ date: day.date, stepMs, channels }, 200, NO_STORE);
    }),
  );

  app.get("/api/v1/days/:date/projection", (context) =>
    reading(context, parts, async () => {
      const day = dayOf(context.req.param("date"));
      if (day === undefined) return unknownDay(context, days.today());
      const at = Number(context.req.query("at") ?? Number.NaN);
      if (!isInstant(at) || at < day.startsAt || at >= day.endsAt) {
        return problem(context, "bad-query", `at: expected an instant of ${day.date}, ms since 1970 UTC`);
      }
      const kept = await parts.lookAhead.asOf(at);
      const young = kept !== undefined && at - kept.madeAt <= BOUNDS.projectionAgeMs;
      return context.json({ projection: young ? kept : null }, 200, NO_STORE);
    }),
  );

  app.get("/api/v1/days/:date/journeys", (context) =>
    reading(context, parts, async () => {
      const day = dayOf(context.req.param("date"));
      if (day === undefined) return unknownDay(context, days.today());
      const to = Math.min(day.endsAt, centre.shownAt + 1) as Instant;
      const turn = turns.take(() => journeyEvents(centre.shown.log, day.startsAt, to));
      if (turn === undefined) return problem(context, "too-busy", "too many questions wait for the log", RETRY);
      const { events, cutShort } = await turn;
      const flows = journeyFlows(mattersOf(events, to));
      return context.json({ date: day.date, from: day.startsAt, to, cutShort, ...flows }, 200, NO_STORE);
    }),
  );

  app.get("/api/v1/incidents", (context) =>
    reading(context, parts, async () => {
      const day = dayOf(context.req.query("date") ?? days.today().date);
      if (day === undefined) return unknownDay(context, days.today());
      const { incidents } = await book.story(day, STEPS_MS[0]);
      return context.json({ date: day.date, incidents }, 200, NO_STORE);
    }),
  );

  app.get("/api/v1/incidents/:id", (context) =>
    reading(context, parts, async () => {
      const story = await storyOf(context.req.param("id"));
      if (story === undefined) {
        return problem(context, "unknown-incident", `GET /api/v1/incidents?date= lists those of a day`);
      }
      const { targets, timeZone, variant, attribution, place } = centre.config();
      const { beginAt, endAt = story.reachedAt } = story.incident;
      const chosen = (await parts.lookAhead.chosen()).filter(({ at }) => at >= beginAt && at < endAt);
      return context.json({ ...story, chosen, targets, timeZone, variant, attribution, place }, 200, NO_STORE);
    }),
  );

  app.get("/api/v1/incidents/:id/causes", (context) =>
    reading(context, parts, async () => {
      const story = await storyOf(context.req.param("id"));
      if (story === undefined) {
        return problem(context, "unknown-incident", `GET /api/v1/incidents?date= lists those of a day`);
      }
      const day = days.dayAt(story.incident.beginAt);
      const kept = await expectedDay(centre, parts.history.forecasts, day, story.stepMs);
      const { startsAt } = day;
      return context.json({ channels: await parts.causes.causes(story, { startsAt, channels: kept }) }, 200, NO_STORE);
    }),
  );

  app.get("/api/v1/days/:date/events", (context) =>
    reading(context, parts, async () => {
      const day = dayOf(context.req.param("date"));
      if (day === undefined) return unknownDay(context, days.today());
      if (streams >= BOUNDS.dayStreams) {
        return problem(context, "too-busy", `${streams} days are being read at once`, { "Retry-After": "2" });
      }
      const header = await days.header(day);
      if (header.events === 0) return unknownDay(context, days.today());
      if (header.events > BOUNDS.dayEvents) {
        return problem(context, "day-too-large", `${header.events} events, at most ${BOUNDS.dayEvents}`);
      }
      streams += 1;
      const span = { startsAt: day.startsAt, endsAt: header.endsAt };
      const lines = bytesOf(header, dayEvents(centre.shown.log, span), () => {
        streams -= 1;
      });
      return compressed(context, lines);
    }),
  );
}

function stepOf(said = "15"): (typeof STEPS_MS)[number] | undefined {
  return STEPS_MS.find((ms) => String(ms / 60_000) === said);
}

function badStep(context: Context<ApiEnvironment>): Response {
  const said = shortened(context.req.query("minutes") ?? "");
  return problem(context, "bad-query", `minutes: expected 5, 15 or 30, got ${said}`);
}

const RETRY = { "Retry-After": "1" };
const NO_STORE = { "Cache-Control": "no-store" };

/** Answers once the floor is whole; a log that cannot be read is told with its code. */
export async function reading(
  context: Context<ApiEnvironment>,
  parts: ApiParts,
  answer: () => Promise<Response>,
): Promise<Response> {
  const readiness = parts.centre.readiness();
  if (readiness.state === "replaying" || readiness.state === "catching-up") {
    return problem(context, "not-ready", `the floor is ${readiness.state}`, { "Retry-After": "1" });
  }
  try {
    return await answer();
  } catch (failure) {
    const known = failure instanceof LogFailure ? failure : logFailure(failure, parts.centre.shown.log.directory);
    parts.logger.error({ code: known.code }, known.message);
    return problem(context, "log-failed", `${known.code}: ${known.message}`, { "Retry-After": "5" });
  }
}

export function unknownDay(context: Context<ApiEnvironment>, today: LocalDay): Response {
  const got = shortened(context.req.param("date"));
  return problem(context, "unknown-day", `expected a day of GET /api/v1/days up to ${today.date}, got ${got}`);
}

/** A header and lines as bytes, read as fast as they are taken; `done` is told once, however it ends. */
function bytesOf(
  header: object,
  pieces: AsyncIterable<readonly string[]>,
  done: () => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = pieces[Symbol.asyncIterator]();
  let ended = false;
  const end = () => {
    if (!ended) done();
    ended = true;
  };
  let text = `${JSON.stringify(header)}\n`;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { value, done: last } = await iterator.next();
        if (!last) text += value.map((line) => `${line}\n`).join("");
        controller.enqueue(encoder.encode(text));
        text = "";
        if (!last) return;
        end();
        controller.close();
      } catch (failure) {
        end();
        controller.error(failure);
      }
    },
    async cancel() {
      end();
      await iterator.return?.();
    },
  });
}

/** The lines of a day are a tenth of their size when compressed. */
function compressed(context: Context<ApiEnvironment>, lines: ReadableStream<Uint8Array>): Response {
  const headers = { "Content-Type": "application/x-ndjson", ...NO_STORE };
  if (!/\bgzip\b/.test(context.req.header("accept-encoding") ?? "")) return context.body(lines, 200, headers);
  const zipped = lines.pipeThrough(new CompressionStream("gzip") as ReadableWritablePair<Uint8Array, Uint8Array>);
  return context.body(zipped, 200, { ...headers, "Content-Encoding": "gzip", Vary: "Accept-Encoding" });
}
