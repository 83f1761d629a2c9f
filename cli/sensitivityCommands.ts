import type { Command } from "commander";
import type { CancelSignal } from "../sim/experiment/experiment.ts";
import { FIRST_RUNS, type ManyRuns, MOST_SWINGS } from "../sim/experiment/sensitivity/asked.ts";
import { isUsual, type Parameter, parametersOf, swingOf } from "../sim/experiment/sensitivity/parameters.ts";
import { runPoints } from "../sim/experiment/sensitivity/points.ts";
import { tornado } from "../sim/experiment/sensitivity/tornado.ts";
import { verdictMap } from "../sim/experiment/sensitivity/verdictMap.ts";
import type { RunExperiment } from "../sim/experiment/tuning/tuning.ts";
import { presetNamed } from "../sim/scenario/presets/index.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { createThreadPool } from "../workers/experimentThreadClient.ts";
import { loadFile, referenceOf, variantOf } from "./scenarioSource.ts";
import { axesOf, checkPoints } from "./sensitivityAxes.ts";
import {
  figuresAsked,
  type SensitivityFlags,
  type SweepFlags,
  type TornadoFlags,
  withSweepOptions,
  withTornadoOptions,
} from "./sensitivityOptions.ts";
import { mapCsv, mapText, sweepCsv, sweepText, tornadoCsv, tornadoText } from "./sensitivityText.ts";
import { EXIT, type ExitCode, type Terminal, UsageProblem } from "./terminal.ts";

const SCENARIO = "a JSON file or a preset, a variant of it after #";

/** Adds `sweep` and `tornado`. */
export function addSensitivityCommands(program: Command, terminal: Terminal, ended: (code: ExitCode) => void): void {
  withSweepOptions(program.command("sweep"))
    .description("runs a scenario along one or two quantities; with --against, where another beats it")
    .argument("<scenario>", SCENARIO)
    .action(async (scenario: string, flags: SweepFlags) => ended(await sweep(scenario, flags, terminal)));
  withTornadoOptions(program.command("tornado"))
    .description("moves each parameter of a scenario down and up; prints which moves a figure farthest")
    .argument("<scenario>", SCENARIO)
    .action(async (scenario: string, flags: TornadoFlags) => ended(await tornadoOf(scenario, flags, terminal)));
}

async function sweep(reference: string, flags: SweepFlags, terminal: Terminal): Promise<ExitCode> {
  const { source, variant } = referenceOf(reference);
  const file = await loadFile(source, terminal);
  const slider = file.sweeps?.find(({ id }) => id === flags.slider);
  const { label, scenario } = variantOf(file, source, variant ?? slider?.from);
  const [x, y] = axesOf(flags, file, variant, scenario);
  const figures = figuresAsked(flags);
  const { seed, replications } = flags;
  if (flags.against !== undefined) {
    const [asked, ...more] = figures;
    if (y === undefined) throw new UsageProblem("--against: expected --path2 and --values2 beside it");
    if (asked === undefined || more.length > 0) throw new UsageProblem("--against: expected one --figure");
    if (replications < FIRST_RUNS) throw new UsageProblem(`--replications: expected at least ${FIRST_RUNS} for a map`);
    const b = await scenarioAt(flags.against, terminal);
    checkPoints(label, [scenario, b], x, y);
    const spec = { a: scenario, b, x, y, ...asked, seed, most: replications };
    return inPool(flags, terminal, async (options) => {
      const result = await verdictMap(spec, options);
      const text = flags.csv === true ? mapCsv(result, x, y) : mapText(result, x, y, asked);
      return [result, { x, y, ...asked, ...result }, text];
    });
  }
  checkPoints(label, [scenario], x, y);
  const rows = y?.points ?? [{ changes: [] }];
  const points = rows.flatMap((row) =>
    x.points.map((point) => ({ scenario, changes: [...point.changes, ...row.changes] })),
  );
  return inPool(flags, terminal, async (options) => {
    const result = await runPoints({ points, figures, seed, replications }, options);
    const text = flags.csv === true ? sweepCsv(result, x, y, figures) : sweepText(result, x, y, figures);
    return [result, { x, y, figures, ...result }, text];
  });
}

async function tornadoOf(reference: string, flags: TornadoFlags, terminal: Terminal): Promise<ExitCode> {
  const scenario = await scenarioAt(reference, terminal);
  const [asked, ...more] = figuresAsked(flags);
  if (asked === undefined || more.length > 0) throw new UsageProblem("--figure: expected one for a tornado");
  const chosen = parametersAsked(flags, scenario);
  if (chosen.length > MOST_SWINGS) terminal.note(`${chosen.length} parameters: the first ${MOST_SWINGS} are moved`);
  const swings = chosen.slice(0, MOST_SWINGS).map((parameter) => swingOf(scenario, parameter, flags.share));
  const { seed, replications } = flags;
  return inPool(flags, terminal, async (options) => {
    const result = await tornado({ scenario, swings, ...asked, seed, replications }, options);
    const text = flags.csv === true ? tornadoCsv(result, swings) : tornadoText(result, swings, asked);
    return [result, { swings, ...asked, ...result }, text];
  });
}

function parametersAsked({ path, every }: TornadoFlags, scenario: Scenario): readonly Parameter[] {
  const known = parametersOf(scenario);
  if (path === undefined) {
    const chosen = every === true ? known : known.filter(isUsual);
    if (chosen.length === 0) throw new UsageProblem("tornado: expected a scenario with a number above or below 0");
    return chosen;
  }
  const unknown = path.filter((id) => known.every((one) => one.id !== id));
  if (unknown.length > 0) {
    const few = known.slice(0, 12).map(({ id }) => id);
    throw new UsageProblem(`--path: expected parameters such as ${few.join(", ")}, got ${unknown.join(", ")}`);
  }
  return known.filter(({ id }) => path.includes(id));
}

async function scenarioAt(reference: string, terminal: Terminal): Promise<Scenario> {
  const { source, variant } = referenceOf(reference);
  const first = presetNamed(source)?.variants[0]?.id;
  return variantOf(await loadFile(source, terminal), source, variant ?? first).scenario;
}

/** Runs a job on threads of its own; an interrupt ends it and keeps what is done. Failed runs end with 3. */
async function inPool(
  { workers, json }: SensitivityFlags,
  terminal: Terminal,
  job: (options: {
    readonly run: RunExperiment;
    readonly signal: CancelSignal;
    readonly onProgress: (result: ManyRuns) => void;
  }) => Promise<readonly [ManyRuns, unknown, string]>,
): Promise<ExitCode> {
  const stop = new AbortController();
  void terminal.interrupted().then(() => stop.abort());
  const pool = createThreadPool(workers);
  try {
    const [ending, everything, text] = await job({
      run: (spec, signal) => pool.run(spec, undefined, signal),
      signal: stop.signal,
      onProgress: ({ runs, contacts }) => terminal.note(`… ${runs} runs, ${contacts} contacts`),
    });
    terminal.out(json === true ? JSON.stringify(everything) : text);
    if (ending.end === "cancelled") terminal.note(`Stopped after ${ending.runs} runs: what is done is shown.`);
    if (ending.failure !== undefined) terminal.note(ending.failure);
    return ending.end === "failed" ? EXIT.world : EXIT.ok;
  } finally {
    void pool.dispose();
  }
}
