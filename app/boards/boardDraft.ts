import { isBoardId } from "../../sim/metrics/boardId.ts";
import type { ServiceLevelFigure } from "../../sim/metrics/frame.ts";
import { WALL_SPEC_VERSION, type WallSpec } from "../../sim/metrics/wallSpec.ts";
import { parseWallSpec, WALL_BOUNDS } from "../../sim/metrics/wallSpecSchema.ts";

export type BoardField = keyof WallSpec;
/** What a step in the editor was done to. */
export type BoardStep = BoardField | "discard" | "theirs";

/** A board nobody has set anything on yet: everything there is, for supervisors, nobody named. */
export function freshBoard(id: string, name: string): WallSpec {
  return {
    version: WALL_SPEC_VERSION,
    id,
    name,
    audience: "supervisor",
    names: "none",
    language: "auto",
    theme: "auto",
    template: "auto",
    widgets: ["alarms", "channels", "agents", "queues", "responses", "teams"],
  };
}

/** `spec` with one field set, or taken away where `value` is `undefined`. */
export function withField<Field extends BoardField>(
  spec: WallSpec,
  field: Field,
  value: WallSpec[Field] | undefined,
): WallSpec {
  const { [field]: _, ...rest } = spec;
  // Without an optional field a board is whole; required ones are never set to nothing by the form.
  return (value === undefined ? rest : { ...rest, [field]: value }) as WallSpec;
}

/** `spec` for another audience. Agents are not shown by name, so names become none with it. */
export function forAudience(spec: WallSpec, audience: WallSpec["audience"]): WallSpec {
  const names = audience === "agents" && spec.names === "names" ? "none" : spec.names;
  return { ...spec, audience, names };
}

/** Whether something kept in this browser has the form of a board; its values may be half typed. */
export function isBoardLike(value: unknown): value is WallSpec {
  if (typeof value !== "object" || value === null) return false;
  const { version, id, name, audience, names, widgets } = value as Readonly<Record<string, unknown>>;
  const texts = [id, name, audience, names].every((text) => typeof text === "string");
  return version === WALL_SPEC_VERSION && texts && Array.isArray(widgets);
}

/** The fields of `spec` that are wrong, with the places in them; a board in turn with itself is one of them. */
export function wrongFields(spec: WallSpec): ReadonlyMap<string, readonly string[]> {
  const parsed = parseWallSpec(spec);
  const wrong = new Map<string, string[]>();
  const add = (path: string) => {
    const [field = ""] = path.split(".");
    wrong.set(field, [...(wrong.get(field) ?? []), path]);
  };
  if (!parsed.ok) for (const { path } of parsed.problems) add(path);
  if (spec.rotation?.boardIds.includes(spec.id) === true) add("rotation.boardIds");
  // The parser compares fields only once each is right by itself; the form says it at once.
  if (spec.audience === "agents" && spec.names === "names" && !wrong.has("names")) add("names");
  return wrong;
}

/**
 * An address for a board called `name` that none of `taken` has: its letters and digits (Cyrillic spelled in Latin) with
 * hyphens between, else `board`; with a number at its end where the plain one is taken.
 */
export function boardIdFor(name: string, taken: readonly string[]): string {
  const plain = [...name.toLowerCase().normalize("NFKD").replaceAll(/\p{M}/gu, "")]
    .map((letter) => LATIN[letter] ?? letter)
    .join("")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, WALL_BOUNDS.idLength - NUMBER_ROOM)
    .replaceAll(/^-+|-+$/g, "");
  const base = isBoardId(plain) ? plain : "board";
  let id = base;
  for (let number = 2; taken.includes(id); number += 1) id = `${base}-${number}`;
  return id;
}

const NUMBER_ROOM = 5;
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    ...{ а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", к: "k", л: "l", м: "m", н: "n" },
    ...{ о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f", х: "kh", ц: "ts", ч: "ch", ш: "sh", щ: "shch" },
    ...{ ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya" },
  }),
);

/** How the centre reads figures, taken from one of its own. */
export function readingOf({ variant, attribution, window }: ServiceLevelFigure): NonNullable<WallSpec["reading"]> {
  return { variant, attribution, headline: window };
}
