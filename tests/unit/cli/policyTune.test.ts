import { expect, test } from "vitest";
import { run } from "../../../cli/program.ts";
import { EXIT } from "../../../cli/terminal.ts";
import type { TuningResult } from "../../../sim/experiment/tuning/tuning.ts";

async function tune(args: readonly string[], onNote: (interrupt: () => void) => void = () => {}) {
  const out: string[] = [];
  const notes: string[] = [];
  let interrupt: () => void = () => {};
  const stop = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const code = await run(["policy", "tune", ...args, "--workers", "1"], {
    out: (text) => out.push(text),
    note: (text) => {
      notes.push(text);
      onNote(interrupt);
    },
    interrupted: () => stop,
  });
  return { code, out: out.join("\n"), notes: notes.join("\n") };
}

const RINGS = ["rings-and-friends-bullseye", "--parameters", "ring=20:60:20"];
const SERVICE = ["--objectives", "serviceLevel,abandonmentRate~0.002"];
const SHORT = ["--runs", "240", "--runs-of-point", "40"];

test("[OT11] prints the frontier and everything tried, with precision and standing; progress goes to stderr", async () => {
  const { code, out, notes } = await tune([...RINGS, ...SERVICE, ...SHORT]);
  expect(code).toBe(EXIT.ok);
  expect(out).toMatch(/^seed 1 · 3 of 3 points · \d+ runs · intervals at 95 % · fingerprint [0-9a-f]{16}$/m);
  expect(out).toMatch(
    /^frontier +ring +Service level, higher +± +Abandonment, lower +± +confidence\n0 +20 +\d\d\.\d\d % +\d\.\d\d % +\d\.\d\d % +\d\.\d\d % +\d+\.\d %$/m,
  );
  expect(out).toMatch(/^1 +40 .* all are +(perhaps )?worse than 0$/m);
  expect(notes).toMatch(/^… search: 3 points, \d in the race, 60 of at most 240 runs$/m);
});

test("[OT11] JSON is everything, CSV one row a point", async () => {
  const json = JSON.parse((await tune([...RINGS, ...SERVICE, ...SHORT, "--json"])).out) as TuningResult;
  expect([json.points.length, json.frontier, json.seed]).toEqual([3, [0], "1"]);
  expect(json).toMatchObject({ parameters: [{ id: "ring", from: 20, to: 60, step: 20 }], objectives: [{}, {}] });
  const rows = (await tune([...RINGS, ...SERVICE, ...SHORT, "--csv"])).out.split("\n");
  expect(rows[0]).toBe(
    "point,ring,serviceLevel@total,serviceLevel@total_half_width,abandonmentRate@total,abandonmentRate@total_half_width,replications,origin,standing,by,confidence",
  );
  expect(rows).toHaveLength(4);
  expect(rows[1]).toMatch(/^0,20,0\.\d+,0\.\d+,0\.\d+,0\.\d+,40,start,frontier,,[01](\.\d+)?$/);
});

test("[OT11] another policy than the scenario's, its own range, and objectives without a side of their own", async () => {
  const args = ["rings-and-friends-last-agent", "--policy", "pref", "--parameters", "wait=0:40:40"];
  const { code, out } = await tune([
    ...args,
    "--objectives",
    "occupancy=lower",
    "--runs",
    "40",
    "--runs-of-point",
    "20",
  ]);
  expect(code).toBe(EXIT.ok);
  expect(out).toContain("Occupancy, lower");
  const usual = await tune(["rings-and-friends-bullseye", "--parameters", "rings", ...SERVICE, "--runs", "200"]);
  expect(usual.out).toMatch(/· 5 of 5 points ·/);
});

test("[OT11] what is wrong is told before anything is run: problems end with 1, lines that mean nothing with 2", async () => {
  const wrong = await tune(["rings-and-friends-bullseye", "--parameters", "moon,ring=0:900,rings=2:1", ...SERVICE]);
  expect([wrong.code, wrong.out]).toEqual([EXIT.inputProblems, ""]);
  for (const place of [
    "moon: expected one of ring, rings",
    "parameters.ring: expected",
    "rings: expected 1 to 1000 values",
  ])
    expect(wrong.notes).toContain(place);
  const russian = await tune(["five-percent", "--policy", "pair", "--parameters", "x", ...SERVICE, "--lang", "ru"]);
  expect(russian.notes).toContain("x: ожидалось: одно из wait, idle, primary; получено:");
  for (const args of [
    [...RINGS],
    [...RINGS, "--objectives", "happiness"],
    [...RINGS, "--objectives", "occupancy"],
    [...RINGS, "--objectives", "serviceLevel@queue:moon"],
    [...RINGS, "--objectives", "serviceLevel@group:cards"],
    [...RINGS, "--objectives", "cost@queue:cards"],
    [...RINGS, "--objectives", "serviceLevel,abandonmentRate,cost"],
    [...RINGS, ...SERVICE, "--runs", "19"],
    [...RINGS, ...SERVICE, "--json", "--csv"],
    ["rings-and-friends-bullseye", "--parameters", "ring=1:x", ...SERVICE],
    ["rings-and-friends-bullseye", "--parameters", "ring,ring", ...SERVICE],
  ]) {
    const { code, out, notes } = await tune(args);
    expect([args, code, out]).toEqual([args, EXIT.usage, ""]);
    expect(notes).not.toBe("");
  }
});

test("[OT8] an interrupt keeps what is done and says so", async () => {
  const { code, out } = await tune([...RINGS, ...SERVICE, "--runs", "90000", "--runs-of-point", "5120"], (interrupt) =>
    interrupt(),
  );
  expect(code).toBe(EXIT.ok);
  expect(out).toContain("Stopped: what was done is shown.");
  expect(out).toMatch(/^frontier +ring/m);
});
