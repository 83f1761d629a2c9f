import { type Command, InvalidArgumentError, Option } from "commander";
import { type Scope, scopeOfKey, TOTAL } from "../sim/experiment/scopes.ts";
import { type BridgeFlags, bridge } from "./bridgeCommand.ts";
import { parseEvents, parseInnerShare, parseReplications, parseWorkers } from "./experimentOptions.ts";
import { type ScheduleFlags, schedule } from "./scheduleCommand.ts";
import { type SearchFlags, search } from "./searchCommand.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

const SCENARIO = "a JSON file or a preset, a variant of it after #";

/** Adds the commands that look for a plan: search, schedule, bridge. */
export function addPlanCommands(program: Command, terminal: Terminal, ended: (code: ExitCode) => void): void {
  program
    .command("search")
    .description(
      "the cheapest agents on queue that keep every target, by simulation; how far from the best they may be",
    )
    .argument("<scenario>", SCENARIO)
    .option("--service-level <share>", "instead of each queue's own", parseInnerShare)
    .option("--abandonment <share>", "at most, of every queue with patience", parseInnerShare)
    .option("--occupancy <share>", "at most, of every group", parseInnerShare)
    .option("--groups <ids>", "groups to staff, with commas; the others stay", (text) => text.split(","))
    .addOption(new Option("--per <what>", "where targets are kept").choices(["interval", "run"]).default("interval"))
    .addOption(
      new Option("--block <what>", "one number for each").choices(["interval", "hour", "run"]).default("interval"),
    )
    .option("--runs-a-look <n>", "days simulated for each staffing tried", parseReplications, 60)
    .option("--max-runs <n>", "days simulated in all", parseReplicationsOfAll, 400_000)
    .option("--levels <shares>", "what each service level costs instead: ascending, with commas", levels)
    .option("--seed <text>", "any text; it names the days", "1")
    .option("--workers <n>", "threads, 1 to 64; results do not depend on them", parseWorkers)
    .option("--max-events <n>", "most events one run may take", parseEvents)
    .addOption(new Option("--json", "everything, as JSON").conflicts("csv"))
    .option("--csv", "one row a group and block")
    .action(async (scenario: string, flags: SearchFlags) => ended(await search(scenario, flags, terminal)));

  program
    .command("schedule")
    .description("the cheapest shifts with breaks that cover what is wanted, by a file of rules")
    .argument("<rules>", "JSON: kinds of shift, contracts, prices; docs/how-to/plans.md")
    .option("--scenario <reference>", "whose agents are wanted; absent: the file's own requirement")
    .option("--group <id>", "of the scenario; absent: its first")
    .addOption(new Option("--from <what>", "agents wanted").choices(["headcount", "queues"]).default("headcount"))
    .option("--seconds <n>", "search at most so long", parseReplications, 60)
    .option("--gap <share>", "stop so near the cheapest", parseInnerShare, 0)
    .option("--out <file>", "write the scenario with these shifts")
    .addOption(new Option("--json", "everything, as JSON").conflicts(["csv", "ical"]))
    .addOption(new Option("--csv", "one row a shift").conflicts("ical"))
    .option("--ical", "one event a shift")
    .action(async (rules: string, flags: ScheduleFlags) => ended(await schedule(rules, flags, terminal)));

  program
    .command("bridge")
    .description("from the service level of a plan to the day's: volume, handle time, staffing, routing, luck")
    .argument("<plan>", SCENARIO)
    .argument("[day]", "a scenario of the day as it was")
    .option("--contacts <file>", "instead: the day's contacts or intervals, in any layout the history knows")
    .option("--date <date>", "day of the contacts, or of the forecast, YYYY-MM-DD")
    .option("--agents <group=n,n…>", "who was there, a number for each interval of the plan; once a group", agentsOf)
    .option("--forecast <files...>", "kept forecasts as JSON: the plan's volume as they stood")
    .option("--stood-at <instant>", "the latest moment a forecast may have been made, RFC 3339", instantOf)
    .option("--realised <share>", "service level of the day, where the contacts do not tell it", parseInnerShare)
    .option("--scope <scope>", "total or queue:ID", scope, TOTAL)
    .option("--replications <n>", "days simulated of each mixture, 20 to 5,000", parseReplications, 200)
    .option("--seed <text>", "any text; it names the days", "1")
    .option("--workers <n>", "threads, 1 to 64; results do not depend on them", parseWorkers)
    .option("--max-events <n>", "most events one run may take", parseEvents)
    .addOption(new Option("--json", "everything, as JSON").conflicts("csv"))
    .option("--csv", "one row a step")
    .action(async (plan: string, day: string | undefined, flags: BridgeFlags) =>
      ended(await bridge(plan, day, flags, terminal)),
    );
}

function agentsOf(text: string, before: Readonly<Record<string, readonly number[]>> = {}) {
  const [, group = "", list = ""] = /^([^=]+)=([\d,]+)$/.exec(text) ?? [];
  const counts = list.split(",").map((one) => (one === "" ? Number.NaN : Number(one)));
  const isSound = counts.length <= 2_016 && counts.every((one) => Number.isInteger(one) && one <= 2_000);
  if (group === "" || !isSound) throw new InvalidArgumentError("expected GROUP=5,6,7…, whole numbers up to 2000");
  return { ...before, [group]: counts };
}

function instantOf(text: string): number {
  const at = Date.parse(text);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text) || Number.isNaN(at)) {
    throw new InvalidArgumentError("expected an instant such as 2026-03-01T18:00:00Z");
  }
  return at;
}

function parseReplicationsOfAll(text: string): number {
  const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= 20 && value <= 1_000_000)) throw new InvalidArgumentError("expected a whole number in [20, 1000000]");
  return value;
}

function levels(text: string): readonly number[] {
  const shares = text.split(",").map(Number);
  const isAscending = shares.every((share, i) => share > (shares[i - 1] ?? 0) && share < 1);
  if (!isAscending || shares.length > 12)
    throw new InvalidArgumentError("expected at most 12 ascending shares such as 0.7,0.8");
  return shares;
}

function scope(text: string): Scope {
  const found = scopeOfKey(text);
  if (found === undefined || found.kind === "group")
    throw new InvalidArgumentError("expected total, channel:NAME or queue:ID");
  return found;
}
