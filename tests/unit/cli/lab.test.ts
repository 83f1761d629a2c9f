import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../cli/program.ts";
import { EXIT } from "../../../cli/terminal.ts";
import type { ExperimentReport } from "../../../sim/experiment/report.ts";
import type { StaffPlan } from "../../../sim/experiment/staffPlan.ts";
import { presetNamed } from "../../../sim/scenario/presets/index.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "lab-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** One command line: how it ended and what it wrote. `onNote` may interrupt. */
async function cli(args: readonly string[], onNote: (text: string, interrupt: () => void) => void = () => {}) {
  const out: string[] = [];
  const notes: string[] = [];
  let interrupt: () => void = () => {};
  const stop = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const code = await run(args, {
    out: (text) => out.push(text),
    note: (text) => {
      notes.push(text);
      onNote(text, interrupt);
    },
    interrupted: () => stop,
  });
  return { code, out: out.join("\n"), notes: notes.join("\n") };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("scenario check", () => {
  test("[X24] says how large a good file and its variants are", async () => {
    const { code, out, notes } = await cli(["scenario", "check", "five-percent"]);
    expect([code, notes]).toEqual([EXIT.ok, ""]);
    expect(out).toMatch(/^at most, one run +contacts +events +agents\nfive-percent +\d+ +\d+ +27\nfive-percent#/);
  });

  test("[X24] tells everything that is wrong, with codes and places, in both languages, and ends with 1", async () => {
    const { scenario } = presetNamed("five-percent")!;
    const wrong = file("wrong.json", { ...scenario, timeZone: "Nowhere/None", shiftEnd: 7, queues: [] });
    const en = await cli(["scenario", "check", wrong]);
    expect(en.code).toBe(EXIT.inputProblems);
    for (const place of ["timeZone: expected", "shiftEnd: expected", "queues: expected"])
      expect(en.out).toContain(place);
    const ru = await cli(["scenario", "check", wrong, "--language", "ru"]);
    expect(ru.out).toContain("shiftEnd: ожидалось");
    const json = JSON.parse((await cli(["scenario", "check", wrong, "--json"])).out) as {
      ok: boolean;
      problems: { code: string; path: string }[];
    };
    expect(json.ok).toBe(false);
    expect(json.problems.map(({ path }) => path)).toEqual(expect.arrayContaining(["timeZone", "shiftEnd", "queues"]));
    expect(await cli(["scenario", "check", file("broken.json", '{ "version": 1,\n  x }')])).toMatchObject({
      code: EXIT.inputProblems,
      out: expect.stringContaining("malformed-json"),
    });
  });

  test("[X24] warns in the language asked for, and one problem is one", async () => {
    const { scenario } = presetNamed("five-percent")!;
    const [voice] = scenario.queues;
    const spare = file("spare.json", { ...scenario, queues: [...scenario.queues, { ...voice, id: "spare" }] });
    const ru = await cli(["scenario", "check", spare, "--language", "ru"]);
    expect(ru.notes).toMatch(/предупреждение: queues\.2: ожидалось:/);
    const late = file("late.json", { ...scenario, shiftEnd: "whenever" });
    expect((await cli(["simulate", late])).notes).toContain("late.json: 1 problem\n");
  });

  test("[X24] finds a run too large before it begins", async () => {
    const { code, out } = await cli(["scenario", "check", "five-percent", "--max-events", "1000"]);
    expect(code).toBe(EXIT.inputProblems);
    expect(out).toContain("too-many-events");
  });
});

test.skipIf(!existsSync("/dev/full"))("[X24] a full disk is said in a sentence, and ends with 3", () => {
  const full = openSync("/dev/full", "w");
  const root = resolve(import.meta.dirname, "../../..");
  const args = ["cli.ts", "scenario", "check", "five-percent"];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", full, "pipe"] });
  closeSync(full);
  expect(stderr.toString()).toMatch(/^stdout: ENOSPC[^\n]*\n$/);
  expect(status).toBe(EXIT.world);
});

describe("staff", () => {
  test("[X27] a run of days says which, and hours end with the run; money has its currency", async () => {
    const { scenario } = presetNamed("five-percent")!;
    const groups = scenario.groups.map((group) => ({ ...group, costPerHour: 10 }));
    const run = { lengthMinutes: 2_160, intervalMinutes: 1_440 };
    const { out } = await cli(["staff", file("days.json", { ...scenario, currency: "EUR", groups, run })]);
    const [, first, second] = out.match(/00:00 +300\.0 +(\d+) +\d+\nday 2 00:00 +300\.0 +(\d+) +\d+\n/) ?? [];
    const hours = Number(first) * 24 + Number(second) * 12;
    expect(hours).toBeGreaterThan(0);
    expect(out).toContain(`${hours.toFixed(1)} agent-hours scheduled; cost ${(hours * 10).toFixed(2)} EUR at 10 EUR`);
    expect(out).toMatch(/\ncost, EUR +9720\.00 +0\.00 +0\.00$/);
  });

  test("[X27] by simulation it prints agents and the share waiting by interval, and says what it cannot staff", async () => {
    const asked = ["--wait-probability", "0.2", "--replications", "10"];
    const { code, out } = await cli(["staff", "menu-memory", ...asked]);
    expect(code).toBe(EXIT.ok);
    expect(out).toMatch(/^voice: least agents with at most 20\.0 % waiting, by simulation$/m);
    expect(out).toMatch(/^09:30 +\d+ +\d+\.\d %$/m);
    const refused = await cli(["staff", "split-or-blend#pack", ...asked, "--json"]);
    expect([refused.code, refused.out]).toEqual([EXIT.inputProblems, "[]"]);
    expect(refused.notes).toContain("not staffed by simulation");
  });

  test("[X23] prints contacts, requirement and schedule by interval and queue", async () => {
    const { code, out, notes } = await cli(["staff", "five-percent"]);
    expect(code).toBe(EXIT.ok);
    expect(notes).toContain("chat is not planned");
    expect(out).toMatch(/^09:00 +300\.0 +(\d+) +\1$/m);
    expect(out).toMatch(/^[\d.]+ agent-hours scheduled; no wage is given$/m);
    expect(out).toMatch(/scheduled in the scenario, by group\n\n +voice +chat +both\n09:00 +27 +0 +0\n/);
    const plan = JSON.parse((await cli(["staff", "five-percent", "--json"])).out) as StaffPlan;
    expect(plan.queues[0]!.required).toHaveLength(16);
    const lines = (await cli(["staff", "five-minutes-or-a-day", "--csv"])).out.split("\n");
    expect(lines[0]).toBe("queue,interval,starts,contacts_per_hour,required,scheduled,basis,shrinkage");
    expect(lines[1]).toMatch(/^voice,0,08:00,72,\d+,\d+,target,0$/);
  });
});

describe("what an experiment is asked of", () => {
  test("[X21] a command line that means nothing ends with 2, and nothing is run", async () => {
    for (const args of [
      ["simulate"],
      ["simulate", "no-such-preset"],
      ["simulate", "five-percent", "--replications", "0"],
      ["simulate", "five-percent", "--replications", "5", "--precision", "0.1"],
      ["simulate", "five-percent", "--figure", "happiness"],
      ["simulate", "five-percent", "--figure", "serviceLevel@queue:moon", "--max-replications", "20"],
      ["simulate", "five-percent#base", "--variant", "everybody-both"],
      ["simulate", "five-percent", "--steady"],
      ["simulate", "five-percent", "--json", "--csv"],
      ["compare", "five-percent"],
      ["compare", "five-percent", "the-standard", "--variants"],
      ["staff", "five-percent", "--max-events", "-1"],
    ]) {
      const { code, out, notes } = await cli(args);
      expect([args, code, out]).toEqual([args, EXIT.usage, ""]);
      expect(notes).not.toBe("");
    }
  });

  test("[X21] a scenario that cannot be read ends with 1 or 3", async () => {
    expect(await cli(["simulate", file("half.json", "{")])).toMatchObject({ code: EXIT.inputProblems, out: "" });
    const unknown = await cli(["simulate", "five-percent#moon"]);
    expect(unknown).toMatchObject({ code: EXIT.inputProblems, out: "" });
    expect(unknown.notes).toContain("moon");
    const large = await cli(["simulate", "five-percent", "--max-events", "10"]);
    expect(large).toMatchObject({ code: EXIT.inputProblems, out: "", notes: expect.stringContaining("at most 10") });
    expect(await cli(["simulate", join(folder, "absent.json")])).toMatchObject({ code: EXIT.world, out: "" });
  });
});

describe("simulate", () => {
  const few = ["--replications", "4", "--workers", "1"];

  test("[X25] prints figures with precision, n and what one run may bring; progress goes to stderr", async () => {
    const { code, out, notes } = await cli(["simulate", "five-percent", ...few]);
    expect(code).toBe(EXIT.ok);
    expect(out).toMatch(
      /^five-percent · seed 1 · 4 replications each · \d+ contacts · intervals at 95 % · fingerprint [0-9a-f]{16}\n/,
    );
    expect(out).toMatch(/^total +value +± +of +8 runs of 10$/m);
    expect(out).toMatch(/^Service level +\d\d\.\d\d % +\d+\.\d\d pp +\d+ +\d\d\.\d\d % – \d+\.\d\d %$/m);
    expect(out).toMatch(/^Occupancy +\d\d\.\d\d % .* h /m);
    expect(notes).toMatch(/^… 1 of at most 4 replications, \d+ contacts/);
    expect(notes).toMatch(/4 replications each, \d+ contacts in \d+\.\d s$/);
  });

  test("[X25] by queue it adds waits and kept targets, by interval the day, as CSV and JSON everything", async () => {
    const byQueue = (await cli(["simulate", "five-percent#one-for-chat", "--by", "queue", ...few])).out;
    expect(byQueue).toContain("queue:chat ");
    expect(byQueue).toMatch(/^Wait, P90 +\d+\.\d s/m);
    expect(byQueue).toMatch(/^Runs that keep the target +\d+\.00 %$/m);
    const byInterval = (await cli(["simulate", "five-percent", "--by", "interval", ...few])).out;
    expect(byInterval).toMatch(/^09:00 +\d+\.\d +/m);
    expect(byInterval.split("\n")).toHaveLength(2 + 1 + 16);
    const lines = (await cli(["simulate", "five-percent", "--csv", ...few])).out.split("\n");
    expect(lines[0]).toMatch(/^scenario,figure,scope,interval,unit,value,half_width/);
    expect(lines.some((line) => /^five-percent,serviceLevel,queue:voice,15,share,0\.\d+,/.test(line))).toBe(true);
    const report = JSON.parse((await cli(["simulate", "five-percent", "--json", ...few])).out) as ExperimentReport;
    expect(report).toMatchObject({
      seed: "1",
      end: "complete",
      replications: 4,
      scenarios: [{ label: "five-percent" }],
    });
    const level = report.scenarios[0]!.figures.find(
      ({ figure, scope }) => figure === "serviceLevel" && scope === "total",
    )!;
    expect(level.precision.deltaError! / level.precision.standardError!).toBeCloseTo(1, 1);
    expect(level.spread.twenty).toHaveLength(20);
    expect(report.scenarios[0]!.queues[0]!.controlled!.byErlangA.gain).toBeGreaterThanOrEqual(1);
  });

  test("[X10] threads change nothing, the seed everything; a file is what its preset is", async () => {
    const print = async (...args: string[]) => {
      const { out } = await cli(["simulate", ...args, "--json"]);
      return (JSON.parse(out) as ExperimentReport).fingerprint;
    };
    const one = await print("five-percent", "--replications", "12", "--workers", "1");
    const path = file("five.json", presetNamed("five-percent"));
    expect(await print(path, "--replications", "12", "--workers", "2")).toBe(one);
    expect(await print("five-percent", "--replications", "12", "--seed", "2", "--workers", "1")).not.toBe(one);
  });

  test("[DM17] people are paid to the end of the run, where that cuts an interval short too", async () => {
    const { scenario } = presetNamed("five-percent")!;
    const short = file("short.json", { ...scenario, run: { startMinute: 540, lengthMinutes: 45 } });
    const { out } = await cli(["simulate", short, "--replications", "2", "--json", "--workers", "1"]);
    const report = JSON.parse(out) as ExperimentReport;
    const paid = report.scenarios[0]!.figures.find(({ figure, scope }) => figure === "paidMs" && scope === "total");
    expect(paid!.precision.value).toBe(27 * 45 * 60_000);
  });

  test("[X12] a precision is read as people write it", async () => {
    for (const text of [".2", "2e-1"]) {
      const { code } = await cli(["simulate", "five-percent", "--precision", text, "--workers", "1"]);
      expect(code).toBe(EXIT.ok);
    }
    const { code, notes } = await cli(["simulate", "five-percent", "--precision", "0"]);
    expect(code).toBe(EXIT.usage);
    expect(notes).toContain("expected a number > 0 such as 0.005, got 0");
  });

  test("[X12] by precision it ends when the goal is reached, or says how far it is", async () => {
    const reached = await cli(["simulate", "five-percent", "--precision", "0.1", "--json", "--workers", "1"]);
    expect(JSON.parse(reached.out)).toMatchObject({ end: "precise", replications: 20, goals: [{ reached: true }] });
    const far = await cli([
      "simulate",
      "five-percent",
      "--precision",
      "0.0001",
      "--max-replications",
      "25",
      "--workers",
      "1",
    ]);
    expect(far.code).toBe(EXIT.ok);
    expect(far.notes).toMatch(/Not as precise as asked for after 25 replications; about \d+ would reach it\.$/);
  });

  test("[X13] an interrupt keeps what is done and says how much that is", async () => {
    const { code, out, notes } = await cli(
      ["simulate", "five-percent", "--replications", "10000", "--workers", "1", "--json"],
      (text, interrupt) => text.startsWith("…") && interrupt(),
    );
    const { end, replications } = JSON.parse(out) as ExperimentReport;
    expect([code, end]).toEqual([EXIT.ok, "cancelled"]);
    expect(replications).toBeGreaterThanOrEqual(1);
    expect(replications).toBeLessThan(10_000);
    expect(notes).toContain(`Stopped at ${replications} of at most`);
  });

  test("[X17] one long run gives figures of the long run", async () => {
    const { scenario } = presetNamed("five-percent")!;
    const steady = file("steady.json", {
      ...scenario,
      run: { ...scenario.run, lengthMinutes: 2_000, intervalMinutes: 10 },
    });
    const { code, out } = await cli(["simulate", steady, "--steady", "--workers", "1"]);
    expect(code).toBe(EXIT.ok);
    expect(out).toMatch(/^Service level +\d+\.\d\d % +\d+\.\d\d pp +\d+ intervals +\d+ intervals +-?\d\.\d\d$/m);
    const rows = (await cli(["simulate", steady, "--steady", "--workers", "1", "--csv"])).out.split("\n");
    expect(rows[0]).toBe(
      "scenario,figure,scope,unit,value,half_width,confidence,warm_up_intervals,too_short,batch_intervals,correlation",
    );
    expect(rows[1]).toMatch(/^[^,]+,serviceLevel,total,share,0\.\d+,0\.\d+,0\.95,\d+,(true|false),\d+,-?[\d.]+$/);
    for (const flag of [["--replications", "5"], ["--precision", "0.1"], ["--by", "queue"], ["--relative"]]) {
      const { code: refused, notes } = await cli(["simulate", steady, "--steady", ...flag]);
      expect([refused, notes]).toEqual([EXIT.usage, `--steady: expected no ${flag[0]} beside it`]);
    }
  });
});

describe("the how-to", () => {
  const text = readFileSync(join(import.meta.dirname, "../../../docs/how-to/experiments.md"), "utf8");
  const lines = [...text.matchAll(/^npm run floorcast -- (.+)$/gm)].map((match) => match[1]!);

  test("[X21] every line of it is understood and brings a result", async () => {
    expect(lines.length).toBeGreaterThan(7);
    for (const line of new Set(lines)) {
      const args = /^(simulate|compare)/.test(line) ? [...line.split(" "), "--workers", "1"] : line.split(" ");
      // Whatever takes long is stopped after its first runs.
      const { code, out } = await cli(args, (note, interrupt) => note.startsWith("…") && interrupt());
      expect([line, code]).toEqual([line, EXIT.ok]);
      expect(out.split("\n").length).toBeGreaterThan(3);
    }
  });
});

describe("compare", () => {
  test("[X26] says so where no figure differs", async () => {
    const args = ["compare", "five-percent", "five-percent#base", "--replications", "2", "--workers", "1"];
    expect((await cli(args)).out).toMatch(/\n\nfive-percent − five-percent: no figure differs$/);
  });

  test("[X26] prints differences with precision, word and variance ratio, of every variant to the first", async () => {
    const { code, out } = await cli([
      "compare",
      "five-percent",
      "five-percent#one-for-chat",
      "--replications",
      "20",
      "--workers",
      "1",
    ]);
    expect(code).toBe(EXIT.ok);
    expect(out).toMatch(/^five-percent#one-for-chat − five-percent +five-percent +difference +±/m);
    expect(out).toMatch(
      /^Service level +\d+\.\d\d % +[+−]\d+\.\d\d pp +\d+\.\d\d pp +(better|worse|small|unclear) +\d+\.\d$/m,
    );
    const variants = await cli([
      "compare",
      "split-or-blend",
      "--variants",
      "--replications",
      "3",
      "--csv",
      "--workers",
      "1",
    ]);
    const labels = new Set(
      variants.out
        .split("\n")
        .slice(1)
        .map((line) => line.split(",")[0]),
    );
    expect(labels.size).toBe(presetNamed("split-or-blend")!.variants.length - 1);
  });

  test("[X26] a file compared with itself differs by nothing", async () => {
    const same = await cli([
      "compare",
      "five-percent",
      "five-percent",
      "--replications",
      "3",
      "--json",
      "--workers",
      "1",
    ]);
    const [report] = JSON.parse(same.out) as ExperimentReport[];
    for (const { precision } of report!.differences) expect(precision.value).toBe(0);
    expect(report!.differences.length).toBeGreaterThan(20);
  });
});
