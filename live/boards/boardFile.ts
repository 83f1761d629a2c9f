import type { WallSpec } from "../../sim/metrics/wallSpec.ts";
import { parseWallSpec, WALL_BOUNDS } from "../../sim/metrics/wallSpecSchema.ts";
import { type Problem, shortened } from "../../sim/vocabulary/problems.ts";
import { MOST_PROBLEMS } from "../../sim/vocabulary/schemaProblems.ts";
import type { StoredBoard } from "./boardStore.ts";

/** Boards as a file: what one centre sends another. */
export interface BoardFile {
  readonly format: "floorcast-boards";
  readonly version: 1;
  readonly boards: readonly WallSpec[];
}

export function boardFile(boards: readonly StoredBoard[]): BoardFile {
  return { format: "floorcast-boards", version: 1, boards: boards.map(({ spec }) => spec) };
}

export type ParsedFile =
  | { readonly ok: true; readonly specs: readonly WallSpec[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Every board of a file, or everything that is wrong with it (the first 50 problems), each with its place in the list. */
export function parseBoardFile(value: unknown): ParsedFile {
  const file = typeof value === "object" && value !== null ? (value as Partial<Record<string, unknown>>) : {};
  const problems: Problem[] = [];
  const expect = (holds: boolean, path: string, expected: string, got: unknown): void => {
    const code = got === undefined ? "missing-field" : "not-one-of";
    if (!holds) problems.push({ path, code, expected, got: shortened(got) });
  };
  expect(file.format === "floorcast-boards", "format", "floorcast-boards", file.format);
  expect(file.version === 1, "version", "1", file.version);
  const list = Array.isArray(file.boards) ? (file.boards as readonly unknown[]) : undefined;
  expect(list !== undefined && list.length <= WALL_BOUNDS.boards, "boards", "a list of at most 500", file.boards);
  const specs: WallSpec[] = [];
  const ids = new Set<string>();
  (list ?? []).slice(0, WALL_BOUNDS.boards).forEach((item, i) => {
    const parsed = parseWallSpec(item);
    if (!parsed.ok) {
      problems.push(...parsed.problems.map((one) => ({ ...one, path: `boards.${i}${one.path && `.${one.path}`}` })));
      return;
    }
    expect(!ids.has(parsed.spec.id), `boards.${i}.id`, "an id no board before it has", parsed.spec.id);
    ids.add(parsed.spec.id);
    specs.push(parsed.spec);
  });
  return problems.length === 0 ? { ok: true, specs } : { ok: false, problems: problems.slice(0, MOST_PROBLEMS) };
}
