import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { run } from "../../../cli/program.ts";
import { EXIT } from "../../../cli/terminal.ts";
import type { Bridge } from "../../../sim/experiment/bridge/bridge.ts";
import type { StaffSearchResult } from "../../../sim/experiment/search/spec.ts";
import type { SchedulePlan } from "../../../sim/staffing/schedule/plan.ts";
import { centre, exponential, group, voiceQueue } from "../../fixtures/centres.ts";
import { daySpec, hours, shiftType } from "../../fixtures/schedules.ts";

async function floorcast(...args: readonly string[]) {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await run(args, {
    out: (text) => out.push(text),
    note: (text) => notes.push(text),
    interrupted: () => new Promise(() => {}),
  });
  return { code, out: out.join("\n"), notes: notes.join("\n") };
}

let folder = "";
const at = (name: string) => join(folder, name);
const keep = (name: string, value: unknown) => writeFile(at(name), JSON.stringify(value));
const TARGET = { withinMs: 20_000, share: 0.8 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "floorcast-plans-"));
  const world = (perHour: number) => {
    const line = voiceQueue(perHour, exponential(120_000), { target: TARGET });
    return centre([line], [group(5, [line])], { run: { lengthMinutes: 240, startMinute: 540, intervalMinutes: 60 } });
  };
  await keep("plan.json", world(100));
  await keep("day.json", world(120));
  await keep("rules.json", daySpec(hours(8, 2, 2, 3, 3, 1, 1)));
  await keep("never.json", daySpec(hours(8, 3), { shiftTypes: [shiftType({ mostADay: 2 })] }));
  await keep("wrong.json", { ...daySpec(hours(8, 1)), slotMinutes: 7 });
  await keep("forecast.json", {
    ...{
      madeAt: 1_772_000_000_000,
      of: "plan",
      method: "seasonal-naive",
      queue: "line",
      channel: "voice",
      timeZone: "UTC",
    },
    ...{ intervalMinutes: 60, fromMinute: 540, after: "2026-03-08" },
    days: [{ date: "2026-03-09", step: 1, intervals: Array(4).fill(Array(6).fill(110)), total: Array(6).fill(440) }],
  });
  const hoursOf = [9, 10, 11, 12].map((hour) => `line,voice,2026-03-09,${hour}:00,100,90,75,120`);
  await writeFile(
    at("intervals.csv"),
    ["Queue,Channel,Date,Time,Offered,Answered,Answered within target,AHT", ...hoursOf].join("\n"),
  );
  const rows = Array.from(
    { length: 60 },
    (_, i) =>
      `Line,voice,2026-03-09 ${9 + (i % 4)}:${String(i % 60).padStart(2, "0")}:00,${i % 3 === 0 ? 40 : 5},90,answered`,
  );
  await writeFile(at("contacts.csv"), ["Queue,Channel,Arrival time,Wait time,Talk time,Outcome", ...rows].join("\n"));
});

test("[LO20] search prints staffing, bound and how targets are kept, as text, CSV and JSON", async () => {
  const args = ["search", at("plan.json"), "--block", "run", "--per", "run", "--runs-a-look", "20", "--workers", "1"];
  const plain = await floorcast(...args);
  expect(plain.code).toBe(EXIT.ok);
  expect(plain.out).toMatch(/cost [\d.]+, (proved|at least)/);
  expect(plain.out).toMatch(/serviceLevel@queue:line\s+0\.8/);
  const found = JSON.parse((await floorcast(...args, "--json")).out) as StaffSearchResult;
  const rows = (await floorcast(...args, "--csv")).out.split("\n");
  expect(rows).toEqual([
    "group,block,starts,on_queue,scheduled",
    `team,0,09:00,${found.found!.agents[0]![0]},${found.found!.agents[0]![0]}`,
  ]);
  expect((await floorcast("search", at("plan.json"), "--groups", "nobody")).code).toBe(EXIT.usage);
});

test("[LO20] schedule prints shifts, iCalendar and a scenario with them; what cannot be is told with its places", async () => {
  const plain = await floorcast("schedule", at("rules.json"));
  expect(plain.out).toMatch(/^3 people, 12\.0 paid hours, cost 120\.00 .*: proved cheapest/);
  expect((await floorcast("schedule", at("rules.json"), "--csv")).out.split("\n")[1]).toBe(
    "#001,Mon,short,8:00,12:00,",
  );
  expect((await floorcast("schedule", at("rules.json"), "--ical")).out.match(/BEGIN:VEVENT/g)).toHaveLength(3);
  const { plan } = JSON.parse((await floorcast("schedule", at("rules.json"), "--json")).out) as { plan: SchedulePlan };
  expect(plan.cost.total).toBe(120);
  const of = ["--scenario", at("plan.json"), "--out", at("made.json")];
  expect((await floorcast("schedule", at("rules.json"), ...of)).code).toBe(EXIT.ok);
  const made = JSON.parse(await readFile(at("made.json"), "utf8")) as { groups: { people: unknown[] }[] };
  // Five are wanted from 9:00 to 13:00: five shifts from 8:00 and five from 10:00 or 12:00.
  expect(made.groups[0]!.people).toHaveLength(10);
  const never = await floorcast("schedule", at("never.json"));
  expect([never.code, never.out]).toEqual([EXIT.inputProblems, ""]);
  expect(never.notes).toContain("at best 1 missing at Mon 8:00");
  expect(never.notes).toContain("shifts-a-day of short would have to be 3, not 2");
  const wrong = await floorcast("schedule", at("wrong.json"));
  expect([wrong.code, wrong.notes]).toEqual([EXIT.inputProblems, expect.stringContaining("slotMinutes: off-the-grid")]);
});

test("[LO20, LO25, LO23] bridge prints the steps from plan to day: a scenario, contacts, or intervals with who was there", async () => {
  const args = ["--replications", "20", "--workers", "1"];
  const plain = await floorcast("bridge", at("plan.json"), at("day.json"), "--realised", "0.6", ...args);
  expect(plain.out).toMatch(/volume\s+-[\d.]+/);
  const found = JSON.parse(
    (
      await floorcast(
        "bridge",
        at("plan.json"),
        "--contacts",
        at("contacts.csv"),
        "--date",
        "2026-03-09",
        "--json",
        ...args,
      )
    ).out,
  ) as Bridge;
  expect(found.actual).toBeCloseTo(40 / 60, 9);
  expect(found.bars.reduce((sum, { value }) => sum + value, found.forecast)).toBeCloseTo(found.actual, 12);
  expect(found.same).toEqual(["staffing", "routing"]);
  const told = ["--contacts", at("intervals.csv"), "--date", "2026-03-09", "--agents", "team=5,5,5,4", ...args];
  const counted = await floorcast("bridge", at("plan.json"), ...told, "--forecast", at("forecast.json"), "--json");
  expect(counted.notes).toContain("told by intervals: line");
  expect(counted.notes).toContain("volume of line: plan forecast made 2026-02-25T06:13:20.000Z");
  expect(counted.notes).not.toContain("staffing as planned");
  expect((JSON.parse(counted.out) as Bridge).actual).toBeCloseTo(0.75, 9);
  const early = [...told, "--forecast", at("forecast.json"), "--stood-at", "2026-02-25T06:13:19Z"];
  expect((await floorcast("bridge", at("plan.json"), ...early)).notes).toContain("volume as planned: line");
  for (const wrong of ["team=5,5", "nobody=5,5,5,4", "team=5,x,5,4"]) {
    const bad = ["--contacts", at("intervals.csv"), "--date", "2026-03-09", "--agents", wrong, ...args];
    expect((await floorcast("bridge", at("plan.json"), ...bad)).code).toBe(EXIT.usage);
  }
  const none = await floorcast("bridge", at("plan.json"), ...told, "--forecast", at("plan.json"));
  expect([none.code, none.notes]).toEqual([EXIT.usage, expect.stringContaining("madeAt: expected")]);
  expect((await floorcast("bridge", at("plan.json"))).code).toBe(EXIT.usage);
  expect((await floorcast("bridge", at("plan.json"), at("day.json"), ...args)).code).toBe(EXIT.usage);
});
