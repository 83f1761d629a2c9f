import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { run } from "../../../cli/program.ts";
import { EXIT } from "../../../cli/terminal.ts";
import type { Backtest } from "../../../sim/forecast/backtest.ts";
import { forecastOf } from "../../../sim/forecast/forecast.ts";
import { worldOf } from "../../fixtures/forecastWorlds.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "forecast-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function cli(...args: readonly string[]) {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await run(args, {
    out: (text) => out.push(text),
    note: (text) => notes.push(text),
    interrupted: () => new Promise(() => {}),
  });
  return { code, out: out.join("\n"), notes: notes.join("\n") };
}

const { series } = worldOf({ days: 48, seed: 5 });
const HEAD = "queue,channel,start,minutes,offered";
const lines = series.days.flatMap(({ date, counts }) =>
  Array.from(counts, (count, i) => `Support,voice,${date}T${String(8 + i).padStart(2, "0")}:00,60,${count}`),
);
function file(name: string, rows: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, [HEAD, ...rows].join("\n"));
  return path;
}
const HOURS = ["--interval", "1h", "--zone", "Europe/Berlin", "--origins", "6", "--horizon", "8d"];

describe("forecast", () => {
  test("[FC26] the file's forecast is that of its counts, whatever form it is printed in", async () => {
    const path = file("history.csv", lines);
    const expected = forecastOf(series, { method: "mean-4", horizonDays: 8 });
    const json = await cli("forecast", path, ...HOURS, "--method", "mean-4", "--json");
    expect(json.code).toBe(EXIT.ok);
    const [found] = JSON.parse(json.out);
    expect(found).toMatchObject({
      queue: "Support",
      channel: "voice",
      fromMinute: 480,
      intervals: 12,
      method: "mean-4",
    });
    expect(found.days.map(({ date }: { date: string }) => date)).toEqual(expected.days.map(({ date }) => date));
    for (const [d, day] of expected.days.entries()) {
      for (const [i, mean] of day.counts.mean.entries()) expect(found.days[d].counts.mean[i]).toBeCloseTo(mean, 2);
    }
    const rows = (await cli("forecast", path, ...HOURS, "--method", "mean-4", "--csv")).out.split("\n");
    expect(rows[0]).toBe("queue,channel,date,time,minutes,days_ahead,mean,median,low50,high50,low90,high90");
    expect(rows).toHaveLength(1 + expected.days.length * 12);
    expect(rows[1]).toContain(`Support,voice,${expected.days[0]!.date},08:00,60,1,`);
    const text = (await cli("forecast", path, ...HOURS, "--method", "mean-4")).out;
    expect(text).toContain("Support (voice): mean-4, after 2025-03-01, 60 min, Europe/Berlin; WAPE of intervals");
    expect(text).toMatch(/^2025-03-03 +\d+ +\d+–\d+ +\d+–\d+$/m);
  });

  test("[FC26] growth is put on top, progress and problems go to stderr, a wrong row costs that row and ends with 1", async () => {
    const path = file("wrong.csv", [...lines, "Support,voice,2025-02-30T09:00,60,4"]);
    const plain = await cli("forecast", path, ...HOURS, "--method", "mean-4", "--json");
    expect(plain.code).toBe(EXIT.inputProblems);
    expect(plain.notes).toContain("wrong.csv: ");
    expect(plain.notes).toContain("… Support: backtest");
    const grown = await cli("forecast", path, ...HOURS, "--method", "mean-4", "--growth", "1", "--json");
    const total = ({ out }: { out: string }) => JSON.parse(out)[0].days[0].total.mean;
    expect(total(grown) / total(plain)).toBeCloseTo(2 ** (2 / 365.2425), 4);
  });

  test("[FC26] kept histories are forecast from their folder, queue by queue; short ones say so", async () => {
    const data = join(folder, "data");
    const two = file("two.csv", [...lines, ...lines.slice(0, 120).map((line) => line.replace("Support", "=Sales"))]);
    expect((await cli("history", "import", two, "--zone", "Europe/Berlin", "--data", data)).code).toBe(EXIT.ok);
    const { code, out, notes } = await cli("forecast", data, ...HOURS, "--method", "mean-8", "--csv");
    expect(code).toBe(EXIT.ok);
    expect(
      new Set(
        out
          .split("\n")
          .slice(1)
          .map((row) => row.split(",")[0]),
      ),
    ).toEqual(new Set(["'=Sales", "Support"]));
    expect(notes).toContain("=Sales: 10 ordinary days are known, a profile of each weekday needs 18");
    const one = await cli("forecast", data, ...HOURS, "--queue", "Support", "--method", "mean-8", "--json");
    expect(JSON.parse(one.out)).toHaveLength(1);
  });

  test("[FC26] single contacts are counted, and intervals without any are 0", async () => {
    const contacts = series.days
      .slice(0, 30)
      .flatMap(({ date }, d) =>
        Array.from({ length: 3 }, (_, k) => `Chat,chat,${date}T09:0${k}:00,answered,${10 + d},300`),
      );
    const path = join(folder, "contacts.csv");
    writeFileSync(path, ["queue,channel,arrived at,outcome,wait,talk", ...contacts].join("\n"));
    const { out } = await cli("forecast", path, ...HOURS, "--method", "mean-4", "--json");
    const [found] = JSON.parse(out);
    expect(found).toMatchObject({ queue: "Chat", fromMinute: 540, intervals: 1 });
    expect(found.days[0].counts.mean).toEqual([expect.closeTo(3, 2)]);
  });

  test("[FC26] a backtest names the method to take, and a history too short to cut ends with 1", async () => {
    const path = file("history.csv", lines);
    const json = await cli("backtest", path, ...HOURS, "--method", "mean-8", "--json");
    const [found] = JSON.parse(json.out) as (Backtest & { queue: string })[];
    expect(found).toMatchObject({ queue: "Support", origins: 6, chosen: "mean-8", methods: [{ method: "mean-8" }] });
    const text = await cli("backtest", path, ...HOURS, "--method", "mean-8");
    expect(text.out).toContain("mean-8 ←");
    const csv = await cli("backtest", path, ...HOURS, "--method", "mean-8", "--csv");
    expect(csv.out.split("\n")[0]).toBe(
      "queue,channel,method,chosen,days_ahead,of,n,wape,bias,mase,pinball,coverage50,coverage90",
    );
    const short = await cli("backtest", file("short.csv", lines.slice(0, 100)), ...HOURS);
    expect([short.code, short.notes]).toEqual([EXIT.inputProblems, "Support: the history is too short to be cut"]);
  });

  test("[FC26] a command that is not understood ends with 2, a file that is not there with 3, one of another kind with 1", async () => {
    const path = file("history.csv", lines);
    for (const wrong of [
      ["--horizon", "0d"],
      ["--horizon", "14"],
      ["--interval", "7m"],
      ["--zone", "Mars/Base"],
      ["--method", "guess"],
      ["--growth", "-1"],
      ["--json", "--csv"],
    ]) {
      expect((await cli("forecast", path, ...wrong)).code, wrong.join(" ")).toBe(EXIT.usage);
    }
    const finer = await cli("forecast", path, "--interval", "30m");
    expect([finer.code, finer.notes]).toEqual([
      EXIT.usage,
      "--interval: Support is known by intervals that can be summed to 60, 1440 minutes, not to 30",
    ]);
    expect((await cli("forecast", join(folder, "nowhere.csv"))).code).toBe(EXIT.world);
    writeFileSync(join(folder, "picture.csv"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect((await cli("forecast", join(folder, "picture.csv"))).code).toBe(EXIT.inputProblems);
  });
});
