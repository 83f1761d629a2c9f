import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { run } from "../../../cli/program.ts";
import { openReplayServer } from "../../../cli/replayServer.ts";
import { EXIT } from "../../../cli/terminal.ts";
import { recordingEvents } from "../../../live/recordings.ts";
import { createReplayedFeed } from "../../../sim/feed/replayed.ts";
import { defaultBoardConfig } from "../../../sim/metrics/defaults.ts";
import type { Frame } from "../../../sim/metrics/frame.ts";
import { withFrameDelta } from "../../../sim/protocol/frameDelta.ts";
import { PROTOCOL_VERSION, type ServerMessage } from "../../../sim/protocol/messages.ts";
import { toCloudEvent } from "../../../sim/vocabulary/wire.ts";

const RECORDING = join(import.meta.dirname, "../../../recordings/asterisk-384-calls");
const FILES = [join(RECORDING, "queue_log.0"), join(RECORDING, "queue_log")];
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cli-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** One command line: how it ended and what it wrote. `onOut` may interrupt a lasting command. */
async function cli(args: readonly string[], onOut: (text: string, interrupt: () => void) => void = () => {}) {
  const out: string[] = [];
  const notes: string[] = [];
  let interrupt: () => void = () => {};
  const stop = new Promise<void>((resolve) => {
    interrupt = resolve;
  });
  const code = await run(args, {
    out: (text) => {
      out.push(text);
      onOut(text, interrupt);
    },
    note: (text) => notes.push(text),
    interrupted: () => stop,
  });
  return { code, out: out.join("\n"), notes: notes.join("\n") };
}

describe("the command line", () => {
  test("[Q21] results go to stdout, problems to stderr, and the exit code says how it ended", async () => {
    expect(await cli(["--help"])).toMatchObject({ code: EXIT.ok, out: expect.stringContaining("Exit codes") });
    for (const args of [
      ["nonsense"],
      ["totals"],
      ["totals", "a", "--data", "b"],
      ["totals", "a", "--by", "moon"],
      ["totals", "a", "--from", "yesterday"],
      ["replay", "a", "--speed", "-1"],
      ["import", "a", "--format", "pdf"],
      ["import", FILES[0]!, "--asterisk", "a b", "--data", folder],
      ["replay", FILES[0]!, "--time-zone", "Nowhere/None", "--headless"],
    ]) {
      const { code, out, notes } = await cli(args);
      expect([args, code, out]).toEqual([args, EXIT.usage, ""]);
      expect(notes).not.toBe("");
    }
    for (const args of [
      ["totals", join(folder, "absent")],
      ["totals", "--data", join(folder, "absent")],
    ]) {
      expect(await cli(args)).toMatchObject({ code: EXIT.world, out: "", notes: expect.stringContaining("ENOENT") });
    }
  });

  test("[Q21] importing the same files again changes nothing; totals of the log are those of the files", async () => {
    const data = join(folder, "log");
    const first = await cli(["import", ...FILES, "--data", data, "--json"]);
    const again = await cli(["import", ...FILES, "--data", data, "--json"]);
    const { accepted } = JSON.parse(first.out) as { accepted: number };
    expect([first.code, again.code]).toEqual([EXIT.ok, EXIT.ok]);
    expect(accepted).toBeGreaterThan(2_000);
    expect(JSON.parse(again.out)).toMatchObject({ accepted: 0, duplicates: accepted });
    const ofLog = await cli(["totals", "--data", data, "--json"]);
    const ofFiles = await cli(["totals", ...FILES, "--json"]);
    expect(JSON.parse(ofLog.out)).toEqual(JSON.parse(ofFiles.out));
    expect(JSON.parse(ofLog.out)).toMatchObject([
      { key: "billing", offered: 68, answered: 57 },
      { key: "nightline", offered: 13, answered: 12 },
      { key: "sales", offered: 148, answered: 118 },
      { key: "support", offered: 154, answered: 119 },
    ]);
    expect((await cli(["totals", "--data", data, "--by", "agent"])).out).toContain("Pooled Agent 90");
  });

  test("[Q21] what was not understood is told by file and line, everything else is done, and the exit code is 1", async () => {
    const file = join(folder, "mixed");
    writeFileSync(file, "rubbish\n1795320124|c1|q|NONE|ENTERQUEUE||123456|1\n");
    const { code, out, notes } = await cli(["totals", file, "--json"]);
    expect(code).toBe(EXIT.inputProblems);
    expect(JSON.parse(out)).toMatchObject([{ key: "q", offered: 1, stillWaiting: 1 }]);
    const imported = await cli(["import", file, "--data", join(folder, "mixed-log")]);
    expect(imported).toMatchObject({ code: EXIT.inputProblems, out: "2 events accepted, 0 already there" });
    expect(notes).toContain("line 1: expected time|callid|queue|agent|event");
  });

  test("[Q21] the form of a file is told from its first line, events included", async () => {
    const file = join(folder, "events.ndjson");
    const events = recordingEvents("asterisk-transfers");
    writeFileSync(file, `${events.map((event) => JSON.stringify(toCloudEvent(event))).join("\n")}\nnot json\n`);
    const ofEvents = await cli(["totals", file, "--json"]);
    const ofLog = await cli(["totals", join(RECORDING, "../asterisk-transfers/queue_log"), "--json"]);
    expect([ofEvents.code, ofLog.code]).toEqual([EXIT.inputProblems, EXIT.ok]);
    expect(JSON.parse(ofEvents.out)).toEqual(JSON.parse(ofLog.out));
  });

  test("[Q22] a headless replay prints one line of figures a floor-minute, and ends with the recording", async () => {
    const { code, out } = await cli(["replay", ...FILES, "--headless", "--speed", "86400"]);
    const lines = out.split("\n");
    expect(code).toBe(EXIT.ok);
    expect(lines[0]).toMatch(/^2026-11-22T04:02 {2}waiting 0 /);
    expect(lines.at(-1)).toMatch(/offered 383 {2}answered 306 {2}abandoned 45$/);
    // 1,576 s of recording from 04:01:56: every full minute up to the one after its end.
    expect(lines).toHaveLength(28);
  });

  test("[Q22] a replay on a wall serves the recording at its own time, and leaves nothing behind", async () => {
    let frame: unknown;
    const from = "2026-11-22T04:15:00Z";
    const { code, out } = await cli(
      ["replay", ...FILES, "--no-pages", "--port", "0", "--speed", "60", "--from", from],
      (address, interrupt) => {
        void untilFrame(address).then((seen) => {
          frame = seen;
          interrupt();
        });
      },
    );
    expect([code, out]).toEqual([EXIT.ok, expect.stringMatching(/^http:\/\/localhost:\d+$/)]);
    expect(frame).toMatchObject({ feed: { kind: "replayed", state: "running", speed: 60 } });
    const { at } = frame as { readonly at: number };
    expect(at).toBeGreaterThanOrEqual(Date.parse(from));
    expect(at).toBeLessThan(Date.parse(from) + 1_800_000);
  });
});

test("[Q22] a replay that ends says so and keeps its last picture, while displays hear the real time", async () => {
  let seen: { readonly frame: unknown; readonly serverAt: number } | undefined;
  const { code } = await cli(
    ["replay", ...FILES, "--no-pages", "--port", "0", "--speed", "86400"],
    (address, interrupt) => {
      void untilEnded(address).then((last) => {
        seen = last;
        interrupt();
      });
    },
  );
  expect(code).toBe(EXIT.ok);
  expect(seen?.frame).toMatchObject({
    feed: { kind: "replayed", state: "ended" },
    total: { day: { offered: 383, answered: 306, abandoned: 45 } },
    sources: [expect.objectContaining({ freshness: "fresh" })],
  });
  expect(Math.abs((seen?.serverAt ?? 0) - Date.now())).toBeLessThan(60_000);
});

test("[Q22] however late its end is noticed, a replay stands at it", async () => {
  const feed = createReplayedFeed(recordingEvents("asterisk-384-calls"), "recording");
  // Eleven days of its time a millisecond: the next step would be far behind its end.
  const server = await openReplayServer({
    ...{ feed, startsAt: feed.startsAt!, speed: 1e9, port: 0, pages: false },
    config: defaultBoardConfig({ place: "recording", timeZone: "UTC" }),
  });
  const { frame } = await untilEnded(server.address);
  await server.close();
  expect(frame).toMatchObject({ at: feed.endsAt, total: { day: { offered: 383, answered: 306, abandoned: 45 } } });
});

/** The first frame pushed to a display in which the recording has ended, with the server's clock beside it. */
function untilEnded(address: string): Promise<{ readonly frame: unknown; readonly serverAt: number }> {
  return new Promise((done, fail) => {
    const socket = new WebSocket(`${address.replace("http", "ws")}/live`);
    let shown: Frame | undefined;
    socket.on("open", () => socket.send(JSON.stringify({ type: "hello", protocol: PROTOCOL_VERSION })));
    socket.on("error", fail);
    socket.on("message", (data) => {
      const message = JSON.parse(String(data)) as ServerMessage;
      if (message.type === "snapshot") shown = message.frame;
      else if (message.type === "frame" && shown !== undefined) shown = withFrameDelta(shown, message.delta);
      if (shown?.feed.state !== "ended" || !("serverAt" in message)) return;
      socket.close();
      done({ frame: shown, serverAt: message.serverAt });
    });
  });
}

/** The first frame in which something has happened; asks again each time it is answered with less. */
async function untilFrame(address: string): Promise<unknown> {
  for (;;) {
    const response = await fetch(`${address}/api/v1/frame`);
    const body = (await response.json()) as { readonly total?: { readonly day: { readonly offered: number } } };
    if ((body.total?.day.offered ?? 0) > 0) return body;
  }
}
