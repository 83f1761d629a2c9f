import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../cli/program.ts";
import { EXIT } from "../../../cli/terminal.ts";
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

  test("[X24] finds a run too large before it begins", async () => {
    const { code, out } = await cli(["scenario", "check", "five-percent", "--max-events", "1000"]);
    expect(code).toBe(EXIT.inputProblems);
    expect(out).toContain("too-many-events");
  });
});

describe("staff", () => {
  test("[X23] prints contacts, requirement and schedule by interval and queue", async () => {
    const { code, out, notes } = await cli(["staff", "five-percent"]);
    expect(code).toBe(EXIT.ok);
    expect(notes).toContain("chat is not planned");
    expect(out).toMatch(/^09:00 +300\.0 +(\d+) +\1$/m);
    expect(out).toMatch(/[\d.]+ agent-hours scheduled; no wage is given$/);
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
