import { type Command, InvalidArgumentError, Option } from "commander";
import { TOTAL } from "../sim/experiment/scopes.ts";
import { MOST_RUNS_OF_POINT } from "../sim/experiment/sensitivity/asked.ts";
import { type FigureAt, figures, parseInnerShare, parseReplications, parseWorkers } from "./experimentOptions.ts";

/** What is asked of sensitivity, as typed. */
export interface SensitivityFlags {
  readonly figure?: readonly FigureAt[];
  readonly replications: number;
  readonly seed: string;
  readonly workers?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

export interface SweepFlags extends SensitivityFlags {
  readonly path?: readonly string[];
  readonly values?: readonly number[];
  readonly times?: boolean;
  readonly slider?: string;
  readonly path2?: readonly string[];
  readonly values2?: readonly number[];
  readonly times2?: boolean;
  readonly against?: string;
}

export interface TornadoFlags extends SensitivityFlags {
  readonly path?: readonly string[];
  readonly share: number;
  readonly every?: boolean;
}

/** What is looked at when nothing is said. */
const DEFAULT_FIGURE: FigureAt = { figure: "serviceLevel", scope: TOTAL };
/** Replications of a point when nothing is said. */
const REPLICATIONS = 100;
/** Most numbers read from one option; how many make sense is said by what they are for. */
const MOST_TYPED = 1_000;

export function figuresAsked({ figure = [DEFAULT_FIGURE] }: SensitivityFlags): readonly FigureAt[] {
  return figure;
}

function withCommon(command: Command): Command {
  return command
    .option(
      "--figure <figure[@scope]>",
      "what is looked at; a sweep takes several (default serviceLevel@total)",
      figures,
    )
    .option("--replications <n>", `runs of each point, 1 to ${MOST_RUNS_OF_POINT}`, parseRuns, REPLICATIONS)
    .option("--seed <text>", "any text; it names the runs", "1")
    .option("--workers <n>", "threads, 1 to 64; results do not depend on them", parseWorkers)
    .addOption(new Option("--json", "everything, as JSON").conflicts("csv"))
    .option("--csv", "one row a point, as CSV");
}

export function withSweepOptions(command: Command): Command {
  return withCommon(
    command
      .option("--path <path>", "a number of the scenario; repeated: they move together", collect)
      .option("--values <numbers>", "its values, rising, parted by commas; times in seconds", numbers)
      .option("--times", "the values multiply what is there")
      .option("--slider <id>", "along a slider of the file instead")
      .option("--path2 <path>", "a second quantity; repeated: they move together", collect)
      .option("--values2 <numbers>", "its values", numbers)
      .option("--times2", "the second values multiply what is there")
      .option(
        "--against <scenario>",
        "over two quantities: where this scenario beats the first; --replications is the most a close cell gets",
      ),
  );
}

export function withTornadoOptions(command: Command): Command {
  return withCommon(
    command
      .option("--path <path>", "a parameter to be moved; may be repeated (default: the usual ones)", collect)
      .option("--every", "every parameter instead of the usual ones")
      .option("--share <share>", "how far down and up, as a share such as 0.1", parseInnerShare, 0.1),
  );
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function parseRuns(text: string): number {
  const runs = parseReplications(text);
  if (runs > MOST_RUNS_OF_POINT) {
    throw new InvalidArgumentError(`expected a whole number in [1, ${MOST_RUNS_OF_POINT}], got ${text}`);
  }
  return runs;
}

function numbers(text: string): readonly number[] {
  const parts = text.split(",");
  if (parts.length > MOST_TYPED) throw new InvalidArgumentError(`expected at most ${MOST_TYPED} numbers`);
  return parts.map((part) => {
    if (!/^[+-]?\d{1,12}(\.\d{1,12})?$/.test(part.trim())) {
      throw new InvalidArgumentError(`expected numbers parted by commas, got ${part.slice(0, 40)}`);
    }
    return Number(part);
  });
}
