import * as z from "zod";
import type { QueueId, TeamId } from "../vocabulary/index.ts";
import { type Problem, shortened } from "../vocabulary/problems.ts";
import { channel, id, listOf, oneOf, whole } from "../vocabulary/schemaParts.ts";
import { problemsOf } from "../vocabulary/schemaProblems.ts";
import { ATTRIBUTIONS, SERVICE_LEVEL_VARIANTS, WINDOWS } from "./config.ts";
import { NAMINGS } from "./lens.ts";
import { WALL_SPEC_VERSION, type WallSpec, WIDGETS } from "./wallSpec.ts";

/** Bounds of one board. Lengths in UTF-16 units, durations in ms; all limits are included. */
export const WALL_SPEC_BOUNDS = {
  idLength: 64,
  nameLength: 80,
  queues: 200,
  teams: 200,
  /** Boards shown in turn besides the first. */
  rotation: 20,
  dwellLeastMs: 20_000,
  dwellMostMs: 3_600_000,
} as const;

const SLUG = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const PRINTABLE = /^[^\p{Cc}\p{Cs}]*$/u;
const maybe = z.exactOptional;

function strict<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? `no field ${issue.keys.join(", ")}` : "an object"),
  });
}

const boardId = (() => {
  const error = `1–${WALL_SPEC_BOUNDS.idLength} lower-case letters, digits and hyphens`;
  return z
    .string(error)
    .min(1, { error, abort: true })
    .max(WALL_SPEC_BOUNDS.idLength, { error, abort: true })
    .regex(SLUG, error);
})();

const name = (() => {
  const error = `1–${WALL_SPEC_BOUNDS.nameLength} characters, not blank, no control characters`;
  return z
    .string(error)
    .max(WALL_SPEC_BOUNDS.nameLength, { error, abort: true })
    .regex(PRINTABLE, { error, abort: true })
    .refine((text) => text.trim() !== "", { error, params: { code: "bad-length" } });
})();

/** A list in which nothing stands twice, with at least one item. */
function distinct<Item extends z.ZodType>(item: Item, most: number) {
  return listOf(item, most).refine((list) => list.length > 0 && new Set(list).size === list.length, {
    error: "at least one item, each once; no field at all where everything is meant",
    params: { code: "inconsistent" },
  });
}

const timeZone = z
  .string("an IANA time zone")
  .max(64, { error: "an IANA time zone", abort: true })
  .refine(isTimeZone, { error: "an IANA time zone, such as Europe/Moscow", params: { code: "bad-format" } });

const wallSpecSchema: z.ZodType<WallSpec> = strict({
  version: z.literal(WALL_SPEC_VERSION, `${WALL_SPEC_VERSION}`),
  id: boardId,
  name,
  audience: oneOf(["supervisor", "operations", "agents"]),
  names: oneOf(NAMINGS),
  language: oneOf(["auto", "en", "ru"]),
  theme: oneOf(["auto", "dark", "light"]),
  timeZone: maybe(timeZone),
  template: oneOf(["auto", "16:9", "21:9", "32:9", "portrait"]),
  channels: maybe(distinct(channel, 9)),
  queueIds: maybe(distinct(id<QueueId>(), WALL_SPEC_BOUNDS.queues)),
  teamIds: maybe(distinct(id<TeamId>(), WALL_SPEC_BOUNDS.teams)),
  widgets: distinct(oneOf(WIDGETS), WIDGETS.length),
  reading: maybe(
    strict({ variant: oneOf(SERVICE_LEVEL_VARIANTS), attribution: oneOf(ATTRIBUTIONS), headline: oneOf(WINDOWS) }),
  ),
  rotation: maybe(
    strict({
      boardIds: listOf(boardId, WALL_SPEC_BOUNDS.rotation),
      dwellMs: whole(WALL_SPEC_BOUNDS.dwellLeastMs, WALL_SPEC_BOUNDS.dwellMostMs),
    }),
  ),
});

export type ParsedWallSpec =
  | { readonly ok: true; readonly spec: WallSpec }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A board from outside, or everything that is wrong with it, the first 50. Nothing is corrected silently. */
export function parseWallSpec(value: unknown): ParsedWallSpec {
  const parsed = wallSpecSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues) };
  const spec = parsed.data;
  const problems = contradictions(spec);
  return problems.length === 0 ? { ok: true, spec } : { ok: false, problems };
}

/** What the parts of one well-formed board say against each other. */
function contradictions({ id, audience, names, rotation }: WallSpec): Problem[] {
  const found: Problem[] = [];
  if (audience === "agents" && names === "names") {
    found.push({ path: "names", code: "inconsistent", expected: "initials or none for agents", got: shortened(names) });
  }
  const seen = new Set([id]);
  for (const [place, boardId] of (rotation?.boardIds ?? []).entries()) {
    if (seen.has(boardId)) {
      const expected = "another board than this one and those before";
      found.push({ path: `rotation.boardIds.${place}`, code: "inconsistent", expected, got: shortened(boardId) });
    }
    seen.add(boardId);
  }
  return found;
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
