import * as z from "zod";
import { CHANNELS, type QueueId, type TeamId } from "../vocabulary/index.ts";
import type { Problem } from "../vocabulary/problems.ts";
import { problemsOf } from "../vocabulary/schemaProblems.ts";
import { BOARD_ID, BOARD_ID_LENGTH } from "./boardId.ts";
import { ATTRIBUTIONS, SERVICE_LEVEL_VARIANTS, WINDOWS } from "./config.ts";
import { NAMINGS } from "./lens.ts";
import { WALL_SPEC_VERSION, type WallSpec, WIDGETS } from "./wallSpec.ts";

/** Bounds of a board from outside; all limits are included. Lengths in UTF-16 units. */
export const WALL_BOUNDS = {
  nameLength: 80,
  idLength: BOARD_ID_LENGTH,
  /** Queues or teams named one by one. */
  listed: 200,
  rotation: 20,
  dwellMs: { low: 20_000, high: 3_600_000 },
  /** One board as JSON, bytes of UTF-8. */
  bytes: 65_536,
  boards: 500,
} as const;

const expecting = (error: string) => ({ error, abort: true });
const ID = expecting(`1–${WALL_BOUNDS.idLength} of a–z, 0–9 and hyphens, none at either end`);
const NAME = expecting(`1–${WALL_BOUNDS.nameLength} characters, no control characters`);
const boardId = z.string(ID).max(WALL_BOUNDS.idLength, ID).regex(BOARD_ID, ID);
const oneOf = <const T extends readonly string[]>(values: T) =>
  z.enum(values, expecting(`one of ${values.join(", ")}`));

const PLACE_ID = expecting("1–200 characters, no control characters");
const placeId = <Id extends string>() =>
  z
    .string(PLACE_ID)
    .min(1, PLACE_ID)
    .max(200, PLACE_ID)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, PLACE_ID) as z.ZodType<string, string> as z.ZodType<Id, string>;

/** A list without repeats, of `least` to `most` items. */
function listOf<T>(item: z.ZodType<T>, least: number, most: number) {
  const size = expecting(`a list of ${least}–${most}`);
  return z
    .array(item, size)
    .min(least, size)
    .max(most, size)
    .refine((items) => new Set(items).size === items.length, { error: "a list that names nothing twice" });
}

const ZONE = expecting("an IANA time zone this machine knows");
const timeZone = z
  .string(ZONE)
  .max(100, ZONE)
  .refine(isTimeZone, { ...ZONE, params: { code: "not-one-of" } });

const DWELL = expecting(`whole ms in [${WALL_BOUNDS.dwellMs.low}, ${WALL_BOUNDS.dwellMs.high}]`);

const schema: z.ZodType<WallSpec> = z
  .strictObject({
    version: z.literal(WALL_SPEC_VERSION, expecting(`${WALL_SPEC_VERSION}, the version of this form`)),
    id: boardId,
    name: z
      .string(NAME)
      .min(1, NAME)
      .max(WALL_BOUNDS.nameLength, NAME)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u, NAME),
    audience: oneOf(["supervisor", "operations", "agents"]),
    names: oneOf(NAMINGS),
    language: oneOf(["auto", "en", "ru"]),
    theme: oneOf(["auto", "dark", "light"]),
    timeZone: z.exactOptional(timeZone),
    template: oneOf(["auto", "16:9", "21:9", "32:9", "portrait"]),
    channels: z.exactOptional(listOf(oneOf(CHANNELS), 1, CHANNELS.length)),
    queueIds: z.exactOptional(listOf(placeId<QueueId>(), 0, WALL_BOUNDS.listed)),
    teamIds: z.exactOptional(listOf(placeId<TeamId>(), 0, WALL_BOUNDS.listed)),
    widgets: listOf(oneOf(WIDGETS), 1, WIDGETS.length),
    reading: z.exactOptional(
      z.strictObject({
        variant: oneOf(SERVICE_LEVEL_VARIANTS),
        attribution: oneOf(ATTRIBUTIONS),
        headline: oneOf(WINDOWS),
      }),
    ),
    rotation: z.exactOptional(
      z.strictObject({
        boardIds: listOf(boardId, 0, WALL_BOUNDS.rotation),
        dwellMs: z.int(DWELL).min(WALL_BOUNDS.dwellMs.low, DWELL).max(WALL_BOUNDS.dwellMs.high, DWELL),
      }),
    ),
  })
  .check(({ value, issues }) => {
    // Names on a wall agents look at are for them to agree on, one by one; a board cannot decide it for all.
    if (value.audience === "agents" && value.names === "names") {
      const error = "initials or none on a board for agents";
      issues.push({ code: "custom", path: ["names"], message: error, input: value.names });
    }
  });

export type ParsedWall =
  | { readonly ok: true; readonly spec: WallSpec }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A board from outside, or everything that is wrong with it. */
export function parseWallSpec(value: unknown): ParsedWall {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return { ok: true, spec: parsed.data };
  return { ok: false, problems: problemsOf(parsed.error.issues) };
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
