import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { openHistory } from "../live/log/historyStore.ts";
import { INTERVAL_MINUTES } from "../sim/history/bounds.ts";
import { DATE_ORDERS, type Mapping } from "../sim/history/mapping.ts";
import { type RowProblem, rowProblemText } from "../sim/history/rowProblem.ts";
import { CHANNELS } from "../sim/vocabulary/index.ts";
import { isTimeZone } from "../sim/vocabulary/localTime.ts";
import { machineTime } from "../workers/clock.ts";
import { HistoryFileReader, type Inspected, inspectHistory, isReadable } from "../workers/historyFile.ts";
import { importHistory } from "../workers/historyImport.ts";
import { storeTarget } from "./historyTarget.ts";
import { EXIT, type ExitCode, type Terminal } from "./terminal.ts";

interface Flags {
  readonly zone: string;
  readonly dateOrder?: Mapping["dateOrder"];
  readonly minutes?: number;
  readonly queue?: string;
  readonly channel?: Mapping["channel"];
  readonly language: "en" | "ru";
  readonly json?: boolean;
  readonly data: string;
}

/** Adds `history check` and `history import`. */
export function addHistoryCommands(program: Command, terminal: Terminal, ended: (code: ExitCode) => void): void {
  const history = program.command("history").description("reads histories planners have: CSV, text, XLSX");
  withMapping(history.command("check"))
    .description("says how files are read, and everything that is wrong with them")
    .action(async (files: string[], flags: Flags) => ended(await each(files, flags, terminal, check)));
  withMapping(history.command("import"))
    .description("puts files into the history; again changes nothing")
    .option("--data <dir>", "where the history lives", "data")
    .action(async (files: string[], flags: Flags) => ended(await keep(files, flags, terminal)));
}

function withMapping(command: Command): Command {
  return command
    .argument("<file...>", "files")
    .option(
      "--zone <zone>",
      "IANA zone of times that name none",
      zone,
      new Intl.DateTimeFormat().resolvedOptions().timeZone,
    )
    .addOption(new Option("--date-order <order>", "of dates made of three numbers").choices(DATE_ORDERS))
    .option("--minutes <n>", "length of the intervals", length)
    .option("--queue <name>", "the queue, where no column says it")
    .addOption(new Option("--channel <channel>", "the channel, where no column says it").choices(CHANNELS))
    .addOption(new Option("--language <language>", "of the problems").choices(["en", "ru"]).default("en"))
    .option("--json", "everything, as JSON");
}

function zone(text: string): string {
  if (!isTimeZone(text))
    throw new InvalidArgumentError(`expected an IANA time zone such as Europe/Moscow, got ${text}`);
  return text;
}

function length(text: string): number {
  const minutes = INTERVAL_MINUTES.find((one) => String(one) === text);
  if (minutes === undefined)
    throw new InvalidArgumentError(`expected one of ${INTERVAL_MINUTES.join(", ")}, got ${text}`);
  return minutes;
}

/** One file after the other; the worst of their ends is the end. */
async function each(
  files: readonly string[],
  flags: Flags,
  terminal: Terminal,
  work: (file: Blob, name: string, inspected: Inspected, flags: Flags, terminal: Terminal) => Promise<ExitCode>,
): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  for (const path of files) {
    const file = await openAsBlob(path);
    const name = basename(path);
    const told = await inspectHistory(file, name, { timeZone: flags.zone });
    if (!told.ok) {
      tellProblems(name, [told.problem], flags, terminal);
      code = EXIT.inputProblems;
      continue;
    }
    const one = await work(file, name, corrected(told.inspected, flags), flags, terminal);
    if (one !== EXIT.ok) code = one;
  }
  return code;
}

/** The guess with what the command line says instead. */
function corrected(inspected: Inspected, flags: Flags): Inspected {
  const mapping: Mapping = {
    ...inspected.guess.mapping,
    ...(flags.dateOrder === undefined ? {} : { dateOrder: flags.dateOrder }),
    ...(flags.minutes === undefined ? {} : { minutes: flags.minutes }),
    ...(flags.queue === undefined ? {} : { queue: flags.queue }),
    ...(flags.channel === undefined ? {} : { channel: flags.channel }),
  };
  return { ...inspected, guess: { ...inspected.guess, mapping } };
}

async function check(
  file: Blob,
  name: string,
  inspected: Inspected,
  flags: Flags,
  terminal: Terminal,
): Promise<ExitCode> {
  const { mapping, header } = inspected.guess;
  if (!isReadable(mapping)) return unreadable(name, inspected, flags, terminal);
  const reader = new HistoryFileReader(file, inspected.form, mapping, header);
  for await (const _ of reader.batches());
  const report = reader.report();
  if (flags.json === true) terminal.out(JSON.stringify({ file: name, ...inspected.guess, ...report }));
  else {
    terminal.out(`${name}: ${described(inspected)}; ${report.counts.rows} rows, ${report.problems} problems`);
    tellProblems(name, report.kept, flags, terminal);
  }
  return report.problems > 0 ? EXIT.inputProblems : EXIT.ok;
}

async function keep(files: readonly string[], flags: Flags, terminal: Terminal): Promise<ExitCode> {
  const store = await openHistory(flags.data, machineTime);
  try {
    return await each(files, flags, terminal, async (file, name, inspected) => {
      const { mapping, header } = inspected.guess;
      if (!isReadable(mapping)) return unreadable(name, inspected, flags, terminal);
      const { kind, timeZone } = mapping;
      let told = 0;
      const { kept, report } = await importHistory({
        ...{ file, form: inspected.form, header, target: storeTarget(store.imports) },
        start: { name, kind, origin: "program", timeZone, mapping, bytes: file.size },
        onProgress({ rows, bytes, ofBytes }) {
          if (rows - told < 100_000) return;
          told = rows;
          terminal.note(`… ${rows} rows, ${Math.round((100 * bytes) / ofBytes)} %`);
        },
      });
      if (flags.json === true) terminal.out(JSON.stringify({ file: name, ...report, imported: kept }));
      else {
        const what =
          kept === undefined ? "nothing kept" : `${kept.added} new, ${kept.replaced} replaced, ${kept.same} the same`;
        terminal.out(
          `${name}: ${described(inspected)}; ${report.counts.rows} rows: ${what}; ${report.problems} problems`,
        );
        tellProblems(name, report.kept, flags, terminal);
      }
      return report.problems > 0 || kept === undefined ? EXIT.inputProblems : EXIT.ok;
    });
  } finally {
    await store.close();
  }
}

function unreadable(name: string, { guess }: Inspected, flags: Flags, terminal: Terminal): ExitCode {
  if (flags.json === true) terminal.out(JSON.stringify({ file: name, ...guess, rows: 0 }));
  else
    terminal.note(`${name}: its columns could not be recognised; import it on /lab/history, where they can be named`);
  return EXIT.inputProblems;
}

function described({ form, guess: { mapping } }: Inspected): string {
  const { layout, kind, timeZone, minutes } = mapping;
  const every = kind === "intervals" && minutes !== null ? `, every ${minutes} min` : "";
  return `${layout}, ${kind}${every}, ${form}, ${timeZone}`;
}

function tellProblems(name: string, problems: readonly RowProblem[], flags: Flags, terminal: Terminal): void {
  if (flags.json === true && problems.length > 0) terminal.out(JSON.stringify({ file: name, problems }));
  else for (const one of problems) terminal.note(`${name}: ${one.code}  ${rowProblemText(one, flags.language)}`);
}
