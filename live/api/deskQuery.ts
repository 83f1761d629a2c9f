import { ATTRIBUTIONS, type BoardConfig, SERVICE_LEVEL_VARIANTS, WINDOWS } from "../../sim/metrics/config.ts";
import { LISTED_FIGURES, type ListedFigure } from "../../sim/metrics/counted.ts";
import { type Lens, NAMINGS } from "../../sim/metrics/lens.ts";
import { type FigureScope, windowStart } from "../../sim/metrics/namedFigure.ts";
import { type AgentId, type Instant, isInstant } from "../../sim/vocabulary/index.ts";
import { type Problem, shortened } from "../../sim/vocabulary/problems.ts";
import { BOUNDS } from "../bounds.ts";
import type { ListRequest } from "../log/listSql.ts";
import { scopeOf } from "./figureRoutes.ts";

type Query = Readonly<Record<string, string>>;

/** What is read of a query, or everything that is wrong with it. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** `GET /api/v1/contacts`, with what it leaves out as the board reads. `at` absent: now. */
export interface ListQuery extends Omit<ListRequest, "at" | "from" | "channel" | "queueId"> {
  readonly figure: ListedFigure;
  readonly scope: FigureScope;
  readonly at: Instant | undefined;
  readonly from: (at: Instant) => Instant;
  readonly window: (typeof WINDOWS)[number];
  readonly names: Lens["names"];
}

export function listQuery(query: Query, config: BoardConfig): Read<ListQuery> {
  const reader = new QueryReader(query);
  const figure = reader.oneOf("figure", LISTED_FIGURES);
  const window = reader.oneOf("window", WINDOWS, config.headline);
  const variant = reader.oneOf("variant", SERVICE_LEVEL_VARIANTS, config.variant);
  const attribution = reader.oneOf("attribution", ATTRIBUTIONS, config.attribution);
  const names = reader.oneOf("names", NAMINGS, "names");
  const scope = scopeOf(query.scope ?? "total") ?? reader.wrong("scope", "total, channel:voice or queue:sales/voice");
  const agentId = query.agent === undefined ? undefined : reader.id("agent");
  if (agentId !== undefined && figure !== undefined && figure !== "handled" && figure !== "inProgress")
    reader.wrong("agent", "only with the figures handled and inProgress");
  const at = reader.instant("at");
  const offset = reader.count("offset", 0, 0, BOUNDS.listOffset);
  const limit = reader.count("limit", 100, 1, BOUNDS.listItems);
  const { problems } = reader;
  if (problems.length > 0 || !figure || !window || !variant || !attribution || !names || !scope)
    return { ok: false, problems };
  const from = (instant: Instant) => windowStart(window, instant, config);
  const page = { offset: offset!, limit: limit! };
  return {
    ok: true,
    value: {
      figure,
      scope,
      at,
      from,
      window,
      variant,
      attribution,
      names,
      ...page,
      agentId: agentId as AgentId | undefined,
    },
  };
}

/** What a question about one contact, journey or agent says beside its id. */
export interface OneQuery {
  readonly at: Instant | undefined;
  readonly source: string | undefined;
  readonly names: Lens["names"];
}

export function oneQuery(query: Query, id: string): Read<OneQuery> {
  const reader = new QueryReader({ ...query, id });
  reader.id("id");
  const source = query.source === undefined ? undefined : reader.id("source");
  const names = reader.oneOf("names", NAMINGS, "names");
  const at = reader.instant("at");
  const { problems } = reader;
  return problems.length > 0 || names === undefined
    ? { ok: false, problems }
    : { ok: true, value: { at, source, names } };
}

/** How people are named, as asked for; the problem where that is no way. */
export function namesQuery(query: Query): Read<Lens["names"]> {
  const reader = new QueryReader(query);
  const names = reader.oneOf("names", NAMINGS, "names");
  return names === undefined ? { ok: false, problems: reader.problems } : { ok: true, value: names };
}

/** Reads one field after the other and keeps all that is wrong. */
class QueryReader {
  readonly problems: Problem[] = [];
  readonly #query: Query;

  constructor(query: Query) {
    this.#query = query;
  }

  wrong(path: string, expected: string, code: Problem["code"] = "bad-format"): undefined {
    const got = this.#query[path];
    this.problems.push({ path, code: got === undefined ? "missing-field" : code, expected, got: shortened(got) });
  }

  oneOf<const T extends string>(path: string, values: readonly T[], otherwise?: T): T | undefined {
    const said = this.#query[path] ?? otherwise;
    return values.find((value) => value === said) ?? this.wrong(path, `one of ${values.join(", ")}`, "not-one-of");
  }

  instant(path: string): Instant | undefined {
    const said = this.#query[path];
    if (said === undefined) return undefined;
    if (/^\d{1,15}$/.test(said) && isInstant(Number(said))) return Number(said) as Instant;
    return this.wrong(path, "ms since 1970 UTC");
  }

  count(path: string, otherwise: number, least: number, most: number): number | undefined {
    const said = this.#query[path];
    if (said === undefined) return otherwise;
    const value = /^\d{1,9}$/.test(said) ? Number(said) : Number.NaN;
    if (value >= least && value <= most) return value;
    return this.wrong(path, `a whole number in [${least}, ${most}]`, "out-of-range");
  }

  id(path: string): string | undefined {
    const said = this.#query[path] ?? "";
    if (said.length > 0 && said.length <= BOUNDS.idCharacters) return said;
    return this.wrong(path, `a text of 1 to ${BOUNDS.idCharacters} characters`, "bad-length");
  }
}
