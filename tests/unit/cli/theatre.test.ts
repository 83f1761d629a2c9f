import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../cli/program.ts";
import { EXIT } from "../../../cli/terminal.ts";
import { at, describedRun, opened, twoAgents } from "../../fixtures/theatreWorlds.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "theatre-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function cli(...args: readonly string[]) {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await run(["theatre", ...args], {
    out: (text) => out.push(text),
    note: (text) => notes.push(text),
    interrupted: () => Promise.resolve(),
  });
  return { code, out: out.join("\n"), notes: notes.join("\n") };
}

const DESCRIPTION = describedRun(twoAgents([10, 20, 30]), "alone", { atMs: 45_000 });

describe("theatre runs from a terminal", () => {
  test("[TH19] a link, its fragment, a file with either or with the description: one run, one hash", async () => {
    const theatre = opened(DESCRIPTION);
    const link = theatre.link(at(45));
    const described = join(folder, "run.json");
    const linked = join(folder, "run.txt");
    writeFileSync(described, JSON.stringify(DESCRIPTION));
    writeFileSync(linked, `https://floorcast.example/theatre#${link}\n`);
    for (const source of [link, `#${link}`, `https://floorcast.example/theatre#${link}`, described, linked]) {
      expect(await cli(source, "--hash")).toEqual({ code: EXIT.ok, out: theatre.hash(at(45)), notes: "" });
    }
    expect((await cli(link, "--hash", "--at", "09:01:10")).out).toBe(theatre.hash(at(70)));
    expect(JSON.parse((await cli(link, "--json", "--at", "09:01")).out)).toEqual(
      JSON.parse(JSON.stringify(theatre.frame(at(60)))),
    );
    expect((await cli(link)).out).toBe(
      [
        `Test, 09:00:45, ${theatre.hash(at(45))}`,
        "lane  stage  offered  answered  in time  left",
        "Line      A        3         2        2     0",
        "Line      B        3         1        1     0",
      ].join("\n"),
    );
  });

  test("[TH19] what is wrong with a run is told whole; a time outside it and a file that is none are told too", async () => {
    const refused = await cli("v=1&preset=none-such&a=base&seed=", "--hash");
    expect(refused).toMatchObject({ code: EXIT.inputProblems, out: "" });
    expect(refused.notes).toMatch(/2 problems[\s\S]*seed:[\s\S]*scenario\.id:/);
    const link = opened(DESCRIPTION).link(at(0));
    expect(await cli(link, "--at", "12:00")).toMatchObject({
      code: EXIT.usage,
      notes: "--at: expected a time of the run, 09:00:00 to 09:30:00",
    });
    expect((await cli(join(folder, "none.json"))).code).toBe(EXIT.world);
  });
});
