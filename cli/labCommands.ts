import { type Command, Option } from "commander";
import { type CompareFlags, compare } from "./compareCommand.ts";
import { parseEvents, parseInnerShare, parseReplications, withExperimentOptions } from "./experimentOptions.ts";
import { SHOWN } from "./experimentText.ts";
import { type CheckFlags, checkScenario } from "./scenarioCommand.ts";
import { type SimulateFlags, simulate } from "./simulateCommand.ts";
import { type StaffFlags, staff } from "./staffCommand.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

const SCENARIO = "a JSON file or a preset, a variant of it after #";

/** Adds the commands of the lab. */
export function addLabCommands(program: Command, terminal: Terminal, ended: (code: ExitCode) => void): void {
  withExperimentOptions(program.command("simulate"))
    .description("runs a scenario; prints its figures, how precise they are, and what one run may bring")
    .argument("<scenario>", SCENARIO)
    .option("--variant <id>", "a variant of the file")
    .option("--steady", "one long run: figures of the long run by batch means behind a warm-up that is found")
    .addOption(new Option("--by <what>", "what the figures are of").choices(SHOWN).default("total"))
    .action(async (scenario: string, flags: SimulateFlags) => ended(await simulate(scenario, flags, terminal)));

  withExperimentOptions(program.command("compare"))
    .description("runs scenarios with the same seeds; prints how each differs from the first")
    .argument("<scenario...>", SCENARIO)
    .option("--variants", "the scenario against each of its variants")
    .action(async (scenarios: string[], flags: CompareFlags) => ended(await compare(scenarios, flags, terminal)));

  program
    .command("staff")
    .description("how many agents each queue needs by interval, with shrinkage and cost")
    .argument("<scenario>", SCENARIO)
    .option("--max-events <n>", "most events one run may take", parseEvents)
    .addOption(new Option("--json", "everything, as JSON").conflicts("csv"))
    .option("--csv", "one row an interval and queue")
    .option(
      "--wait-probability <share>",
      "staff each group by simulating the scenario instead, so that at most this share waits",
      parseInnerShare,
    )
    .option("--replications <n>", "with --wait-probability: days simulated in a round", parseReplications, 200)
    .option("--seed <text>", "with --wait-probability: the seed", "1")
    .action(async (scenario: string, flags: StaffFlags) => ended(await staff(scenario, flags, terminal)));

  program
    .command("scenario")
    .description("looks at scenario files")
    .command("check")
    .description("says everything that is wrong with a file and its variants, or how large they are")
    .argument("<scenario>", "a JSON file or a preset")
    .option("--max-events <n>", "most events one run may take", parseEvents)
    .addOption(new Option("--language <language>", "of the problems").choices(["en", "ru"]).default("en"))
    .option("--json", "problems with codes and places, as JSON")
    .action(async (scenario: string, flags: CheckFlags) => ended(await checkScenario(scenario, flags, terminal)));
}
