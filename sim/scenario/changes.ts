import { EXPECTED } from "./expectations.ts";
import { picture } from "./findings.ts";
import { plainObject } from "./parts.ts";
import { problem, type ScenarioProblem } from "./problems.ts";
import type { ScenarioChange } from "./scenarioFile.ts";

/** Number fields that are counts, minutes or fixed ms: a multiplied value of theirs is rounded half up. */
export const WHOLE_FIELDS: ReadonlySet<string> = new Set([
  "afterMinutes",
  "agents",
  "atMost",
  "atMs",
  "byChannel",
  "clarifyMs",
  "contacts",
  "day",
  "days",
  "dueInMs",
  "durationMinutes",
  "durationSeconds",
  "endMinute",
  "experienceDays",
  "identificationMs",
  "intervalMinutes",
  "lengthMinutes",
  "level",
  "minute",
  "missCostMs",
  "patienceMs",
  "parts",
  "plannedBlockMinutes",
  "priority",
  "readUpMs",
  "redials",
  "referenceMs",
  "releaseAfterMs",
  "sameAgentMs",
  "second",
  "shortAbandonMs",
  "startMinute",
  "talkMs",
  "total",
  "warmUpMinutes",
  "withinMs",
]);

export type Changed =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** Where each change took place, lists by number: `queues.0.talkMs`. */
      readonly places: readonly string[];
    }
  /** Paths of the problems begin with the number of the change. */
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/**
 * `input` with the changes made one after the other; `input` itself stays as it is. The result is not judged: parse it.
 * Paths lead through own fields only, so no
 * prototype is reached; a field called `__proto__` would be an own one too, and parsing knows none.
 */
export function applyChanges(input: unknown, changes: readonly ScenarioChange[]): Changed {
  const problems: ScenarioProblem[] = [];
  const places: string[] = [];
  let value = input;
  changes.forEach((change, i) => {
    const place: (string | number)[] = [];
    const parts = change.path.split("/");
    const after = changed(value, parts, change, place);
    if (after instanceof Stop) {
      const expected = after.wantsNumbers
        ? EXPECTED.numbers
        : EXPECTED.pathLeads(parts.slice(0, after.at + 1).join("/"));
      problems.push(problem("bad-path", `${i}.path`, expected, picture(change.path)));
    } else value = after.value;
    places.push(place.join("."));
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value, places };
}

/** A path that leads nowhere, or to something that cannot be multiplied. */
class Stop {
  /** Number of the part that names nothing. */
  readonly at: number;
  readonly wantsNumbers: boolean;
  constructor(at: number, wantsNumbers = false) {
    this.at = at;
    this.wantsNumbers = wantsNumbers;
  }
}
/** A value after a change; `undefined` inside means: taken away. */
interface Result {
  readonly value: unknown;
}

function changed(
  value: unknown,
  parts: readonly string[],
  change: ScenarioChange,
  place: (string | number)[],
): Result | Stop {
  const [part, ...rest] = parts;
  if (part === undefined) return replaced(value, change, place);
  const inside = (held: unknown, key: string | number): Result | Stop => {
    place.push(key);
    if (held === undefined && !(rest.length === 0 && "set" in change)) return new Stop(place.length - 1);
    return changed(held, rest, change, place);
  };
  if (Array.isArray(value)) {
    const at = positionOf(value, part);
    if (at === undefined) return new Stop(place.length);
    const after = inside(value[at], at);
    if (after instanceof Stop) return after;
    if (after.value === undefined) return { value: value.toSpliced(at, 1) };
    return { value: value.toSpliced(at, 1, at === value.length ? withId(after.value, part, value) : after.value) };
  }
  const fields = plainObject(value);
  if (fields === undefined || part === "") return new Stop(place.length);
  const after = inside(Object.hasOwn(fields, part) ? fields[part] : undefined, part);
  if (after instanceof Stop) return after;
  const { [part]: _before, ...others } = fields;
  if (after.value === undefined) return { value: others };
  return {
    value: Object.hasOwn(fields, part) ? { ...fields, [part]: after.value } : { ...others, [part]: after.value },
  };
}

/** Where `part` is in the list, by id where the items have ids, else by number; one behind the last: to be added. */
function positionOf(list: readonly unknown[], part: string): number | undefined {
  if (hasIds(list)) {
    const at = list.findIndex((item) => plainObject(item)?.id === part);
    if (at >= 0 || list.length > 0) return at >= 0 ? at : list.length;
  }
  const at = /^(0|[1-9]\d{0,5})$/.test(part) ? Number(part) : list.length === 0 ? 0 : undefined;
  return at !== undefined && at <= list.length ? at : undefined;
}

function hasIds(list: readonly unknown[]): boolean {
  return list.length > 0 && list.every((item) => typeof plainObject(item)?.id === "string");
}

/** A new item of a list with ids is called as the path calls it, unless it says so itself. */
function withId(value: unknown, id: string, list: readonly unknown[]): unknown {
  const fields = plainObject(value);
  return fields !== undefined && hasIds(list) && !Object.hasOwn(fields, "id") ? { id, ...fields } : value;
}

/** Whether the field at `place` takes whole numbers only. In a list, or by channel, it is the field around that says so. */
function isWhole(place: readonly (string | number)[]): boolean {
  const names = place.filter((key) => typeof key === "string");
  return WHOLE_FIELDS.has(names.at(-1) ?? "") || names.at(-2) === "byChannel";
}

function replaced(value: unknown, change: ScenarioChange, place: readonly (string | number)[]): Result | Stop {
  if ("set" in change) return { value: change.set };
  if ("remove" in change) return { value: undefined };
  const times = (one: number): number => {
    const product = one * change.times;
    return isWhole(place) ? Math.floor(product + 0.5) : product;
  };
  if (typeof value === "number") return { value: times(value) };
  if (Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "number")) {
    return { value: value.map(times) };
  }
  return new Stop(place.length, true);
}
