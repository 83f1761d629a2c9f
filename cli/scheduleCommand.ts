import { readFile, stat, writeFile } from "node:fs/promises";
import { requirementOf, scheduleScenario } from "../sim/experiment/scheduleScenario.ts";
import { runWindow } from "../sim/scenario/runWindow.ts";
import type { Scenario } from "../sim/scenario/scenario.ts";
import { parseSchedule } from "../sim/staffing/schedule/parse.ts";
import type { SchedulePlan } from "../sim/staffing/schedule/plan.ts";
import type { Impossible } from "../sim/staffing/schedule/planSchedule.ts";
import { agentName, breaksText, minuteClock } from "../sim/staffing/schedule/planText.ts";
import type { ScheduleSpec } from "../sim/staffing/schedule/spec.ts";
import { dayText } from "../sim/vocabulary/localDate.ts";
import { calendarOf } from "../workers/calendarOut.ts";
import { machineTime } from "../workers/clock.ts";
import { planInThread } from "../workers/scheduleThreadClient.ts";
import { csv } from "./csv.ts";
import { loadFile, referenceOf, variantOf } from "./scenarioSource.ts";
import { table } from "./table.ts";
import { EXIT, type ExitCode, type Terminal, UsageProblem } from "./terminal.ts";

export interface ScheduleFlags {
  readonly scenario?: string;
  readonly group?: string;
  readonly from: "headcount" | "queues";
  readonly seconds: number;
  readonly gap: number;
  /** Where the scenario with these shifts is written. */
  readonly out?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly ical?: boolean;
}

const MOST_BYTES = 1_048_576;

/** Plans shifts by a file of rules; agents wanted are in the file, or those of a scenario's group. */
export async function schedule(path: string, flags: ScheduleFlags, terminal: Terminal): Promise<ExitCode> {
  const given = await rulesOf(path);
  const owner = flags.scenario === undefined ? undefined : await ownerOf(flags.scenario, flags, terminal);
  const wanted = owner === undefined ? {} : requirementOf(owner.scenario, owner.groupId, flags.from);
  const parsed = parseSchedule({ contracts: [], overCostPerHour: 0, firstWeekday: 1, ...given, ...wanted });
  if (!parsed.ok) {
    for (const { code, path: place, expected, got } of parsed.problems) {
      terminal.note(`${path}: ${place}: ${code}: expected ${expected}, got ${got}`);
    }
    return EXIT.inputProblems;
  }
  const { spec } = parsed;
  const planning = planInThread(spec, { seconds: flags.seconds, gap: flags.gap }, ({ cost, gap }) =>
    terminal.note(`… cost ${cost.total.toFixed(2)}, gap ${(gap * 100).toFixed(2)} %`),
  );
  void terminal.interrupted().then(() => planning.cancel());
  const result = await planning.result;
  switch (result.kind) {
    case "failed":
      terminal.note(`${path}: the solver failed: ${result.detail}`);
      return EXIT.world;
    case "nothing-yet":
      terminal.note(`${path}: no plan was found in ${flags.seconds} s`);
      return EXIT.inputProblems;
    case "impossible":
      if (flags.json === true) terminal.out(JSON.stringify(result));
      for (const line of whyText(spec, result.why)) terminal.note(`${path}: ${line}`);
      return EXIT.inputProblems;
    case "planned": {
      const { plan } = result;
      if (flags.json === true) terminal.out(JSON.stringify({ spec, plan }));
      else if (flags.csv === true) terminal.out(planCsv(spec, plan));
      else if (flags.ical === true) terminal.out(icalOf(plan, owner?.scenario).trimEnd());
      else terminal.out(planText(spec, plan));
      return owner === undefined || flags.out === undefined ? EXIT.ok : written(owner, spec, plan, flags.out, terminal);
    }
  }
}

interface Owner {
  readonly scenario: Scenario;
  readonly groupId: string;
}

async function ownerOf(reference: string, { group }: ScheduleFlags, terminal: Terminal): Promise<Owner> {
  const { source, variant } = referenceOf(reference);
  const { scenario } = variantOf(await loadFile(source, terminal), source, variant);
  const ids = scenario.groups.map(({ id }) => id);
  const groupId = group ?? ids[0]!;
  if (!ids.includes(groupId)) throw new UsageProblem(`--group: expected one of ${ids.join(", ")}, got ${groupId}`);
  return { scenario, groupId };
}

async function rulesOf(path: string): Promise<Record<string, unknown>> {
  const { size } = await stat(path);
  if (size > MOST_BYTES) throw new UsageProblem(`rules: expected at most ${MOST_BYTES} bytes, got ${size}`);
  const text = await readFile(path, "utf8");
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      // What the page saves besides: its switch between days and weeks.
      const { withWeeks, ...rules } = value as Record<string, unknown>;
      return withWeeks === false ? { ...rules, contracts: [] } : rules;
    }
  } catch {
    // Told below, with what was expected.
  }
  throw new UsageProblem(`rules: expected a JSON object, got ${text.slice(0, 40)}`);
}

async function written(
  { scenario, groupId }: Owner,
  spec: ScheduleSpec,
  plan: SchedulePlan,
  out: string,
  terminal: Terminal,
): Promise<ExitCode> {
  const made = scheduleScenario(scenario, groupId, plan, spec.firstWeekday);
  if (!made.ok) {
    for (const { path, expected, got } of made.problems) terminal.note(`${path}: expected ${expected}, got ${got}`);
    return EXIT.inputProblems;
  }
  await writeFile(out, `${JSON.stringify(made.scenario, null, 2)}\n`);
  terminal.note(`${out}: floorcast compare ${out} and the scenario before, to see what the shifts bring`);
  return EXIT.ok;
}

function planText(spec: ScheduleSpec, plan: SchedulePlan): string {
  const { cost, bound, gap, optimal, agents } = plan;
  const hours = agents.reduce((sum, { paidMinutes }) => sum + paidMinutes / 60, 0);
  const known = optimal ? "proved cheapest" : `at least ${bound.toFixed(2)}, gap ${(gap * 100).toFixed(2)} %`;
  const parts = `wages ${cost.wages.toFixed(2)}, missing ${cost.short.toFixed(2)}, too many ${cost.over.toFixed(2)}`;
  return [
    `${agents.length} people, ${hours.toFixed(1)} paid hours, cost ${cost.total.toFixed(2)} (${parts}): ${known}`,
    "",
    table([["", "day", "shift", "from", "to", "breaks"], ...rowsOf(spec, plan)]),
  ].join("\n");
}

function rowsOf(spec: ScheduleSpec, { agents }: SchedulePlan): string[][] {
  return agents.flatMap(({ number, shifts }) =>
    shifts.map(({ day, pattern }) => [
      ...[agentName(number), DAYS[(spec.firstWeekday - 1 + day) % 7]!, pattern.shiftTypeId],
      ...[minuteClock(pattern.startMinute), minuteClock(pattern.endMinute), breaksText(pattern)],
    ]),
  );
}

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

function planCsv(spec: ScheduleSpec, plan: SchedulePlan): string {
  return csv([["person", "day", "shift", "from", "to", "breaks"], ...rowsOf(spec, plan)]);
}

/** Without a scenario, a week from a Monday in UTC. */
function icalOf({ agents }: SchedulePlan, scenario: Scenario | undefined): string {
  const firstDate = dayText(runWindow(scenario?.run).day);
  const wish = { name: scenario?.name.en ?? "Shifts", firstDate, timeZone: scenario?.timeZone ?? "UTC" };
  return calendarOf(agents, { ...wish, madeAt: machineTime.now() });
}

function whyText(spec: ScheduleSpec, { unreached, short, lifted }: Impossible): string[] {
  const at = ({ day, slot }: { readonly day: number; readonly slot: number }) =>
    `${DAYS[(spec.firstWeekday - 1 + day) % 7]} ${minuteClock(slot * spec.slotMinutes)}`;
  return [
    ...unreached.map((slot) => `no shift reaches ${at(slot)}`),
    ...short.map((slot) => `at best ${Number(slot.missing.toFixed(2))} missing at ${at(slot)}`),
    ...lifted.map(({ kind, id, most, wanted }) => `${kind} of ${id} would have to be ${wanted}, not ${most}`),
  ];
}
