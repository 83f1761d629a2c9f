import { Command, CommanderError, Option } from "commander";
import { withAsteriskOptions } from "./asteriskOptions.ts";
import { addForecastCommands } from "./forecastCommands.ts";
import { addHistoryCommands } from "./historyCommands.ts";
import { type ImportFlags, importFiles } from "./importCommand.ts";
import { addLabCommands } from "./labCommands.ts";
import { formatOption, parseInstant, parsePort, parseSpeed } from "./options.ts";
import { addPlanCommands } from "./planCommands.ts";
import { addPolicyCommands } from "./policyCommands.ts";
import { type ReplayFlags, replay } from "./replayCommand.ts";
import { ScenarioRefused } from "./scenarioSource.ts";
import { addSensitivityCommands } from "./sensitivityCommands.ts";
import { type ServeFlags, serveWall } from "./serveCommand.ts";
import { EXIT, type ExitCode, type Terminal, UsageProblem } from "./terminal.ts";
import { addTheatreCommand } from "./theatreCommand.ts";
import { printTotals, type TotalsFlags } from "./totalsCommand.ts";

const EXIT_CODES = `
Exit codes: 0 done; 1 something in the input was not understood; 2 the command was not understood;
3 a file, a port or the log could not be had. Results go to stdout, progress and problems to stderr.`;

/** Runs one command line (without `node` and the script) and says how it ended. Never throws, never exits. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const program = build(terminal, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync(args, { from: "user" });
    return code;
  } catch (problem) {
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? EXIT.ok : EXIT.usage;
    terminal.note(problem instanceof Error ? problem.message : String(problem));
    if (problem instanceof ScenarioRefused) return EXIT.inputProblems;
    return problem instanceof UsageProblem ? EXIT.usage : EXIT.world;
  }
}

function build(terminal: Terminal, ended: (code: ExitCode) => void): Command {
  const program = new Command("floorcast")
    .description("Supervisor wallboard and simulation lab for omnichannel contact centres")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.note(text.trimEnd()),
    })
    .addHelpText("after", EXIT_CODES);

  withAsteriskOptions(program.command("serve"))
    .description("serves the wall until interrupted; prints its address")
    .option("--port <port>", "wished port; the next free one is taken when it is busy", parsePort)
    .option("--host <host>", "address to listen on; only this machine's own")
    .option("--data <dir>", "where the log lives", "data")
    .option("--asterisk-queue-log <path>", "a queue_log to follow")
    .option("--alarm-channels <file>", "where alarms are sent: docs/how-to/alarms.md")
    .option("--roster <file>", "who works when, for the look-ahead: docs/how-to/look-ahead.md")
    .option("--no-simulation", "an empty floor waits instead of a simulated one")
    .option("--no-pages", "only the API and /live")
    .action(async (flags: ServeFlags) => ended(await serveWall(flags, terminal)));

  withAsteriskOptions(program.command("import"))
    .description("puts files into the log; again changes nothing")
    .argument("<file...>", "files, oldest first; .xz and gzip are unpacked")
    .addOption(formatOption())
    .option("--data <dir>", "where the log lives", "data")
    .option("--json", "the result as JSON")
    .action(async (files: string[], flags: ImportFlags) => ended(await importFiles(files, flags, terminal)));

  withAsteriskOptions(program.command("replay"))
    .description("plays files or a log on a wall of its own; prints its address")
    .argument("<path...>", "files, oldest first, or the folder of a log")
    .addOption(formatOption())
    .option("--speed <factor>", "floor time per real time", parseSpeed, 60)
    .option("--from <instant>", "where to begin", parseInstant)
    .option("--to <instant>", "where to end, excluded", parseInstant)
    .option("--time-zone <zone>", "IANA zone of intervals and days", "UTC")
    .option("--port <port>", "wished port; the next free one is taken when it is busy", parsePort)
    .option("--headless", "no wall: one line of figures a floor-minute")
    .option("--no-pages", "only the API and /live")
    .action(async (paths: string[], flags: ReplayFlags) => ended(await replay(paths, flags, terminal)));

  withAsteriskOptions(program.command("totals"))
    .description("counts, waits, handle times and service level of files or of a log")
    .argument("[file...]", "files, oldest first; or --data")
    .addOption(formatOption())
    .option("--data <dir>", "the log to count")
    .option("--from <instant>", "counts from here on", parseInstant)
    .option("--to <instant>", "up to here, excluded", parseInstant)
    .addOption(new Option("--by <what>", "one row each").choices(["queue", "channel", "agent"]).default("queue"))
    .option("--json", "every figure and every reading of service level, as JSON")
    .action(async (files: string[], flags: TotalsFlags) => ended(await printTotals(files, flags, terminal)));

  addLabCommands(program, terminal, ended);
  addPlanCommands(program, terminal, ended);
  addSensitivityCommands(program, terminal, ended);
  addHistoryCommands(program, terminal, ended);
  addForecastCommands(program, terminal, ended);
  addPolicyCommands(program, terminal, ended);
  addTheatreCommand(program, terminal, ended);
  return program;
}
