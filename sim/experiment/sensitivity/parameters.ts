import type { LocalName } from "../../scenario/about.ts";
import { WHOLE_FIELDS } from "../../scenario/changes.ts";
import { placeWords } from "../../scenario/describeChanges.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ScenarioChange } from "../../scenario/scenarioFile.ts";
import type { GroupSpec } from "../../scenario/staff.ts";
import { isChannel } from "../../vocabulary/index.ts";
import type { AxisUnit } from "./asked.ts";
import { slotsChanges } from "./slots.ts";
import type { Swing, SwingEnd } from "./tornado.ts";

/** A number of a scenario that can be moved, or several that move together. */
export interface Parameter {
  /** Its path, or `all:arrivals`, `all:handling`, `all:people`. */
  readonly id: string;
  readonly name: LocalName;
  readonly paths: readonly string[];
  /** What its value is in. */
  readonly unit: AxisUnit;
  /** Its value in `unit`; absent where it is many values. */
  readonly now?: number;
  /** Its values are whole numbers. */
  readonly whole: boolean;
}

/** Fields that say what a scenario is or how it is looked at, not how much of something there is. */
const LEFT_OUT = new Set([
  "version",
  "run",
  "target",
  "level",
  "priority",
  "value",
  "profile",
  "intervalMinutes",
  "weekdays",
  "weekdayFactors",
  "startMinute",
  "endMinute",
  "day",
  "minute",
  "trace",
  "byInterval",
  "openHours",
  "rating",
  "evaluation",
  "byConcurrency",
  "total",
  "weights",
  "capacity",
  "survival",
  "people",
  "shifts",
  "story",
]);
/** Of a policy only what its name takes: numbers of one written out are tuned by `policy tune`. */
const OF_POLICY = "parameters";

const SLOTS = /^groups\/([^/]+)\/slots\/byChannel\/([^/]+)$/;
/** Significant digits of a moved value: more are noise of multiplying. */
const DIGITS = 12;
/** Deepest place looked at; scenarios have no deeper ones. */
const DEEPEST = 8;
/** Most parameters of one scenario. */
export const MOST_PARAMETERS = 400;

/** Every number of a parsed scenario that is a quantity above or below zero, in its order; those of all queues or groups first. */
export function parametersOf(scenario: Scenario): readonly Parameter[] {
  const found: Parameter[] = [];
  walk(scenario, scenario, [], found);
  return [...bundles(scenario, found), ...found].slice(0, MOST_PARAMETERS);
}

/** What planners ask about first: volumes, times, patience, people, and shares of what comes back. */
export function isUsual({ id }: Parameter): boolean {
  return id.startsWith("all:") || USUAL.test(id);
}

const USUAL =
  /(perHour|(talkMs|wrapUpMs|patienceMs)\/(meanMs|valueMs)|headcount\/agents|(resolution|repeat|misroute|redial)\/share|containedShare|contextKeptShare|clarifyMs|identificationMs|handleTimeFactor|byChannel\/(chat|messenger)|(planned|absent|induced|missed)Share)$/;

/** The unit of the value at a path. */
export function unitOfPath(path: string): AxisUnit {
  const field = path.split("/").findLast((part) => !/^\d+$/.test(part)) ?? "";
  if (field.endsWith("Ms")) return "seconds";
  if (/share$/i.test(field)) return "share";
  if (/factor$/i.test(field)) return "factor";
  return "count";
}

/** A parameter moved down and up by a share of its value, in (0, 1): whole numbers by at least one, shares to at most 1. */
export function swingOf(scenario: Scenario, parameter: Parameter, share: number): Swing {
  if (!(share > 0 && share < 1)) throw new RangeError(`share: expected a number in (0, 1), got ${share}`);
  const { id, name, unit, now } = parameter;
  return {
    ...{ id, name, unit: now === undefined ? "factor" : unit },
    ...(now === undefined ? {} : { now }),
    low: endOf(scenario, parameter, 1 - share, -1),
    high: endOf(scenario, parameter, 1 + share, 1),
  };
}

function endOf(scenario: Scenario, { paths, unit, now, whole }: Parameter, factor: number, way: 1 | -1): SwingEnd {
  if (now === undefined) {
    return { value: factor, changes: paths.flatMap((path) => timesChange(scenario, path, factor, way)) };
  }
  const moved = Number((now * factor).toPrecision(DIGITS));
  const path = paths[0]!;
  // Somebody who holds none at a time cannot work.
  const least = path.includes("/byChannel/") ? 1 : 0;
  const value = whole ? Math.max(least, wholeStep(now, moved, way)) : unit === "share" ? Math.min(1, moved) : moved;
  const [, groupId, channel] = SLOTS.exec(path) ?? [];
  if (groupId !== undefined && channel !== undefined && isChannel(channel)) {
    return { value, changes: slotsChanges(scenario, groupId, channel, value) };
  }
  const inner = unit === "seconds" ? Number((value * 1_000).toPrecision(DIGITS)) : value;
  const set = isWholePath(path) ? Math.round(inner) : inner;
  return { value, changes: [{ path, set: Array.isArray(numbersAt(scenario, path)) ? [set] : set }] };
}

/** Whole numbers multiplied, and where rounding would leave one as it is, a step of one: never below zero. */
function wholeStep(now: number, moved: number, way: 1 | -1): number {
  const rounded = Math.round(moved);
  return Math.max(0, rounded === now ? now + way : rounded);
}

/** Numbers at a path multiplied; whole ones each by at least one, zeros stay. */
function timesChange(scenario: Scenario, path: string, factor: number, way: 1 | -1): ScenarioChange[] {
  const held = numbersAt(scenario, path);
  if (!isWholePath(path) || held === undefined) return [{ path, times: factor }];
  const step = (one: number) => (one === 0 ? 0 : wholeStep(one, one * factor, way));
  return [{ path, set: typeof held === "number" ? step(held) : held.map(step) }];
}

function numbersAt(scenario: unknown, path: string): number | readonly number[] | undefined {
  let value = scenario;
  for (const part of path.split("/")) {
    if (typeof value !== "object" || value === null) return undefined;
    const items: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
    value = items
      ? (items.find((item) => idOf(item) === part) ?? items[Number(part)])
      : (value as Readonly<Record<string, unknown>>)[part];
  }
  if (typeof value === "number") return value;
  return Array.isArray(value) ? (value as readonly number[]) : undefined;
}

function walk(scenario: Scenario, value: unknown, path: readonly string[], found: Parameter[]): void {
  if (path.length > DEEPEST || value === null || typeof value !== "object") {
    if (typeof value === "number" && value !== 0) found.push(parameterOf(scenario, path, value));
    return;
  }
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.length > 0 && items.every((item) => typeof item === "number")) {
      if (items.some((item) => item !== 0)) {
        found.push(parameterOf(scenario, path, items.length === 1 ? items[0] : undefined));
      }
      return;
    }
    for (const [i, item] of items.entries()) walk(scenario, item, [...path, idOf(item) ?? String(i)], found);
    return;
  }
  if (path.length === 2 && path[0] === "groups" && isEmptyGroup(value)) return;
  for (const [field, held] of Object.entries(value)) {
    if (LEFT_OUT.has(field)) continue;
    if (path.length === 1 && path[0] === "policy" && field !== OF_POLICY) continue;
    walk(scenario, held, [...path, field], found);
  }
}

/** A group nobody is in moves nothing. */
function isEmptyGroup(group: object): boolean {
  const { people = [], headcount } = group as Partial<GroupSpec>;
  return people.length === 0 && (headcount?.agents ?? []).every((agents) => agents === 0);
}

function parameterOf(scenario: Scenario, path: readonly string[], value: number | undefined): Parameter {
  const text = path.join("/");
  const unit = unitOfPath(text);
  return {
    id: text,
    name: { en: placeWords(scenario, text, "en"), ru: placeWords(scenario, text, "ru") },
    paths: [text],
    unit,
    ...(value === undefined ? {} : { now: unit === "seconds" ? value / 1_000 : value }),
    whole: isWholePath(text) && unit !== "seconds",
  };
}

/** Whether the field at a path takes whole numbers only, as changes have it. */
function isWholePath(path: string): boolean {
  const names = path.split("/").filter((part) => !/^\d+$/.test(part));
  return WHOLE_FIELDS.has(names.at(-1) ?? "") || names.at(-2) === "byChannel";
}

function idOf(item: unknown): string | undefined {
  const id = typeof item === "object" && item !== null && "id" in item ? item.id : undefined;
  return typeof id === "string" ? id : undefined;
}

const BUNDLES = [
  { id: "all:arrivals", en: "All arrivals", ru: "Весь поток", at: /^queues\/[^/]+\/arrivals\/perHour$/ },
  {
    id: "all:handling",
    en: "All handle times",
    ru: "Всё время обработки",
    at: /^queues\/[^/]+\/(talkMs|wrapUpMs)(\/phases\/\d+)?\/(meanMs|valueMs|fromMs|toMs|quantilesMs|atMs|tailMeanMs)$/,
  },
  { id: "all:people", en: "All people", ru: "Все люди", at: /^groups\/[^/]+\/headcount\/agents$/ },
] as const;

/** Numbers of the same kind that move together, where there are several. */
function bundles({ queues, groups }: Scenario, found: readonly Parameter[]): Parameter[] {
  return BUNDLES.flatMap(({ id, en, ru, at }) => {
    const paths = found.filter((one) => at.test(one.id)).map((one) => one.id);
    const several = id === "all:people" ? groups.length > 1 : queues.length > 1;
    return paths.length > 1 && several
      ? [{ id, name: { en, ru }, paths, unit: "factor" as const, whole: id === "all:people" }]
      : [];
  });
}
