import type { Scenario } from "../../scenario/scenario.ts";
import { DAY_MS } from "../../vocabulary/index.ts";
import { MOST_INTERVALS } from "../figureRows.ts";
import { runPlace } from "../runPlace.ts";
import { scopeKey, scopesOf } from "../scopes.ts";
import {
  FEWEST_RUNS_A_LOOK,
  MOST_CELLS,
  MOST_RUNS,
  MOST_RUNS_A_LOOK,
  MOST_TARGETS,
  type StaffSearchSpec,
  type StaffTarget,
} from "./spec.ts";

/** What can be wrong with a search. Stable: docs/ERRORS.md lists them. */
export const SEARCH_CODES = [
  "no-targets",
  "too-many",
  "unknown-group",
  "no-groups",
  "bad-target",
  "no-promise",
  "longer-than-a-day",
  "out-of-range",
] as const;

export interface SearchProblem {
  readonly code: (typeof SEARCH_CODES)[number];
  /** Dotted place in the search: `targets.0.limit`. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/** Everything wrong with a search of a parsed scenario; empty: it can begin. */
export function searchProblems(spec: StaffSearchSpec): readonly SearchProblem[] {
  const found: SearchProblem[] = [];
  const add = (code: SearchProblem["code"], path: string, expected: string, got: string) =>
    found.push({ code, path, expected, got });
  const { scenario, targets, groupIds, intervalsABlock, runsALook, mostRuns, start } = spec;
  const place = runPlace(scenario);
  const between = (path: string, value: number, least: number, most: number) => {
    if (!(Number.isInteger(value) && value >= least && value <= most)) {
      add("out-of-range", path, `a whole number in [${least}, ${most}]`, String(value));
    }
  };
  if (targets.length === 0) add("no-targets", "targets", "at least one target", "none");
  if (targets.length > MOST_TARGETS) add("too-many", "targets", `at most ${MOST_TARGETS}`, String(targets.length));
  if (groupIds.length === 0) add("no-groups", "groupIds", "at least one group", "none");
  for (const [i, id] of groupIds.entries()) {
    if (!scenario.groups.some((group) => group.id === id) || groupIds.indexOf(id) < i) {
      add("unknown-group", `groupIds.${i}`, "a group of the scenario, each once", id);
    }
  }
  between("intervalsABlock", intervalsABlock, 1, place.intervals);
  between("runsALook", runsALook, FEWEST_RUNS_A_LOOK, MOST_RUNS_A_LOOK);
  between("mostRuns", mostRuns, FEWEST_RUNS_A_LOOK, MOST_RUNS);
  const blocks = Math.ceil(place.intervals / Math.max(1, intervalsABlock));
  const cells = blocks * groupIds.length;
  if (cells > MOST_CELLS)
    add("too-many", "intervalsABlock", `at most ${MOST_CELLS} numbers to look for`, String(cells));
  if (blocks > 1 && place.endsAt - place.beginsAt > DAY_MS) {
    add("longer-than-a-day", "scenario.run", "at most a day, or one number for the whole run", `${blocks} blocks`);
  }
  if (start !== undefined && (start.length !== groupIds.length || start.some((counts) => counts.length !== blocks))) {
    add(
      "out-of-range",
      "start",
      `${groupIds.length} × ${blocks} numbers`,
      `${start.length} × ${start[0]?.length ?? 0}`,
    );
  }
  for (const [i, target] of targets.entries()) targetProblems(target, `targets.${i}`, scenario, place.intervals, add);
  return found;
}

function targetProblems(
  { figure, scope, limit, per }: StaffTarget,
  path: string,
  scenario: Scenario,
  intervals: number,
  add: (code: SearchProblem["code"], path: string, expected: string, got: string) => void,
): void {
  const key = scopeKey(scope);
  const known = scopesOf(scenario).some((one) => scopeKey(one) === key);
  const ofGroup = scope.kind === "group";
  if (!known || (figure === "occupancy") !== ofGroup) {
    add(
      "bad-target",
      `${path}.scope`,
      figure === "occupancy" ? "a group of the scenario" : "the total, a channel or a queue of it",
      key,
    );
  }
  const share = figure === "serviceLevel" || figure === "abandonmentRate" || figure === "occupancy";
  const most = figure === "occupancy" ? 1 : 1 - 1e-9;
  if (!(limit > 0 && (!share || limit <= most))) {
    add("bad-target", `${path}.limit`, share ? "a share above 0 and below 1" : "ms above 0", String(limit));
  }
  if (per === "interval" && intervals > MOST_INTERVALS) {
    add(
      "bad-target",
      `${path}.per`,
      `run: figures by interval are kept up to ${MOST_INTERVALS} of them`,
      `${intervals} intervals`,
    );
  }
  if (figure !== "serviceLevel") return;
  const promised = scenario.queues.some(
    ({ id, channel, target }) =>
      target !== undefined &&
      (scope.kind === "total" ||
        (scope.kind === "channel" && scope.channel === channel) ||
        (scope.kind === "queue" && scope.queueId === id)),
  );
  if (!promised) add("no-promise", `${path}.scope`, "queues with an acceptable wait (their target)", key);
}
