import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FollowOptions, followQueueLog } from "../../../live/sources/asterisk/queueLog/follow.ts";
import { FileTail } from "../../../live/sources/asterisk/queueLog/tail.ts";
import type { Source } from "../../../live/sources/source.ts";
import type { FloorEvent, Instant } from "../../../sim/vocabulary/index.ts";
import { moved, PBX, START } from "./support.ts";

let folder = "";
let path = "";
const running: Source[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "queue-log-"));
  path = join(folder, "queue_log");
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((source) => source.stop()));
  rmSync(folder, { recursive: true });
});

const enter = (second: number, callid: string): string =>
  `${moved(`${second}|${callid}|q|NONE|ENTERQUEUE||123456|1`)}\n`;

/** A running follower, everything it emitted, and a way to wait for what is to come. */
async function following(options: Partial<FollowOptions> = {}) {
  const events: FloorEvent[] = [];
  let heard: () => void = () => {};
  const source = followQueueLog({ source: PBX, path, pollMs: 10, ...options });
  running.push(source);
  await source.start(async (batch) => {
    events.push(...batch);
    heard();
  });
  const queued = () => events.flatMap((event) => (event.type === "visit.queued" ? [event.contactId.slice(5)] : []));
  const states = () => events.flatMap((event) => (event.type === "source.health" ? [event.state] : []));
  const until = async (wanted: () => boolean): Promise<void> => {
    while (!wanted()) await new Promise<void>((resolve) => (heard = resolve));
  };
  return { source, events, queued, states, until };
}

describe("following a file", () => {
  test("[Q17] history is read first, then new lines as they come", async () => {
    writeFileSync(path, enter(0, "a"));
    const { queued, states, until } = await following();
    expect(queued()).toEqual(["a"]);
    expect(states()).toEqual(["connected"]);
    appendFileSync(path, enter(1, "b") + enter(2, "c"));
    await until(() => queued().length === 3);
    expect(queued()).toEqual(["a", "b", "c"]);
  });

  test("[Q17] a line without its end waits for the rest, multi-byte characters included", async () => {
    const line = Buffer.from(moved("0|NONE|q|Анна Петрова|PAUSE|обед\n"));
    const cut = line.indexOf("П") + 1;
    writeFileSync(path, line.subarray(0, cut));
    const { events, until } = await following();
    expect(events.map(({ type }) => type)).toEqual(["source.health"]);
    appendFileSync(path, line.subarray(cut));
    await until(() => events.some(({ type }) => type === "agent.presence"));
    expect(events.find(({ type }) => type === "agent.presence")).toMatchObject({
      agentId: "Анна Петрова",
      reason: "обед",
    });
  });

  test("[Q18] rotation: the old file is read to its end, then the new one, and nothing twice", async () => {
    writeFileSync(path, enter(0, "a"));
    const { queued, until, events } = await following();
    renameSync(path, `${path}.0`);
    // The writer still has the old file open, as Asterisk does until it is told to reload.
    appendFileSync(`${path}.0`, enter(1, "b"));
    await until(() => queued().length === 2);
    writeFileSync(path, `${moved("2|NONE|NONE|NONE|CONFIGRELOAD|")}\n${enter(2, "c")}`);
    await until(() => queued().length === 3);
    expect(queued()).toEqual(["a", "b", "c"]);
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length);
  });

  test("[Q18] rotation: what was written between the last look and the new file is not lost", async () => {
    writeFileSync(path, "a\n");
    const tail = new FileTail(path);
    expect(await tail.step()).toEqual({ state: "more", lines: ["a"] });
    const atEnd = tail.step();
    expect(await atEnd).toEqual({ state: "idle", lines: [] });
    appendFileSync(path, "b\nc");
    renameSync(path, `${path}.0`);
    writeFileSync(path, "d\n");
    const lines: string[] = [];
    for (let step = await tail.step(); step.state === "more"; step = await tail.step()) lines.push(...step.lines);
    await tail.close();
    expect(lines).toEqual(["b", "c", "d"]);
  });

  test("[Q18] truncation in place: reading goes on from the beginning", async () => {
    writeFileSync(path, enter(0, "a") + enter(0, "a2"));
    const { queued, until } = await following();
    truncateSync(path, 0);
    appendFileSync(path, enter(5, "b"));
    await until(() => queued().includes("b"));
    expect(queued()).toEqual(["a", "a2", "b"]);
  });

  test("[Q18] deletion is a visible state until a new file appears", async () => {
    writeFileSync(path, enter(0, "a"));
    const { queued, states, until } = await following();
    unlinkSync(path);
    await until(() => states().includes("stale"));
    writeFileSync(path, enter(1, "b"));
    await until(() => states().at(-1) === "connected");
    expect(queued()).toEqual(["a", "b"]);
    expect(states()).toEqual(["connected", "stale", "connected"]);
  });

  test("[Q18] a file that is not there yet is a state, and is read as soon as it is", async () => {
    const { queued, states, events, until } = await following();
    expect(states()).toEqual(["disconnected"]);
    expect(events[0]).toMatchObject({ detail: expect.stringContaining("ENOENT") });
    writeFileSync(path, enter(0, "a"));
    await until(() => states().at(-1) === "connected");
    expect(queued()).toEqual(["a"]);
  });

  test("[Q19] a restart reads everything again, rotated files first, and every event has the id it had", async () => {
    writeFileSync(path, enter(0, "a"));
    const first = await following();
    renameSync(path, `${path}.7`);
    writeFileSync(path, `${moved("9|a|q|Ann|CONNECT|9|x|3")}\n`);
    await first.until(() => first.events.some(({ type }) => type === "work.connected"));
    await first.source.stop();
    const second = await following();
    const ids = (events: readonly FloorEvent[]) =>
      events.filter(({ type }) => type !== "source.health").map(({ eventId }) => eventId);
    expect(ids(second.events)).toEqual(ids(first.events));
    const since = await following({ from: ((START + 9) * 1000) as Instant });
    expect(since.queued()).toEqual([]);
    expect(since.events.find(({ type }) => type === "work.connected")).toMatchObject({ visitId: "pbx1:a/q/1" });
  });

  test("[Q19] events that could not be stored are handed over again, in order, before anything else", async () => {
    writeFileSync(path, enter(0, "a"));
    const stored: string[] = [];
    let refusals = 3;
    const source = followQueueLog({ source: PBX, path, pollMs: 1 });
    running.push(source);
    await source.start(async (batch) => {
      if (refusals-- > 0) throw new Error("log-behind");
      stored.push(...batch.map(({ type }) => type));
    });
    expect(stored).toEqual(["contact.started", "visit.queued", "source.health"]);
  });

  test("[Q20] a line beyond the bound is rejected once, whatever its length, and the next one is read", async () => {
    writeFileSync(path, `${"x".repeat(1_000_000)}\n${enter(0, "a")}`);
    const { queued, events } = await following();
    expect(queued()).toEqual(["a"]);
    expect(events.at(-1)).toMatchObject({ type: "source.health", rejected: 1 });
  });

  test("[Q20] wrong bytes are replaced, not fatal", async () => {
    writeFileSync(
      path,
      Buffer.concat([Buffer.from(moved("0|NONE|q|An")), Buffer.from([0xff]), Buffer.from("n|PAUSE|x\n")]),
    );
    const tail = new FileTail(path);
    const { lines } = await tail.step();
    await tail.close();
    expect(lines).toEqual([moved("0|NONE|q|An\ufffdn|PAUSE|x")]);
  });
});
