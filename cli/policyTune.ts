import type { FigureDefinition } from "../sim/experiment/figure.ts";
import { FIGURES } from "../sim/experiment/figures.ts";
import { scopeKey, scopesOf } from "../sim/experiment/scopes.ts";
import { parameterProblems } from "../sim/experiment/tuning/candidates.ts";
import { tunePolicy } from "../sim/experiment/tuning/tune.ts";
import {
  MOST_OBJECTIVES,
  MOST_PARAMETERS,
  type Objective,
  type TunedParameter,
  type TuningProgress,
} from "../sim/experiment/tuning/tuning.ts";
import { isWrittenOut, policyNamed } from "../sim/routing/registry.ts";
import type { PolicyChoice, Scenario } from "../sim/scenario/scenario.ts";
import { createThreadPool } from "../workers/experimentThreadClient.ts";
import { loadPolicyChoice, PolicyRefused } from "./policySource.ts";
import type { AskedParameter, TuneFlags } from "./policyTuneOptions.ts";
import { tuningCsv, tuningText } from "./policyTuneText.ts";
import { loadFile, referenceOf, variantOf } from "./scenarioSource.ts";
import { EXIT, type ExitCode, type Terminal, UsageProblem } from "./terminal.ts";

/** Tunes a policy and prints what came of it; an interrupt ends it and keeps what is done. */
export async function tune(reference: string, flags: TuneFlags, terminal: Terminal): Promise<ExitCode> {
  const { source, variant } = referenceOf(reference);
  const { scenario: own } = variantOf(await loadFile(source, terminal), source, variant, flags.maxEvents);
  const scenario =
    flags.policy === undefined ? own : { ...own, policy: await loadPolicyChoice(flags.policy, own, flags.language) };
  const parameters = flags.parameters.map((asked) => parameterOf(asked, scenario.policy));
  const problems = parameterProblems(scenario, parameters);
  if (problems.length > 0) throw new PolicyRefused("--parameters", problems, flags.language);
  checkSizes(parameters, flags.objectives);
  for (const objective of flags.objectives) checkObjective(objective, scenario);
  const { objectives, seed, runs, runsOfPoint } = flags;
  const stop = new AbortController();
  void terminal.interrupted().then(() => stop.abort());
  const pool = createThreadPool(flags.workers);
  try {
    const result = await tunePolicy(
      { scenario, parameters, objectives, seed, runs, runsOfPoint },
      {
        run: (spec, signal) => pool.run(spec, undefined, signal),
        onProgress: (progress) => terminal.note(progressText(progress)),
        signal: stop.signal,
      },
    );
    const asked = { parameters, objectives };
    if (flags.json === true) terminal.out(JSON.stringify({ ...asked, ...result }));
    else terminal.out(flags.csv === true ? tuningCsv(asked, result) : tuningText(asked, result));
    if (result.failure !== undefined) terminal.note(result.failure);
    return result.end === "failed" ? EXIT.world : EXIT.ok;
  } finally {
    void pool.dispose();
  }
}

/** Range and step as asked for, else as the named policy has them; steps of 1 for numbers of a policy written out. */
function parameterOf({ id, from, to, step }: AskedParameter, policy: PolicyChoice): TunedParameter {
  const named = isWrittenOut(policy) ? undefined : policyNamed(typeof policy === "string" ? policy : policy.name);
  const known = named?.parameters.find((row) => row.id === id);
  const usual = known?.kind === "number" ? known : undefined;
  if (from !== undefined && to !== undefined) return { id, from, to, step: step ?? usual?.step ?? 1 };
  // A number without a range is told together with everything else that is wrong.
  return { id, from: usual?.from ?? Number.NaN, to: usual?.to ?? Number.NaN, step: usual?.step ?? 1 };
}

function checkSizes(parameters: readonly TunedParameter[], objectives: readonly Objective[]): void {
  if (parameters.length > MOST_PARAMETERS || new Set(parameters.map(({ id }) => id)).size < parameters.length) {
    throw new UsageProblem(`--parameters: expected at most ${MOST_PARAMETERS}, each once`);
  }
  if (objectives.length > MOST_OBJECTIVES) {
    throw new UsageProblem(`--objectives: expected at most ${MOST_OBJECTIVES}, got ${objectives.length}`);
  }
}

function checkObjective({ figure, scope }: Objective, scenario: Scenario): void {
  const key = scopeKey(scope);
  if (!scopesOf(scenario).some((one) => scopeKey(one) === key)) {
    throw new UsageProblem(`--objectives: expected a scope of the scenario, got ${key}`);
  }
  const { of }: FigureDefinition = FIGURES[figure];
  const fits =
    scope.kind === "total" || (of === "groups" ? scope.kind === "group" : of === "queues" && scope.kind !== "group");
  if (!fits) throw new UsageProblem(`--objectives: expected a scope ${figure} can be of, got ${key}`);
  const promising = scenario.queues.filter(
    ({ id, channel }) =>
      scope.kind === "total" ||
      (scope.kind === "queue" && scope.queueId === id) ||
      (scope.kind === "channel" && scope.channel === channel),
  );
  if (figure === "serviceLevel" && promising.every(({ target }) => target === undefined)) {
    throw new UsageProblem(
      `--objectives: expected another figure than serviceLevel, ${key} has no queue with a target`,
    );
  }
}

function progressText({ runs, mostRuns, points, racing, phase }: TuningProgress): string {
  return `… ${phase}: ${points} points, ${racing} in the race, ${runs} of at most ${mostRuns} runs`;
}
