import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { WhyAnswer } from "../../../cli/policyWhy.ts";
import { run } from "../../../cli/program.ts";
import { EXIT } from "../../../cli/terminal.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../../docs/how-to/why.md"), "utf8");
const CENTRE = "rings-and-friends-bullseye";

async function cli(...args: readonly string[]) {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await run(["policy", "why", ...args], {
    out: (text) => out.push(text),
    note: (text) => notes.push(text),
    interrupted: () => Promise.resolve(),
  });
  return { code, out: out.join("\n"), notes: notes.join("\n") };
}

async function answer(...args: readonly string[]): Promise<WhyAnswer> {
  return JSON.parse((await cli(...args, "--json")).out) as WhyAnswer;
}

describe("policy why", () => {
  test("[DT7] the example of the how-to page prints the last decisions before that time, the same each time", async () => {
    const command = /npm run floorcast -- policy why (.*)/.exec(PAGE)?.[1]?.split(" ") ?? [];
    const first = await cli(...command);
    expect(first.code).toBe(EXIT.ok);
    expect(first.out).toMatch(/^09:5\d:\d\d {2}decision \d+ /);
    expect(await cli(...command)).toEqual(first);
    expect(await cli(...command, "--seed", "2")).not.toEqual(first);
  });

  test("[DT7] an offer has its sentence and its table, in both languages", async () => {
    const english = await cli(CENTRE, "--at", "10:00:10");
    expect(english.out).toMatch(/#420 was offered to cards\.9; 5 agents could take it\./);
    expect(english.out).toMatch(/cards\.9 +0 +87\.8/);
    const russian = await cli(CENTRE, "--at", "10:00:10", "--lang", "ru");
    expect(russian.out).toMatch(/#420: предложен оператору cards\.9; взять могли: 5\./);
  });

  test("[DT7] of a contact its decisions and where it is; of an agent what keeps it; of both what is between", async () => {
    const contact = await answer(CENTRE, "--at", "10:00:10", "--contact", "420");
    expect(contact.decisions.at(-1)).toMatchObject({ kind: "offer", contact: 420 });
    expect(contact.decisions.every((one) => one.contact === 420)).toBe(true);
    expect(contact.nobody).toMatchObject({ state: "at-agent" });
    expect((await cli(CENTRE, "--at", "10:00:10", "--contact", "420")).out).toContain("#420 is with cards.9.");
    const agent = await answer(CENTRE, "--at", "10:00:10", "--agent", "cards.9");
    expect(agent.decisions.at(-1)).toMatchObject({ contact: 420 });
    expect(agent.idle?.lines).toBeDefined();
    const both = await answer(CENTRE, "--at", "10:00:10", "--contact", "420", "--agent", "cards.9");
    expect(both.between).toMatchObject({ state: "at-agent" });
    expect((await cli(CENTRE, "--at", "10:00", "--contact", "99999")).out).toContain(
      "#99999 is over, or has not come yet.",
    );
  });

  test.each([
    [["--at", "25:00"], "expected HH:MM or HH:MM:SS, got 25:00"],
    [["--at", "10:00", "--contact", "0"], "expected a whole number in [1, 999999999], got 0"],
    [["--at", "10:00", "--agent", "nobody"], "--agent: expected one of cards."],
    [[], "required option '--at <time>' not specified"],
  ])("[DT7] %j is not understood, and it says why", async (args, text) => {
    const { code, notes } = await cli(CENTRE, ...args);
    expect([code, notes]).toEqual([EXIT.usage, expect.stringContaining(text)]);
  });
});
