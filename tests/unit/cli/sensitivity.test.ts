import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../cli/program.ts";
import { EXIT } from "../../../cli/terminal.ts";
import type { ExperimentReport } from "../../../sim/experiment/report.ts";
import type { PointsResult } from "../../../sim/experiment/sensitivity/points.ts";
import { presetNamed } from "../../../sim/scenario/presets/index.ts";

/** Starting a thread is most of what a short command takes. */
const ONE = ["--workers", "1"];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sensitivity-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function cli(...args: readonly string[]) {
  const out: string[] = [];
  const notes: string[] = [];
  const terminal = {
    out: (text: string) => void out.push(text),
    note: (text: string) => void notes.push(text),
    interrupted: () => new Promise<void>(() => {}),
  };
  const code = await run(args, terminal);
  return { code, out: out.join("\n"), notes: notes.join("\n") };
}

/** A short day, so that a test takes a moment. */
function short(): string {
  const { scenario } = presetNamed("three-at-once")!;
  const path = join(folder, "short.json");
  writeFileSync(path, JSON.stringify({ ...scenario, run: { startMinute: 480, lengthMinutes: 60 } }));
  return path;
}

describe("floorcast sweep", () => {
  test("[LC10] prints each point with precision and its difference to the first, the same digits as simulate", async () => {
    const at = [
      "--path",
      "queues/chat/arrivals/perHour",
      "--values",
      "40,60,80",
      "--replications",
      "25",
      "--seed",
      "s",
    ];
    const text = await cli("sweep", short(), ...at);
    expect([text.code, text.out]).toEqual([EXIT.ok, expect.stringMatching(/^seed s · 75 runs · \d+ contacts/)]);
    expect(text.out).toMatch(/\n40 +\d+\.\d\d % +\d+\.\d\d pp\n60 +.+ (better|worse|small|unclear)\n80 /);
    const json = JSON.parse((await cli("sweep", short(), ...at, "--json", ...ONE)).out) as PointsResult;
    const simulated = await cli("simulate", short(), "--replications", "25", "--seed", "s", "--json", ...ONE);
    const report = JSON.parse(simulated.out) as ExperimentReport;
    const level = report.scenarios[0]!.figures.find(
      ({ figure, scope }) => figure === "serviceLevel" && scope === "total",
    );
    expect(json.points[1]!.figures[0]!.precision).toEqual(level!.precision);
    expect(text.out).toContain(json.fingerprint);
  });

  test("[LC10] goes along two quantities, along a slider, and against another scenario cell by cell", async () => {
    const two = ["--path2", "queues/chat/talkMs/meanMs", "--values2", "0.9,1.1", "--times2", "--replications", "20"];
    const one = ["--path", "queues/chat/arrivals/perHour", "--values", "40,80"];
    const slider = await cli("sweep", "three-at-once", "--slider", "at-once", "--replications", "2", "--csv", ...ONE);
    expect(slider.out.split("\n").map((row) => row.split(",")[0])).toEqual(["at-once", "1", "2", "3", "4", "5"]);
    // Against itself nothing is better or worse.
    const map = await cli("sweep", short(), ...one, ...two, "--against", short(), ...ONE);
    expect(map.out).toMatch(/\n1\.1 +alike 0\.00 pp +alike 0\.00 pp\n0\.9 +alike 0\.00 pp +alike/);
  });

  test("[LC10] a line that means nothing ends with 2, points that are no scenarios with 1 and all of them, before anything runs", async () => {
    const wrong = await cli("sweep", short(), "--path", "queues/nobody", "--values", "3,2");
    expect(wrong.code).toBe(EXIT.usage);
    expect(wrong.notes).toMatch(
      /--values\.1: expected a number above 3, got 2\n--path: expected a place of the scenario/,
    );
    for (const line of [
      ["--path", "name"],
      ["--slider", "nothing"],
      ["--slider", "at-once", "--times"],
      ["--path", "queues/chat/arrivals/perHour", "--values", "1,x"],
      ["--path", "queues/chat/arrivals/perHour", "--values", "1", "--against", short()],
    ]) {
      expect((await cli("sweep", "three-at-once", ...line)).code, line.join(" ")).toBe(EXIT.usage);
    }
    const refused = await cli("sweep", short(), "--path", "queues/chat/talkMs/cv", "--values=-2,-1,1");
    expect(refused.code).toBe(EXIT.inputProblems);
    expect(refused.notes).toMatch(/2 problems\n {2}-2: queues\.0\.talkMs\.cv: .+\n {2}-1: queues\.0\.talkMs\.cv: /);
    expect(refused.out).toBe("");
  });
});

describe("floorcast tornado", () => {
  test("[LC11] prints parameters by reach, as text, CSV or JSON; an unknown one ends with 2", async () => {
    const asked = ["--replications", "20", "--share", ".2"];
    const text = await cli("tornado", short(), ...asked, ...ONE);
    expect(text.code).toBe(EXIT.ok);
    expect(text.out).toMatch(/as it stands \d+\.\d\d % ± \d+\.\d\d pp\n\n.+reach\n(groups|queues)\//);
    const only = ["--path", "queues/chat/arrivals/perHour"];
    const csv = (await cli("tornado", short(), ...asked, ...only, "--csv", ...ONE)).out.split("\n");
    expect(csv.map((row) => row.split(",").slice(0, 3).join())).toEqual([
      "parameter,now,low",
      "queues/chat/arrivals/perHour,60,48",
    ]);
    expect((await cli("tornado", short(), "--path", "nothing")).code).toBe(EXIT.usage);
    expect((await cli("tornado", short(), "--share", "1")).code).toBe(EXIT.usage);
  });
});
