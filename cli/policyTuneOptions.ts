import { type Command, InvalidArgumentError, Option } from "commander";
import type { FigureDefinition } from "../sim/experiment/figure.ts";
import { FIGURE_IDS, FIGURES, isFigureId } from "../sim/experiment/figures.ts";
import { scopeOfKey } from "../sim/experiment/scopes.ts";
import { FIRST_RUNS, MOST_RUNS, MOST_RUNS_OF_POINT, type Objective } from "../sim/experiment/tuning/tuning.ts";
import type { Language } from "./policySource.ts";
import type { ExitCode } from "./terminal.ts";

/** A parameter as typed: without numbers it is what the policy says of it. */
export interface AskedParameter {
  readonly id: string;
  readonly from?: number;
  readonly to?: number;
  readonly step?: number;
}

/** What is asked of a tuning, as typed. */
export interface TuneFlags {
  readonly parameters: readonly AskedParameter[];
  readonly objectives: readonly Objective[];
  readonly policy?: string;
  readonly runs: number;
  readonly runsOfPoint: number;
  readonly seed: string;
  readonly workers?: number;
  readonly maxEvents?: number;
  readonly language: Language;
  readonly json?: boolean;
  readonly csv?: boolean;
}

const RUNS = 4_000;
const RUNS_OF_POINT = 160;

/** Adds `policy tune`. */
export function addPolicyTune(
  policy: Command,
  tune: (scenario: string, flags: TuneFlags) => Promise<ExitCode>,
  ended: (code: ExitCode) => void,
): void {
  policy
    .command("tune")
    .description("looks for the numbers of a policy that no others beat; prints the frontier and everything tried")
    .argument("<scenario>", "a JSON file or a preset, a variant of it after #")
    .addOption(
      new Option(
        "--parameters <id[=from:to[:step]],…>",
        "parameters of a policy by name, or places of numbers (guards.0.agents)",
      )
        .argParser(parameters)
        .makeOptionMandatory(),
    )
    .addOption(
      new Option(
        "--objectives <figure[@scope][=higher|lower][~indifference],…>",
        "one or two: what is to be better, and which differences are none",
      )
        .argParser(objectives)
        .makeOptionMandatory(),
    )
    .option("--policy <policy>", "a JSON file or the name of a policy, instead of the scenario's")
    .option("--runs <n>", `replications in all, ${FIRST_RUNS} to ${MOST_RUNS}`, whole(FIRST_RUNS, MOST_RUNS), RUNS)
    .option(
      "--runs-of-point <n>",
      `replications of one point at most, ${FIRST_RUNS} to ${MOST_RUNS_OF_POINT}`,
      whole(FIRST_RUNS, MOST_RUNS_OF_POINT),
      RUNS_OF_POINT,
    )
    .option("--seed <text>", "any text; it names the runs", "1")
    .option("--workers <n>", "threads, 1 to 64; results do not depend on them", whole(1, 64))
    .option("--max-events <n>", "most events one run may take", whole(1, 1e12))
    .addOption(new Option("--lang, --language <language>", "of problems").choices(["en", "ru"]).default("en"))
    .addOption(new Option("--json", "everything, as JSON").conflicts("csv"))
    .option("--csv", "one row a point")
    .action(async (scenario: string, flags: TuneFlags) => ended(await tune(scenario, flags)));
}

const NUMBER = /^-?\d{1,12}(\.\d{1,9})?$/;

function parameters(text: string, before: readonly AskedParameter[] = []): readonly AskedParameter[] {
  const asked = text.split(",").map((one): AskedParameter => {
    const match = /^([\w.-]{1,200})(?:=([^:]+):([^:]+)(?::([^:]+))?)?$/.exec(one);
    const numbers = match?.slice(2).filter((part) => part !== undefined) ?? [];
    if (match === null || !numbers.every((part) => NUMBER.test(part))) {
      throw new InvalidArgumentError(`expected id or id=from:to:step, got ${one}`);
    }
    const [from, to, step] = numbers.map(Number);
    if (from === undefined || to === undefined) return { id: match[1]! };
    return { id: match[1]!, from, to, ...(step === undefined ? {} : { step }) };
  });
  return [...before, ...asked];
}

function objectives(text: string, before: readonly Objective[] = []): readonly Objective[] {
  const asked = text.split(",").map((one): Objective => {
    const match = /^(\w+)(?:@([^=~]+))?(?:=(higher|lower))?(?:~(\d{1,12}(?:\.\d{1,9})?))?$/.exec(one);
    const [, figure = "", key = "total", way, indifference = "0"] = match ?? [];
    if (!isFigureId(figure)) {
      throw new InvalidArgumentError(
        `expected figure@scope=higher~indifference with one of ${FIGURE_IDS.join(", ")}, got ${one}`,
      );
    }
    const scope = scopeOfKey(key);
    if (scope === undefined) {
      throw new InvalidArgumentError(`expected total, channel:NAME, queue:ID or group:ID after @, got ${key}`);
    }
    const { better }: FigureDefinition = FIGURES[figure];
    const side = way === "higher" || way === "lower" ? way : better;
    if (side === "neither") throw new InvalidArgumentError(`expected ${figure}=higher or ${figure}=lower, got ${one}`);
    return { figure, scope, better: side, indifference: Number(indifference) };
  });
  return [...before, ...asked];
}

function whole(from: number, to: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,13}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= from && value <= to) return value;
    throw new InvalidArgumentError(`expected a whole number in [${from}, ${to}], got ${text}`);
  };
}
