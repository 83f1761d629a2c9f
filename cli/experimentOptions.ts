import { type Command, InvalidArgumentError, Option } from "commander";
import type { ExperimentPlan } from "../sim/experiment/experiment.ts";
import { FIGURE_IDS, type FigureId, isFigureId } from "../sim/experiment/figures.ts";
import { type Scope, scopeOfKey, TOTAL } from "../sim/experiment/scopes.ts";
import { MOST_REPLICATIONS, type PrecisionGoal } from "../sim/experiment/stopping.ts";
import { UsageProblem } from "./terminal.ts";

/** What is asked of an experiment, as typed. */
export interface ExperimentFlags {
  readonly replications?: number;
  readonly precision?: number;
  readonly relative?: boolean;
  readonly figure?: readonly FigureAt[];
  readonly maxReplications?: number;
  readonly maxEvents?: number;
  readonly seed: string;
  readonly workers?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** A figure and what it is of. */
export interface FigureAt {
  readonly figure: FigureId;
  readonly scope: Scope;
}

/** Half a point of service level: what is wanted when nothing is said. */
const PRECISION = 0.005;
const DEFAULT_FIGURE: FigureAt = { figure: "serviceLevel", scope: TOTAL };

export function withExperimentOptions(command: Command): Command {
  return command
    .option("--replications <n>", `runs of each scenario, 1 to ${MOST_REPLICATIONS}`, parseReplications)
    .option(
      "--precision <h>",
      `until half-widths are at most this, in the figure's unit (default ${PRECISION})`,
      parsePositive,
    )
    .option("--relative", "the precision is a share of the value")
    .option(
      "--figure <figure[@scope]>",
      "what is to be that precise; may be repeated (default serviceLevel@total)",
      figures,
    )
    .option("--max-replications <n>", "ends a run by precision at the latest", parseReplications)
    .option("--max-events <n>", "most events one run may take", parseEvents)
    .option("--seed <text>", "any text; it names the runs", "1")
    .option("--workers <n>", "threads, 1 to 64; results do not depend on them", parseWorkers)
    .addOption(new Option("--json", "everything, as JSON").conflicts("csv"))
    .option("--csv", "every figure, as CSV");
}

/** The plan of the flags. `of`: values for one scenario, differences where some are compared. Throws `UsageProblem`. */
export function planOf(flags: ExperimentFlags, of: PrecisionGoal["of"]): ExperimentPlan {
  const { replications, precision, relative, figure = [DEFAULT_FIGURE], maxReplications } = flags;
  if (replications !== undefined) {
    const other = Object.entries({ precision, relative, figure: flags.figure, "max-replications": maxReplications });
    const given = other.find(([, value]) => value !== undefined);
    if (given !== undefined) throw new UsageProblem(`--replications: expected no --${given[0]} beside it`);
    return { kind: "replications", replications };
  }
  const halfWidth = precision ?? PRECISION;
  const goals = figure.map(
    (one): PrecisionGoal => ({ ...one, of, halfWidth, ...(relative === true ? { relative } : {}) }),
  );
  return { kind: "precision", goals, ...(maxReplications === undefined ? {} : { most: maxReplications }) };
}

export function figures(text: string, before: readonly FigureAt[] = []): readonly FigureAt[] {
  const [figure = "", key = "total", ...rest] = text.split("@");
  if (!isFigureId(figure)) throw new InvalidArgumentError(`expected one of ${FIGURE_IDS.join(", ")}, got ${figure}`);
  const scope = rest.length === 0 ? scopeOfKey(key) : undefined;
  if (scope === undefined) {
    throw new InvalidArgumentError(`expected total, channel:NAME, queue:ID or group:ID after @, got ${key}`);
  }
  return [...before, { figure, scope }];
}

export function parseReplications(text: string): number {
  return whole(text, 1, MOST_REPLICATIONS);
}

export function parseWorkers(text: string): number {
  return whole(text, 1, 64);
}

export function parseEvents(text: string): number {
  return whole(text, 1, 1_000_000_000_000);
}

function whole(text: string, from: number, to: number): number {
  const value = /^\d{1,13}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= from && value <= to))
    throw new InvalidArgumentError(`expected a whole number in [${from}, ${to}], got ${text}`);
  return value;
}

/** A share between nothing and everything, both excluded. */
export function parseInnerShare(text: string): number {
  const value = /^0?\.\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError(`expected a share in (0, 1) such as 0.2, got ${text}`);
  return value;
}

function parsePositive(text: string): number {
  const value = /^(\d{1,9}(\.\d{1,9})?|\.\d{1,9})(e[+-]?\d)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!(value > 0)) throw new InvalidArgumentError(`expected a number > 0 such as 0.005, got ${text}`);
  return value;
}
