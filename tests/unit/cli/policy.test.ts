import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../cli/program.ts";
import { EXIT } from "../../../cli/terminal.ts";
import { parsePolicy } from "../../../sim/routing/parse/parsePolicy.ts";

const VENDORS = join(import.meta.dirname, "../../fixtures/vendors");
const HOW_TO = join(import.meta.dirname, "../../../docs/how-to/import-a-routing-configuration.md");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "policy-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function cli(...args: readonly string[]) {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await run(["policy", ...args], {
    out: (text) => out.push(text),
    note: (text) => notes.push(text),
    interrupted: () => Promise.resolve(),
  });
  return { code, out: out.join("\n"), notes: notes.join("\n") };
}

function written(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("policies from a terminal", () => {
  test("[I20] the policy goes to stdout alone, notes go to stderr in the language asked for", async () => {
    const file = join(VENDORS, "genesys-queue.tf");
    const english = await cli("import", "--from", "genesys", file);
    expect(english.code).toBe(EXIT.ok);
    expect(parsePolicy(JSON.parse(english.out)).ok).toBe(true);
    expect(english.notes.split("\n")).toContain(
      "assumed  resource.genesyscloud_routing_queue.example_queue: The mapping does not name “Example Queue”; it is taken for the queue example-queue.",
    );
    const russian = await cli("import", "--from", "genesys", file, "--lang", "ru");
    expect(russian.out).toBe(english.out);
    expect(russian.notes).toContain(
      "принято  resource.genesyscloud_routing_queue.example_queue: В сопоставлении нет имени",
    );
    expect(await cli("import", "--from", "genesys", file, "--language", "ru")).toEqual(russian);
  });

  test("[I20] --json has the policy, what agents hold, and the notes; without it they are said to be there", async () => {
    const file = join(VENDORS, "genesys-utilization.tf");
    const { out } = await cli("import", "--from", "genesys", file, "--json");
    const result = JSON.parse(out) as { policy: unknown; groups: unknown[]; notes: unknown[] };
    expect(parsePolicy(result.policy).ok).toBe(true);
    expect(result.groups).toHaveLength(1);
    expect(result.notes.length).toBeGreaterThan(0);
    expect((await cli("import", "--from", "genesys", file)).notes).toContain("--json prints them");
  });

  test("[I20] problems go to stderr with their place, all of them, and nothing to stdout", async () => {
    const bad = written("bad.json", { filters: [{ expression: "a == " }] });
    expect(await cli("import", "--from", "twilio", bad)).toEqual({
      code: EXIT.inputProblems,
      out: "",
      notes: [
        'filters.0.expression: expected an attribute, a text, a number or a list at character 6, got "the end"',
        "filters.0.targets: expected a list of targets, got nothing",
      ].join("\n"),
    });
    const mapping = written("mapping-bad.json", { queues: { Q: {} } });
    const refused = await cli("import", "--from", "twilio", bad, "--mapping", mapping);
    expect([refused.code, refused.out]).toEqual([EXIT.inputProblems, ""]);
    expect(refused.notes).toContain("queues.Q");
    const explained = await cli("explain", bad);
    expect([explained.code, explained.out]).toEqual([EXIT.inputProblems, ""]);
  });

  test("[I20] against a scenario, what it lacks is told, and the policy is there all the same", async () => {
    const file = join(VENDORS, "cisco-steps.txt");
    const { code, out, notes } = await cli("import", "--from", "cisco", file, "--scenario", "power-of-one");
    expect(code).toBe(EXIT.inputProblems);
    expect(parsePolicy(JSON.parse(out)).ok).toBe(true);
    expect(notes).toMatch(/^power-of-one: plans\.0\.for\.queueIds/m);
  });

  test("[I20] a line that means nothing ends with 2, a file that cannot be read with 3", async () => {
    for (const args of [
      ["import", "a.json"],
      ["import", "--from", "avaya", "a.json"],
      ["import", "--from", "cisco"],
      ["explain", "fifo-li"],
      ["explain", "no-such-policy"],
      ["explain", written("text.json", "{")],
      ["diff", "fifo-li"],
      ["explain", "fifo-li", "--scenario", "no-such-scenario"],
    ]) {
      const { code, out, notes } = await cli(...args);
      expect([args, code, out]).toEqual([args, EXIT.usage, ""]);
      expect(notes).not.toBe("");
    }
    for (const args of [
      ["import", "--from", "cisco", join(folder, "absent.txt")],
      ["explain", join(folder, "absent.json")],
    ]) {
      expect([args, (await cli(...args)).code]).toEqual([args, EXIT.world]);
    }
  });

  test("[I20] explain says a policy in sentences, diff what changes; policies that route alike differ in nothing", async () => {
    const one = await cli("explain", "fifo-li", "--scenario", "power-of-one");
    expect(one.code).toBe(EXIT.ok);
    expect(one.out.split("\n").length).toBeGreaterThan(2);
    expect((await cli("explain", "fifo-li", "--scenario", "power-of-one", "--lang", "ru")).out).toMatch(/[А-я]/);
    const same = await cli("diff", "fifo-li", "fifo-li", "--scenario", "power-of-one");
    expect([same.code, same.out]).toEqual([EXIT.ok, ""]);
    const other = await cli("diff", "fifo-li", "least-busy", "--scenario", "power-of-one");
    expect([other.code, other.out === ""]).toEqual([EXIT.ok, false]);
  });

  test("[I20] the page about importing: its files give its policy, which explain and diff read", async () => {
    const page = readFileSync(HOW_TO, "utf8");
    const block = (kind: string) => new RegExp(`\`\`\`${kind}\n([^\`]*)\`\`\``).exec(page)?.[1] ?? "";
    const steps = written("spanish.txt", block("text"));
    const mapping = written("mapping.json", block("json"));
    const imported = await cli("import", "--from", "cisco", steps, "--mapping", mapping);
    expect(imported.code).toBe(EXIT.ok);
    const policy = written("spanish.json", imported.out);
    expect(JSON.parse(imported.out)).toMatchObject({
      plans: [
        {
          for: { queueIds: ["cards"] },
          steps: [
            { agents: { groupIds: ["masters"] }, expiresAfterMs: 10_000 },
            { agents: { groupIds: ["masters", "speakers"] }, expiresAfterMs: 20_000 },
            { agents: { groupIds: ["masters", "speakers", "beginners"] } },
          ],
        },
      ],
    });
    const explained = await cli("explain", policy);
    expect([explained.code, explained.out.includes("“masters”")]).toEqual([EXIT.ok, true]);
    const json = await cli("import", "--from", "cisco", steps, "--mapping", mapping, "--json");
    expect(await cli("diff", policy, written("all.json", json.out))).toEqual({ code: EXIT.ok, out: "", notes: "" });
  });
});
