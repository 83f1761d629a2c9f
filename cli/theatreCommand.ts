import { readFile, stat } from "node:fs/promises";
import { inflateRawSync } from "node:zlib";
import { type Command, Option } from "commander";
import { problemText } from "../sim/scenario/problems.ts";
import { RUN_BOUNDS } from "../sim/theatre/open/bounds.ts";
import { readLink } from "../sim/theatre/open/link.ts";
import { type OpenedRun, openRun, type TheatreRun } from "../sim/theatre/theatreRun.ts";
import { type Instant, MINUTE_MS } from "../sim/vocabulary/index.ts";
import { LocalTime } from "../sim/vocabulary/localTime.ts";
import { table } from "./table.ts";
import { EXIT, type ExitCode, type Terminal, UsageProblem } from "./terminal.ts";
import { timeOfDay } from "./timeOfDay.ts";

interface TheatreFlags {
  /** Local time of day, ms after midnight; absent: where the link's clock stands. */
  readonly at?: number;
  readonly hash?: boolean;
  readonly json?: boolean;
  readonly language: "en" | "ru";
}

/** Adds `theatre`: a run of the theatre without a page. */
export function addTheatreCommand(program: Command, terminal: Terminal, ended: (code: ExitCode) => void): void {
  program
    .command("theatre")
    .description("plays a theatre run to an instant: its totals, its picture, or the hash the page shows")
    .argument("<run>", "a link, its part after #, or a file with the link or the description as JSON")
    .addOption(new Option("--at <time>", "local time of day, HH:MM or HH:MM:SS").argParser(timeOfDay))
    .option("--hash", "names the run and all of it up to that instant")
    .option("--json", "the picture of both stages, as JSON")
    .addOption(new Option("--lang, --language <language>", "of what people read").choices(["en", "ru"]).default("en"))
    .action(async (source: string, flags: TheatreFlags) => ended(await theatre(source, flags, terminal)));
}

async function theatre(source: string, flags: TheatreFlags, terminal: Terminal): Promise<ExitCode> {
  const opened = await openedFrom(source);
  if (!opened.ok) {
    terminal.note(`${opened.problems.length} problems`);
    for (const one of opened.problems) terminal.note(`  ${problemText(one, flags.language)}`);
    return EXIT.inputProblems;
  }
  const { run } = opened;
  const at = flags.at === undefined ? run.standsAt : instantIn(run, flags.at);
  if (flags.hash === true) terminal.out(run.hash(at));
  else if (flags.json === true) terminal.out(JSON.stringify(run.frame(at)));
  else for (const line of totalsText(run, at, flags.language)) terminal.out(line);
  return EXIT.ok;
}

/** Whatever has an `=` is a link, or the part of one after its `#`; everything else is a file. */
async function openedFrom(source: string): Promise<OpenedRun> {
  const text = source.includes("=") ? source : await fileText(source);
  const trimmed = text.trim();
  if (trimmed.startsWith("{")) {
    try {
      return openRun(JSON.parse(trimmed));
    } catch (problem) {
      if (!(problem instanceof SyntaxError)) throw problem;
      throw new UsageProblem(`run: expected a description as JSON, got ${problem.message}`);
    }
  }
  const read = readLink(wholeLink(trimmed.slice(trimmed.indexOf("#") + 1)));
  return read.ok ? openRun(read.description) : read;
}

/** The fragment of a link, inflated where its address carries it deflated. Throws `UsageProblem` for one that was cut. */
function wholeLink(fragment: string): string {
  if (!fragment.startsWith("z=")) return fragment;
  try {
    const packed = Buffer.from(fragment.slice(2), "base64url");
    return inflateRawSync(packed, { maxOutputLength: RUN_BOUNDS.link }).toString("utf8");
  } catch {
    throw new UsageProblem(`run: expected a whole link as it was shared, got ${fragment.length} characters`);
  }
}

async function fileText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > RUN_BOUNDS.link) throw new UsageProblem(`run: expected at most ${RUN_BOUNDS.link} bytes, got ${size}`);
  return readFile(path, "utf8");
}

/** The first instant of the run with this local time of day. Throws `UsageProblem` where the run has none. */
function instantIn({ plan }: TheatreRun, timeMs: number): Instant {
  const local = new LocalTime(plan.timeZone);
  const day = local.dayOf(plan.opensAt);
  const [minute, rest] = [Math.floor(timeMs / MINUTE_MS), timeMs % MINUTE_MS];
  const at = [day, day + 1].map((one) => local.instantOf(one, minute) + rest).find((one) => one >= plan.opensAt);
  if (at !== undefined && at <= plan.endsAt) return at as Instant;
  const [from, to] = [plan.opensAt, plan.endsAt].map((one) => clockText(local, one));
  throw new UsageProblem(`--at: expected a time of the run, ${from} to ${to}`);
}

function clockText(local: LocalTime, at: number): string {
  const minute = local.minuteOf(at);
  const parts = [Math.floor(minute / 60), minute % 60, Math.floor((at % MINUTE_MS) / 1_000)];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** The totals of each lane on each stage so far. */
function totalsText(run: TheatreRun, at: Instant, language: "en" | "ru"): readonly string[] {
  const { overview, plan } = run;
  const head =
    language === "en"
      ? ["lane", "stage", "offered", "answered", "in time", "left"]
      : ["очередь", "сцена", "поступило", "отвечено", "вовремя", "ушли"];
  const rows = run.frame(at).stages.flatMap(({ totals }, i) =>
    totals.lanes.map(({ lane, offered, answered, answeredInTime, left }) => {
      const counts = [offered, answered, answeredInTime, left].map(String);
      return [overview.lanes[lane]!.name[language], overview.stages[i]!.stage.toUpperCase(), ...counts];
    }),
  );
  const local = new LocalTime(plan.timeZone);
  return [`${plan.name[language]}, ${clockText(local, at)}, ${run.hash(at)}`, table([head, ...rows])];
}
