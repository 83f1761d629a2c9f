import { expect, test } from "vitest";
import { run } from "../../../cli/program.ts";
import { EXIT } from "../../../cli/terminal.ts";
import type { ExperimentReport } from "../../../sim/experiment/report.ts";

async function compared(...flags: readonly string[]) {
  const out: string[] = [];
  const notes: string[] = [];
  const pair = ["rings-and-friends-last-agent#own-40", "rings-and-friends-last-agent#own-90"];
  const code = await run(["compare", ...pair, "--replications", "20", "--workers", "1", ...flags], {
    out: (text) => out.push(text),
    note: (text) => notes.push(text),
    interrupted: () => new Promise(() => {}),
  });
  expect(code).toBe(EXIT.ok);
  return { out: out.join("\n"), notes: notes.join("\n") };
}

test("[OT2] compare tells of a trap below its tables, in the JSON, and beside CSV on stderr", async () => {
  const trap =
    /^Service-level trap, the whole centre, from rings-and-friends-last-agent#own-40 to rings-and-friends-last-agent#own-90: service level from [\d.]+% to [\d.]+% \(\+[\d.]+ ± [\d.]+ points\)\.\nMeanwhile “Abandonment”: from /m;
  const plain = await compared();
  expect(plain.out).toMatch(trap);
  expect(plain.notes).not.toMatch(trap);
  const rows = await compared("--csv");
  expect(rows.out).not.toContain("trap");
  expect(rows.notes).toMatch(trap);
  const [report] = JSON.parse((await compared("--json")).out) as ExperimentReport[];
  expect(report!.traps[0]).toMatchObject({
    from: 0,
    to: 1,
    scope: "total",
    worse: [{ figure: "abandonmentRate" }, {}, {}, {}],
  });
});
