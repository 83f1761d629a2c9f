import { type Command, InvalidArgumentError, Option } from "commander";
import { EventRecorder } from "../sim/engine/eventRecorder.ts";
import { runName } from "../sim/engine/runName.ts";
import { createSimulation } from "../sim/engine/simulation.ts";
import { DecisionTrace, type WhyNobody } from "../sim/engine/trace/decisionTrace.ts";
import type { DecisionRecord } from "../sim/engine/trace/record.ts";
import { runPlace } from "../sim/experiment/runPlace.ts";
import type { IdlenessExplanation, Refusal } from "../sim/routing/explain/explanation.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { DAY_MS, type Instant } from "../sim/vocabulary/index.ts";
import type { Language } from "./policySource.ts";
import { WhyText } from "./policyWhyText.ts";
import { loadFile, referenceOf, variantOf } from "./scenarioSource.ts";
import { EXIT, type ExitCode, type Terminal, UsageProblem } from "./terminal.ts";
import { timeOfDay } from "./timeOfDay.ts";

/** Local time of day, ms after midnight. */
interface WhyFlags {
  readonly seed: string;
  readonly at: number;
  readonly contact?: number;
  readonly agent?: string;
  readonly language: Language;
  readonly json?: boolean;
}

/** Decisions kept of the run; shown when neither contact nor agent is asked for. */
const KEPT = 5_000;
const SHOWN = 5;

/** What was asked of a stopped run, as plain data. Contacts by their number, agents by their place in the centre. */
export interface WhyAnswer {
  readonly at: Instant;
  /** Decisions about what was asked for, oldest first. */
  readonly decisions: readonly DecisionRecord[];
  /** How many decisions were made since the run began, and how many of them, the oldest, are forgotten. */
  readonly made: number;
  readonly forgotten: number;
  /** How it stands now: of the contact, of the agent, or between the two. */
  readonly nobody?: WhyNobody;
  readonly idle?: IdlenessExplanation;
  readonly between?: Refusal | WhyNobody;
}

/** Adds `policy why`. */
export function addPolicyWhy(
  policy: Command,
  why: (reference: string, flags: WhyFlags) => Promise<ExitCode>,
  ended: (code: ExitCode) => void,
): void {
  policy
    .command("why")
    .description("runs a scenario to an instant and says why contacts and agents met there, or did not")
    .argument("<scenario>", "a preset or a JSON file, with #variant")
    .addOption(
      new Option("--at <time>", "local time of day, HH:MM or HH:MM:SS").argParser(timeOfDay).makeOptionMandatory(),
    )
    .option("--seed <text>", "any text; it names the run", "1")
    .option("--contact <number>", "the contact with this number, from 1 in order of arrival", contactNumber)
    .option("--agent <id>", "the agent with this id")
    .addOption(new Option("--lang, --language <language>", "of what people read").choices(["en", "ru"]).default("en"))
    .option("--json", "everything, as JSON")
    .action(async (reference: string, flags: WhyFlags) => ended(await why(reference, flags)));
}

/** Runs the scenario to the instant asked for and prints the answer. */
export async function why(reference: string, flags: WhyFlags, terminal: Terminal): Promise<ExitCode> {
  const { source, variant } = referenceOf(reference);
  const { scenario } = variantOf(await loadFile(source, terminal), source, variant);
  const { days, beginsAt, endsAt } = runPlace(scenario);
  const at = instantIn(flags.at, beginsAt, endsAt, (day) => days.startOf(day), days.dayAt(beginsAt));
  const trace = new DecisionTrace({ decisions: KEPT });
  const observer = new EventRecorder(runName(flags.seed, beginsAt as Instant), () => undefined);
  const simulation = createSimulation(scenario, { seed: flags.seed, startAt: beginsAt as Instant, observer, trace });
  simulation.advanceTo(at);
  const agents = simulation.centre.agents.map(({ id }) => id);
  const agent = flags.agent === undefined ? undefined : agents.indexOf(flags.agent);
  if (agent === -1) throw new UsageProblem(`--agent: expected one of ${listed(agents)}, got ${flags.agent}`);
  const answer = answerOf(trace, at, flags.contact, agent);
  if (flags.json === true) terminal.out(JSON.stringify(answer));
  else {
    const clock = (instant: number) => clockText(instant - days.startOf(days.dayAt(instant)));
    terminal.out(textOf(scenario, agents, flags, clock, answer));
  }
  return EXIT.ok;
}

function answerOf(
  trace: DecisionTrace,
  at: Instant,
  contact: number | undefined,
  agent: number | undefined,
): WhyAnswer {
  const kept = trace.records();
  const about = kept.filter(
    (one) => (contact === undefined || one.contact === contact) && (agent === undefined || one.agent === agent),
  );
  // That nobody waits is no news, unless it is asked for.
  const asked = contact !== undefined || agent !== undefined;
  const telling = asked ? about : about.filter((one) => one.kind !== "idleness" || one.why.lines.length > 0);
  return {
    at,
    decisions: telling.slice(-SHOWN),
    made: trace.recorded,
    forgotten: trace.recorded - kept.length,
    ...(contact === undefined || agent !== undefined ? {} : { nobody: trace.whyNobody(contact) }),
    ...(agent === undefined || contact !== undefined ? {} : { idle: trace.whyIdle(agent) }),
    ...(agent === undefined || contact === undefined ? {} : { between: trace.whyNot(contact, agent) }),
  };
}

function textOf(
  scenario: Scenario,
  agents: readonly string[],
  { language, contact, agent }: WhyFlags,
  clock: (at: number) => string,
  answer: WhyAnswer,
): string {
  const text = new WhyText(scenario, agents, language, clock);
  const { decisions, at, nobody, idle, between, forgotten } = answer;
  const now =
    nobody !== undefined
      ? text.nobody(contact!, nobody)
      : idle !== undefined
        ? text.idle(idle)
        : between !== undefined
          ? text.between(contact!, agents.indexOf(agent!), between)
          : [];
  return [
    ...decisions.map((one) => text.decision(one)),
    ...(now.length === 0 ? [] : [[`${clock(at)}`, ...now].join("\n")]),
    ...(decisions.length === 0 && now.length === 0 ? [text.nothing()] : []),
    ...(forgotten > 0 ? [text.forgotten(forgotten)] : []),
  ].join("\n\n");
}

/** The first instant of the run with this local time of day. Throws `UsageProblem` where the run has none. */
function instantIn(
  timeMs: number,
  beginsAt: number,
  endsAt: number,
  startOf: (day: number) => number,
  firstDay: number,
): Instant {
  const [today, tomorrow] = [startOf(firstDay) + timeMs, startOf(firstDay + 1) + timeMs];
  const at = today >= beginsAt ? today : tomorrow;
  if (at > endsAt) {
    const [from, to] = [beginsAt, endsAt].map((instant) => clockText((instant - startOf(firstDay)) % DAY_MS));
    throw new UsageProblem(`--at: expected a time of the run, ${from} to ${to}, got ${clockText(timeMs)}`);
  }
  return at as Instant;
}

function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

function listed(ids: readonly string[]): string {
  const most = 20;
  return ids.length <= most ? ids.join(", ") : `${ids.slice(0, most).join(", ")} and ${ids.length - most} more`;
}

function contactNumber(text: string): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 1)) throw new InvalidArgumentError(`expected a whole number in [1, 999999999], got ${text}`);
  return value;
}
