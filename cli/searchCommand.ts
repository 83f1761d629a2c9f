import { scopeKey } from "../sim/experiment/scopes.ts";
import { staffFrontier } from "../sim/experiment/search/frontier.ts";
import { searchProblems } from "../sim/experiment/search/problems.ts";
import { searchStaff } from "../sim/experiment/search/search.ts";
import type { SearchProgress, StaffSearchResult, StaffSearchSpec, StaffTarget } from "../sim/experiment/search/spec.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { machineTime } from "../workers/clock.ts";
import { createThreadPool } from "../workers/experimentThreadClient.ts";
import { csv } from "./csv.ts";
import { localClock } from "./localClock.ts";
import { loadFile, referenceOf, variantOf } from "./scenarioSource.ts";
import { table } from "./table.ts";
import { EXIT, type ExitCode, type Terminal, UsageProblem } from "./terminal.ts";

export interface SearchFlags {
  /** Of every queue with a target; absent: each queue's own. */
  readonly serviceLevel?: number;
  readonly abandonment?: number;
  /** Of every searched group. */
  readonly occupancy?: number;
  readonly groups?: readonly string[];
  readonly per: StaffTarget["per"];
  readonly block: "interval" | "hour" | "run";
  readonly runsALook: number;
  readonly maxRuns: number;
  readonly levels?: readonly number[];
  readonly seed: string;
  readonly workers?: number;
  readonly maxEvents?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Progress is told at most so often, real ms. */
const PROGRESS_MS = 2_000;

/** Prints the cheapest staffing of a scenario that keeps its targets, or what each level of service costs. */
export async function search(reference: string, flags: SearchFlags, terminal: Terminal): Promise<ExitCode> {
  const { source, variant } = referenceOf(reference);
  const { label, scenario } = variantOf(await loadFile(source, terminal), source, variant, flags.maxEvents);
  const spec = specOf(scenario, flags);
  const problems = searchProblems(spec);
  if (problems.length > 0) {
    const lines = problems.map(({ code, path, expected, got }) => `${path}: ${code}: expected ${expected}, got ${got}`);
    throw new UsageProblem(lines.join("\n"));
  }
  const stop = new AbortController();
  void terminal.interrupted().then(() => stop.abort());
  const pool = createThreadPool(flags.workers);
  let toldAt = machineTime.now();
  const onProgress = ({ phase, runs, cost }: SearchProgress) => {
    if (machineTime.now() - toldAt < PROGRESS_MS) return;
    toldAt = machineTime.now();
    terminal.note(`… ${phase}, ${runs} runs${cost === undefined ? "" : `, cost ${cost.toFixed(2)}`}`);
  };
  const options = {
    run: ((one, signal) => pool.run(one, undefined, signal)) satisfies Parameters<typeof searchStaff>[1]["run"],
    signal: stop.signal,
    onProgress,
  };
  try {
    if (flags.levels !== undefined) {
      const points = await staffFrontier(spec, flags.levels, options);
      const rows = points.map(({ level, result, dominated }) => [
        ...[level, result.found?.cost, result.bound.cost, result.end, dominated ? "dominated" : ""],
      ]);
      const head = ["service_level", "cost", "bound", "end", "dominated"];
      if (flags.json === true) terminal.out(JSON.stringify(points));
      else if (flags.csv === true) terminal.out(csv([head, ...rows]));
      else terminal.out(table([head, ...rows.map((row) => row.map((cell) => numberText(cell)))]));
      return points.some(({ result }) => result.end === "failed") ? EXIT.world : EXIT.ok;
    }
    const result = await searchStaff(spec, options);
    if (flags.json === true) terminal.out(JSON.stringify({ targets: spec.targets, ...result }));
    else if (flags.csv === true) terminal.out(foundCsv(spec, result));
    else terminal.out(foundText(label, spec, result));
    if (result.failure !== undefined) terminal.note(result.failure);
    if (result.end === "failed") return EXIT.world;
    return result.found === undefined ? EXIT.inputProblems : EXIT.ok;
  } finally {
    void pool.dispose();
  }
}

function specOf(scenario: Scenario, flags: SearchFlags): StaffSearchSpec {
  const { per, serviceLevel, abandonment, occupancy } = flags;
  const groupIds = flags.groups ?? scenario.groups.map(({ id }) => id);
  const targets = scenario.queues.flatMap(({ id, target, patienceMs }): StaffTarget[] => {
    const scope = { kind: "queue", queueId: id } as const;
    return [
      ...(target === undefined
        ? []
        : [{ figure: "serviceLevel", scope, limit: serviceLevel ?? target.share, per } as const]),
      ...(abandonment === undefined || patienceMs === undefined
        ? []
        : [{ figure: "abandonmentRate", scope, limit: abandonment, per } as const]),
    ];
  });
  const caps = groupIds.flatMap((groupId): StaffTarget[] =>
    occupancy === undefined ? [] : [{ figure: "occupancy", scope: { kind: "group", groupId }, limit: occupancy, per }],
  );
  const interval = scenario.run?.intervalMinutes ?? 30;
  const intervals = Math.ceil((scenario.run?.lengthMinutes ?? 1_440) / interval);
  const block = { interval: 1, hour: Math.max(1, Math.round(60 / interval)), run: intervals }[flags.block];
  return {
    ...{ scenario, targets: [...targets, ...caps], groupIds, intervalsABlock: Math.min(intervals, block) },
    ...{ seed: flags.seed, runsALook: flags.runsALook, mostRuns: flags.maxRuns },
  };
}

function foundText(label: string, spec: StaffSearchSpec, result: StaffSearchResult): string {
  const { found, bound, end, runs, looks, startCost } = result;
  const told = `${runs} runs, ${looks} staffings; seed ${spec.seed}`;
  if (found === undefined) return `${label}: ${end}: nothing keeps every target; ${told}`;
  const clock = localClock(spec.scenario.timeZone);
  const rows = result.startsAt.map((at, b) => [
    clock(at),
    ...found.agents.flatMap((row, g) => [String(row[b]), String(found.scheduled[g]![b])]),
  ]);
  const kept = found.kept.map(({ target, estimate, interval, kept: verdict }) => [
    `${target.figure}@${scopeKey(target.scope)}`,
    String(target.limit),
    numberText(estimate.value),
    numberText(estimate.halfWidth),
    interval === undefined ? "run" : clock(result.startsAt[0]! + interval * result.intervalMs),
    verdict,
  ]);
  const gap = `${(bound.gap * 100).toFixed(1)} %`;
  const known = {
    proved: "proved: nothing cheaper keeps them",
    estimated: `at least ${bound.cost.toFixed(2)} (estimated), gap ${gap}`,
    none: "no bound",
  };
  return [
    `${label}: cost ${found.cost.toFixed(2)}, ${known[bound.kind]}; by formulas ${startCost.toFixed(2)}; ${end}; ${told}`,
    "",
    table([["", ...spec.groupIds.flatMap((id) => [id, "scheduled"])], ...rows]),
    "",
    "worst interval, on days the search has not seen",
    table([["", "limit", "value", "±", "from", "kept"], ...kept]),
  ].join("\n");
}

function foundCsv(spec: StaffSearchSpec, { found, startsAt }: StaffSearchResult): string {
  const clock = localClock(spec.scenario.timeZone);
  const rows = (found?.agents ?? []).flatMap((agents, g) =>
    startsAt.map((at, b) => [spec.groupIds[g], b, clock(at), agents[b], found?.scheduled[g]?.[b]]),
  );
  return csv([["group", "block", "starts", "on_queue", "scheduled"], ...rows]);
}

function numberText(value: string | number | undefined): string {
  return typeof value === "number" ? String(Number(value.toPrecision(6))) : (value ?? "");
}
