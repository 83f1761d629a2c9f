import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { BOUNDS } from "../../../live/bounds.ts";
import { LogFailure, logFailure } from "../../../live/log/failure.ts";
import { type EventLog, type LogOptions, openLog } from "../../../live/log/log.ts";
import type { Instant } from "../../../sim/vocabulary/index.ts";
import { ManualTime } from "../../fixtures/manualTime.ts";
import { collected, NINE, NODE, numbers, projectFile, queued, temporaryDirectory } from "../live/support.ts";

async function opened(options: LogOptions): Promise<EventLog> {
  const log = await openLog(options);
  onTestFinished(() => log.close());
  return log;
}

describe("event log", () => {
  test("[L1] an append resolves only when its events are committed", async () => {
    const directory = temporaryDirectory();
    const time = new ManualTime();
    const log = await opened({ directory, time });
    const order: string[] = [];
    const appended = log.append([queued(1)]).then(() => order.push("acknowledged"));
    expect(log.count()).toBe(0);
    expect(log.pending()).toBe(1);
    expect(order).toEqual([]);
    time.pass(BOUNDS.commitWaitMs);
    await appended;
    expect(log.count()).toBe(1);
    expect(log.pending()).toBe(0);
    expect(await collected(log.read())).toHaveLength(1);
  });

  test("[L2] a group is committed after 20 ms, or at once when it holds 1,000 events", async () => {
    const groups: number[] = [];
    const time = new ManualTime();
    const directory = temporaryDirectory();
    const log = await opened({ directory, time, onCommitTimed: (_, events) => groups.push(events) });
    const small = [log.append([queued(1)]), log.append([queued(2)]), log.append([queued(3)])];
    time.pass(BOUNDS.commitWaitMs - 1);
    expect(time.waiting).toBe(1);
    time.pass(1);
    await Promise.all(small);
    expect(groups).toEqual([3]);
    await log.append(numbers(10, 1_010).map((n) => queued(n)));
    expect(groups).toEqual([3, 1_000]);
  });

  test("[L3] (source, event id) is stored once: in a batch, between batches, after a restart", async () => {
    const directory = temporaryDirectory();
    const first = await openLog({ directory });
    expect(await first.append([queued(1), queued(1), queued(2)])).toEqual(["accepted", "duplicate", "accepted"]);
    expect(await first.append([queued(2), queued(3)])).toEqual(["duplicate", "accepted"]);
    await first.close();
    const second = await opened({ directory });
    expect(second.count()).toBe(3);
    expect(await second.append([queued(1), queued(2), queued(3), queued(4)])).toEqual([
      "duplicate",
      "duplicate",
      "duplicate",
      "accepted",
    ]);
  });

  test("[L3] the same event id from another source is another event", async () => {
    const log = await opened({ directory: temporaryDirectory() });
    expect(await log.append([queued(1), queued(1, { source: "crm://branch-8" })])).toEqual(["accepted", "accepted"]);
  });

  test("[L3] concurrent appends of the same events store them once", async () => {
    const log = await opened({ directory: temporaryDirectory() });
    const same = numbers(0, 700).map((n) => queued(n));
    const results = (await Promise.all([log.append(same), log.append(same), log.append(same)])).flat();
    expect(results.filter((result) => result === "accepted")).toHaveLength(700);
    expect(log.count()).toBe(700);
  });

  test("[L4] events are read in the order they were accepted, whatever their times", async () => {
    const directory = temporaryDirectory();
    const log = await openLog({ directory });
    await log.append([queued(5), queued(1)]);
    await log.append([queued(9), queued(3)]);
    const order = (events: readonly { eventId: string }[]) => events.map(({ eventId }) => eventId);
    const expected = ["queued-5", "queued-1", "queued-9", "queued-3"];
    expect(order(await collected(log.read()))).toEqual(expected);
    await log.close();
    const again = await opened({ directory });
    expect(order(await collected(again.read()))).toEqual(expected);
    const span = { from: (NINE + 3) as Instant, to: (NINE + 9) as Instant };
    expect(order(await collected(again.read(span)))).toEqual(["queued-5", "queued-3"]);
    expect(again.lastAt()).toBe(NINE + 9);
  });

  test("[L5] what was recorded is kept, what was not gets the time of acceptance, never running backwards", async () => {
    const time = new ManualTime();
    const log = await opened({ directory: temporaryDirectory(), time });
    const start = time.now();
    const full = (from: number) => numbers(from, from + 1_000).map((n) => queued(n));
    await log.append(full(0));
    const back = { now: () => start - 60_000, after: time.after.bind(time) };
    await log.append([{ ...queued(5_000), recordedAt: 42 as Instant }, ...full(10_000)]);
    const events = await collected(log.read());
    expect(events[0]?.recordedAt).toBe(start);
    expect(events[1_000]?.recordedAt).toBe(42);
    await log.close();
    const directory = temporaryDirectory();
    const ahead = await openLog({ directory, time });
    await ahead.append(full(0));
    await ahead.close();
    const behind = await opened({ directory, time: back });
    await behind.append(full(1_000));
    expect((await collected(behind.read())).at(-1)?.recordedAt).toBe(start);
  });

  test("[L11] time up to which all is recorded waits for the oldest uncommitted append, and never runs backwards", async () => {
    const time = new ManualTime();
    const start = time.now();
    const log = await opened({ directory: temporaryDirectory(), time });
    const appended = log.append([queued(1)]);
    time.pass(BOUNDS.commitWaitMs - 1);
    expect(log.recordedUntil()).toBe(start);
    time.pass(1);
    expect(log.recordedUntil()).toBe(start);
    await appended;
    expect(log.recordedUntil()).toBe(start + BOUNDS.commitWaitMs);
    time.pass(50_000);
    const asked = log.recordedUntil();
    const again = log.append(numbers(10, 1_010).map((n) => queued(n)));
    await again;
    for (const event of (await collected(log.read())).slice(1)) expect(event.recordedAt).toBeGreaterThanOrEqual(asked);
  });

  test("[L6] a second opening of the same directory is refused, in this process and in another", async () => {
    const directory = temporaryDirectory();
    await opened({ directory });
    await expect(openLog({ directory })).rejects.toMatchObject({ code: "log-locked" });
    const script = `const { openLog } = await import(${JSON.stringify(projectFile("live/log/log.ts"))});
      try { await openLog({ directory: ${JSON.stringify(directory)} }); console.log("opened"); }
      catch (failure) { console.log(failure.code); }`;
    const other = spawnSync(NODE, ["--input-type=module", "-e", script], { encoding: "utf8" });
    expect(other.stdout.trim()).toBe("log-locked");
  });

  test("[L7] a damaged file is named, and left as it is", async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "log.duckdb"), "these are not the bytes of a database".repeat(500));
    const failure = await openLog({ directory }).catch((problem: unknown) => problem);
    expect(failure).toBeInstanceOf(LogFailure);
    expect(failure).toMatchObject({ code: "log-corrupt" });
    expect(String(failure)).toContain(directory);
  });

  test("[L7] a directory that cannot be made is a failure with a code", async () => {
    const file = join(temporaryDirectory(), "file");
    writeFileSync(file, "");
    await expect(openLog({ directory: join(file, "data") })).rejects.toBeInstanceOf(LogFailure);
  });

  test.each([
    ["IO Error: Could not set lock on file: Conflicting lock is held", "log-locked"],
    ["IO Error: Could not write file: No space left on device", "log-full"],
    ["IO Error: Cannot open file: Permission denied", "log-read-only"],
    ["IO Error: Cannot open file: Read-only file system", "log-read-only"],
    ["Fatal Error: database has been invalidated because of a previous fatal error", "log-corrupt"],
    ["something new", "log-failed"],
  ])("[L7] “%s” is told as %s", (said, code) => {
    expect(logFailure(new Error(said), "data")).toMatchObject({ code });
  });

  test("[L8] a commit that fails acknowledges nothing, shows as a state, and the next one may succeed", async () => {
    let broken = true;
    const directory = temporaryDirectory();
    const log = await opened({
      directory,
      onCommitted: () => {
        if (broken) throw new Error("IO Error: No space left on device");
      },
    });
    await expect(log.append([queued(1)])).rejects.toMatchObject({ code: "log-full" });
    expect(log.state()).toMatchObject({ kind: "failing", failure: { code: "log-full" } });
    broken = false;
    // It had been stored all the same: sent again it is known, not doubled.
    expect(await log.append([queued(1), queued(2)])).toEqual(["duplicate", "accepted"]);
    expect(log.state()).toEqual({ kind: "ready" });
  });

  test("[L8] on a full disk exactly what was acknowledged is kept, and said", async () => {
    const directory = temporaryDirectory();
    const script = `const { openLog } = await import(${JSON.stringify(projectFile("live/log/log.ts"))});
      const log = await openLog({ directory: ${JSON.stringify(directory)} });
      const event = (n) => ({ type: "work.held", source: "a://b", eventId: "e" + n, at: 1772442000000 + n, basis: "observed",
        precisionMs: 1, workId: "work-" + Math.sin(n) });
      let acknowledged = 0;
      let failure;
      for (let n = 0; n < 60000 && failure === undefined; n += 1000) {
        const batch = Array.from({ length: 1000 }, (_, i) => event(n + i));
        await log.append(batch).then((results) => { acknowledged += results.length; }, (problem) => { failure = problem; });
      }
      console.log(JSON.stringify({ acknowledged, code: failure?.code, state: log.state().kind }));
      process.exit(0);`;
    // A limit on the size of a file stands in for the end of the disk: the same write fails.
    const limited = spawnSync("bash", ["-c", 'ulimit -f 4000; exec "$0" --input-type=module -e "$1"', NODE, script], {
      encoding: "utf8",
    });
    const told = JSON.parse(limited.stdout) as { acknowledged: number; code: string; state: string };
    expect(told).toMatchObject({ code: "log-full", state: "failing" });
    expect(told.acknowledged).toBeGreaterThan(0);
    const log = await opened({ directory });
    expect(log.count()).toBe(told.acknowledged);
  });

  test("[L9] forgetting removes what was recorded before an instant, and only that", async () => {
    const directory = temporaryDirectory();
    const log = await openLog({ directory });
    const at = (n: number, recordedAt: number) => ({ ...queued(n), recordedAt: recordedAt as Instant });
    await log.append([at(1, NINE), at(2, NINE + 1), at(3, NINE + 2)]);
    expect(await log.forget((NINE + 2) as Instant)).toBe(2);
    expect((await collected(log.read())).map(({ eventId }) => eventId)).toEqual(["queued-3"]);
    expect(log.count()).toBe(1);
    await log.close();
    const again = await opened({ directory });
    expect(await again.append([at(1, NINE), at(3, NINE)])).toEqual(["accepted", "duplicate"]);
  });

  test("[L10] too many events waiting are refused, not kept in memory", async () => {
    const log = await openLog({ directory: temporaryDirectory(), time: new ManualTime() });
    const event = queued(1);
    const kept = log.append(Array.from({ length: BOUNDS.commitPending }, () => event));
    await expect(log.append([queued(2)])).rejects.toMatchObject({ code: "log-behind" });
    expect((await kept).filter((result) => result === "accepted")).toHaveLength(1);
    await log.close();
    await expect(log.append([queued(3)])).rejects.toMatchObject({ code: "log-closed" });
  });

  test("[L1] closing commits what waits", async () => {
    const directory = temporaryDirectory();
    const log = await openLog({ directory, time: new ManualTime() });
    const appended = log.append([queued(1)]);
    await log.close();
    expect(await appended).toEqual(["accepted"]);
    expect((await opened({ directory })).count()).toBe(1);
  });

  test("an append of nothing is nothing", async () => {
    const log = await opened({ directory: temporaryDirectory(), time: new ManualTime() });
    expect(await log.append([])).toEqual([]);
  });
});
