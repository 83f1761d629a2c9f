import { LocalDays } from "../../engine/demand/localDays.ts";
import { policyTitle, scenarioChangesOf } from "../../routing/registry.ts";
import type { LocalName } from "../../scenario/about.ts";
import { BOUNDS } from "../../scenario/bounds.ts";
import { applyChanges } from "../../scenario/changes.ts";
import { EXPECTED } from "../../scenario/expectations.ts";
import { Findings, joined, picture } from "../../scenario/findings.ts";
import { parseScenario } from "../../scenario/parse.ts";
import { parseScenarioFile } from "../../scenario/parseFile.ts";
import { plainObject } from "../../scenario/parts.ts";
import { PRESETS, presetNamed } from "../../scenario/presets/index.ts";
import { problem, type ScenarioProblem } from "../../scenario/problems.ts";
import { runWindow } from "../../scenario/runWindow.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { ScenarioFile } from "../../scenario/scenarioFile.ts";
import { checkSize, estimateSize } from "../../scenario/size.ts";
import { applyVariant } from "../../scenario/variants.ts";
import { type Instant, MINUTE_MS } from "../../vocabulary/index.ts";
import { LocalTime } from "../../vocabulary/localTime.ts";
import type { RunDescription, StageChoice, StageName } from "../types/description.ts";
import { RUN_BOUNDS } from "./bounds.ts";
import { choiceSchema, descriptionSchema, sourceSchema } from "./descriptionSchema.ts";
import { injected } from "./injecting.ts";

/** A run ready to be played: every name looked up, every scenario parsed. */
export interface RunPlan {
  /** In its one spelling. */
  readonly description: RunDescription;
  readonly name: LocalName;
  readonly timeZone: string;
  /** Where the scenario's run begins, warm-up included: both stages are alike there, so what parts them can be seen. */
  readonly opensAt: Instant;
  readonly endsAt: Instant;
  /** False: the scenario's own run is longer than what is shown. */
  readonly whole: boolean;
  readonly stages: readonly StagePlan[];
}

export interface StagePlan {
  readonly stage: StageName;
  readonly variant: { readonly id: string; readonly name: LocalName };
  readonly policy: LocalName;
  /** Injections included. */
  readonly scenario: Scenario;
}

export type PlannedRun =
  | { readonly ok: true; readonly plan: RunPlan }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

const BASE_NAME: LocalName = { en: "As it stands", ru: "Как есть" };

/** The plan of a description from outside, or everything that is wrong with it. */
export function planRun(input: unknown): PlannedRun {
  const found = new Findings();
  const parsed = descriptionSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) {
    found.issues(parsed.error.issues, "");
    lookUp(input, found);
    return { ok: false, problems: found.problems };
  }
  const description = parsed.data;
  const file = fileOf(description, found);
  if (file === undefined) return { ok: false, problems: found.problems };
  const a = stageOf(file, description.a, "a", found);
  const b = description.b === undefined ? undefined : stageOf(file, description.b, "b", found);
  if (a === undefined || (description.b !== undefined && b === undefined))
    return { ok: false, problems: found.problems };
  const plain = b === undefined ? [a] : [a, b];
  const place = placeOf(a.scenario);
  checkNames(description, plain, found);
  const stages = plain.map((one) => ({
    ...one,
    scenario: injected(one.scenario, description.injections, place.opensAt),
  }));
  for (const one of stages) checkStage(one, found);
  if (found.problems.length > 0) return { ok: false, problems: found.problems };
  const atMs = Math.min(description.atMs, place.endsAt - place.opensAt);
  return {
    ok: true,
    plan: {
      description: { ...description, atMs },
      name: a.scenario.name,
      timeZone: a.scenario.timeZone,
      ...place,
      stages,
    },
  };
}

/** What a malformed description names all the same, so that no mistake hides another. */
function lookUp(input: unknown, found: Findings): void {
  const fields = plainObject(input) ?? {};
  const scenario = sourceSchema.safeParse(fields.scenario);
  const file = scenario.success ? fileOf({ scenario: scenario.data }, found) : undefined;
  if (file === undefined) return;
  for (const stage of ["a", "b"] as const) {
    const choice = choiceSchema.safeParse(fields[stage]);
    if (choice.success) stageOf(file, choice.data, stage, found);
  }
}

function fileOf({ scenario }: Pick<RunDescription, "scenario">, found: Findings): ScenarioFile | undefined {
  if (scenario.kind === "preset") {
    const preset = presetNamed(scenario.id);
    const known = PRESETS.map((one) => one.scenario.id);
    if (preset === undefined) found.add("not-one-of", "scenario.id", EXPECTED.oneOf(known), picture(scenario.id));
    return preset;
  }
  const parsed = parseScenarioFile(scenario.file);
  if (parsed.ok) return parsed.file;
  for (const one of parsed.problems) found.push({ ...one, path: joined("scenario.file", [one.path]) });
  return undefined;
}

function stageOf(file: ScenarioFile, choice: StageChoice, stage: StageName, found: Findings): StagePlan | undefined {
  const parsed = applyVariant(file, choice.variant);
  if (!parsed.ok) {
    for (const one of parsed.problems) found.push({ ...one, path: joined(stage, ["variant", one.path]) });
    return undefined;
  }
  const scenario = choice.policy === undefined ? parsed.scenario : withPolicy(parsed.scenario, choice, stage, found);
  if (scenario === undefined) return undefined;
  const name = file.variants.find(({ id }) => id === choice.variant)?.name ?? BASE_NAME;
  return { stage, variant: { id: choice.variant, name }, policy: policyTitle(scenario.policy), scenario };
}

/** The scenario with the policy chosen, and with what that policy changes beside itself. */
function withPolicy(scenario: Scenario, choice: StageChoice, stage: StageName, found: Findings): Scenario | undefined {
  const refused = (problems: readonly ScenarioProblem[]): undefined => {
    for (const one of problems) found.push({ ...one, path: joined(stage, [one.path]) });
  };
  const chosen = parseScenario({ ...scenario, policy: choice.policy });
  if (!chosen.ok) return refused(chosen.problems);
  const beside = scenarioChangesOf(chosen.scenario.policy, scenario);
  if (beside.length === 0) return chosen.scenario;
  const changed = applyChanges(chosen.scenario, beside);
  if (!changed.ok) return refused(changed.problems);
  const parsed = parseScenario(changed.value);
  return parsed.ok ? parsed.scenario : refused(parsed.problems);
}

/** Both stages share the place of the first: its beginning and length, whatever the other variant says. */
function placeOf(scenario: Scenario): Pick<RunPlan, "opensAt" | "endsAt" | "whole"> {
  const window = runWindow(scenario.run);
  const days = new LocalDays(new LocalTime(scenario.timeZone));
  const opensAt = days.instantOf(window.day, window.startMinute) as Instant;
  const length = Math.min(window.minutes, RUN_BOUNDS.minutes);
  return { opensAt, endsAt: (opensAt + length * MINUTE_MS) as Instant, whole: length === window.minutes };
}

/** Queues and groups that injections and the camera name must be on one of the stages at least. */
function checkNames({ injections, camera }: RunDescription, stages: readonly StagePlan[], found: Findings): void {
  const queues = new Set(stages.flatMap(({ scenario }) => scenario.queues.map(({ id }) => id)));
  const groups = new Set(stages.flatMap(({ scenario }) => scenario.groups.map(({ id }) => id)));
  const channels = new Set<string>(stages.flatMap(({ scenario }) => scenario.queues.map(({ channel }) => channel)));
  const queue = (id: string, path: string): void => {
    if (!queues.has(id)) found.add("unknown-queue", path, EXPECTED.queue, picture(id));
  };
  injections.forEach((one, i) => {
    const path = `injections.${i}`;
    if ("queueIds" in one) one.queueIds.forEach((id, k) => void queue(id, `${path}.queueIds.${k}`));
    if ("queueId" in one) queue(one.queueId, `${path}.queueId`);
    if ("groupId" in one && !groups.has(one.groupId)) {
      found.add("unknown-group", `${path}.groupId`, EXPECTED.group, picture(one.groupId));
    }
    if ("channel" in one && !channels.has(one.channel)) {
      found.add("not-one-of", `${path}.channel`, EXPECTED.oneOf([...channels]), picture(one.channel));
    }
  });
  camera.queues?.forEach((id, i) => void queue(id, `camera.queues.${i}`));
}

/** What is injected must fit: bounds of scenarios, a size that is recorded in a second or two, seats one can see. */
function checkStage({ stage, scenario }: StagePlan, found: Findings): void {
  const most = BOUNDS.events;
  const events = scenario.events?.length ?? 0;
  if (events > most) found.add("bad-length", joined(stage, ["events"]), EXPECTED.listOf(0, most), picture(events));
  const window = runWindow(scenario.run);
  const minutes = Math.min(window.minutes, RUN_BOUNDS.minutes);
  const shown = { ...scenario, run: { ...scenario.run, warmUpMinutes: 0, lengthMinutes: minutes } };
  for (const one of checkSize(shown, RUN_BOUNDS.events)) found.push({ ...one, path: joined(stage, [one.path]) });
  const { agents } = estimateSize(shown);
  if (agents > RUN_BOUNDS.agents) {
    found.push(
      problem("out-of-range", joined(stage, ["groups"]), EXPECTED.peopleInAll(RUN_BOUNDS.agents), picture(agents)),
    );
  }
}
