import { openAsBlob } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { type Bridge, varianceBridge } from "../sim/experiment/bridge/bridge.ts";
import { bridgeProblems } from "../sim/experiment/bridge/factors.ts";
import { planOfForecasts } from "../sim/experiment/bridge/planOfForecasts.ts";
import { runPlace } from "../sim/experiment/runPlace.ts";
import { type Scope, scopeKey } from "../sim/experiment/scopes.ts";
import type { ForecastSnapshot } from "../sim/forecast/accuracy.ts";
import { parseSnapshot } from "../sim/forecast/snapshotSchema.ts";
import { rowProblemText } from "../sim/history/rowProblem.ts";
import { problemText } from "../sim/scenario/problems.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { dayOfFile } from "../workers/dayOfFile.ts";
import { createThreadPool } from "../workers/experimentThreadClient.ts";
import { csv } from "./csv.ts";
import { loadFile, referenceOf, variantOf } from "./scenarioSource.ts";
import { table } from "./table.ts";
import { EXIT, type ExitCode, type Terminal, UsageProblem } from "./terminal.ts";

/** A year of days by five minutes is less. */
const MOST_FORECAST_BYTES = 8 * 2 ** 20;

export interface BridgeFlags {
  /** A file of contacts or intervals of the day; its own date is wanted then. */
  readonly contacts?: string;
  readonly date?: string;
  /** Agents that day by group, one number for each interval of the plan. */
  readonly agents?: Readonly<Record<string, readonly number[]>>;
  /** Files of kept forecasts: the plan's volume as they stood. */
  readonly forecast?: readonly string[];
  /** Latest moment a forecast may have been made, ms since 1970 UTC. */
  readonly stoodAt?: number;
  readonly realised?: number;
  readonly scope: Scope;
  readonly replications: number;
  readonly seed: string;
  readonly workers?: number;
  readonly maxEvents?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Prints what moved the service level from a plan to the day: a scenario of it, or a file of its contacts. */
export async function bridge(
  plan: string,
  day: string | undefined,
  flags: BridgeFlags,
  terminal: Terminal,
): Promise<ExitCode> {
  if ((day === undefined) === (flags.contacts === undefined)) {
    throw new UsageProblem("bridge: expected a scenario of the day, or --contacts with a file of its contacts");
  }
  const planned = await plannedOf(await scenarioOf(plan, flags, terminal), flags, terminal);
  const told =
    day === undefined ? await contactsOf(planned, flags, terminal) : { actual: await scenarioOf(day, flags, terminal) };
  if (told === undefined) return EXIT.inputProblems;
  const { actual } = told;
  const serviceLevel = flags.realised ?? ("realised" in told ? told.realised : undefined);
  if (serviceLevel === undefined) throw new UsageProblem("--realised: expected the day's service level, such as 0.74");
  const problems = bridgeProblems(planned, actual);
  for (const { code, expected, got } of problems)
    terminal.note(`${code}: expected ${String(expected)}, got ${String(got)}`);
  if (problems.length > 0) return EXIT.inputProblems;
  const stop = new AbortController();
  void terminal.interrupted().then(() => stop.abort());
  const pool = createThreadPool(flags.workers);
  try {
    const { scope, seed, replications } = flags;
    const result = await varianceBridge(
      { plan: planned, actual, realised: { serviceLevel }, scope, seed, replications },
      (spec, signal) => pool.run(spec, undefined, signal),
      (done, of) => terminal.note(`… ${done} of ${of} mixtures`),
      stop.signal,
    );
    if (!result.ok) {
      terminal.note(`${result.reason}: ${result.detail}`);
      return EXIT.world;
    }
    if (flags.json === true) terminal.out(JSON.stringify({ scope: scopeKey(scope), ...result.bridge }));
    else if (flags.csv === true) terminal.out(csv([HEAD, ...rowsOf(result.bridge)]));
    else terminal.out(textOf(result.bridge));
    return EXIT.ok;
  } finally {
    void pool.dispose();
  }
}

async function scenarioOf(reference: string, { maxEvents }: BridgeFlags, terminal: Terminal): Promise<Scenario> {
  const { source, variant } = referenceOf(reference);
  return variantOf(await loadFile(source, terminal), source, variant, maxEvents).scenario;
}

/** The plan, its volume as forecasts had it where some are given. Throws `UsageProblem` for files that are none. */
async function plannedOf(plan: Scenario, flags: BridgeFlags, terminal: Terminal): Promise<Scenario> {
  const { forecast = [], date, stoodAt = Number.POSITIVE_INFINITY } = flags;
  if (forecast.length === 0) return plan;
  if (date === undefined) throw new UsageProblem("--date: expected the day of the forecast, YYYY-MM-DD");
  const snapshots = await Promise.all(forecast.map(snapshotOf));
  const { plan: planned, placed, asPlanned } = planOfForecasts(plan, snapshots, date, stoodAt);
  for (const { queueId, madeAt, of } of placed) {
    terminal.note(`volume of ${queueId}: ${of} forecast made ${new Date(madeAt).toISOString()}`);
  }
  if (asPlanned.length > 0) terminal.note(`volume as planned: ${asPlanned.join(", ")}`);
  return planned;
}

async function snapshotOf(path: string): Promise<ForecastSnapshot> {
  const { size } = await stat(path);
  if (size > MOST_FORECAST_BYTES) {
    throw new UsageProblem(`${path}: expected at most ${MOST_FORECAST_BYTES} bytes, got ${size}`);
  }
  const parsed = parseSnapshot(jsonOf(await readFile(path, "utf8"), path));
  if (parsed.ok) return parsed.snapshot;
  const lines = parsed.problems.map((one) => `  ${one.path}: expected ${one.expected}, got ${one.got}`);
  throw new UsageProblem([`${path}: ${lines.length} problems`, ...lines].join("\n"));
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (problem) {
    throw new UsageProblem(`${path}: expected JSON, ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}

async function contactsOf(plan: Scenario, flags: BridgeFlags, terminal: Terminal) {
  const { contacts = "", date, scope } = flags;
  if (date === undefined) throw new UsageProblem("--date: expected the day of the contacts, YYYY-MM-DD");
  const unknown = Object.keys(flags.agents ?? {}).filter((id) => plan.groups.every((group) => group.id !== id));
  if (unknown.length > 0) throw new UsageProblem(`--agents: expected a group of the plan, got ${unknown.join(", ")}`);
  const { intervals } = runPlace(plan);
  for (const [id, counts] of Object.entries(flags.agents ?? {})) {
    if (counts.length !== intervals) {
      throw new UsageProblem(`--agents ${id}: expected ${intervals} numbers, got ${counts.length}`);
    }
  }
  const agents = flags.agents === undefined ? {} : { agents: flags.agents };
  const read = await dayOfFile(plan, await openAsBlob(contacts), basename(contacts), { date, ...agents });
  if (!read.ok) {
    for (const problem of read.problems) terminal.note(`${contacts}: ${rowProblemText(problem, "en")}`);
    return undefined;
  }
  const { day, problems } = read.value;
  if (problems > 0) terminal.note(`${contacts}: ${problems} lines were not understood`);
  for (const [name, count] of Object.entries(day.unplaced))
    terminal.note(`${contacts}: ${count} of ${name}: no queue of the plan`);
  if (!day.actual.ok) {
    for (const problem of day.actual.problems) terminal.note(problemText(problem, "en"));
    return undefined;
  }
  if (day.byIntervals.length > 0) terminal.note(`told by intervals: ${day.byIntervals.join(", ")}`);
  const { volume, handleTimes, staffing } = day.asPlanned;
  if (volume.length > 0) terminal.note(`${contacts}: nothing of ${volume.join(", ")}: volume as planned`);
  if (handleTimes.length > 0) terminal.note(`handle times as planned: ${handleTimes.join(", ")}`);
  if (staffing.length > 0) terminal.note(`staffing as planned: ${staffing.join(", ")}`);
  const own = scope.kind === "queue" ? day.realised.byQueue[scope.queueId] : day.realised.total;
  return {
    actual: day.actual.scenario,
    ...(own === undefined || own.counted === 0 ? {} : { realised: own.kept / own.counted }),
  };
}

const HEAD = ["step", "value", "half_width", "least", "most"];

function rowsOf({ forecast, forecastHalfWidth, bars, actual }: Bridge): (string | number | undefined)[][] {
  return [
    ["forecast", forecast, forecastHalfWidth, undefined, undefined],
    ...bars.map(({ factor, value, halfWidth, least, most }) => [factor, value, halfWidth, least, most]),
    ["actual", actual, undefined, undefined, undefined],
  ];
}

function textOf(found: Bridge): string {
  const percent = (value: string | number | undefined) =>
    typeof value === "number" ? (value * 100).toFixed(1) : (value ?? "");
  const rows = rowsOf(found).map((row) => row.map(percent));
  const days = `days like this: ${percent(found.expected)} % on average, 8 of 10 between ${percent(found.low)} and ${percent(found.high)} %`;
  const luck = `${Math.round(found.days.noBetter * 20)} of 20 are no better than this one`;
  const how = `shares of all orders (Shapley), ${found.replications} days of each mixture, seed ${found.seed}`;
  return [
    table([["points of service level", "value", "±", "least", "most"], ...rows]),
    "",
    `${days}; ${luck}`,
    how,
  ].join("\n");
}
