import { spawn, spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { openLog } from "../../../live/log/log.ts";
import { Settler } from "../../../sim/feed/settle.ts";
import { Board } from "../../../sim/metrics/board.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import type { FloorEvent, Instant } from "../../../sim/vocabulary/index.ts";
import { killStory } from "../../fixtures/killStory.ts";
import { collected, NODE, projectFile, temporaryDirectory } from "./support.ts";

const TARGET = projectFile("tests/fixtures/killTarget.ts");

/** Lets the target ingest until it acknowledged `count` events, kills it, and says which those were. */
function killedAfter(directory: string, count: number): Promise<{ acknowledged: string[]; signal: string | null }> {
  return new Promise((resolve, reject) => {
    const target = spawn(NODE, [TARGET, "ingest", directory], { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    target.stdout.on("data", (piece: Buffer) => {
      text += piece.toString();
      if (text.split("\n").length > count) target.kill("SIGKILL");
    });
    target.on("error", reject);
    target.on("close", (_, signal) => {
      // The kill may cut the last line: half an acknowledgement is none.
      const lines = text
        .slice(0, text.lastIndexOf("\n") + 1)
        .split("\n")
        .filter(Boolean);
      resolve({ acknowledged: lines.map((line) => line.split(" ")[1] ?? ""), signal });
    });
  });
}

async function logged(directory: string): Promise<FloorEvent[]> {
  const log = await openLog({ directory });
  const events = await collected(log.read());
  await log.close();
  return events;
}

describe("restart", () => {
  test("[L11] killed at any instant, nothing acknowledged is lost and the floor is the fold of the log", async () => {
    const directory = temporaryDirectory();
    const story = killStory();
    const acknowledged = new Set<string>();
    for (const count of [1, 60, 333, 1_000, 1_777, 2_600, 3_333]) {
      const killed = await killedAfter(directory, count);
      expect(killed.signal).toBe("SIGKILL");
      for (const id of killed.acknowledged) acknowledged.add(id);
      const stored = (await logged(directory)).map(({ eventId }) => eventId as string);
      expect(new Set(stored).size).toBe(stored.length);
      expect([...acknowledged].filter((id) => !stored.includes(id))).toEqual([]);
    }
    const rest = await killedAfter(directory, Number.POSITIVE_INFINITY);
    expect(rest.signal).toBeNull();
    expect(new Set(rest.acknowledged).size).toBe(story.length);

    const events = await logged(directory);
    expect(events.map(({ eventId }) => eventId).sort()).toEqual(story.map(({ eventId }) => eventId).sort());
    const until = ((events.at(-1)?.recordedAt ?? 0) + 10_000) as Instant;
    const board = new Board(defaultBoardConfig());
    const settler = new Settler({ windowMs: 2_000 });
    for (const event of events) {
      for (const settled of settler.accept(event, event.recordedAt ?? event.at)) board.apply(settled);
    }
    for (const settled of settler.advance(until)) board.apply(settled);
    const restarted = spawnSync(NODE, [TARGET, "digest", directory, String(until)], { encoding: "utf8" });
    expect(JSON.parse(restarted.stdout)).toEqual(JSON.parse(JSON.stringify(board.digest())));
  });
});
