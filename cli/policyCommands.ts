import { type Command, Option } from "commander";
import { VENDORS } from "../sim/routing/importers/index.ts";
import { describePolicy, diffPolicies } from "../sim/routing/sentences/describe.ts";
import { importPolicy, type PolicyImportFlags } from "./policyImport.ts";
import { type Language, loadPolicy, PolicyRefused, scenarioOf } from "./policySource.ts";
import { tune } from "./policyTune.ts";
import { addPolicyTune } from "./policyTuneOptions.ts";
import { addPolicyWhy, why } from "./policyWhy.ts";
import { ScenarioRefused } from "./scenarioSource.ts";
import { EXIT, type ExitCode, type Terminal } from "./terminal.ts";

interface ReadFlags {
  readonly scenario?: string;
  readonly language: Language;
}

const POLICY = "a JSON file, or the name of a policy";

/** Adds the commands about routing policies. */
export function addPolicyCommands(program: Command, terminal: Terminal, ended: (code: ExitCode) => void): void {
  const policy = program.command("policy").description("reads, explains and tunes routing policies");
  const scenarioOption = () => new Option("--scenario <scenario>", "the scenario whose queues and groups are meant");
  const languageOption = () =>
    new Option("--lang, --language <language>", "of what people read").choices(["en", "ru"]).default("en");

  policy
    .command("import")
    .description("reads a vendor's routing configuration as a policy; notes say what it could not express")
    .argument("<file...>", "exports or answers of the vendor's API")
    .addOption(new Option("--from <vendor>", "whose they are").choices(VENDORS).makeOptionMandatory())
    .option("--mapping <file>", "JSON: which names of the vendor are which queues and groups")
    .addOption(scenarioOption())
    .addOption(languageOption())
    .option("--json", "the policy with its notes and what agents hold, as one JSON")
    .action(async (files: string[], flags: PolicyImportFlags) =>
      ended(await refusedIsOne(terminal, () => importPolicy(files, flags, terminal))),
    );

  policy
    .command("explain")
    .description("says in sentences what a policy does")
    .argument("<policy>", POLICY)
    .addOption(scenarioOption())
    .addOption(languageOption())
    .action(async (source: string, flags: ReadFlags) =>
      ended(
        await refusedIsOne(terminal, async () => {
          const scenario = await scenarioOf(flags.scenario, terminal);
          const spec = await loadPolicy(source, scenario, flags.language);
          for (const sentence of describePolicy(spec, flags.language, scenario)) terminal.out(sentence);
          return EXIT.ok;
        }),
      ),
    );

  policy
    .command("diff")
    .description("says in sentences what the second policy does otherwise; nothing where they route alike")
    .argument("<before>", POLICY)
    .argument("<after>", POLICY)
    .addOption(scenarioOption())
    .addOption(languageOption())
    .action(async (before: string, after: string, flags: ReadFlags) =>
      ended(
        await refusedIsOne(terminal, async () => {
          const scenario = await scenarioOf(flags.scenario, terminal);
          const [a, b] = [
            await loadPolicy(before, scenario, flags.language),
            await loadPolicy(after, scenario, flags.language),
          ];
          for (const sentence of diffPolicies(a, b, flags.language, scenario)) terminal.out(sentence);
          return EXIT.ok;
        }),
      ),
    );

  addPolicyWhy(policy, (scenario, flags) => refusedIsOne(terminal, () => why(scenario, flags, terminal)), ended);
  addPolicyTune(policy, (scenario, flags) => refusedIsOne(terminal, () => tune(scenario, flags, terminal)), ended);
}

/** A policy or scenario that cannot be read is a problem of the input: told, exit code 1. */
async function refusedIsOne(terminal: Terminal, work: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work();
  } catch (refused) {
    if (!(refused instanceof PolicyRefused) && !(refused instanceof ScenarioRefused)) throw refused;
    terminal.note(refused.message);
    return EXIT.inputProblems;
  }
}
